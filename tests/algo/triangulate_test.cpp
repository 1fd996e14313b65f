#include "geodata/algo/triangulate.h"

#include <cmath>
#include <cstdlib>

#include "tests/algo/random_shapes.h"
#include "tests/catch.h"

using geodata::LocalPoint;
using Ring = std::vector<LocalPoint>;

namespace {

struct Mesh {
  std::vector<LocalPoint> vertices;
  std::vector<std::uint32_t> indices;

  double twice_area() const {
    double sum = 0;
    for (std::size_t t = 0; t < indices.size(); t += 3) sum += std::abs(triangle(t));
    return sum;
  }
  double triangle(std::size_t t) const {
    const LocalPoint a = vertices[indices[t]], b = vertices[indices[t + 1]], c = vertices[indices[t + 2]];
    return (static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
           (static_cast<double>(b.y) - a.y) * (static_cast<double>(c.x) - a.x);
  }
  bool covers(double x, double y) const {
    for (std::size_t t = 0; t < indices.size(); t += 3) {
      if (side(t, 0, x, y) >= 0 && side(t, 1, x, y) >= 0 && side(t, 2, x, y) >= 0) return true;
    }
    return false;
  }
  // Of the triangle's edge number `edge` that the point lies on; a little tolerance, as the points are fractions.
  double side(std::size_t t, std::size_t edge, double x, double y) const {
    const LocalPoint a = vertices[indices[t + edge]], b = vertices[indices[t + (edge + 1) % 3]];
    return (static_cast<double>(b.x) - a.x) * (y - a.y) - (static_cast<double>(b.y) - a.y) * (x - a.x) + 1e-6;
  }
};

Mesh mesh_of(const std::vector<Ring>& rings) {
  Mesh mesh;
  std::vector<std::uint32_t> ends;
  for (const Ring& ring : rings) {
    mesh.vertices.insert(mesh.vertices.end(), ring.begin(), ring.end());
    ends.push_back(static_cast<std::uint32_t>(mesh.vertices.size()));
  }
  geodata::Triangulator().add(mesh.vertices, ends, mesh.indices);
  return mesh;
}

double polygon_twice_area(const std::vector<Ring>& rings) {
  double area = std::abs(shapes::twice_area(rings[0]));
  for (std::size_t i = 1; i < rings.size(); ++i) area -= std::abs(shapes::twice_area(rings[i]));
  return area;
}

Ring reversed(Ring ring) { return {ring.rbegin(), ring.rend()}; }

}  // namespace

TEST_CASE("polygons by hand: triangles cover exactly the polygon") {
  const Ring square = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  struct Case {
    const char* name;
    std::vector<Ring> rings;
    std::size_t triangles;
  };
  const std::vector<Case> cases = {
      {"triangle", {{{0, 0}, {4, 0}, {0, 4}}}, 1},
      {"square", {square}, 2},
      {"square, other way round", {reversed(square)}, 2},
      {"L", {{{0, 0}, {10, 0}, {10, 5}, {5, 5}, {5, 10}, {0, 10}}}, 4},
      {"hole", {square, {{2, 2}, {2, 8}, {8, 8}, {8, 2}}}, 8},
      {"hole running the same way as the outer ring", {square, {{2, 2}, {8, 2}, {8, 8}, {2, 8}}}, 8},
      {"hole touching a corner", {square, {{0, 0}, {5, 2}, {2, 5}}}, 5},
      {"two holes touching each other", {square, {{2, 2}, {5, 2}, {5, 5}}, {{5, 5}, {8, 5}, {8, 8}}}, 10},
      {"two holes with one leftmost vertex", {square, {{2, 5}, {8, 6}, {8, 9}}, {{2, 5}, {8, 1}, {8, 4}}}, 10},
      {"spike without width", {{{0, 0}, {10, 0}, {10, 10}, {15, 10}, {10, 10}, {0, 10}}}, 2},
      {"repeated vertices", {{{0, 0}, {0, 0}, {10, 0}, {10, 10}, {10, 10}, {0, 10}}}, 2},
      {"closed although it should be open", {{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}}, 2},
      {"two squares joined by a corridor without width (what clipping makes)",
       {{{0, 0}, {4, 0}, {4, 4}, {4, 6}, {4, 10}, {0, 10}, {0, 6}, {4, 6}, {4, 4}, {0, 4}}},
       4},
      {"ring pinched at a vertex", {{{0, 0}, {5, 5}, {10, 0}, {10, 10}, {5, 5}, {0, 10}}}, 2},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Mesh mesh = mesh_of(c.rings);
    CHECK(mesh.twice_area() == polygon_twice_area(c.rings));
    CHECK(mesh.indices.size() / 3 == c.triangles);
    for (std::size_t t = 0; t < mesh.indices.size(); t += 3) CHECK(mesh.triangle(t) > 0);  // all turn one way
  }
}

TEST_CASE("nothing comes of nothing") {
  CHECK(mesh_of({{}}).indices.empty());
  CHECK(mesh_of({{{1, 1}}}).indices.empty());
  CHECK(mesh_of({{{1, 1}, {2, 2}}}).indices.empty());
  CHECK(mesh_of({{{1, 1}, {2, 2}, {3, 3}}}).indices.empty());
  CHECK(mesh_of({{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}).indices.empty());
}

TEST_CASE("what was there stays, and one triangulator serves any number of polygons") {
  geodata::Triangulator triangulator;
  std::vector<LocalPoint> triangle = {{0, 0}, {4, 0}, {0, 4}}, bow_tie = {{0, 0}, {4, 4}, {4, 0}, {0, 4}};
  std::vector<std::uint32_t> indices = {7};
  triangulator.add(triangle, std::vector<std::uint32_t>{3}, indices);
  CHECK(indices == std::vector<std::uint32_t>{7, 0, 1, 2});
  triangulator.add(bow_tie, std::vector<std::uint32_t>{4}, indices);
  CHECK(indices.size() == 10);
  CHECK(bow_tie == std::vector<LocalPoint>{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {2, 2}});  // where it crosses itself
}

TEST_CASE("random stars with star-shaped holes: area equals the polygon's") {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    const int count = shapes::between(random, 3, seed % 10 == 0 ? 3000 : 120);
    std::vector<Ring> rings = {shapes::star(random, {0, 0}, count, 20000, 30000)};
    // A grid of cells within the inner circle, at most one hole in each.
    for (int x = -2; x <= 2; ++x) {
      for (int y = -2; y <= 2; ++y) {
        if (random() % 2 == 0) continue;
        const LocalPoint centre{x * 2800, y * 2800};
        rings.push_back(shapes::star(random, centre, shapes::between(random, 3, 40), 300, 1390));
        if (random() % 2 == 0) rings.back() = reversed(rings.back());
      }
    }
    if (count < 8) rings.resize(1);  // a triangle would not hold them
    const Mesh mesh = mesh_of(rings);
    CHECK(mesh.twice_area() == Catch::Approx(polygon_twice_area(rings)).epsilon(1e-9));
  }
}

TEST_CASE("a lattice of cells removed at random (many touching holes, shared corners): area and cover agree") {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    std::vector<Ring> rings = {{{0, 0}, {90, 0}, {90, 90}, {0, 90}}};
    for (int x = 1; x < 8; ++x) {
      for (int y = 1; y < 8; ++y) {
        if ((x + y) % 2 == 0 && random() % 4 != 0) {  // holes touch at corners only
          rings.push_back({{x * 10, y * 10}, {x * 10, y * 10 + 10}, {x * 10 + 10, y * 10 + 10}, {x * 10 + 10, y * 10}});
        }
      }
    }
    const Mesh mesh = mesh_of(rings);
    CHECK(mesh.twice_area() == Catch::Approx(polygon_twice_area(rings)).epsilon(1e-9));
    for (int i = 0; i < 50; ++i) {
      const double x = 90 * shapes::fraction(random), y = 90 * shapes::fraction(random);
      bool expected = true;
      for (std::size_t r = 1; r < rings.size(); ++r) expected = expected && !shapes::contains(rings[r], x, y);
      CAPTURE(x, y);
      CHECK(mesh.covers(x, y) == expected);
    }
  }
}

TEST_CASE("holes that touch each other and the outline, in any direction: the area is exact") {
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    std::vector<Ring> rings = {{{0, 0}, {100, 0}, {100, 100}, {0, 100}}};
    bool used[12][12] = {};
    const int tries = shapes::between(random, 1, 60);
    for (int i = 0; i < tries; ++i) {
      const int x = shapes::between(random, 1, 10), y = shapes::between(random, 1, 10);  // cells of 10, from 0
      if (used[x][y] || used[x - 1][y] || used[x + 1][y] || used[x][y - 1] || used[x][y + 1]) continue;
      used[x][y] = true;
      const int left = x * 10 - 10, top = y * 10 - 10;
      Ring hole = {{left, top}, {left, top + 10}, {left + 10, top + 10}, {left + 10, top}};
      if (random() % 3 == 0) hole.erase(hole.begin() + shapes::between(random, 0, 3));
      rings.push_back(hole);
    }
    // A random linear map, so that what touches still does, at every angle.
    int a = shapes::between(random, -9, 9), b = shapes::between(random, -9, 9);
    int c = shapes::between(random, -9, 9), d = shapes::between(random, -9, 9);
    if (a * d == b * c) a = d = 1, b = c = 0;
    for (Ring& ring : rings) {
      for (LocalPoint& p : ring) p = {a * p.x + b * p.y, c * p.x + d * p.y};
    }
    CHECK(mesh_of(rings).twice_area() == polygon_twice_area(rings));
  }
}

TEST_CASE("clipped stars: rings that run along the box") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    const Ring star = shapes::star(random, {0, 0}, shapes::between(random, 5, 400), 2000, 30000);
    const LocalPoint corner{shapes::between(random, -30000, 10000), shapes::between(random, -30000, 10000)};
    const Ring clipped = geodata::clip_ring(star, {corner.x, corner.y, corner.x + 12000, corner.y + 12000});
    if (clipped.empty()) continue;
    const Mesh mesh = mesh_of({clipped});
    // Rounding at the box can fold a sliver over by a unit.
    CHECK(mesh.twice_area() == Catch::Approx(std::abs(shapes::twice_area(clipped))).epsilon(1e-3).margin(30000));
  }
}

TEST_CASE("triangles: the widest coordinates do not overflow") {
  constexpr std::int32_t far = 2147483647;
  const Ring ring = {{-far, -far}, {far, -far}, {far, far}, {0, 0}, {-far, far}};
  const Mesh mesh = mesh_of({ring});
  CHECK(mesh.twice_area() == Catch::Approx(std::abs(shapes::twice_area(ring))).epsilon(1e-6));
}
