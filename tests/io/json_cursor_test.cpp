// Numbers, read three ways: by our quick path, by the library behind it, and by strtod as the twin.
#include <cmath>
#include <cstdlib>
#include <random>
#include <string>

#include <fmt/core.h>

#include "geodata/io/json_cursor.h"
#include "tests/catch.h"

using geodata::JsonCursor;

TEST_CASE("numbers are read to the last bit") {
  const std::uint32_t seed = 4711;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  const auto check = [](const std::string& text) {
    JsonCursor cursor(text);
    double read = 0;
    std::string_view raw;
    REQUIRE(cursor.read_number(read, raw));
    CHECK(raw == text);
    const double expected = std::strtod(text.c_str(), nullptr);
    if (read != expected || std::signbit(read) != std::signbit(expected)) FAIL_CHECK(text);
  };
  for (const char* edge : {"0", "-0", "0.1", "-0.0", "9007199254740993", "123.00000000000000001", "1e-400", "1e308",
                           "-1E+5", "0.000001", "179.99999999999997", "12345678901234567890.5", "4e-324", "1e999"}) {
    check(edge);
  }
  for (int i = 0; i < 20000; ++i) {
    const double degrees = static_cast<double>(static_cast<std::int64_t>(random() % 3600000000000u)) / 1e10 - 180;
    check(fmt::format("{:.{}f}", degrees, random() % 18));
    check(fmt::format("{}", degrees));
  }
}

TEST_CASE("a cursor stops at the first mistake and stays there") {
  JsonCursor cursor(R"({"a": tru, "b": 1})");
  std::string key;
  REQUIRE(cursor.begin_object(key));
  CHECK_FALSE(cursor.read_literal("true"));
  CHECK(cursor.mistake().byte == 6);
  CHECK_FALSE(cursor.next_member(key));
  CHECK_FALSE(cursor.skip_value());
  CHECK(cursor.failed());
  CHECK(cursor.mistake().byte == 6);
}
