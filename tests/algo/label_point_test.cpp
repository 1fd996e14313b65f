#include "geodata/algo/label_point.h"

#include <cmath>
#include <limits>

#include "tests/algo/random_shapes.h"
#include "tests/catch.h"

using namespace geodata;
using Ring = std::vector<WorldPoint>;

namespace {

std::vector<std::span<const WorldPoint>> spans(const std::vector<Ring>& rings) { return {rings.begin(), rings.end()}; }

double distance_to_outline(const std::vector<Ring>& rings, WorldXY p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Ring& ring : rings) nearest = std::min(nearest, squared_distance_to_line(ring, p));
  return std::sqrt(nearest);
}

std::shared_ptr<const FeatureStore> store_of(const std::vector<std::vector<Ring>>& polygons,
                                             const std::vector<Ring>& lines, const Ring& points) {
  FeatureStoreBuilder builder;
  for (const auto& rings : polygons) builder.add_polygon(rings);
  for (const Ring& line : lines) builder.add_line(line);
  for (const WorldPoint p : points) builder.add_point(p);
  builder.finish_feature();
  return std::move(builder).build();
}

}  // namespace

TEST_CASE("pole of inaccessibility of plain shapes") {
  const Ring square = {{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}};
  const LabelPoint middle = pole_of_inaccessibility(spans({square}), 1);
  CHECK(middle.distance == Catch::Approx(500).margin(1));
  CHECK(middle.point.x == Catch::Approx(500).margin(1.5));
  CHECK(middle.point.y == Catch::Approx(500).margin(1.5));

  // A hole in the middle: the best circle has the diagonal from a corner of the square to one of the hole.
  // r + r sqrt 2 = 400 sqrt 2 for a circle that touches two sides and the hole's corner.
  const Ring hole = {{400, 400}, {400, 600}, {600, 600}, {600, 400}, {400, 400}};
  const LabelPoint beside = pole_of_inaccessibility(spans({square, hole}), 1);
  CHECK(beside.distance == Catch::Approx(400 * std::sqrt(2.0) / (1 + std::sqrt(2.0))).margin(1.5));
}

TEST_CASE("inside is an odd number of rings, and the name stands in the largest of those that lie side by side") {
  const auto square = [](std::uint32_t x, std::uint32_t y, std::uint32_t side) {
    return Ring{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
  };
  const std::vector<Ring> islands{square(0, 0, 10), square(1000, 0, 600), square(2000, 0, 100), square(1100, 100, 50)};
  CHECK(polygon_contains(spans(islands), {5, 5}));
  CHECK(polygon_contains(spans(islands), {1500, 500}));
  CHECK(polygon_contains(spans(islands), {2050, 50}));
  CHECK_FALSE(polygon_contains(spans(islands), {1120, 120}));  // in the one that lies in another
  CHECK_FALSE(polygon_contains(spans(islands), {800, 5}));
  const LabelPoint pole = pole_of_inaccessibility(spans(islands), 1);
  CHECK(pole.distance > 240);
  CHECK(pole.point.x > 1200);
  CHECK(pole.point.x < 1400);

  const auto store = store_of({{square(0, 0, 5000)}, {square(10, 10, 3), square(20000, 0, 9000)}}, {}, {});
  const auto name = label_point(*store, 0);
  REQUIRE(name);
  CHECK(name->point.x == Catch::Approx(24500).margin(100));
}

TEST_CASE("pole of inaccessibility: as good as a search over a grid") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    std::vector<Ring> rings = {
        shapes::to_world_ring(shapes::star(random, {0, 0}, shapes::between(random, 5, 60), 20000, 100000))};
    rings.push_back(shapes::to_world_ring(shapes::star(random, {0, 0}, 9, 2000, 9000)));
    const LabelPoint pole = pole_of_inaccessibility(spans(rings), 100);
    double best = 0;
    for (int x = -100000; x <= 100000; x += 4000) {
      for (int y = -100000; y <= 100000; y += 4000) {
        const WorldXY p{(1u << 31) + static_cast<double>(x), (1u << 31) + static_cast<double>(y)};
        if (polygon_contains(spans(rings), p)) best = std::max(best, distance_to_outline(rings, p));
      }
    }
    CHECK(pole.distance >= best - 101);
    const WorldXY at{static_cast<double>(pole.point.x), static_cast<double>(pole.point.y)};
    CHECK(polygon_contains(spans(rings), at));
    CHECK(distance_to_outline(rings, at) == Catch::Approx(pole.distance).margin(1));
  }
}

TEST_CASE("areas without an inside still get a point of theirs, and soon") {
  const Ring flat = {{10, 10}, {500, 10}, {900, 10}, {10, 10}};
  CHECK(pole_of_inaccessibility(spans({flat}), 1).point.y == 10);
  const Ring dot = {{7, 8}, {7, 8}, {7, 8}, {7, 8}};
  CHECK(pole_of_inaccessibility(spans({dot}), 1).point == WorldPoint{7, 8});
  const Ring needle = {{0, 0}, {4000000000u, 1}, {4000000000u, 2}, {0, 0}};
  CHECK(pole_of_inaccessibility(spans({needle}), 1).point.y <= 2);
  CHECK(pole_of_inaccessibility({}, 1).distance == 0);
}

TEST_CASE("a feature's label: largest area, else longest line, else first point") {
  const Ring small = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
  const Ring large = {{1000, 1000}, {1100, 1000}, {1100, 1100}, {1000, 1100}, {1000, 1000}};
  const Ring bent = {{0, 0}, {100, 0}, {100, 300}};  // its middle, 200 along, is 100 up the second leg
  const auto all = store_of({{small}, {large}}, {bent}, {{9, 9}});
  REQUIRE(label_point(*all, 0));
  CHECK(label_point(*all, 0)->point.x == Catch::Approx(1050).margin(2));
  CHECK(label_point(*all, 0)->distance == Catch::Approx(50).margin(2));

  const auto lines = store_of({}, {{{5, 5}, {6, 6}}, bent}, {{9, 9}});
  REQUIRE(label_point(*lines, 0));
  CHECK(label_point(*lines, 0)->point == WorldPoint{100, 100});

  const auto points = store_of({}, {}, {{9, 9}, {1, 1}});
  REQUIRE(label_point(*points, 0));
  CHECK(label_point(*points, 0)->point == WorldPoint{9, 9});

  CHECK_FALSE(label_point(*store_of({}, {}, {}), 0));
}

TEST_CASE("distance to a line is to its segments, not to their endless extension") {
  const Ring line = {{10, 10}, {20, 10}};
  CHECK(squared_distance_to_line(line, {15, 13}) == 9);
  CHECK(squared_distance_to_line(line, {23, 14}) == 25);
  CHECK(squared_distance_to_line(Ring{{10, 10}}, {10, 12}) == 4);
  CHECK(std::isinf(squared_distance_to_line(Ring{}, {0, 0})));
}

TEST_CASE("containing: even-odd, holes cut out, empty holds nothing") {
  const Ring square = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, hole = {{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}};
  CHECK(ring_contains(square, {5, 5}));
  CHECK_FALSE(ring_contains(square, {15, 5}));
  CHECK(polygon_contains(spans({square, hole}), {2, 5}));
  CHECK_FALSE(polygon_contains(spans({square, hole}), {5, 5}));
  CHECK_FALSE(polygon_contains({}, {5, 5}));
  CHECK_FALSE(ring_contains(Ring{}, {5, 5}));
}
