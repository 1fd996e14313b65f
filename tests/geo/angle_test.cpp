// Latitudes and longitudes as they are written.
#include "geodata/geo/angle.h"

#include "tests/catch.h"

using geodata::Axis;
using geodata::take_angle;
using geodata::written_angle;

TEST_CASE("one cell is one angle, in every usual way of writing") {
  struct Row {
    const char* words;
    double degrees;
    Axis axis = Axis::unknown;
  };
  const Row rows[] = {
      {"41.1034", 41.1034},
      {"41,1034", 41.1034},
      {"-41.1", -41.1},
      {"+41.1", 41.1},
      {"−122.5", -122.5},
      {" 41 ", 41},
      {"41.", 41},
      {".5", 0.5},
      {"-,25", -0.25},
      {"41.1034°", 41.1034},
      {"41.1034 N", 41.1034, Axis::latitude},
      {"N41.1034", 41.1034, Axis::latitude},
      {"s 41.5°", -41.5, Axis::latitude},
      {"122.9W", -122.9, Axis::longitude},
      {"41°06'12.2\"N", 41 + 6 / 60.0 + 12.2 / 3600, Axis::latitude},
      {"41° 06′ 12.2″ N", 41 + 6 / 60.0 + 12.2 / 3600, Axis::latitude},
      {"122º57’04,3”E", 122 + 57 / 60.0 + 4.3 / 3600, Axis::longitude},
      {"41°06'12''S", -(41 + 6 / 60.0 + 12 / 3600.0), Axis::latitude},
      {"41°06.2'", 41 + 6.2 / 60},
      {"-41 06 12.2", -(41 + 6 / 60.0 + 12.2 / 3600)},
      {"41:06:12.2", 41 + 6 / 60.0 + 12.2 / 3600},
      {"41d06m12.2", 41 + 6 / 60.0 + 12.2 / 3600},
      {"N 41° 06.200", 41 + 6.2 / 60, Axis::latitude},
      {"41deg 06", 41 + 6 / 60.0},
      {"41 06.2 N", 41 + 6.2 / 60, Axis::latitude},
      {"北纬41°06′12.2″", 41 + 6 / 60.0 + 12.2 / 3600, Axis::latitude},
      {"东经122度57分04.3秒", 122 + 57 / 60.0 + 4.3 / 3600, Axis::longitude},
      {"西经12度", -12, Axis::longitude},
      {"４１．１", 41.1},
      {"230", 230},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const auto angle = written_angle(row.words);
    REQUIRE(angle);
    CHECK(angle->degrees == Catch::Approx(row.degrees).margin(1e-12));
    CHECK(angle->axis == row.axis);
  }
}

TEST_CASE("what is no angle is none") {
  for (const char* words :
       {"", "-", "N", "north", "41.1.2", "41 60 00", "41°61'", "41°06''N", "-41.1 S", "41.1 122.9", "1,234.5",
        "41.5°06'", "41 06 12 5", "nan", "1e2", "41N E", "NE 5", "41°N06'", "12/05/2020", ".", "-."}) {
    CAPTURE(words);
    CHECK_FALSE(written_angle(words));
  }
}

TEST_CASE("the angle with which a text begins; minutes need their marks there") {
  std::string_view text = "41°06'12.2\"N, 122.5°E";
  const auto first = take_angle(text);
  REQUIRE(first);
  CHECK(first->degrees == Catch::Approx(41 + 6 / 60.0 + 12.2 / 3600));
  CHECK(text == ", 122.5°E");
  text = "41 06 12";
  CHECK(take_angle(text)->degrees == 41);
  CHECK(text == " 06 12");
  text = "41,06";
  CHECK(take_angle(text)->degrees == 41);
  CHECK(text == ",06");
  text = "41.1 N 122.9";
  CHECK(take_angle(text)->axis == Axis::latitude);
  CHECK(text == " 122.9");
}
