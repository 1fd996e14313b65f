#include "app/scene/trace_colours.h"

#include <array>

#include "app/scene/theme.h"

namespace app {

namespace {

using geodata::Colour;
using geodata::ThemeColour;

constexpr std::array<ThemeColour, 5> others{{{{0x8A, 0x3B, 0x8F}, {0xDB, 0xA5, 0xE0}},
                                             {{0xA3, 0x5E, 0x0A}, {0xE8, 0xB5, 0x68}},
                                             {{0x2A, 0x72, 0x46}, {0x8F, 0xD0, 0xA6}},
                                             {{0xA0, 0x36, 0x4A}, {0xF2, 0x9C, 0xA6}},
                                             {{0x4C, 0x4A, 0x6B}, {0xBD, 0xBC, 0xE2}}}};

}  // namespace

Colour trace_colour(const Library& library, geodata::Theme theme, std::size_t which) {
  const std::size_t k = which % (others.size() + 1);
  if (k > 0) return others[k - 1].in(theme);
  const auto named = library.atlas->palette.find("trace");
  return named == library.atlas->palette.end() ? theme_colours(theme).link : named->second.in(theme);
}

}  // namespace app
