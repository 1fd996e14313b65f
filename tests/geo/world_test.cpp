#include "geodata/geo/world.h"

#include <cmath>
#include <numbers>
#include <random>

#include "tests/catch.h"
#include "tests/geo/dms.h"

using namespace geodata;

namespace {

constexpr double world_m = 2 * std::numbers::pi * 6378137;

// EPSG:3857 metres of world coordinates.
double easting_m(WorldXY p) { return (p.x / world_size - 0.5) * world_m; }
double northing_m(WorldXY p) { return (0.5 - p.y / world_size) * world_m; }
}  // namespace

TEST_CASE("Pseudo-Mercator: the example of EPSG Guidance Note 7-2") {
  const WorldXY p = to_world_xy({-dms(100, 20, 0), dms(24, 22, 54.433)});
  CHECK(easting_m(p) == Catch::Approx(-11169055.58).margin(0.01));
  CHECK(northing_m(p) == Catch::Approx(2800000.00).margin(0.02));
}

TEST_CASE("known points of the square") {
  CHECK(to_world({0, 0}) == WorldPoint{1u << 31, 1u << 31});
  CHECK(to_world({-180, 0}) == WorldPoint{0, 1u << 31});
  CHECK(to_world({180, 0}) == WorldPoint{0xFFFFFFFFu, 1u << 31});  // the last unit, not the first
  CHECK(to_world({0, max_latitude}).y == 0);
  CHECK(to_world({0, -max_latitude}).y == 0xFFFFFFFFu);
  CHECK(to_world({0, 90}).y == 0);  // clamped
  CHECK(to_world({0, -90}).y == 0xFFFFFFFFu);
  CHECK(to_world({0, 1e300}).y == 0);
}

TEST_CASE("longitudes past the antimeridian wrap") {
  CHECK(to_world({190, 10}) == to_world({-170, 10}));
  CHECK(to_world({-190, 10}) == to_world({170, 10}));
  CHECK(to_world({540.5, 10}) == to_world({-179.5, 10}));
  CHECK(to_world_xy({190, 0}).x > world_size);  // the camera's coordinates do not
  const auto east = to_world({179.9, 0}), west = to_world({-179.9, 0});
  CHECK(west.x - east.x == Catch::Approx(0.2 / 360 * world_size).margin(2));  // modulo 2^32, as designed
}

TEST_CASE("world coordinates come back exactly, longitudes and latitudes to a unit") {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const WorldPoint p{static_cast<std::uint32_t>(random()), static_cast<std::uint32_t>(random())};
    REQUIRE(to_world(to_lnglat(p)) == p);
    const LngLat there{-180 + 360 * (static_cast<double>(random()) / 4294967296.0),
                       -85 + 170 * (static_cast<double>(random()) / 4294967296.0)};
    const LngLat back = to_lnglat(to_world(there));
    REQUIRE(back.lng == Catch::Approx(there.lng).margin(180 / world_size * 1.01));
    REQUIRE(back.lat == Catch::Approx(there.lat).margin(180 / world_size * 1.01));
    const LngLat exact = to_lnglat(to_world_xy(there));
    REQUIRE(exact.lng == Catch::Approx(there.lng).margin(1e-12));
    REQUIRE(exact.lat == Catch::Approx(there.lat).margin(1e-12));
  }
}

TEST_CASE("metres a unit: 9.3 mm at the equator, half of it at 60 degrees") {
  CHECK(metres_per_unit(0) == Catch::Approx(40075016.685578 / 4294967296.0));
  CHECK(metres_per_unit(60) == Catch::Approx(metres_per_unit(0) / 2));
  CHECK(metres_per_unit(-60) == Catch::Approx(metres_per_unit(60)));
}

TEST_CASE("boxes are closed, and an empty one meets nothing it holds") {
  WorldBox box;
  CHECK(box.empty());
  box.add(WorldPoint{5, 7});
  CHECK_FALSE(box.empty());
  CHECK(box == WorldBox{5, 7, 5, 7});
  box.add(WorldBox{1, 9, 2, 10});
  CHECK(box == WorldBox{1, 7, 5, 10});
  box.add(WorldBox{});  // changes nothing
  CHECK(box == WorldBox{1, 7, 5, 10});
  CHECK(box.contains({5, 10}));
  CHECK_FALSE(box.contains({6, 10}));
  CHECK(box.intersects({5, 10, 20, 20}));
  CHECK_FALSE(box.intersects({6, 10, 20, 20}));
}

TEST_CASE("northings are those of the closed form, many points at once those of one") {
  std::mt19937 random(9);
  std::vector<LngLat> points;
  for (int i = 0; i < 20000; ++i) {
    points.push_back({-180 + 360 * (static_cast<double>(random()) / 4294967296.0),
                      -max_latitude + 2 * max_latitude * (static_cast<double>(random()) / 4294967296.0)});
    const double s = std::sin(points.back().lat * std::numbers::pi / 180);
    const double closed = world_size / 2 - world_size / (4 * std::numbers::pi) * std::log((1 + s) / (1 - s));
    REQUIRE(to_world_xy(points.back()).y == Catch::Approx(closed).margin(1e-4));
  }
  std::vector<WorldPoint> all(points.size());
  to_world(points, all.data());
  for (std::size_t i = 0; i < points.size(); ++i) REQUIRE(all[i] == to_world(points[i]));
}
