// What a typed or pasted text can mean as a position.
#include "app/ui/typed_coordinates.h"

#include "tests/catch.h"

using app::typed_coordinates;
using geodata::LngLat;

TEST_CASE("coordinates are read as people write them") {
  struct Row {
    const char* typed;
    std::vector<LngLat> meant;
  };
  const Row rows[] = {
      {"41.1 122.9", {{122.9, 41.1}}},
      {"122.9, 41.1", {{122.9, 41.1}}},
      {"41.1，122.9", {{122.9, 41.1}}},
      {"41.1°N 122.9°E", {{122.9, 41.1}}},
      {"122.9E 41.1N", {{122.9, 41.1}}},
      {"33.5 S, 70.6 W", {{-70.6, -33.5}}},
      {"geo:41.1,122.9", {{122.9, 41.1}}},
      {"geo:41.1,122.9;u=35", {{122.9, 41.1}}},
      {"-33.5 -70.6", {{-70.6, -33.5}, {-33.5, -70.6}}},  // nothing says which is which
      {"10 10", {{10, 10}}},
  };
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(typed_coordinates(row.typed) == row.meant);
  }
}

TEST_CASE("degrees, minutes and seconds are read as they are printed in guides") {
  for (const char* typed : {"41°01'12\"N 123°07'48\"E", "41°01′12″N, 123°07′48″E", "N41°01'12\" E123°07'48\"",
                            "北纬41度01分12秒 东经123度07分48秒", "123°07'48\"E 41°01'12\"N"}) {
    INFO(typed);
    const std::vector<LngLat> found = typed_coordinates(typed);
    REQUIRE(found.size() == 1);
    CHECK(found[0].lat == Catch::Approx(41.02));
    CHECK(found[0].lng == Catch::Approx(123.13));
  }
  CHECK(typed_coordinates("41°61'00\"N 123°07'48\"E").empty());
}

TEST_CASE("what is no position is none") {
  for (const char* typed : {"", "41.1", "anshan", "41.1.2", "41.1 122.9 7", "95 191", "41N 42N", "geo:", "1e3 4",
                            "nan 1", "41.1 N", "2010 2000"}) {
    INFO(typed);
    CHECK(typed_coordinates(typed).empty());
  }
}
