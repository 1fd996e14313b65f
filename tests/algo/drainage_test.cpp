#include "geodata/algo/drainage.h"

#include <array>
#include <cmath>
#include <random>

#include "geodata/geo/geodesic.h"
#include "tests/catch.h"

using geodata::CellGrid;
using geodata::CellIndex;
using geodata::Drainage;
using geodata::no_cell;

namespace {

CellGrid grid_of(std::uint32_t width, std::uint32_t height, double lat = 41.5) {
  return {width, height, {122, lat}, 1.0 / 120, 1.0 / 120};
}

constexpr float none = std::numeric_limits<float>::quiet_NaN();

std::vector<CellIndex> neighbours(const CellGrid& grid, CellIndex c) {
  std::vector<CellIndex> out;
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      const int x = static_cast<int>(grid.column(c)) + dx, y = static_cast<int>(grid.row(c)) + dy;
      if ((dx == 0 && dy == 0) || x < 0 || y < 0 || x >= static_cast<int>(grid.width) ||
          y >= static_cast<int>(grid.height))
        continue;
      out.push_back(grid.cell(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)));
    }
  }
  return out;
}

// The same by definition: a cell's water stands as high as the lowest way out makes it, found by trying until nothing
// changes.
struct Twin {
  const CellGrid& grid;
  const std::vector<float>& metres;
  std::vector<std::uint8_t> end;
  std::vector<float> filled;

  Twin(const CellGrid& g, const std::vector<float>& m, const std::vector<CellIndex>& sinks)
      : grid(g), metres(m), end(g.size(), 0), filled(g.size(), HUGE_VALF) {
    for (const CellIndex c : sinks) end[c] = 1;
    for (CellIndex c = 0; c < grid.size(); ++c) {
      const auto around = neighbours(grid, c);
      if (around.size() < 8) end[c] = 1;
      for (const CellIndex n : around) {
        if (std::isnan(metres[n])) end[c] = 1;
      }
      if (end[c] != 0) filled[c] = metres[c];
    }
    for (bool changed = true; changed;) {
      changed = false;
      for (CellIndex c = 0; c < grid.size(); ++c) {
        if (end[c] != 0 || std::isnan(metres[c])) continue;
        for (const CellIndex n : neighbours(grid, c)) {
          const float through = std::max(metres[c], filled[n]);
          if (through < filled[c]) filled[c] = through, changed = true;
        }
      }
    }
  }

  double slope(CellIndex from, CellIndex to) const {
    // As the ground is: rows differ in width, which is taken at the row's middle.
    const double y = grid.row(from) + 0.5;
    const double dx = static_cast<double>(grid.column(to)) - grid.column(from);
    const double dy = static_cast<double>(grid.row(to)) - grid.row(from);
    const double across = geodata::distance_m(grid.corner(0, y), grid.corner(1, y));
    const double along = geodata::distance_m(grid.corner(0, y - 0.5), grid.corner(0, y + 0.5));
    return (static_cast<double>(filled[from]) - static_cast<double>(filled[to])) / std::hypot(dx * across, dy * along);
  }
};

}  // namespace

TEST_CASE("water takes the steepest way, by height over distance") {
  const CellGrid grid = grid_of(5, 3, 0.0125);  // at the equator a cell is as wide as high
  // To the north-east it falls 12 m over 1.41 cells, to the east 9 m over one.
  const std::vector<float> metres = {50, 50, 50, 18, 50,  //
                                     50, 50, 30, 21, 20,  //
                                     50, 50, 50, 50, 50};
  const Drainage drainage(grid, metres, {});
  CHECK(drainage.below(grid.cell(2, 1)) == grid.cell(3, 1));
  CHECK_FALSE(drainage.is_level(grid.cell(2, 1)));
}

TEST_CASE("a depression is filled to its spill, and its cells are marked as level") {
  const CellGrid grid = grid_of(7, 5);
  const std::vector<float> metres = {9, 9, 9, 9, 9, 9, 9,  //
                                     9, 4, 5, 6, 8, 3, 9,  //
                                     9, 5, 2, 6, 7, 4, 1,  //
                                     9, 4, 5, 6, 8, 4, 9,  //
                                     9, 9, 9, 9, 9, 9, 9};
  const Drainage drainage(grid, metres, {});
  // From the spill, 7 m, it is 4 m down over a corner (1.16 km) and 3 m over an edge (0.70 km).
  const std::vector<CellIndex> way = drainage.way_down(grid.cell(2, 2));
  const std::vector<CellIndex> expected = {grid.cell(2, 2), grid.cell(3, 2), grid.cell(4, 2), grid.cell(5, 2),
                                           grid.cell(6, 2)};
  CHECK(way == expected);
  CHECK(drainage.is_level(grid.cell(2, 2)));
  CHECK(drainage.is_level(grid.cell(3, 2)));
  CHECK_FALSE(drainage.is_level(grid.cell(4, 2)));
  CHECK(drainage.below(grid.cell(6, 2)) == no_cell);  // leaves the grid
}

TEST_CASE("water ends at sinks, at the rim and beside cells without a height") {
  const CellGrid grid = grid_of(6, 5);
  const std::vector<float> metres = {9, 9, 9, 9, 9,    9,  //
                                     9, 8, 7, 6, 5,    4,  //
                                     9, 8, 7, 6, none, 4,  //
                                     9, 8, 7, 6, 5,    4,  //
                                     9, 9, 9, 9, 9,    9};
  const std::array<CellIndex, 1> river = {grid.cell(2, 2)};
  const Drainage drainage(grid, metres, river);
  CHECK(drainage.is_sink(river[0]));
  CHECK(drainage.below(river[0]) == no_cell);
  CHECK(drainage.below(grid.cell(1, 2)) == river[0]);
  CHECK(drainage.below(grid.cell(3, 2)) == no_cell);  // beside the sea
  CHECK_FALSE(drainage.is_sink(grid.cell(3, 2)));
  CHECK_FALSE(drainage.has_height(grid.cell(4, 2)));
  CHECK(drainage.below(grid.cell(4, 2)) == no_cell);
}

TEST_CASE("ways and areas are those of a brute-force twin, on rough and on stepped ground") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 60; ++round) {
    const auto side = [&] { return 3 + static_cast<std::uint32_t>(random() % 22); };
    const std::uint32_t width = side(), height = side();
    const CellGrid grid = grid_of(width, height);
    std::vector<float> metres(grid.size());
    const bool stepped = round % 2 == 0;  // many equal heights, many flats
    for (float& m : metres) m = stepped ? static_cast<float>(random() % 4) : static_cast<float>(random() % 100000) / 10;
    for (float& m : metres) {
      if (random() % 40 == 0) m = none;
    }
    std::vector<CellIndex> sinks;
    for (int i = 0; i < 4; ++i) {
      const auto c = static_cast<CellIndex>(random() % grid.size());
      if (!std::isnan(metres[c])) sinks.push_back(c);
    }
    const Drainage drainage(grid, metres, sinks);
    const Twin twin(grid, metres, sinks);
    std::vector<std::uint8_t> ends(grid.size(), 0);
    for (const CellIndex c : sinks) ends[c] = 1;
    const std::vector<std::uint8_t> area = drainage.drains_to(ends);
    for (CellIndex c = 0; c < grid.size(); ++c) {
      INFO("round " << round << ", cell " << c);
      if (std::isnan(metres[c])) {
        CHECK(drainage.below(c) == no_cell);
        continue;
      }
      CHECK((drainage.below(c) == no_cell) == (twin.end[c] != 0));
      // Each step goes down the steepest way there is, or over level ground towards the way out.
      double steepest = 0;
      for (const CellIndex n : neighbours(grid, c)) {
        if (!std::isnan(metres[n])) steepest = std::max(steepest, twin.slope(c, n));
      }
      const CellIndex below = drainage.below(c);
      if (below != no_cell) {
        CHECK(twin.slope(c, below) == Catch::Approx(steepest).margin(1e-12));
        CHECK(drainage.is_level(c) == (steepest < 0.001 || twin.filled[c] > metres[c]));
      }
      // Water arrives, and where it arrives decides which area the cell is of.
      const std::vector<CellIndex> way = drainage.way_down(c);
      REQUIRE(way.size() <= grid.size());
      CHECK(twin.end[way.back()] != 0);
      CHECK(area[c] == ends[way.back()]);
    }
  }
}

TEST_CASE("a cell's place and area are those of the ellipsoid") {
  const CellGrid grid{588, 330, {121, 42.5}, 1.0 / 120, 1.0 / 120};
  CHECK(grid.at({121.004, 42.499}) == 0u);
  CHECK(grid.at({121.0125, 42.4875}) == grid.cell(1, 1));
  CHECK_FALSE(grid.at({120.999, 42}));
  CHECK_FALSE(grid.at({125.91, 42}));
  // 30 arc-seconds square at 41 degrees north: 0.925 by 0.701 km.
  CHECK(grid.area_m2(grid.cell(0, 180)) == Catch::Approx(925.3 * 701.2).epsilon(2e-3));
}
