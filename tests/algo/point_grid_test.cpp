#include "geodata/algo/point_grid.h"

#include <algorithm>

#include "tests/algo/random_shapes.h"
#include "tests/catch.h"

using geodata::PointGrid;
using geodata::WorldPoint;

namespace {

struct Points {
  std::vector<WorldPoint> at;
  std::vector<std::uint32_t> items;
};

// Some all over the world, some within a town, some on one spot, some in the world's corners.
Points random_points(shapes::Random& random, std::size_t count) {
  Points out;
  for (std::size_t i = 0; i < count; ++i) {
    const auto far = [&] { return static_cast<std::uint32_t>(random()); };
    const auto near = [&] { return (1u << 31) + static_cast<std::uint32_t>(random() % (1u << 18)); };
    WorldPoint p{far(), far()};
    if (i % 3 == 1) p = {near(), near()};
    if (i % 7 == 2) p = {123456789, 987654321};
    if (i % 31 == 3) p = {random() % 2 == 0 ? 0 : 0xFFFFFFFFu, random() % 2 == 0 ? 0 : 0xFFFFFFFFu};
    out.at.push_back(p);
    out.items.push_back(static_cast<std::uint32_t>(i * 3 + 1));
  }
  return out;
}

std::vector<std::uint32_t> items_of(const PointGrid& grid, PointGrid::Stretch stretch) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = stretch.first; i < stretch.last; ++i) out.push_back(grid.item(i));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("a square holds the points that a walk over all finds in it, and their mean") {
  for (const std::size_t count : {0u, 1u, 2u, 63u, 64u, 65u, 700u}) {
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
      CAPTURE(count, seed);
      shapes::Random random(seed);
      const Points points = random_points(random, count);
      const PointGrid grid(points.at, points.items);
      REQUIRE(grid.size() == count);
      for (const int level : {8, 9, 13, 17, 20, 27, 31, 32}) {
        for (int query = 0; query < 40; ++query) {
          WorldPoint p{static_cast<std::uint32_t>(random()), static_cast<std::uint32_t>(random())};
          if (count > 0 && query % 4 != 0) p = points.at[random() % count];
          const PointGrid::Square square = PointGrid::square_of(p, level);
          std::vector<std::uint32_t> expected;
          double x = 0, y = 0;
          for (std::size_t i = 0; i < count; ++i) {
            if (!(PointGrid::square_of(points.at[i], level) == square)) continue;
            expected.push_back(points.items[i]);
            x += points.at[i].x, y += points.at[i].y;
          }
          const PointGrid::Stretch stretch = grid.find(square, level);
          REQUIRE(items_of(grid, stretch) == expected);
          if (expected.empty()) continue;
          const auto n = static_cast<double>(expected.size());
          CHECK(grid.mean(stretch).x == Catch::Approx(x / n).epsilon(1e-12));
          CHECK(grid.mean(stretch).y == Catch::Approx(y / n).epsilon(1e-12));
        }
      }
    }
  }
}

TEST_CASE("a point comes back as it went in") {
  shapes::Random random(5);
  const Points points = random_points(random, 300);
  const PointGrid grid(points.at, points.items);
  for (std::uint32_t i = 0; i < grid.size(); ++i) CHECK(grid.point(i) == points.at[(grid.item(i) - 1) / 3]);
}
