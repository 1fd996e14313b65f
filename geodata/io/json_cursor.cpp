#include "geodata/io/json_cursor.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "geodata/base/ascii.h"
#include "geodata/base/utf8.h"
#include "geodata/io/exact_decimal.h"

namespace geodata {
namespace {

// Bytes of a string that need a closer look: quote, backslash, control characters, all beyond ASCII.
constexpr std::array<bool, 256> special_bytes = [] {
  std::array<bool, 256> out{};
  for (std::size_t i = 0; i < 256; ++i) out[i] = i < 0x20 || i >= 0x80 || i == '"' || i == '\\';
  return out;
}();
bool is_special(char c) { return special_bytes[static_cast<unsigned char>(c)]; }

}  // namespace

bool JsonCursor::fail(Text why) {
  if (!failed_) mistake_ = {std::move(why), at_};
  failed_ = true;
  return false;
}

void JsonCursor::skip_blanks() {
  while (at_ < bytes_.size() && is_blank(bytes_[at_])) ++at_;
}

bool JsonCursor::at_end() {
  skip_blanks();
  return at_ >= bytes_.size();
}

bool JsonCursor::skip_byte(char byte) {
  if (failed_ || peek() != byte || at_ >= bytes_.size()) return false;
  ++at_;
  return true;
}

char JsonCursor::peek_past_blanks() {
  if (at_ == 0 && bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  skip_blanks();
  return failed_ || at_ >= bytes_.size() ? '\0' : bytes_[at_];
}

Text JsonCursor::unexpected_here() const {
  if (at_ >= bytes_.size()) return text("the file ends too early; it may have been cut off");
  const std::string_view rest = bytes_.substr(at_);
  for (const std::string_view word : {"NaN", "Infinity", "-Infinity", "nan", "inf", "-inf"}) {
    if (rest.starts_with(word)) return text("{} is not a number that JSON allows", word);
  }
  const char c = rest[0];
  if (c > 0x20 && c < 0x7F) return text("the character {} cannot stand here", c);
  return text("the byte 0x{} cannot stand here", fmt::format("{:02X}", static_cast<unsigned char>(c)));
}

bool JsonCursor::open() {
  if (++depth_ > max_depth) return fail(text("values are nested more than {} deep", max_depth));
  ++at_;
  return true;
}

bool JsonCursor::read_key(std::string& key) {
  if (peek() != '"') return fail(unexpected_here());
  if (!read_string(key)) return false;
  if (peek() != ':') return fail(unexpected_here());
  ++at_;
  return true;
}

bool JsonCursor::begin_object(std::string& key) {
  if (peek() != '{') return fail(unexpected_here());
  if (!open()) return false;
  if (peek() == '}') {
    ++at_, --depth_;
    return false;
  }
  return read_key(key);
}

bool JsonCursor::next_member(std::string& key) {
  const char c = peek();
  if (failed_) return false;
  if (c == '}') {
    ++at_, --depth_;
    return false;
  }
  if (c != ',') return fail(unexpected_here());
  ++at_;
  return read_key(key);
}

bool JsonCursor::begin_array() {
  if (peek() != '[') return fail(unexpected_here());
  if (!open()) return false;
  if (peek() == ']') {
    ++at_, --depth_;
    return false;
  }
  return true;
}

bool JsonCursor::next_element() {
  const char c = peek();
  if (failed_) return false;
  if (c == ']') {
    ++at_, --depth_;
    return false;
  }
  if (c != ',') return fail(unexpected_here());
  ++at_;
  return true;
}

bool JsonCursor::read_four_hex(char32_t& out) {
  out = 0;
  for (int i = 0; i < 4; ++i) {
    if (at_ >= bytes_.size()) return fail(unexpected_here());
    const char c = bytes_[at_];
    std::uint32_t digit = 0;
    const auto parsed = std::from_chars(&c, &c + 1, digit, 16);
    if (parsed.ec != std::errc{}) return fail(unexpected_here());
    out = out * 16 + digit;
    ++at_;
  }
  return true;
}

// After the backslash.
bool JsonCursor::read_escape(std::string& out) {
  constexpr std::string_view escapes = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
  if (at_ >= bytes_.size()) return fail(unexpected_here());
  const char c = bytes_[at_];
  if (const std::size_t found = escapes.find(c); found != std::string_view::npos) {
    out += meant[found];
    ++at_;
    return true;
  }
  if (c != 'u') return fail(unexpected_here());
  const std::size_t backslash = at_ - 1;
  ++at_;
  char32_t unit = 0, low = 0;
  if (!read_four_hex(unit)) return false;
  if (unit < 0xD800 || unit >= 0xE000) {
    append_utf8(out, unit);
    return true;
  }
  const bool high = unit < 0xDC00;
  if (high && bytes_.substr(at_).starts_with("\\u")) {
    at_ += 2;
    if (!read_four_hex(low)) return false;
    if (low >= 0xDC00 && low < 0xE000) {
      append_utf8(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      return true;
    }
  }
  at_ = backslash;
  return fail(text("a text holds half of a character, one \\u of two"));
}

bool JsonCursor::read_string(std::string& out) {
  out.clear();
  if (peek() != '"') return fail(unexpected_here());
  ++at_;
  bool beyond_ascii = false;
  std::size_t start = at_;
  const std::size_t first = at_;
  while (true) {
    while (at_ < bytes_.size() && !is_special(bytes_[at_])) ++at_;
    if (at_ >= bytes_.size()) return fail(unexpected_here());
    const auto c = static_cast<unsigned char>(bytes_[at_]);
    if (c >= 0x80) {
      beyond_ascii = true;
      ++at_;
      continue;
    }
    out += bytes_.substr(start, at_ - start);
    if (c == '"') break;
    if (c != '\\') return fail(text("a text holds a line break or another control character"));
    ++at_;
    if (!read_escape(out)) return false;
    start = at_;
  }
  ++at_;
  return !beyond_ascii || is_utf8(first);
}

// As strict as read_string(), without a copy.
bool JsonCursor::skip_string() {
  ++at_;
  const std::size_t first = at_;
  bool beyond_ascii = false;
  while (true) {
    while (at_ < bytes_.size() && !is_special(bytes_[at_])) ++at_;
    if (at_ >= bytes_.size()) return fail(unexpected_here());
    const auto c = static_cast<unsigned char>(bytes_[at_]);
    if (c == '"') break;
    ++at_;
    if (c >= 0x80) {
      beyond_ascii = true;
      continue;
    }
    if (c != '\\') {
      --at_;
      return fail(text("a text holds a line break or another control character"));
    }
    std::string ignored;  // short: never on the heap
    if (!read_escape(ignored)) return false;
  }
  ++at_;
  return !beyond_ascii || is_utf8(first);
}

// Of the text from `first` up to the quotation mark before the cursor.
bool JsonCursor::is_utf8(std::size_t first) {
  const auto bad = invalid_utf8(bytes_.substr(first, at_ - 1 - first));
  if (!bad) return true;
  at_ = first + *bad;
  return fail(text("a text is not UTF-8, as JSON has to be"));
}

bool JsonCursor::skip_digits() {
  if (at_ >= bytes_.size() || !is_digit(bytes_[at_])) return fail(unexpected_here());
  while (at_ < bytes_.size() && is_digit(bytes_[at_])) ++at_;
  return true;
}

bool JsonCursor::read_number(double& out) {
  std::string_view raw;
  return read_number(out, raw);
}

// Up to 19 digits are gathered on the way. When they and the power of ten are exact in doubles, one division rounds
// correctly (W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990); else the library does it.
bool JsonCursor::read_number(double& out, std::string_view& raw) {
  const char first = peek();
  if (first != '-' && !is_digit(first)) return fail(unexpected_here());
  const std::size_t start = at_;
  const bool negative = first == '-';
  const bool word = negative && at_ + 1 < bytes_.size() && !is_digit(bytes_[at_ + 1]);
  if (word) return fail(unexpected_here());
  if (negative) ++at_;
  const std::size_t whole = at_;
  if (!skip_digits()) return false;
  if (bytes_[whole] == '0' && at_ > whole + 1) {
    at_ = whole;
    return fail(text("a number begins with a needless 0"));
  }
  std::size_t point = at_, fraction_digits = 0;
  if (at_ < bytes_.size() && bytes_[at_] == '.') {
    ++at_;
    if (!skip_digits()) return false;
    fraction_digits = at_ - point - 1;
  }
  const std::size_t mantissa_end = at_;
  const bool exponent = at_ < bytes_.size() && (bytes_[at_] == 'e' || bytes_[at_] == 'E');
  if (exponent) {
    ++at_;
    if (at_ < bytes_.size() && (bytes_[at_] == '+' || bytes_[at_] == '-')) ++at_;
    if (!skip_digits()) return false;
  }
  raw = bytes_.substr(start, at_ - start);
  if (!exponent && mantissa_end - whole <= 19 && fraction_digits < powers_of_ten.size()) {
    std::uint64_t mantissa = 0;
    for (std::size_t i = whole; i < mantissa_end; ++i) {
      if (i != point) mantissa = mantissa * 10 + static_cast<std::uint64_t>(bytes_[i] - '0');
    }
    if (mantissa <= exact_mantissa) {
      const double magnitude = static_cast<double>(mantissa) / powers_of_ten[fraction_digits];
      out = negative ? -magnitude : magnitude;
      return true;
    }
  }
  const auto parsed = std::from_chars(raw.data(), raw.data() + raw.size(), out);
  if (parsed.ec == std::errc::result_out_of_range) {
    const bool tiny = raw.find_first_of("eE") == std::string_view::npos ? bytes_[whole] == '0'
                                                                        : raw.find('-', 1) != std::string_view::npos;
    out = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    if (negative) out = -out;
  }
  return true;
}

bool JsonCursor::read_literal(std::string_view word) {
  peek();
  if (failed_ || !bytes_.substr(at_).starts_with(word)) return fail(unexpected_here());
  at_ += word.size();
  return true;
}

bool JsonCursor::skip_value() {
  std::string key;
  switch (peek()) {
    case '{':
      for (bool more = begin_object(key); more; more = next_member(key)) {
        if (!skip_value()) return false;
      }
      return !failed_;
    case '[':
      for (bool more = begin_array(); more; more = next_element()) {
        if (!skip_value()) return false;
      }
      return !failed_;
    case '"': return skip_string();
    case 't': return read_literal("true");
    case 'f': return read_literal("false");
    case 'n': return read_literal("null");
    default: {
      double ignored = 0;
      return read_number(ignored);
    }
  }
}

bool JsonCursor::skip_value(std::string_view& raw) {
  peek();
  const std::size_t start = at_;
  if (!skip_value()) return false;
  raw = bytes_.substr(start, at_ - start);
  return true;
}

}  // namespace geodata
