#include "geodata/geo/china_datum.h"

#include <random>

#include "geodata/geo/geodesic.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

double fraction(std::mt19937& random) { return static_cast<double>(random()) / 4294967296.0; }

}  // namespace

TEST_CASE("known answers: the test values of the coordtransform library for 116.404 E 39.915 N") {
  const LngLat p{116.404, 39.915};
  CHECK(distance_m(wgs84_to_gcj02(p), {116.41024449916938, 39.91640428150164}) < 0.001);
  CHECK(distance_m(gcj02_to_bd09(p), {116.41036949371029, 39.92133699351021}) < 0.001);
  // Its inverses are estimates in one step; ours iterates.
  CHECK(distance_m(gcj02_to_wgs84(p), {116.39775550083061, 39.91359571849836}) < 2);
  CHECK(distance_m(bd09_to_gcj02(p), {116.39762729119315, 39.90865673957631}) < 0.5);
}

TEST_CASE("the shift at Anshan: half a kilometre, and more than a kilometre for BD-09") {
  const LngLat p{122.99, 41.11};
  CHECK(distance_m(p, wgs84_to_gcj02(p)) == Catch::Approx(508).margin(3));
  CHECK(distance_m(p, gcj02_to_bd09(wgs84_to_gcj02(p))) == Catch::Approx(1353).margin(3));
}

TEST_CASE("there and back within 0.03 m, all over China") {
  std::mt19937 random(3);
  for (int i = 0; i < 5000; ++i) {
    const LngLat p{73 + 62 * fraction(random), 4 + 49 * fraction(random)};
    CAPTURE(p.lng, p.lat);
    REQUIRE(distance_m(gcj02_to_wgs84(wgs84_to_gcj02(p)), p) < 0.001);
    REQUIRE(distance_m(bd09_to_gcj02(gcj02_to_bd09(p)), p) < 0.001);
    REQUIRE(distance_m(wgs84_to_gcj02(gcj02_to_wgs84(p)), p) < 0.001);
  }
}

TEST_CASE("outside China nothing moves") {
  for (const LngLat p : {LngLat{0, 0}, LngLat{-73.8, 40.6}, LngLat{151.2, -33.9}, LngLat{116, 60}, LngLat{116, 0.5}}) {
    CHECK(wgs84_to_gcj02(p) == p);
    CHECK(gcj02_to_wgs84(p) == p);
    CHECK(gcj02_to_bd09(p) == p);
    CHECK(bd09_to_gcj02(p) == p);
  }
}
