// Colours that belong to the program rather than to an atlas: paper, ink, accents, the ground under everything.
// The atlas's own colours (roads, rivers, subjects) come from its palette.
#pragma once

#include <array>

#include "geodata/atlas/layer_spec.h"

namespace app {

// What a road's number says of the road, by the rules of China (GB 5768.2); elsewhere: other.
enum class RoadClass : std::uint8_t {
  national_expressway,
  national_road,
  provincial_expressway,
  provincial_road,
  other,
};

struct ShieldColours {
  geodata::Colour fill, letters, frame;
  geodata::Colour band;  // along the upper edge; transparent: none
};

struct ThemeColours {
  geodata::Colour paper, panel, field, note;
  geodata::Colour ink, muted, rule;
  geodata::Colour accent, link, mark, mark_ink;
  geodata::Colour land, hills, halo, sea;
  geodata::Colour relief_shade, relief_light;  // opacity is the relief's
  double relief_shade_strength, relief_shade_most, relief_light_strength, relief_light_most;
  geodata::Colour name;                  // default colour of names on the map
  geodata::Colour glow;                  // around what the pointer is over
  std::array<ShieldColours, 5> shields;  // by RoadClass
};

const ThemeColours& theme_colours(geodata::Theme theme);

}  // namespace app
