// Decimal digits, eight at a time in one word.
#pragma once

#include <array>
#include <cstdint>

#include "geodata/base/eight_bytes.h"

namespace geodata {

// 10^0 to 10^8
inline constexpr std::array<std::uint64_t, 9> small_powers{1,      10,      100,      1000,     10000,
                                                           100000, 1000000, 10000000, 100000000};

// How many of the eight bytes are digits, from the first on: a byte b is one when neither b + 0x46 nor b - 0x30 sets
// its top bit. A borrow or carry begins only at a byte that is no digit and so touches none before it.
inline int leading_digits(std::uint64_t bytes) {
  return first_marked((bytes + 0x46 * every_byte) | (bytes - '0' * every_byte) | bytes);
}

// The number that the first `count` bytes, all digits, spell: 1 to 8. Pairs, then fours, then eights are joined by
// one multiplication each (D. Lemire, "Quickly parsing eight digits", 2018).
inline std::uint64_t digits_of(std::uint64_t bytes, int count) {
  std::uint64_t v = (bytes - '0' * every_byte) << (64 - 8 * count);
  v = v * 10 + (v >> 8);
  return (((v & 0x000000FF000000FFu) * 0x000F424000000064u) +
          (((v >> 16) & 0x000000FF000000FFu) * 0x0000271000000001u)) >>
         32;
}

}  // namespace geodata
