#include "geodata/io/geojson_positions.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "geodata/base/ascii.h"
#include "geodata/io/exact_decimal.h"

namespace geodata {
namespace {

// Whatever stands there, a position of the common form and what is looked at behind it are no longer than this.
constexpr std::ptrdiff_t most_bytes_a_position = 128;
constexpr int most_whole_digits = 7;
constexpr int most_digits = 16;  // 10^16 > 2^53: with the check on the mantissa every number below is exact

constexpr std::array<std::uint64_t, 9> small_powers{1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

static_assert(std::endian::native == std::endian::little, "the eight-digit tricks below read bytes from the low end");

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t out = 0;
  std::memcpy(&out, at, sizeof out);
  return out;
}

// How many of the eight bytes are digits, from the first on: a byte b is one when neither b + 0x46 nor b - 0x30 sets
// its top bit. A borrow or carry begins only at a byte that is no digit and so touches none before it.
int leading_digits(std::uint64_t bytes) {
  const std::uint64_t other =
      ((bytes + 0x4646464646464646u) | (bytes - 0x3030303030303030u) | bytes) & 0x8080808080808080u;
  return std::countr_zero(other) / 8;  // 64 / 8 when all are
}

// The number that the first `count` bytes, all digits, spell: 1 to 8. Pairs, then fours, then eights are joined by
// one multiplication each (D. Lemire, "Quickly parsing eight digits", 2018).
std::uint64_t digits_of(std::uint64_t bytes, int count) {
  std::uint64_t v = (bytes - 0x3030303030303030u) << (64 - 8 * count);
  v = v * 10 + (v >> 8);
  return (((v & 0x000000FF000000FFu) * 0x000F424000000064u) +
          (((v >> 16) & 0x000000FF000000FFu) * 0x0000271000000001u)) >>
         32;
}

// A number without exponent at `at`, which moves behind it; false: not of the common form.
bool read_plain_number(const char*& at, double& out) {
  const bool negative = *at == '-';
  const char* const first = at + (negative ? 1 : 0);
  const char* p = first;
  // Mostly two or three, in a whole file the same: a loop that the processor foresees.
  std::uint64_t mantissa = 0;
  for (; is_digit(*p); ++p) {
    if (p - first == most_whole_digits) return false;
    mantissa = mantissa * 10 + static_cast<std::uint64_t>(*p - '0');
  }
  const int whole_digits = static_cast<int>(p - first);
  if (whole_digits == 0 || (*first == '0' && whole_digits > 1)) return false;
  int fraction_digits = 0;
  if (*p == '.') {
    ++p;
    int more = 0;
    do {
      const std::uint64_t part = eight_bytes(p);
      more = leading_digits(part);
      if (more == 0) break;
      mantissa = mantissa * small_powers[static_cast<std::size_t>(more)] + digits_of(part, more);
      fraction_digits += more;
      p += more;
    } while (more == 8 && fraction_digits <= 8);
    if (fraction_digits == 0 || whole_digits + fraction_digits > most_digits || more == 8) return false;
  }
  if (*p == 'e' || *p == 'E' || mantissa > exact_mantissa) return false;
  const double magnitude = static_cast<double>(mantissa) / powers_of_ten[static_cast<std::size_t>(fraction_digits)];
  out = negative ? -magnitude : magnitude;
  at = p;
  return true;
}

// One position, its height passed over; `at` moves behind it.
bool read_plain_position(const char*& at, LngLat& p) {
  if (*at != '[') return false;
  ++at;
  if (!read_plain_number(at, p.lng) || *at != ',') return false;
  ++at;
  if (*at == ' ') ++at;
  if (!read_plain_number(at, p.lat)) return false;
  if (*at == ',') {
    ++at;
    if (*at == ' ') ++at;
    double height = 0;
    if (!read_plain_number(at, height)) return false;
  }
  return *at++ == ']';
}

}  // namespace

std::size_t read_plain_positions(std::string_view bytes, std::vector<LngLat>& out) {
  const char* const end = bytes.data() + bytes.size();
  const char* read = bytes.data();  // behind the last whole position
  const char* at = read;
  LngLat p;
  while (end - at > most_bytes_a_position && read_plain_position(at, p)) {
    out.push_back(p);
    read = at;
    if (*at != ',') break;
    ++at;
    while (at < end && is_blank(*at)) ++at;
  }
  return static_cast<std::size_t>(read - bytes.data());
}

}  // namespace geodata
