// Land beside rivers: made valleys whose answers can be counted by hand.
#include "geodata/network/river_drainage.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "geodata/geo/geodesic.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

constexpr std::uint32_t cells_a_side = 20;
const CellGrid grid{cells_a_side, cells_a_side, {123, 41.2}, 0.01, 0.01};

// Two reaches down the middle of column 10, from the northern to the southern rim; `a` ends half way.
Rivers rivers() {
  FeatureStoreBuilder builder;
  const ColumnIndex id = builder.add_column("id", ColumnType::text),
                    next = builder.add_column("next_down", ColumnType::text);
  const auto add = [&](std::string_view own, std::string_view below, double from_row, double to_row) {
    const std::array<WorldPoint, 2> line = {to_world(grid.corner(10.5, from_row)), to_world(grid.corner(10.5, to_row))};
    builder.add_line(line);
    builder.set(id, own);
    builder.set(next, below);
    builder.finish_feature();
  };
  add("a", "b", 0.5, 10);
  add("b", "", 10, 19.5);
  auto read = Rivers::read(std::move(builder).build());
  REQUIRE(read);
  return std::move(*read);
}

// A valley: 10 m up for each column from the river, and a metre for each row from the south.
std::vector<float> valley() {
  std::vector<float> metres;
  for (std::uint32_t row = 0; row < cells_a_side; ++row) {
    for (std::uint32_t column = 0; column < cells_a_side; ++column) {
      metres.push_back(
          static_cast<float>(10 * std::abs(static_cast<int>(column) - 10) + static_cast<int>(cells_a_side - row)));
    }
  }
  return metres;
}

}  // namespace

TEST_CASE("water over land runs down to the river, and its way is measured") {
  const Rivers r = rivers();
  const RiverDrainage drainage(r, grid, valley());
  const LngLat from = grid.corner(3.5, 5.5);
  const auto way = drainage.way_down(r, from);
  REQUIRE(way);
  REQUIRE(way->position);
  CHECK(r.id(way->position->reach) == "a");
  const LngLat to = grid.corner(10.5, 5.5);
  CHECK(distance_m(r.point(*way->position), to) < 1);
  CHECK(way->line.size() == 8);  // the place, six cells, the river
  CHECK(way->length_m == Catch::Approx(distance_m(from, to)).epsilon(1e-3));
  CHECK(way->level_m == 0);
  CHECK(drainage.by_river(grid.corner(10.9, 5.1)));
  CHECK_FALSE(drainage.by_river(from));
  CHECK(drainage.cell_m() == Catch::Approx(1110).epsilon(1e-2));
}

TEST_CASE("water that comes to the sea or leaves the relief comes to no river; beyond the relief nothing is known") {
  std::vector<float> metres = valley();
  metres[grid.cell(4, 12)] = std::numeric_limits<float>::quiet_NaN();
  const Rivers r = rivers();
  const RiverDrainage drainage(r, grid, metres);
  const auto to_sea = drainage.way_down(r, grid.corner(3.5, 12.5));
  REQUIRE(to_sea);
  CHECK_FALSE(to_sea->position);
  const auto at_rim = drainage.way_down(r, grid.corner(0.5, 12.5));
  REQUIRE(at_rim);
  CHECK_FALSE(at_rim->position);
  CHECK_FALSE(drainage.way_down(r, grid.corner(4.5, 12.5)));  // in the sea
  CHECK_FALSE(drainage.way_down(r, {122, 41}));
}

TEST_CASE("over a filled hollow the way is told to be level ground") {
  std::vector<float> metres = valley();
  for (std::uint32_t row = 4; row < 7; ++row) metres[grid.cell(5, row)] = 10;  // lower than the way on, 34 m and more
  const Rivers r = rivers();
  const auto way = RiverDrainage(r, grid, metres).way_down(r, grid.corner(3.5, 5.5));
  REQUIRE(way);
  REQUIRE(way->position);
  CHECK(way->level_m > 0);
  CHECK(way->level_m < way->length_m);
}

TEST_CASE("what drains to a stretch of river ends where the stretch does") {
  const Rivers r = rivers();
  const RiverDrainage drainage(r, grid, valley());
  const auto cells_above = [&](double row) {
    const auto at = r.snap(grid.corner(10.5, row), 100);
    REQUIRE(at);
    const Trace up = trace_upstream(r.network(), at->position);
    const auto cells = drainage.drains_to(r, up.steps, at->position);
    return std::count(cells.begin(), cells.end(), 1);
  };
  // 18 of a row's 20 cells: at the rim water leaves the relief. Of the first row only the river itself is left.
  CHECK(cells_above(3.5) == 1 + 3 * 18);
  CHECK(cells_above(3.6) == 1 + 3 * 18);
  CHECK(cells_above(13.5) == 1 + 13 * 18);
  CHECK(cells_above(18.5) == 1 + 18 * 18);
}
