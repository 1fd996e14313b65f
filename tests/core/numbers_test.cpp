// Numbers, distances and coordinates as they are written on screen.
#include "app/core/numbers.h"

#include <limits>

#include "tests/catch.h"

using namespace app;
using geodata::Language;

namespace {

// The narrow space between thousands as a dot, to be seen in a literal.
std::string dotted(std::string text) {
  const std::string space = thin_space;
  for (std::size_t at; (at = text.find(space)) != std::string::npos;) text.replace(at, space.size(), "·");
  return text;
}

}  // namespace

TEST_CASE("thousands are set apart, and the minus is one") {
  struct Row {
    double value;
    int decimals;
    bool grouped;
    const char* written;
  };
  const Row rows[] = {
      {282014, 0, true, "282·014"},
      {9799, 0, true, "9·799"},
      {999, 0, true, "999"},
      {1914, 0, false, "1914"},
      {-9.5, 1, true, "−9.5"},
      {140.456, 2, true, "140.46"},
      {-0.004, 2, true, "0.00"},
      {0, -1, true, "0"},
      {0.25, -1, true, "0.25"},
      {12, -1, true, "12"},
      {1.2e-7, -1, true, "1.2e-7"},
      {-3e-12, -1, true, "−3e-12"},
      {1.5e18, -1, true, "1·500·000·000·000·000·000"},
      {1234567.5, 1, true, "1·234·567.5"},
      {std::numeric_limits<double>::infinity(), 0, true, "–"},
      {std::numeric_limits<double>::quiet_NaN(), 0, true, "–"},
  };
  for (const Row& row : rows) {
    INFO(row.value << " with " << row.decimals);
    CHECK(dotted(number(row.value, row.decimals, row.grouped)) == row.written);
  }
}

TEST_CASE("whole numbers keep their digits, also those that a double does not hold") {
  CHECK(whole_number(2305843009223239036, false) == "2305843009223239036");
  CHECK(dotted(whole_number(-9007199254740993)) == "−9·007·199·254·740·993");
  CHECK(whole_number(std::numeric_limits<std::int64_t>::min(), false) == "−9223372036854775808");
  geodata::FactSpec id;
  id.property = "id", id.grouped = false;
  CHECK(fact_value(id, std::int64_t{2305843009223239036}, Language::english) == "2305843009223239036");
}

TEST_CASE("distances have three digits") {
  struct Row {
    double metres;
    const char* written;
  };
  const Row rows[] = {{0, "0 m"},       {42.4, "42 m"},  {844, "840 m"},   {994, "990 m"},      {996, "1.0 km"},
                      {9949, "9.9 km"}, {9960, "10 km"}, {79123, "79 km"}, {1.25e6, "1·250 km"}};
  for (const Row& row : rows) CHECK(dotted(say(distance(row.metres))) == row.written);
  CHECK(say(plus_minus(5000)) == "± 5 km");
  CHECK(say(plus_minus(5000), geodata::Language::chinese) == "± 5 公里");
  CHECK(say(plus_minus(1500)) == "± 1.5 km");
  CHECK(say(plus_minus(150)) == "± 150 m");
  CHECK(say(plus_minus(150), geodata::Language::chinese) == "± 150 米");
}

TEST_CASE("coordinates say their half of the globe") {
  CHECK(coordinates({122.99, 41.118}) == "41.1180 N  122.9900 E");
  CHECK(coordinates({-73.98, -33.5}) == "33.5000 S  73.9800 W");
  CHECK(dotted(utm({123, 41})) == "UTM 51N  500·000 E 4·538·757 N");  // by PROJ: 4538757.062
  CHECK(utm({0, 85}).empty());
}

TEST_CASE("a geo: address is one that RFC 5870 allows") {
  CHECK(geo_uri({122.99, 41.12361}) == "geo:41.12361,122.99");
  CHECK(geo_uri({122.99, 41.12361}, 1500) == "geo:41.12361,122.99;u=1500");
  CHECK(geo_uri({-0.0000001, 0}) == "geo:0,0");
}

TEST_CASE("a fact is scaled, has its unit, and says when it is an estimate") {
  geodata::FactSpec fact;
  fact.unit = "km", fact.unit_zh = "公里", fact.scale = 0.001, fact.decimals = 1;
  CHECK(fact_value(fact, 26233.6, Language::english) == "26.2 km");
  for (const std::string_view blank : {"", " ", "\t", "　"}) CHECK(fact_value(fact, blank, Language::english).empty());
  fact.estimate = true;
  CHECK(fact_value(fact, 26233.6, Language::english) == "about 26.2 km");
  CHECK(fact_value(fact, 26233.6, Language::chinese) == "约 26.2 公里");
  geodata::FactSpec state;
  state.words_zh = {{"operating", "在产"}};
  CHECK(fact_value(state, std::string_view("operating"), Language::chinese) == "在产");
  CHECK(fact_value(state, std::string_view("closed"), Language::chinese) == "closed");
  CHECK(fact_value(state, true, Language::english) == "yes");
  CHECK(fact_value(state, geodata::Value{}, Language::english).empty());
}
