#include "geodata/io/position_form.h"

#include <cstring>

#include "geodata/base/ascii.h"
#include "geodata/io/exact_decimal.h"

namespace geodata {
namespace {

constexpr int most_fraction_digits = 8;  // one word
constexpr int most_digits = 15;          // fewer than 2^53: no check of the mantissa

bool can_be_expected(NumberForm n) {
  return n.fraction_digits > 0 && n.fraction_digits <= most_fraction_digits &&
         n.whole_digits + n.fraction_digits <= most_digits;
}

std::ptrdiff_t digits_and_point(NumberForm n) { return n.whole_digits + 1 + n.fraction_digits; }

}  // namespace

PositionForm::PositionForm(std::string_view written, NumberForm lng, NumberForm lat) {
  if (written.size() > most_bytes || !can_be_expected(lng) || !can_be_expected(lat)) return;
  length_ = static_cast<std::ptrdiff_t>(written.size());
  std::array<unsigned char, most_bytes> expected{}, to_top{}, mask{};
  for (std::size_t i = 0; i < written.size(); ++i) {
    const bool digit = is_digit(written[i]);
    expected[i] = digit ? '0' : static_cast<unsigned char>(written[i]);
    to_top[i] = digit ? 0x80 - 10 : 0x80 - 1;
    mask[i] = 0xFF;
  }
  std::memcpy(expected_.data(), expected.data(), most_bytes);
  std::memcpy(to_top_.data(), to_top.data(), most_bytes);
  std::memcpy(mask_.data(), mask.data(), most_bytes);
  lng_ = Number(lng, lng.negative ? 2 : 1);
  lat_ = Number(lat, length_ - 1 - digits_and_point(lat));
}

PositionForm::Number::Number(NumberForm form, std::ptrdiff_t first_digit)
    : first_(first_digit),
      whole_(form.whole_digits),
      fraction_(static_cast<std::size_t>(form.fraction_digits)),
      divisor_(form.negative ? -powers_of_ten[fraction_] : powers_of_ten[fraction_]) {}

}  // namespace geodata
