// Angles as the formulae have them.
#pragma once

#include <numbers>

namespace geodata {

inline constexpr double pi = std::numbers::pi;
inline constexpr double degrees = pi / 180;  // 30 * degrees: 30 degrees in radians

}  // namespace geodata
