#include "geodata/algo/cell_outline.h"

#include <cmath>
#include <random>
#include <set>

#include "tests/catch.h"

using geodata::CellGrid;
using geodata::LngLat;
using geodata::Polygon;
using geodata::Ring;

namespace {

// Cells of one degree from (0, 0) southwards, as letters: '#' is marked.
std::vector<Polygon> outline(const std::vector<std::string>& rows) {
  const auto width = static_cast<std::uint32_t>(rows.front().size());
  const CellGrid grid{width, static_cast<std::uint32_t>(rows.size()), {0, 0}, 1, 1};
  std::vector<std::uint8_t> marked;
  for (const std::string& row : rows) {
    for (const char c : row) marked.push_back(c == '#' ? 1 : 0);
  }
  return outline_of_cells(grid, marked);
}

double signed_area(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    twice += ring[i].lng * ring[i + 1].lat - ring[i + 1].lng * ring[i].lat;
  return twice / 2;
}

}  // namespace

TEST_CASE("one cell is a square, counterclockwise and closed") {
  const auto polygons = outline({"...", ".#.", "..."});
  REQUIRE(polygons.size() == 1);
  REQUIRE(polygons[0].size() == 1);
  CHECK(polygons[0][0] == Ring{{1, -1}, {1, -2}, {2, -2}, {2, -1}, {1, -1}});
}

TEST_CASE("cells that touch at a corner are two polygons, and a hole is a ring of its own") {
  struct Case {
    std::vector<std::string> rows;
    std::vector<std::size_t> rings;  // of each polygon
  };
  const Case cases[] = {
      {{"#.", ".#"}, {1, 1}},
      {{"###", "#.#", "###"}, {2}},
      {{".##", "#.#", "###"}, {2}},  // the hole touches the outer ring at a corner
      {{"####", "#..#", "#.##", "####"}, {2}},
      {{"#####", "#.#.#", "##.##", "#####"}, {4}},  // holes that touch each other
      {{"#####", "#...#", "#.#.#", "#...#", "#####"}, {2, 1}},
      {{"...", "..."}, {}},
  };
  for (const Case& c : cases) {
    const auto polygons = outline(c.rows);
    std::vector<std::size_t> rings;
    for (const Polygon& p : polygons) rings.push_back(p.size());
    CHECK(rings == c.rings);
  }
}

TEST_CASE("of any cells, rings cover what is marked, run the right way and pass each corner once") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const CellGrid grid{1 + static_cast<std::uint32_t>(random() % 14),
                        1 + static_cast<std::uint32_t>(random() % 14),
                        {100, 40},
                        0.5,
                        0.25};
    std::vector<std::uint8_t> marked(grid.size());
    double cells = 0;
    for (auto& m : marked) m = random() % 10 < 6 ? 1 : 0, cells += m;
    double area = 0;
    for (const Polygon& polygon : outline_of_cells(grid, marked)) {
      for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Ring& ring = polygon[i];
        CHECK(ring.front() == ring.back());
        CHECK((signed_area(ring) > 0) == (i == 0));
        area += signed_area(ring);
        std::set<std::pair<double, double>> corners;
        for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
          CHECK(corners.emplace(ring[k].lng, ring[k].lat).second);
          const LngLat a = ring[k], b = ring[k + 1];
          CHECK((a.lng == b.lng) != (a.lat == b.lat));  // along the cells' edges
        }
      }
    }
    CHECK(area == Catch::Approx(cells * 0.5 * 0.25));
  }
}
