// A decimal number whose digits fit a double's mantissa and whose power of ten is one of these is exact after a single
// multiplication or division: W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990.
#pragma once

#include <array>
#include <cstdint>

namespace geodata {

inline constexpr std::uint64_t exact_mantissa = std::uint64_t{1} << 53;
inline constexpr std::array<double, 23> powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

}  // namespace geodata
