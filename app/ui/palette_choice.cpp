#include "app/ui/palette_choice.h"

#include <algorithm>
#include <cmath>

#include "geodata/atlas/colour_ramp.h"

namespace app {
namespace {

using geodata::Oklab;
using geodata::ThemeColour;

constexpr double palest = 0.92;          // lightness; paper is 0.98
constexpr double least_distance = 0.06;  // nearer ones look the same in a swatch

constexpr ThemeColour programs[] = {
    {{0xC2, 0x40, 0x2A, 255}, {0xF0, 0x79, 0x5C, 255}}, {{0xD9, 0xA4, 0x00, 255}, {0xE6, 0xBC, 0x3C, 255}},
    {{0x3A, 0x75, 0x49, 255}, {0x86, 0xC5, 0x96, 255}}, {{0x1B, 0x5E, 0x8C, 255}, {0x7D, 0xB6, 0xDC, 255}},
    {{0x6C, 0x3D, 0x78, 255}, {0xD6, 0xB2, 0xE0, 255}}, {{0x7A, 0x3B, 0x2E, 255}, {0xE3, 0xAB, 0x99, 255}},
    {{0x2F, 0x36, 0x40, 255}, {0xDD, 0xE1, 0xE7, 255}}, {{0x2A, 0x8C, 0x8C, 255}, {0x74, 0xC7, 0xC7, 255}},
};

double distance(const Oklab& a, const Oklab& b) { return std::hypot(a.lightness - b.lightness, a.a - b.a, a.b - b.b); }

double nearest(const ThemeColour& colour, const std::vector<ThemeColour>& chosen) {
  const Oklab lab = geodata::to_oklab(colour.light);
  double least = 10;
  for (const ThemeColour& c : chosen) least = std::min(least, distance(lab, geodata::to_oklab(c.light)));
  return least;
}

void choose(const std::vector<ThemeColour>& from, std::size_t count, std::vector<ThemeColour>& chosen) {
  while (chosen.size() < count) {
    const ThemeColour* best = nullptr;
    double furthest = least_distance;
    for (const ThemeColour& colour : from) {
      const double away = nearest(colour, chosen);
      if (away > furthest) furthest = away, best = &colour;
    }
    if (best == nullptr) return;
    chosen.push_back(*best);
  }
}

}  // namespace

std::vector<ThemeColour> palette_choice(const geodata::Palette& palette, ThemeColour own, std::size_t count) {
  std::vector<ThemeColour> from, chosen = {own};
  for (const auto& [name, colour] : palette) {
    if (colour.light.a == 255 && geodata::to_oklab(colour.light).lightness <= palest) from.push_back(colour);
  }
  choose(from, count, chosen);
  choose({std::begin(programs), std::end(programs)}, count, chosen);
  return chosen;
}

}  // namespace app
