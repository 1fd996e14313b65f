#include "app/scene/shields.h"

#include <algorithm>
#include <cmath>

#include "geodata/base/utf8.h"

namespace app {

RoadClass road_class(std::string_view number) {
  if (number.empty() || (number.front() != 'G' && number.front() != 'S')) return RoadClass::other;
  const bool national = number.front() == 'G';
  const std::string_view digits = number.substr(1);
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return RoadClass::other;
  switch (digits.size()) {
    case 1:
    case 2:
    case 4: return national ? RoadClass::national_expressway : RoadClass::provincial_expressway;
    case 3: return national ? RoadClass::national_road : RoadClass::provincial_road;
    default: return RoadClass::other;
  }
}

std::vector<std::string> road_numbers(std::string_view property) {
  constexpr std::size_t most_numbers = 4, most_characters = 8;
  std::vector<std::string> out;
  while (!property.empty() && out.size() < most_numbers) {
    const std::size_t end = std::min(property.find(';'), property.size());
    std::string_view one = property.substr(0, end);
    property.remove_prefix(std::min(end + 1, property.size()));
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    std::size_t characters = 0;
    for (std::size_t at = 0; at < one.size(); ++characters) geodata::next_code_point(one, at);
    if (characters == 0 || characters > most_characters) continue;
    if (std::find(out.begin(), out.end(), one) == out.end()) out.emplace_back(one);
  }
  return out;
}

PlateStyle shield_plate(const std::string& number, const geodata::ShieldStyle& style, const LabelLook& look) {
  const ThemeColours& theme = theme_colours(look.theme);
  const ShieldColours& own = theme.shields[static_cast<std::size_t>(road_class(number))];
  PlateStyle out;
  out.text = number;
  out.size_px = std::clamp(std::round(style.size_px.at(look.zoom, 9) * 2) / 2, 6.0, 32.0);
  out.fill = style.fill ? style.fill->in(look.theme) : own.fill;
  out.letters = style.colour ? style.colour->in(look.theme) : own.letters;
  out.frame = style.fill || style.colour ? out.letters : own.frame;
  // A plate of the atlas's own colour has only the band that the atlas gives it.
  out.band = style.band ? style.band->in(look.theme) : style.fill ? geodata::Colour{0, 0, 0, 0} : own.band;
  out.halo = theme.halo;
  out.band_px = out.band.a > 0 ? 2 : 0;
  out.height_px = std::round(out.size_px * 0.72 + 6.5) + out.band_px;
  out.scale = look.scale;
  return out;
}

}  // namespace app
