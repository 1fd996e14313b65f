// Colours between colours, in even steps for the eye: mixed in Oklab (Björn Ottosson, 2020), where equal distances
// look equal and the middle of blue and yellow is no mud. Transparency is mixed evenly.
#pragma once

#include <span>

#include "geodata/atlas/layer_spec.h"

namespace geodata {

struct Oklab {
  double lightness = 0, a = 0, b = 0;  // 0..1; about -0.4..0.4
};
Oklab to_oklab(Colour colour);
Colour from_oklab(const Oklab& lab, std::uint8_t alpha);  // the nearest colour that a screen has

// `share` 0: the first of `stops`, 1: the last, flat beyond; the stops lie evenly between. Precondition: some stops.
Colour ramp_colour(std::span<const Colour> stops, double share);

}  // namespace geodata
