// Discs of clusters, and the legs of the one that is spread.
#include <algorithm>
#include <cmath>

#include "app/scene/label_placer.h"
#include "app/text/outline.h"
#include "app/scene/theme.h"

namespace app {
namespace {

// Wider for more, by the number's digits.
double disc_px(std::uint32_t count, double radius_px) {
  double size = 20;
  for (std::uint32_t n = count; n >= 10; n /= 10) size += 4;
  return std::min(std::min(size, 40.0), std::max(18.0, radius_px - 2));
}

double luminance(geodata::Colour c) {  // relative, of WCAG 2.1
  const auto linear = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

PlateStyle disc_style(std::uint32_t count, const geodata::StyleRule& rule, const LabelLook& look) {
  const ThemeColours& theme = theme_colours(look.theme);
  const geodata::ClusterStyle& style = *rule.cluster;
  PlateStyle out;
  out.text = count_text(count);
  out.height_px = disc_px(count, style.radius_px);
  out.size_px = out.text.size() > 3 ? 10 : 11;
  out.radius_px = out.height_px / 2;
  out.frame_px = 1.5;
  out.fill = style.colour         ? style.colour->in(look.theme)
             : rule.marker_colour ? rule.marker_colour->in(look.theme)
                                  : theme.link;
  constexpr double middle = 0.18;  // black and white have the same contrast to it
  out.letters = luminance(out.fill) < middle ? geodata::Colour{255, 255, 255} : geodata::Colour{0x1C, 0x20, 0x25};
  out.frame = theme.halo;
  out.halo = {0, 0, 0, 40};
  out.scale = look.scale;
  return out;
}

// Lines from the middle of a square picture to each place.
BitmapPtr legs(const std::vector<ScreenXY>& places, geodata::Colour colour, double scale) {
  double reach = 6;
  for (const ScreenXY p : places) reach = std::max({reach, std::abs(p.x) + 2, std::abs(p.y) + 2});
  Raster raster;
  raster.px_per_unit = scale;
  raster.width = raster.height = 2 * static_cast<int>(std::ceil(reach * scale)) + 1;
  const double middle = raster.width / scale / 2;
  std::vector<GridLine> lines;
  lines.reserve(places.size());
  for (const ScreenXY p : places)
    lines.push_back({{{middle, middle, true}, {middle + p.x, middle + p.y, true}}, false});
  auto out = std::make_shared<Bitmap>();
  out->id = next_bitmap_id();
  out->width = out->height = raster.width;
  out->rgba.resize(static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height));
  paint(*out, stroke_lines(std::move(lines), 1.2, 0, 0, raster), colour);
  return out;
}

}  // namespace

void Labels::Impl::place_cluster(const Candidate& c) {
  SpriteOp sprite;
  double half_px = 0;
  if (c.fanned) {
    constexpr double middle_px = 9;  // what a hand finds to close the fan
    const auto places = fan_places(input->fan->features.size());
    if (fan_legs == nullptr || legs_of != places.size() || legs_look.theme != look.theme ||
        legs_look.scale != look.scale) {
      fan_legs = legs(places, theme_colours(look.theme).muted, look.scale);
      legs_of = places.size(), legs_look = look;
    }
    sprite.bitmap = fan_legs;
    half_px = middle_px;
  } else {
    const Plate& plate = plates.plate(disc_style(c.cluster->count, c.style(), look));
    sprite.bitmap = plate.bitmap;
    half_px = plate.width_px / 2;
  }
  const ScreenRect box{c.at.x - half_px, c.at.y - half_px, c.at.x + half_px, c.at.y + half_px};
  occupied.add(box, Occupied::sign);
  out.clusters.push_back({c.layer, c.rule, *c.cluster});
  const auto index = static_cast<std::int32_t>(out.clusters.size()) - 1;
  out.placed.push_back({c.layer, 0, box, false, false, index, c.fanned});
  sprite.x_px = static_cast<float>(snapped(c.at.x - sprite.bitmap->width / look.scale / 2, look.scale));
  sprite.y_px = static_cast<float>(snapped(c.at.y - sprite.bitmap->height / look.scale / 2, look.scale));
  sprite.opacity = static_cast<float>(c.opacity);
  emit(std::move(sprite), {c.fanned ? SpriteKind::fan : SpriteKind::disc, c.layer, 0, c.cluster->id, c.copy},
       in_copy(c.cluster->at, c.copy));
}

}  // namespace app
