#include "geodata/io/geojson_positions.h"

#include <cstdint>

#include "geodata/base/ascii.h"
#include "geodata/io/eight_digits.h"
#include "geodata/io/exact_decimal.h"

namespace geodata {
namespace {

// Whatever stands there, a position of the common form and what is looked at behind it are no longer than this.
constexpr std::ptrdiff_t most_bytes_a_position = 128;
constexpr int most_whole_digits = 7;
constexpr int most_digits = 16;  // 10^16 > 2^53: with the check on the mantissa every number below is exact

// A number without exponent at `at`, which moves behind it; false: not of the common form.
bool read_plain_number(const char*& at, double& out, NumberForm& form) {
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
  form = {whole_digits, fraction_digits, negative};
  return true;
}

}  // namespace

// One position, its height passed over; `at` moves behind it.
bool PlainPositions::read_position(const char*& at, LngLat& p) {
  if (form_.read(at, p)) {
    at += form_.length();
    last_.length = 0;
    return true;
  }
  const char* const first = at;
  Written written;
  if (*at != '[') return false;
  ++at;
  if (!read_plain_number(at, p.lng, written.lng) || *at != ',') return false;
  ++at;
  if (*at == ' ') ++at;
  if (!read_plain_number(at, p.lat, written.lat)) return false;
  const bool has_height = *at == ',';
  if (has_height) {
    ++at;
    if (*at == ' ') ++at;
    double height = 0;
    NumberForm of_height;
    if (!read_plain_number(at, height, of_height)) return false;
  }
  if (*at++ != ']') return false;
  written.length = at - first;
  if (!has_height) learn(first, written);
  return true;
}

// Two of its kind in a row make the form: a number that ends in 0 is a digit shorter where zeros are not written, and
// the next one is as before.
void PlainPositions::learn(const char* first, const Written& written) {
  if (written == last_) form_ = {{first, static_cast<std::size_t>(written.length)}, written.lng, written.lat};
  last_ = written;
}

std::size_t PlainPositions::read(std::string_view bytes, std::vector<LngLat>& out) {
  const char* const end = bytes.data() + bytes.size();
  const char* read = bytes.data();  // behind the last whole position
  const char* at = read;
  LngLat p;
  while (end - at > most_bytes_a_position && read_position(at, p)) {
    out.push_back(p);
    read = at;
    if (*at != ',') break;
    ++at;
    while (at < end && is_blank(*at)) ++at;
  }
  return static_cast<std::size_t>(read - bytes.data());
}

std::size_t PlainPositions::read_one(std::string_view bytes, LngLat& out) {
  const char* at = bytes.data();
  LngLat p;
  if (std::ssize(bytes) <= most_bytes_a_position || !read_position(at, p)) return 0;
  out = p;
  return static_cast<std::size_t>(at - bytes.data());
}

}  // namespace geodata
