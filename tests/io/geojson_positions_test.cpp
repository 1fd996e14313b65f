// The quick reader of positions beside the one that knows all of JSON.
#include "geodata/io/geojson_positions.h"

#include <random>
#include <string>

#include <fmt/core.h>

#include "geodata/io/json_cursor.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

std::vector<LngLat> quick(const std::string& text, std::size_t* read = nullptr) {
  std::vector<LngLat> out;
  const std::string padded = text + std::string(200, ' ');
  const std::size_t bytes = PlainPositions().read(padded, out);
  if (read != nullptr) *read = bytes;
  return out;
}

double slow(const std::string& number) {
  JsonCursor cursor(number);
  double out = 0;
  REQUIRE(cursor.read_number(out));
  return out;
}

}  // namespace

TEST_CASE("positions of the common form are read, and reading stops behind the last one") {
  std::size_t read = 0;
  CHECK(quick("[123.5,41.25],[-1,0] , [0.1,-0.5,7]]", &read) == std::vector<LngLat>{{123.5, 41.25}, {-1, 0}});
  CHECK(read == 20);
  CHECK(quick("[1,2],\n  [3,4],[5, 6, 12.5]]").size() == 3);
  CHECK(quick("[1.5,2],[3,4").size() == 1);
}

TEST_CASE("what is not of the common form is left alone") {
  for (const char* text : {"[1e3,2]", "[01,2]", "[+1,2]", "[1.,2]", "[.5,2]", "[1]", "[]", "[1,2,3,4]", "[null,1]",
                           "[12345678,1]", "[0.12345678901234567,1]", "[--1,2]", "[1,2", "x", "[-,1]", "[1 ,2]"}) {
    INFO(text);
    std::size_t read = 1;
    CHECK(quick(text, &read).empty());
    CHECK(read == 0);
  }
}

TEST_CASE("near the end of the bytes nothing is read, whatever stands behind them") {
  std::vector<LngLat> out;
  const std::string text = "[1.5,2.5],[3.5,4.5]";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    CHECK(PlainPositions().read(std::string_view(text).substr(0, size), out) == 0);
  }
}

TEST_CASE("the numbers are those of the slow reader, to the last bit") {
  std::mt19937 random(11);
  for (int i = 0; i < 20000; ++i) {
    const int digits = static_cast<int>(random() % 15);
    const double value = (random() % 2 == 0 ? 1 : -1) * static_cast<double>(random()) / 4294967296.0 * 180;
    const std::string lng = fmt::format("{:.{}f}", value, digits), lat = fmt::format("{:.{}f}", value / 2, digits);
    INFO(lng << " " << lat);
    const auto found = quick("[" + lng + "," + lat + "]");
    if (found.empty()) {  // more digits than are exact
      CHECK(lng.size() + lat.size() > 24);
      continue;
    }
    CHECK(found[0].lng == slow(lng));
    CHECK(found[0].lat == slow(lat));
  }
}

// What the reader has learned of a file's form must never show in what it reads.
TEST_CASE("after any positions the next one is read as by a reader that has seen none") {
  std::mt19937 random(5);
  const auto number = [&] {
    const double value = static_cast<double>(random()) / 4294967296.0 * 360 - 180;
    std::string text = fmt::format("{:.{}f}", value, random() % 9);
    if (random() % 16 == 0) text.insert(text[0] == '-' ? 1u : 0u, "0");
    if (random() % 16 == 0) text += "e1";
    if (random() % 16 == 0) text[random() % text.size()] = " x.-]\xFF\"5"[random() % 8];
    return text;
  };
  const auto position = [&] {
    return "[" + number() + (random() % 4 == 0 ? ", " : ",") + number() + (random() % 8 == 0 ? ",5]" : "]");
  };
  std::size_t read_by_form = 0;
  for (int i = 0; i < 20000; ++i) {
    PlainPositions reader;
    // Twice one form, or a form and then what resembles it.
    const std::string taught = position();
    std::string next = random() % 2 == 0 ? taught : position();
    if (random() % 2 == 0) next[random() % next.size()] = static_cast<char>(random() % 256);
    if (random() % 2 == 0)
      for (char& c : next)
        if (c >= '0' && c <= '9') c = static_cast<char>('0' + random() % 10);
    INFO(taught << " " << next);
    std::vector<LngLat> all;
    reader.read(taught + "," + taught + "]" + std::string(200, ' '), all);
    LngLat one{7, 7}, other{7, 7};
    const std::string padded = next + std::string(200, ' ');
    const std::size_t bytes = reader.read_one(padded, one);
    CHECK(bytes == PlainPositions().read_one(padded, other));
    CHECK(one == other);
    if (bytes > 0 && !all.empty()) ++read_by_form;
  }
  CHECK(read_by_form > 5000);
}
