#include "app/ui/pictures.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

std::uint32_t packed(geodata::Colour c) {
  return std::uint32_t{c.r} | (std::uint32_t{c.g} << 8) | (std::uint32_t{c.b} << 16) | (std::uint32_t{c.a} << 24);
}
std::uint64_t packed(const std::optional<geodata::Colour>& c) { return c ? packed(*c) : std::uint64_t{1} << 32; }

// Distance to a rounded square of half side `half` about the origin, negative inside.
double distance_to_rounded(double x, double y, double half, double radius) {
  const double dx = std::abs(x) - (half - radius), dy = std::abs(y) - (half - radius);
  return std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) + std::min(std::max(dx, dy), 0.0) - radius;
}

}  // namespace

void Pictures::set_scale(double scale) {
  scale_ = scale;
  drop();
}

void Pictures::drop() {
  symbols_.clear();
  shadows_.clear();
}

std::optional<AtlasRect> Pictures::symbol(SymbolStyle style) {
  style.scale = scale_;
  const int flags = (style.hollow ? 1 : 0) | (style.dashed ? 2 : 0);
  Key key{std::string(style.name), style.size_px,      packed(style.colour),
          packed(style.accent),    packed(style.halo), flags};
  const auto found = symbols_.find(key);
  if (found != symbols_.end()) return found->second;
  const BitmapPtr bitmap = app::symbol(style);
  if (!bitmap || bitmap->width <= 0 || bitmap->height <= 0) return std::nullopt;
  const std::optional<AtlasRect> rect = atlas_.add(bitmap->width, bitmap->height);
  if (!rect) return std::nullopt;
  const auto width = static_cast<std::size_t>(bitmap->width);
  for (int y = 0; y < bitmap->height; ++y)
    std::copy_n(bitmap->rgba.data() + static_cast<std::size_t>(y) * width, width, atlas_.row(*rect, y));
  symbols_.emplace(std::move(key), *rect);
  return rect;
}

std::optional<Pictures::Shadow> Pictures::shadow(double reach_px, double radius_px) {
  const auto found = shadows_.find({reach_px, radius_px});
  if (found != shadows_.end()) return found->second;
  const double reach = reach_px * scale_, radius = radius_px * scale_;
  const int margin = static_cast<int>(std::ceil(2 * reach + radius));
  const int side = 2 * margin + 1;
  const std::optional<AtlasRect> rect = atlas_.add(side, side);
  if (!rect) return std::nullopt;
  const double half = margin - reach;
  for (int y = 0; y < side; ++y) {
    std::uint32_t* row = atlas_.row(*rect, y);
    for (int x = 0; x < side; ++x) {
      // Smoothstep over the edge, 2 * reach wide: near a blurred edge's shape, and exactly 0 at the end.
      const double d = distance_to_rounded(x - margin, y - margin, half, radius);
      const double t = std::clamp(0.5 - d / (2 * reach), 0.0, 1.0);
      const auto coverage = static_cast<std::uint32_t>(std::lround(255 * t * t * (3 - 2 * t)));
      row[x] = coverage << 24;  // black, premultiplied
    }
  }
  const Shadow shadow{*rect, margin};
  shadows_.emplace(std::pair(reach_px, radius_px), shadow);
  return shadow;
}

}  // namespace app
