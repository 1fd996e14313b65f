#include "geodata/geo/angle.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "geodata/base/finite_number.h"
#include "geodata/base/utf8.h"

namespace geodata {
namespace {

enum class Mark { none, degrees, minutes, seconds };

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x202F || c == 0x3000; }

// Digits and letters of full width as the plain ones; the minus sign and dashes as the hyphen.
char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c == 0x2212 || c == 0x2013) return U'-';
  return c;
}

class AngleReader {
 public:
  AngleReader(std::string_view text, bool whole_cell) : text_(text), cell_(whole_cell) {}

  std::optional<WrittenAngle> read() {
    skip_blanks();
    const bool lettered = hemisphere();
    skip_blanks();
    const bool signed_number = sign();
    if (!components()) return std::nullopt;
    const std::size_t end = at_;
    skip_blanks();
    if (!lettered && !hemisphere()) at_ = end;
    if (signed_number && out_.axis != Axis::unknown) return std::nullopt;  // "-41 S" says two things
    if (negative_) out_.degrees = -out_.degrees;
    return out_;
  }

  bool at_end() {
    skip_blanks();
    return at_ == text_.size();
  }
  std::size_t at() const { return at_; }

 private:
  char32_t peek(std::size_t& next) const {
    next = at_;
    return at_ < text_.size() ? plain(next_code_point(text_, next)) : 0;
  }

  void skip_blanks() {
    std::size_t next = 0;
    while (at_ < text_.size() && is_blank(peek(next))) at_ = next;
  }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  bool is_letter_here() const {
    std::size_t next = 0;
    const char32_t c = peek(next);
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  }

  bool hemisphere() {
    struct Word {
      std::string_view word;
      Axis axis;
      bool negative;
    };
    static constexpr std::array chinese{Word{"北纬", Axis::latitude, false},  Word{"南纬", Axis::latitude, true},
                                        Word{"东经", Axis::longitude, false}, Word{"西经", Axis::longitude, true},
                                        Word{"北緯", Axis::latitude, false},  Word{"南緯", Axis::latitude, true},
                                        Word{"東經", Axis::longitude, false}, Word{"西經", Axis::longitude, true}};
    for (const Word& w : chinese)
      if (take(w.word)) return found(w.axis, w.negative);
    const std::size_t before = at_;
    std::size_t next = 0;
    const char32_t letter = peek(next);
    at_ = next;
    if (!is_letter_here()) {
      switch (letter) {
        case U'N':
        case U'n': return found(Axis::latitude, false);
        case U'S':
        case U's': return found(Axis::latitude, true);
        case U'E':
        case U'e': return found(Axis::longitude, false);
        case U'W':
        case U'w': return found(Axis::longitude, true);
        default: break;
      }
    }
    at_ = before;
    return false;
  }

  bool found(Axis axis, bool negative) {
    out_.axis = axis;
    negative_ = negative;
    return true;
  }

  bool sign() {
    std::size_t next = 0;
    const char32_t c = peek(next);
    if (c != U'-' && c != U'+') return false;
    negative_ = c == U'-';
    at_ = next;
    return true;
  }

  // An unsigned decimal number; `whole` when it has no fraction.
  std::optional<double> number(bool& whole) {
    std::string digits;
    whole = true;
    bool begins_with_point = false;  // ".5", as spreadsheets write it
    const std::size_t before = at_;
    for (std::size_t next = 0; at_ < text_.size(); at_ = next) {
      char32_t c = peek(next);
      if (c == U',' && cell_) c = U'.';
      if (c == U'.' && whole && (!digits.empty() || cell_)) {
        whole = false;
        if (digits.empty()) begins_with_point = true, digits = "0";
      } else if (c < U'0' || c > U'9') {
        break;
      }
      digits += static_cast<char>(c);
    }
    if (digits.ends_with('.') && begins_with_point) digits.clear();
    if (digits.ends_with('.')) digits += '0';
    const auto value = finite_number(digits);
    if (!value) at_ = before;
    return value;
  }

  Mark mark() {
    std::size_t next = 0;
    const char32_t c = peek(next);
    Mark found = Mark::none;
    switch (c) {
      case 0xB0:
      case 0xBA:
      case 0x2DA:
      case U'度': found = Mark::degrees; break;
      case U'\'':
      case 0x2032:
      case 0x2019:
      case U'分':
        at_ = next;
        // Two single marks are the seconds' double one.
        if (c != U'分' && peek(next) == c) return at_ = next, Mark::seconds;
        return Mark::minutes;
      case U'"':
      case 0x2033:
      case 0x201D:
      case U'秒': found = Mark::seconds; break;
      case U'd':
      case U'D': found = Mark::degrees; break;
      case U'm':
      case U'M': found = Mark::minutes; break;
      default: return Mark::none;
    }
    at_ = next;
    if (c == U'd') static_cast<void>(take("eg"));
    return found;
  }

  // Degrees, and minutes and seconds where the part before them is whole.
  bool components() {
    constexpr std::array<double, 3> share{1, 1.0 / 60, 1.0 / 3600};
    constexpr std::array<Mark, 3> marks{Mark::degrees, Mark::minutes, Mark::seconds};
    for (std::size_t i = 0; i < share.size(); ++i) {
      const std::size_t before = at_;
      if (i > 0) skip_blanks();
      if (i > 0 && cell_ && take(":")) skip_blanks();
      bool whole = true;
      const auto value = number(whole);
      if (!value) return at_ = before, i > 0;
      if (i > 0 && *value >= 60) return at_ = before, false;
      const std::size_t unmarked = at_;
      skip_blanks();
      const Mark here = mark();
      if (here == Mark::none) at_ = unmarked;
      const bool fits = here == marks[i] || (here == Mark::none && cell_);
      if (i > 0 && !fits) return at_ = before, !cell_;
      if (i == 0 && here != Mark::none && here != Mark::degrees) return false;
      out_.degrees += *value * share[i];
      if (!whole) return true;
      if (here == Mark::none && !cell_) return true;
    }
    return true;
  }

  std::string_view text_;
  bool cell_;
  std::size_t at_ = 0;
  WrittenAngle out_;
  bool negative_ = false;
};

}  // namespace

std::optional<WrittenAngle> written_angle(std::string_view words) {
  AngleReader reader(words, true);
  const auto angle = reader.read();
  if (!angle || !reader.at_end()) return std::nullopt;
  return angle;
}

std::optional<WrittenAngle> take_angle(std::string_view& text) {
  AngleReader reader(text, false);
  const auto angle = reader.read();
  if (angle) text.remove_prefix(reader.at());
  return angle;
}

}  // namespace geodata
