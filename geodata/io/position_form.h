// How the positions of a file are written: [ddd.dddddd,dd.dddddd] again and again, with as many digits each time.
//
// A reader that expects what it saw before only has to check that it is so: a few words compared at once, and no step
// waits for where the one before it ended. That takes half the time of reading a number from its first digit to its
// last.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "geodata/geo/world.h"
#include "geodata/io/eight_digits.h"

namespace geodata {

struct NumberForm {  // of a number without exponent
  int whole_digits = 0, fraction_digits = 0;
  bool negative = false;
  bool operator==(const NumberForm&) const = default;
};

class PositionForm {
 public:
  static constexpr std::size_t most_bytes = 32;

  // Expects nothing.
  PositionForm() = default;
  // `written`, from '[' to ']', holds two numbers of these forms. Of long or whole numbers it expects nothing.
  PositionForm(std::string_view written, NumberForm lng, NumberForm lat);

  // Whether a position of this form stands at `at`, where most_bytes + 8 can be looked at. The numbers are the exact
  // quotients that JsonCursor reads.
  bool read(const char* at, LngLat& p) const {
    std::uint64_t other = length_ == 0 ? top_bits : 0;
    for (std::size_t i = 0; i < words; ++i) {
      // A digit becomes 0 to 9, any other byte that is as expected 0; what is more sets its top bit.
      const std::uint64_t byte = (eight_bytes(at + 8 * i) ^ expected_[i]) & mask_[i];
      other |= (byte + to_top_[i]) | byte;
    }
    if ((other & top_bits) != 0 || lng_.begins_with_zero(at) || lat_.begins_with_zero(at)) return false;
    p = {lng_.value(at), lat_.value(at)};
    return true;
  }

  std::ptrdiff_t length() const { return length_; }  // 0: expects nothing

 private:
  static constexpr std::size_t words = most_bytes / 8;

  class Number {
   public:
    Number() = default;
    Number(NumberForm form, std::ptrdiff_t first_digit);
    // More than one digit before the point, the first of them 0: no JSON.
    bool begins_with_zero(const char* at) const { return whole_ > 1 && at[first_] == '0'; }
    double value(const char* at) const {
      const char* const first = at + first_;
      const std::uint64_t mantissa = digits_of(eight_bytes(first), whole_) * small_powers[fraction_] +
                                     digits_of(eight_bytes(first + whole_ + 1), static_cast<int>(fraction_));
      return static_cast<double>(static_cast<std::int64_t>(mantissa)) / divisor_;
    }

   private:
    std::ptrdiff_t first_ = 0;
    int whole_ = 1;
    std::size_t fraction_ = 1;
    double divisor_ = 1;  // with the number's sign
  };

  std::array<std::uint64_t, words> expected_{}, to_top_{}, mask_{};
  std::ptrdiff_t length_ = 0;
  Number lng_, lat_;
};

}  // namespace geodata
