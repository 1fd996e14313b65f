// Where a way is in which area: crossings of its line with theirs, by hand and against a walk in small steps.
#include "app/core/river_areas.h"

#include <random>

#include "geodata/geo/geodesic.h"
#include "tests/catch.h"

using namespace app;
using geodata::LngLat;
using Ring = std::vector<LngLat>;

namespace {

RiverAreas areas_of(const std::vector<Ring>& rings) {
  geodata::FeatureStoreBuilder builder;
  for (const Ring& ring : rings) {
    std::vector<std::vector<geodata::WorldPoint>> points(1);
    for (const LngLat p : ring) points[0].push_back(geodata::to_world(p));
    builder.add_polygon(points);
    builder.finish_feature();
  }
  const auto store = std::move(builder).build();
  RiverAreas areas;
  for (geodata::FeatureIndex f = 0; f < store->size(); ++f)
    areas.add({"districts", std::to_string(f), {std::to_string(f), {}}, std::nullopt}, *store, f);
  areas.finish();
  return areas;
}

std::vector<RiverPathPoint> path_along(const std::vector<LngLat>& line) {
  std::vector<RiverPathPoint> path;
  double at_m = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) at_m += geodata::distance_m(line[i - 1], line[i]);
    path.push_back({line[i], at_m});
  }
  return path;
}

Ring square(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

}  // namespace

TEST_CASE("through one area into the next, and out") {
  // A degree of longitude is 111.32 km on the equator.
  const RiverAreas areas = areas_of({square(0.1, -1, 0.3, 1), square(0.3, -1, 0.5, 1)});
  const auto stays = areas.along(path_along({{0, 0.0001}, {0.6, 0.0001}}));
  REQUIRE(stays.size() == 2);
  CHECK(stays[0].area == 0);
  CHECK(stays[0].from_m == Catch::Approx(11132).margin(2));
  CHECK(stays[0].to_m == Catch::Approx(33396).margin(2));
  CHECK(stays[1].area == 1);
  CHECK(stays[1].from_m == Catch::Approx(33396).margin(2));
  CHECK(stays[1].to_m == Catch::Approx(55660).margin(2));
}

TEST_CASE("a way that begins and ends in an area is in it from end to end") {
  const RiverAreas areas = areas_of({square(-1, -1, 1, 1)});
  const auto stays = areas.along(path_along({{0, 0}, {0.1, 0.1}, {0.2, 0}}));
  REQUIRE(stays.size() == 1);
  CHECK(stays[0].from_m == 0);
  CHECK(stays[0].to_m == Catch::Approx(path_along({{0, 0}, {0.1, 0.1}, {0.2, 0}}).back().distance_m));
  CHECK(areas_of({square(5, 5, 6, 6)}).along(path_along({{0, 0}, {1, 1}})).empty());
  CHECK(areas.along({}).empty());
}

TEST_CASE("a boundary that follows the river is one stay, not twenty") {
  const RiverAreas areas = areas_of({square(-1, 0, 1, 1)});
  std::vector<LngLat> line{{-0.2, 0.1}};
  for (int i = 0; i < 20; ++i) line.push_back({-0.1 + 0.005 * i, i % 2 == 0 ? 0.001 : -0.001});
  line.push_back({0.2, 0.1});
  const auto stays = areas.along(path_along(line));
  REQUIRE(stays.size() == 1);
  CHECK(stays[0].from_m == 0);
}

TEST_CASE("vertices on each other's lines are crossed once") {
  const RiverAreas areas = areas_of({{{0, -0.1}, {0.1, 0}, {0, 0.1}, {-0.1, 0}}});
  // Through two corners; along an edge's line; from corner to corner.
  const auto across = areas.along(path_along({{-0.3, 0}, {-0.1, 0}, {0.1, 0}, {0.3, 0}}));
  REQUIRE(across.size() == 1);
  CHECK(across[0].to_m - across[0].from_m == Catch::Approx(22264).margin(5));
}

TEST_CASE("random ways through random areas: inside as a walk in small steps finds") {
  const unsigned seed = 4711;
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> uniform(-0.5, 0.5);
  for (int round = 0; round < 40; ++round) {
    const double w = uniform(random), s = uniform(random);
    const Ring ring = square(w, s, w + 0.4, s + 0.3);
    const RiverAreas areas = areas_of({ring});
    std::vector<LngLat> line;
    for (int i = 0; i < 6; ++i) line.push_back({uniform(random), uniform(random)});
    const auto path = path_along(line);
    double inside_m = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
      constexpr int parts = 2000;
      const double part_m = (path[i].distance_m - path[i - 1].distance_m) / parts;
      for (int k = 0; k < parts; ++k) {
        const double t = (k + 0.5) / parts;
        const LngLat a = path[i - 1].at, b = path[i].at;
        const LngLat p{a.lng + (b.lng - a.lng) * t, a.lat + (b.lat - a.lat) * t};
        const bool in = p.lng > ring[0].lng && p.lng < ring[1].lng && p.lat > ring[0].lat && p.lat < ring[2].lat;
        if (in) inside_m += part_m;
      }
    }
    double found_m = 0;
    for (const AreaStay& stay : areas.along(path)) found_m += stay.to_m - stay.from_m;
    CHECK(found_m == Catch::Approx(inside_m).margin(3 * RiverAreas::least_stay_m));
  }
}
