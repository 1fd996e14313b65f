// Lines and rings over the antimeridian are cut there; what only looks like it is not.
#include "geodata/io/antimeridian.h"

#include <cmath>

#include "tests/catch.h"
#include "tests/io/test_files.h"

using namespace geodata;

namespace {

using Line = std::vector<LngLat>;

double area(const Line& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LngLat a = ring[i], b = ring[(i + 1) % ring.size()];
    sum += a.lng * b.lat - b.lng * a.lat;
  }
  return std::abs(sum) / 2;
}

// Parts with the longitudes of their boxes in whole degrees: "178 180; -180 -178".
std::string boxes(std::string_view geometry) {
  const auto read = test_files::read(R"({"type":"Feature","properties":{},"geometry":)" + std::string(geometry) + "}");
  INFO(test_files::message(read));
  REQUIRE(read);
  const FeatureStore& store = *read->value.features;
  std::string out;
  for (PartIndex p = store.parts(0).first; p < store.parts(0).last; ++p) {
    double west = 180, east = -180;
    for (const WorldPoint v : store.ring(store.rings(p).first)) {
      // The eastern edge of the world is its last unit.
      const double lng = std::round(to_lnglat(v).lng * 1000) / 1000;
      west = std::min(west, lng), east = std::max(east, lng);
    }
    out += (out.empty() ? "" : "; ") + std::to_string(std::lround(west)) + " " + std::to_string(std::lround(east));
    if (store.rings(p).size() > 1) out += " with " + std::to_string(store.rings(p).size() - 1);
  }
  return out;
}

}  // namespace

TEST_CASE("a line over the antimeridian is two lines that meet it at one latitude") {
  const Line way{{178, 10}, {-178, 20}};
  REQUIRE(crosses_antimeridian(way));
  const auto pieces = cut_line(way);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0] == Line{{178, 10}, {180, 15}});
  CHECK(pieces[1] == Line{{-180, 15}, {-178, 20}});
  CHECK(cut_line(Line{{-178, 10}, {178, 20}})[0] == Line{{-178, 10}, {-180, 15}});
  // There and back, and on past 180 as drawn.
  CHECK(cut_line(Line{{179, 0}, {-179, 0}, {179, 0}}).size() == 3);
  CHECK(cut_line(Line{{179, 0}, {181, 0}, {183, 0}})[1] == Line{{-180, 0}, {-179, 0}, {-177, 0}});
  CHECK(cut_line(Line{{190, 0}, {200, 0}}) == std::vector<Line>{{{-170, 0}, {-160, 0}}});
}

TEST_CASE("a step of a whole turn is a parallel, not a jump") {
  CHECK_FALSE(crosses_antimeridian(Line{{-180, 60}, {180, 60}}));
  CHECK_FALSE(crosses_antimeridian(Line{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}}));
  CHECK_FALSE(crosses_antimeridian(Line{{-90, 0}, {90, 0}}));
  CHECK_FALSE(crosses_antimeridian(Line{{180.0000005, 0}, {179, 0}}));
}

TEST_CASE("the pieces of a ring have its area, whatever its shape") {
  const Line rings[] = {
      {{178, 0}, {182, 0}, {182, 4}, {178, 4}, {178, 0}},
      {{178, 0}, {-178, 0}, {-178, 4}, {178, 4}, {178, 0}},
      {{170, 0}, {190, 1}, {171, 2}, {190, 3}, {170, 4}, {170, 0}},  // a comb: in and out twice
      {{-182, 0}, {-178, 0}, {-178, 4}, {-182, 4}},                  // open
      {{160, 0}, {180, 0}, {185, 10}, {175, 20}, {160, 0}},
  };
  for (const Line& ring : rings) {
    Line whole = ring;
    for (std::size_t i = 1; i < whole.size(); ++i)
      if (whole[i - 1].lng - whole[i].lng > 180) whole[i].lng += 360;
    double sum = 0;
    for (const Line& piece : cut_ring(ring)) {
      for (const LngLat p : piece) CHECK(std::abs(p.lng) <= 180);
      CHECK((piece.front() == piece.back()) == (ring.front() == ring.back()));
      sum += area(piece);
    }
    CHECK(sum == Catch::Approx(area(whole)));
  }
}

TEST_CASE("a ring round a pole stays as it is") {
  const Line ring{{-120, 80}, {0, 80}, {120, 80}, {-120, 80}};
  CHECK(crosses_antimeridian(ring));
  CHECK(cut_ring(ring) == std::vector<Line>{ring});
}

TEST_CASE("features over the antimeridian have a part on either side, with the holes that lie in it") {
  CHECK(boxes(R"({"type":"LineString","coordinates":[[178,0],[-178,0]]})") == "178 180; -180 -178");
  CHECK(boxes(R"({"type":"Polygon","coordinates":[[[177,-18],[183,-18],[183,-16],[177,-16],[177,-18]]]})") ==
        "177 180; -180 -177");
  CHECK(boxes(R"({"type":"Polygon","coordinates":[[[170,0],[-170,0],[-170,10],[170,10],[170,0]],
                  [[-175,2],[-174,2],[-174,3],[-175,2]],[[179,2],[-179,2],[-179,3],[179,3],[179,2]]]})") ==
        "170 180 with 1; -180 -170 with 2");
  CHECK(boxes(R"({"type":"Point","coordinates":[182.5,0]})") == "-178 -178");
  CHECK(boxes(R"({"type":"Polygon","coordinates":[[[-180,-80],[180,-80],[180,80],[-180,80],[-180,-80]]]})") ==
        "-180 180");
}
