#include "geodata/algo/spatial_index.h"

#include <algorithm>

#include "tests/algo/random_shapes.h"
#include "tests/catch.h"

using geodata::SpatialIndex;
using geodata::WorldBox;

namespace {

std::vector<std::uint32_t> brute_force(const std::vector<WorldBox>& boxes, const WorldBox& query) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    if (!query.empty() && !boxes[i].empty() && boxes[i].intersects(query)) found.push_back(i);
  }
  return found;
}

WorldBox random_box(shapes::Random& random, std::uint32_t largest) {
  const auto x = static_cast<std::uint32_t>(random()), y = static_cast<std::uint32_t>(random());
  const auto w = static_cast<std::uint32_t>(random() % largest), h = static_cast<std::uint32_t>(random() % largest);
  return {x, y, std::max(x, x + w), std::max(y, y + h)};  // no wrapping
}

constexpr WorldBox whole_world{0, 0, 0xFFFFFFFFu, 0xFFFFFFFFu};

}  // namespace

TEST_CASE("finds what a walk over all boxes finds") {
  for (const std::size_t count : {0u, 1u, 2u, 15u, 16u, 17u, 255u, 256u, 257u, 5000u}) {
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
      CAPTURE(count, seed);
      shapes::Random random(seed);
      std::vector<WorldBox> boxes;
      for (std::size_t i = 0; i < count; ++i) {
        boxes.push_back(random() % 20 == 0 ? WorldBox{} : random_box(random, random() % 2 ? 1u << 31 : 1u << 20));
      }
      const SpatialIndex index(boxes);
      CHECK(index.size() == count);
      CHECK(index.search(whole_world) == brute_force(boxes, whole_world));
      CHECK(index.search(WorldBox{}).empty());
      for (int q = 0; q < 60; ++q) {
        const WorldBox query = random_box(random, q % 2 ? 1u << 30 : 1u);
        REQUIRE(index.search(query) == brute_force(boxes, query));
        index.search(query, [&](std::uint32_t item, const WorldBox& box) { REQUIRE(box == boxes[item]); });
      }
    }
  }
}

TEST_CASE("boxes in one place, in a row, and touching") {
  const std::vector<WorldBox> same(1000, WorldBox{5, 5, 5, 5});
  CHECK(SpatialIndex(same).search({5, 5, 5, 5}).size() == 1000);
  CHECK(SpatialIndex(same).search({6, 5, 9, 5}).empty());

  std::vector<WorldBox> row;
  for (std::uint32_t i = 0; i < 300; ++i) row.push_back({i * 10, 7, i * 10 + 10, 7});
  CHECK(SpatialIndex(row).search({100, 0, 100, 7}) == std::vector<std::uint32_t>{9, 10});  // closed on all sides
}

TEST_CASE("an empty index and an index of empty boxes find nothing") {
  CHECK(SpatialIndex().search(whole_world).empty());
  CHECK(SpatialIndex(std::vector<WorldBox>(5)).search(whole_world).empty());
}

TEST_CASE("a visit that returns false is the last") {
  const std::vector<WorldBox> boxes(100, WorldBox{1, 1, 2, 2});
  const SpatialIndex index(boxes);
  int visits = 0;
  index.search(whole_world, [&](std::uint32_t) { return ++visits < 7; });
  CHECK(visits == 7);
  visits = 0;
  index.search(whole_world, [&](std::uint32_t) { ++visits; });
  CHECK(visits == 100);
}
