// Hue, saturation and brightness, each 0..1 (Smith 1978), for mixing a colour by hand.
#pragma once

#include <array>

#include "geodata/atlas/layer_spec.h"

namespace app {

std::array<double, 3> to_hsv(geodata::Colour colour);
geodata::Colour from_hsv(const std::array<double, 3>& hsv);  // opaque

}  // namespace app
