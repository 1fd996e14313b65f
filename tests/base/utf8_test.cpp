#include "geodata/base/utf8.h"

#include "tests/catch.h"

using namespace geodata;
using namespace std::string_view_literals;

TEST_CASE("well-formed UTF-8, and where it is not (The Unicode Standard, table 3-7)") {
  struct Case {
    std::string_view bytes;
    int first_bad;  // -1: none
  };
  const Case cases[] = {
      {""sv, -1},
      {"plain ASCII, longer than eight bytes"sv, -1},
      {"\0 is a character"sv, -1},
      {"鞍山 Ānshān 𠮷"sv, -1},
      {"\xF4\x8F\xBF\xBF"sv, -1},          // U+10FFFF
      {"\xED\x9F\xBF\xEE\x80\x80"sv, -1},  // on both sides of the surrogates
      {"\x80"sv, 0},                       // continuation alone
      {"12345678\xBF"sv, 8},
      {"ab\xC3"sv, 2},  // cut off
      {"ab\xE9\x9E"sv, 2},
      {"ab\xF0\xA0\xAE"sv, 2},
      {"\xC3g"sv, 0},     // continuation missing
      {"\xC0\x80"sv, 0},  // overlong
      {"\xC1\xBF"sv, 0},
      {"\xE0\x9F\xBF"sv, 0},
      {"\xF0\x8F\xBF\xBF"sv, 0},
      {"\xED\xA0\x80"sv, 0},  // surrogates
      {"\xED\xBF\xBF"sv, 0},
      {"\xF4\x90\x80\x80"sv, 0},  // past U+10FFFF
      {"\xF5\x80\x80\x80"sv, 0},
      {"\xFE"sv, 0},
      {"\xFF"sv, 0},
      {"鞍山鞍山\xFF"sv, 12},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.bytes));
    const auto bad = invalid_utf8(c.bytes);
    CHECK((bad ? static_cast<int>(*bad) : -1) == c.first_bad);
  }
}

TEST_CASE("positions count code points") {
  constexpr std::string_view text = "a鞍é𠮷z";  // 1 + 3 + 2 + 4 + 1 bytes
  CHECK(code_point_count(text) == 5);
  CHECK(code_point_count("") == 0);
  const std::size_t offsets[] = {0, 1, 4, 6, 10, 11, 11};
  for (std::size_t i = 0; i < std::size(offsets); ++i) CHECK(byte_offset(text, i) == offsets[i]);
  CHECK(code_points(text, 1, 3) == "鞍é");
  CHECK(code_points(text, 0, 5) == text);
  CHECK(code_points(text, 4, 99) == "z");
  CHECK(code_points(text, 5, 99) == "");
  CHECK(code_points(text, 3, 1) == "");
}

TEST_CASE("decoding walks over everything, and puts U+FFFD for each bad byte") {
  constexpr std::string_view text = "a\xFF鞍\xE9\x9E";
  std::size_t at = 0;
  std::u32string decoded;
  while (at < text.size()) decoded += next_code_point(text, at);
  CHECK(decoded == U"a\uFFFD鞍\uFFFD\uFFFD");
  CHECK(next_code_point(text, at) == 0xFFFD);  // at the end: no move, no crash
  CHECK(at == text.size());
}

TEST_CASE("encoding and decoding are inverse at the borders of each length") {
  for (const char32_t c : {0x0u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xD7FFu, 0xE000u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    std::string bytes;
    append_utf8(bytes, c);
    CHECK_FALSE(invalid_utf8(bytes));
    std::size_t at = 0;
    CHECK(next_code_point(bytes, at) == c);
    CHECK(at == bytes.size());
  }
  for (const char32_t c : {0xD800u, 0xDFFFu, 0x110000u}) {
    std::string bytes;
    append_utf8(bytes, c);
    CHECK(bytes == "\xEF\xBF\xBD");
  }
}
