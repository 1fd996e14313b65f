#include "geodata/geo/geodesic.h"

#include <vector>

#include "tests/catch.h"

using namespace geodata;

TEST_CASE("lengths and directions against published values") {
  // GeographicLib's documentation of GeodSolve: JFK (40.6N 73.8W) to LHR (51.6N 0.5W).
  const LngLat jfk{-73.8, 40.6}, lhr{-0.5, 51.6};
  CHECK(distance_m(jfk, lhr) == Catch::Approx(5551759.400).margin(0.001));
  CHECK(azimuth_deg(jfk, lhr) == Catch::Approx(51.19888).margin(1e-5));
  // The quarter meridian and a degree of the equator: a property of the ellipsoid (a pi / 180).
  CHECK(distance_m({0, 0}, {0, 90}) == Catch::Approx(10001965.729).margin(0.001));
  CHECK(distance_m({0, 0}, {1, 0}) == Catch::Approx(111319.4907932).margin(1e-6));
  // Karney 2013, table 3: nearly antipodal, where Vincenty's method fails. Distance 19989832.827610 m.
  CHECK(distance_m({0, -30}, {179.8, 29.9}) == Catch::Approx(19989832.827610).margin(1e-5));
}

TEST_CASE("the antimeridian is no wall") {
  CHECK(distance_m({179.5, 0}, {-179.5, 0}) == Catch::Approx(111319.4907932).margin(1e-6));
  CHECK(azimuth_deg({179.5, 0}, {-179.5, 0}) == Catch::Approx(90));
  const LngLat p = destination({179.5, 0}, 90, 111319.4907932);
  CHECK(p.lng == Catch::Approx(-179.5).margin(1e-9));
  const std::vector<LngLat> across = {{179, -1}, {-179, -1}, {-179, 1}, {179, 1}},
                            at_zero = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  CHECK(area_m2(across) == Catch::Approx(area_m2(at_zero)));
}

TEST_CASE("azimuths are from 0 to below 360") {
  CHECK(azimuth_deg({0, 0}, {0, 1}) == 0);
  CHECK(azimuth_deg({0, 0}, {1, 0}) == Catch::Approx(90));
  CHECK(azimuth_deg({0, 0}, {0, -1}) == Catch::Approx(180));
  CHECK(azimuth_deg({0, 0}, {-1, 0}) == Catch::Approx(270));
  CHECK(azimuth_deg({5, 5}, {5, 5}) == 0);
}

TEST_CASE("destination undoes distance and azimuth") {
  const LngLat from{122.99, 41.11};
  for (const LngLat to : {LngLat{121.6, 38.9}, LngLat{123.4, 41.8}, LngLat{-70, -33}}) {
    const LngLat got = destination(from, azimuth_deg(from, to), distance_m(from, to));
    CHECK(got.lng == Catch::Approx(to.lng).margin(1e-9));
    CHECK(got.lat == Catch::Approx(to.lat).margin(1e-9));
  }
}

TEST_CASE("areas") {
  // GeographicLib's Planimeter: a quarter of the northern hemisphere is an eighth of the ellipsoid's 510065621724088.5
  // m2.
  CHECK(area_m2(std::vector<LngLat>{{0, 0}, {90, 0}, {0, 90}}) == Catch::Approx(510065621724088.5 / 8).epsilon(1e-12));
  // Antarctica, the example of GeographicLib's PolygonArea: 13662703680020.1 m2, 16831067.893 m round.
  const std::vector<LngLat> antarctica = {{-58, -63.1},  {-74, -72.9}, {-102, -71.9}, {-102, -74.9}, {-131, -74.3},
                                          {-163, -77.5}, {163, -77.4}, {172, -71.7},  {140, -65.9},  {113, -65.7},
                                          {88, -66.6},   {59, -66.9},  {25, -69.8},   {-4, -70.0},   {-14, -71.0},
                                          {-33, -77.3},  {-46, -77.9}, {-61, -74.7}};
  CHECK(area_m2(antarctica) == Catch::Approx(13662703680020.1).epsilon(1e-13));
  CHECK(perimeter_m(antarctica) == Catch::Approx(16831067.893).margin(0.001));
  // The other way round, and closed: the same.
  std::vector<LngLat> back(antarctica.rbegin(), antarctica.rend());
  back.push_back(back.front());
  CHECK(area_m2(back) == Catch::Approx(13662703680020.1).epsilon(1e-13));
  CHECK(perimeter_m(back) == Catch::Approx(16831067.893).margin(0.001));
}

TEST_CASE("nothing to measure is zero") {
  CHECK(length_m({}) == 0);
  CHECK(length_m(std::vector<LngLat>{{1, 1}}) == 0);
  CHECK(area_m2({}) == 0);
  CHECK(area_m2(std::vector<LngLat>{{1, 1}, {2, 2}}) == 0);
  CHECK(area_m2(std::vector<LngLat>{{1, 1}, {2, 2}, {1, 1}}) == 0);
  CHECK(perimeter_m({}) == 0);
  CHECK(length_m(std::vector<LngLat>{{0, 0}, {1, 0}, {0, 0}}) == Catch::Approx(2 * 111319.4907932));
}
