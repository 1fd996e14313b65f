#include "app/scene/plates.h"

#include <algorithm>
#include <cmath>

#include "app/text/coverage.h"

namespace app {
namespace {

constexpr double halo_px = 1;

struct Box {  // device px
  double min_x = 0, min_y = 0, max_x = 0, max_y = 0;
};

// How much of each pixel lies inside a rectangle with round corners, by the distance of the pixel's centre to its edge
// (I. Quilez, "2D distance functions").
Coverage rounded(int width, int height, const Box& box, double radius) {
  Coverage out(width, height);
  const double cx = (box.min_x + box.max_x) / 2, cy = (box.min_y + box.max_y) / 2;
  const double half_x = (box.max_x - box.min_x) / 2, half_y = (box.max_y - box.min_y) / 2;
  const double r = std::clamp(radius, 0.0, std::min(half_x, half_y));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double qx = std::abs(x + 0.5 - cx) - half_x + r, qy = std::abs(y + 0.5 - cy) - half_y + r;
      const double distance = std::hypot(std::max(qx, 0.0), std::max(qy, 0.0)) + std::min(std::max(qx, qy), 0.0) - r;
      out.row(y)[x] = static_cast<std::uint8_t>(std::lround(std::clamp(0.5 - distance, 0.0, 1.0) * 255));
    }
  }
  return out;
}

Box shrunk(const Box& b, double by) { return {b.min_x + by, b.min_y + by, b.max_x - by, b.max_y - by}; }

// One picture over another (premultiplied source-over).
void put(Bitmap& onto, const Bitmap& picture, int left, int top) {
  const auto number = [](const Bitmap& b, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(b.width) + static_cast<std::size_t>(x);
  };
  for (int y = std::max(0, -top); y < std::min(picture.height, onto.height - top); ++y) {
    for (int x = std::max(0, -left); x < std::min(picture.width, onto.width - left); ++x) {
      const std::uint32_t over = picture.rgba[number(picture, x, y)];
      std::uint32_t& under = onto.rgba[number(onto, x + left, y + top)];
      const std::uint32_t rest = 255 - (over >> 24);
      std::uint32_t mixed = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        const std::uint32_t v = (over >> shift & 255u) + ((under >> shift & 255u) * rest + 127) / 255;
        mixed |= std::min(v, 255u) << shift;
      }
      under = mixed;
    }
  }
}

void append(std::string& key, geodata::Colour c) {
  for (const std::uint8_t v : {c.r, c.g, c.b, c.a}) key += static_cast<char>(v);
}

std::string key_of(const PlateStyle& s) {
  std::string key = s.text;
  key += '\0';
  for (const double v : {s.size_px, s.height_px, s.side_px, s.radius_px, s.band_px, s.frame_px, s.scale})
    key += std::to_string(std::lround(v * 64)) + ",";
  for (const geodata::Colour c : {s.fill, s.letters, s.frame, s.band, s.halo}) append(key, c);
  return key;
}

}  // namespace

Plate Plates::made(const PlateStyle& style) {
  NameStyle letters;
  letters.size_px = style.size_px, letters.bold = true, letters.colour = style.letters;
  letters.halo = {0, 0, 0, 0}, letters.scale = style.scale;
  const std::vector<NameLine> lines{{style.text, letters}};
  const TextShaper::Extent extent = shaper_.measure(lines);
  const double scale = style.scale;
  const auto device = [scale](double px) { return std::round(px * scale); };
  const double height = device(style.height_px);
  double width = std::max(height, device(extent.width_px + 2 * style.side_px));
  const int margin = static_cast<int>(std::ceil(halo_px * scale));

  auto bitmap = std::make_shared<Bitmap>();
  bitmap->id = next_bitmap_id();
  bitmap->width = static_cast<int>(width) + 2 * margin, bitmap->height = static_cast<int>(height) + 2 * margin;
  bitmap->rgba.resize(static_cast<std::size_t>(bitmap->width) * static_cast<std::size_t>(bitmap->height));
  const Box box{1.0 * margin, 1.0 * margin, margin + width, margin + height};
  const auto paint_box = [&](const Box& b, double radius, geodata::Colour colour) {
    if (colour.a > 0) paint(*bitmap, rounded(bitmap->width, bitmap->height, b, radius), colour);
  };
  const double radius = style.radius_px * scale, frame = device(style.frame_px), band = device(style.band_px);
  paint_box(shrunk(box, -margin), radius + margin, style.halo);
  paint_box(box, radius, style.frame);
  const Box inner = shrunk(box, frame);
  if (band > 0 && style.band.a > 0) {
    paint_box(inner, radius - frame, style.band);
    Coverage rest = rounded(bitmap->width, bitmap->height, inner, radius - frame);
    const int below = static_cast<int>(inner.min_y + band);
    for (int y = 0; y < std::min(below, rest.height); ++y) std::fill_n(rest.row(y), rest.width, std::uint8_t{0});
    paint(*bitmap, rest, style.fill);
  } else {
    paint_box(inner, radius - frame, style.fill);
  }

  const NamePicture name = shaper_.picture(lines, NameAlign::left);
  const double middle_y = (inner.min_y + (style.band.a > 0 ? band : 0) + inner.max_y) / 2;
  const double name_middle = (name.ink_min_y + (extent.body_min_y + extent.body_max_y) / 2) * scale;
  const double left = (bitmap->width - (name.ink_max_x - name.ink_min_x) * scale) / 2 - name.ink_min_x * scale;
  put(*bitmap, *name.bitmap, static_cast<int>(std::lround(left)),
      static_cast<int>(std::lround(middle_y - name_middle)));
  return {std::move(bitmap), width / scale, height / scale};
}

const Plate& Plates::plate(const PlateStyle& style) {
  std::string key = key_of(style);
  if (const auto found = plates_.find(key); found != plates_.end()) return found->second;
  constexpr std::size_t most = 1000;
  if (plates_.size() >= most) plates_.clear();
  return plates_.emplace(std::move(key), made(style)).first->second;
}

}  // namespace app
