// Whatever rings do, the triangles cover what lies inside an odd number of them, once.
#include "tests/algo/odd_polygons.h"

#include <algorithm>
#include <cmath>

#include "geodata/algo/triangulate.h"
#include "tests/algo/random_shapes.h"
#include "tests/catch.h"

using geodata::LocalPoint;

namespace {

constexpr int cells = 256;
constexpr double cell = 16384.0 / cells;
constexpr double rounding = 1.5;  // units that an edge is moved by crossings at whole coordinates

struct Covered {
  std::vector<LocalPoint> vertices;
  std::vector<std::uint32_t> triangles;
  std::vector<int> times;  // of each cell's centre
  std::int64_t doubled_area = 0;
  bool all_turn_one_way = true;
};

// The columns whose centres lie in a triangle, row by row. A centre on an edge belongs to the triangle on its right.
Covered covered(const odd::Polygon& polygon) {
  Covered out;
  std::vector<std::uint32_t> ends;
  for (const odd::Ring& ring : polygon.rings) {
    out.vertices.insert(out.vertices.end(), ring.begin(), ring.end());
    ends.push_back(static_cast<std::uint32_t>(out.vertices.size()));
  }
  geodata::Triangulator().add(out.vertices, ends, out.triangles);
  out.times.resize(static_cast<std::size_t>(cells) * cells);
  for (std::size_t t = 0; t < out.triangles.size(); t += 3) {
    const LocalPoint corner[] = {out.vertices[out.triangles[t]], out.vertices[out.triangles[t + 1]],
                                 out.vertices[out.triangles[t + 2]]};
    const std::int64_t area = std::int64_t{corner[1].x - corner[0].x} * (corner[2].y - corner[0].y) -
                              std::int64_t{corner[1].y - corner[0].y} * (corner[2].x - corner[0].x);
    out.all_turn_one_way = out.all_turn_one_way && area > 0;
    out.doubled_area += area;
    const auto [low, high] = std::minmax({corner[0].y, corner[1].y, corner[2].y});
    for (int row = std::max(0, static_cast<int>(low / cell) - 1);
         row < std::min(cells, static_cast<int>(high / cell) + 2); ++row) {
      const double y = (row + 0.5) * cell;
      double from = 0, to = 0;
      int found = 0;
      for (int i = 0; i < 3; ++i) {
        const LocalPoint a = corner[i], b = corner[(i + 1) % 3];
        if ((a.y > y) == (b.y > y)) continue;
        const double x = a.x + (static_cast<double>(b.x) - a.x) * (y - a.y) / (static_cast<double>(b.y) - a.y);
        (found++ == 0 ? from : to) = x;
      }
      if (found != 2) continue;
      if (from > to) std::swap(from, to);
      for (int column = std::max(0, static_cast<int>(std::ceil(from / cell - 0.5)));
           column < cells && (column + 0.5) * cell < to; ++column)
        ++out.times[static_cast<std::size_t>(row) * cells + static_cast<std::size_t>(column)];
    }
  }
  return out;
}

}  // namespace

TEST_CASE("odd polygons, in four directions: inside is an odd number of rings, and is covered once") {
  const std::vector<odd::Polygon> corpus = odd::corpus();
  CHECK(corpus.size() >= 500);
  std::size_t wrong_in_all = 0, seen = 0;
  for (const odd::Polygon& upright : corpus) {
    for (const double degrees : {0, 90, 33, 211}) {
      const odd::Polygon polygon = odd::turned(upright, degrees);
      const std::vector<odd::Cell> cell_of = odd::raster(polygon, cells, rounding);
      const Covered mesh = covered(polygon);
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < cell_of.size(); ++i) {
        if (cell_of[i] == odd::Cell::on_an_edge) continue;
        wrong += mesh.times[i] != (cell_of[i] == odd::Cell::inside ? 1 : 0) ? 1u : 0u;
        ++seen;
      }
      wrong_in_all += wrong;
      CAPTURE(polygon.name, wrong);
      CHECK(mesh.all_turn_one_way);
      CHECK(wrong <= cell_of.size() / 1000);
    }
  }
  CAPTURE(wrong_in_all, seen);
  CHECK(wrong_in_all * 20'000 < seen);
}

TEST_CASE("so many crossings that rows must do: no more than a pixel off, and no vertex too many") {
  shapes::Random random(3);
  odd::Polygon polygon{"chaos", {{}}};
  for (int i = 0; i < 2500; ++i)
    polygon.rings[0].push_back({shapes::between(random, 0, 16383), shapes::between(random, 0, 16383)});
  const Covered mesh = covered(polygon);
  CHECK(mesh.triangles.size() / 3 <= 2 * 512 * 1000);
  CHECK(mesh.all_turn_one_way);
  for (const int times : mesh.times) REQUIRE(times <= 1);
  CHECK(static_cast<double>(mesh.doubled_area) / 2 == Catch::Approx(0.4 * 16384 * 16384).epsilon(0.25));  // about half
}
