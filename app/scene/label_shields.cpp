// Plates with roads' numbers: fixed to places of their line, and never over a name.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "app/scene/label_placer.h"

namespace app {
namespace {

constexpr double apart_px = 2;       // plates and names keep this far from each other
constexpr double same_number = 0.6;  // of the spacing: two carriageways are one road to a reader
constexpr double line_ends_px = 10;  // from there on a plate belongs to the road and not to its end
// Where a plate goes when its own place is taken, as shares of the way to the next one.
constexpr std::array<double, 5> elsewhere = {0, 0.1, -0.1, 0.22, -0.22};

ShieldSpot on_line(const NamedLine& line, int copy, double along, const View& view) {
  const auto next = std::upper_bound(line.along.begin(), line.along.end(), along);
  const auto last = static_cast<std::ptrdiff_t>(line.points.size()) - 1;
  const auto i = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next - line.along.begin() - 1, 0, last - 1));
  const geodata::WorldPoint a = line.points[i], b = line.points[i + 1];
  const double length = line.along[i + 1] - line.along[i];
  const double t = length > 0 ? std::clamp((along - line.along[i]) / length, 0.0, 1.0) : 0;
  ShieldSpot out;
  out.along_bits = std::bit_cast<std::uint64_t>(along);
  // Unsigned arithmetic wraps at the antimeridian as the world does.
  geodata::WorldPoint ground;
  ground.x = a.x + static_cast<std::uint32_t>(std::lround(t * static_cast<std::int32_t>(b.x - a.x)));
  ground.y = static_cast<std::uint32_t>(std::lround(a.y + t * (static_cast<double>(b.y) - a.y)));
  out.ground = in_copy(ground, copy);
  out.at = view.to_screen_as_is(out.ground);
  for (const NamedLine::Part& part : line.parts)
    if (part.first <= i) out.feature = part.feature;
  return out;
}

}  // namespace

std::uint64_t shield_key(const Candidate& c) {
  // `along` is the same number at every zoom: halves of one length are exact.
  const auto line =
      static_cast<std::uint64_t>(std::bit_cast<std::uintptr_t>(c.line)) + static_cast<std::uint64_t>(c.copy);
  std::uint64_t h = std::bit_cast<std::uint64_t>(c.along) ^ (line * 0x9E3779B97F4A7C15u);
  h = (h ^ (h >> 31)) * 0xD6E8FEB86659FD93u;
  return h ^ (h >> 32);
}

void Labels::Impl::emit_shield(const Candidate& c, const Plate& plate, const ScreenRect& box, const ShieldSpot& spot) {
  SpriteOp sprite;
  sprite.bitmap = plate.bitmap;
  const double margin_x = (plate.bitmap->width / look.scale - plate.width_px) / 2;
  const double margin_y = (plate.bitmap->height / look.scale - plate.height_px) / 2;
  sprite.x_px = static_cast<float>(snapped(box.min_x - margin_x, look.scale));
  sprite.y_px = static_cast<float>(snapped(box.min_y - margin_y, look.scale));
  sprite.opacity = static_cast<float>(c.opacity);
  emit(std::move(sprite), {SpriteKind::shield, c.layer, 0, shield_key(c) ^ spot.along_bits}, spot.ground);
  out.placed.push_back({c.layer, spot.feature, box, true, false});
}

void Labels::Impl::place_shield(const Candidate& c) {
  const geodata::ShieldStyle& style = *c.style().shield;
  const std::string& number = c.line->texts.english;
  const auto before = c.stood ? stood_shields.find(shield_key(c)) : stood_shields.end();
  const bool was = before != stood_shields.end();
  const Plate& plate = plates.plate(shield_plate(number, style, look));
  std::array<int, elsewhere.size()> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  if (was) std::rotate(order.begin(), order.begin() + before->second, order.begin() + before->second + 1);
  for (const int place : order) {
    if (was && !settle && place != before->second) break;  // while the map moves a plate stays or goes
    const double along = c.along + elsewhere[static_cast<std::size_t>(place)] * c.step;
    const double end = std::min(along, c.line->along.back() - along);
    if (place != 0 && end < line_ends_px * input->view.units_per_px()) continue;
    const ShieldSpot spot = on_line(*c.line, c.copy, along, input->view);
    const ScreenRect box{spot.at.x - plate.width_px / 2, spot.at.y - plate.height_px / 2,
                         spot.at.x + plate.width_px / 2, spot.at.y + plate.height_px / 2};
    const bool inside = box.min_x >= name_rect.min_x && box.min_y >= name_rect.min_y && box.max_x <= name_rect.max_x &&
                        box.max_y <= name_rect.max_y;
    if (!inside && !(was && !settle && box.intersects(view_rect))) continue;
    if (!occupied.free(box, apart_px)) continue;
    const bool repeated = std::any_of(shields.begin(), shields.end(), [&](const PlacedShield& other) {
      return *other.number == number &&
             std::hypot(other.at.x - spot.at.x, other.at.y - spot.at.y) < same_number * style.spacing_px;
    });
    if (repeated) continue;
    occupied.add(box, Occupied::name);
    emit_shield(c, plate, box, spot);
    shields.push_back({&number, spot.at});
    standing_shields[shield_key(c)] = place;
    return;
  }
}

}  // namespace app
