// Colours that belong to the program rather than to an atlas: paper, ink, accents, the ground under everything.
// The atlas's own colours (roads, rivers, subjects) come from its palette.
#pragma once

#include "geodata/atlas/layer_spec.h"

namespace app {

struct ThemeColours {
  geodata::Colour paper, panel, field, note;
  geodata::Colour ink, muted, rule;
  geodata::Colour accent, link, mark, mark_ink;
  geodata::Colour land, hills, halo, sea;
  geodata::Colour relief_shade, relief_light;  // opacity is the relief's
  double relief_shade_strength, relief_shade_most, relief_light_strength, relief_light_most;
  geodata::Colour name;  // default colour of names on the map
  geodata::Colour glow;  // around what the pointer is over
};

const ThemeColours& theme_colours(geodata::Theme theme);

}  // namespace app
