#include "app/ui/hsv.h"

#include <algorithm>
#include <cmath>

namespace app {

std::array<double, 3> to_hsv(geodata::Colour colour) {
  const double r = colour.r / 255.0, g = colour.g / 255.0, b = colour.b / 255.0;
  const double most = std::max({r, g, b}), range = most - std::min({r, g, b});
  if (range <= 0) return {0, 0, most};
  const double sector = most == r ? (g - b) / range : most == g ? 2 + (b - r) / range : 4 + (r - g) / range;
  return {std::fmod(sector + 6, 6) / 6, range / most, most};
}

geodata::Colour from_hsv(const std::array<double, 3>& hsv) {
  const auto channel = [&](double shift) {
    const double k = std::fmod(shift + hsv[0] * 6, 6);
    const double share = hsv[2] - hsv[2] * hsv[1] * std::clamp(std::min(k, 4 - k), 0.0, 1.0);
    return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
  };
  return {channel(5), channel(3), channel(1), 255};
}

}  // namespace app
