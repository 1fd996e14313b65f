// Eight bytes looked at at once, as one word.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace geodata {

static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");

inline constexpr std::uint64_t every_byte = 0x0101010101010101u;  // times a byte: that byte eight times
inline constexpr std::uint64_t top_bits = 0x80 * every_byte;

inline std::uint64_t eight_bytes(const void* at) {
  std::uint64_t out = 0;
  std::memcpy(&out, at, sizeof out);
  return out;
}

// The top bit of each byte that is at least `least`, 0 to 128.
inline std::uint64_t at_least(std::uint64_t bytes, std::uint8_t least) {
  return (((bytes & ~top_bits) + (0x80u - least) * every_byte) | bytes) & top_bits;
}

// Of the bytes whose top bit is set the first one's number, 0 to 7; 8: none.
inline int first_marked(std::uint64_t bytes) { return std::countr_zero(bytes & top_bits) / 8; }

}  // namespace geodata
