#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "app/scene/tile_mesh.h"
#include "geodata/algo/label_point.h"
#include "tests/catch.h"
#include "tests/scene/scene_fixture.h"

using namespace app;
using namespace app::fixture;
using geodata::TileId;

namespace {

constexpr double tile_span(std::uint8_t z) { return static_cast<double>(geodata::tile_size(z)); }

std::shared_ptr<const TileMesh> mesh(Features& features, std::vector<geodata::StyleRule> rules, TileId tile) {
  const geodata::LayerSpec s = spec("layer", geodata::LayerRole::base, std::move(rules));
  return build_tile_mesh(*prepare(features.build(), s), s, tile);
}

geodata::StyleRule fill_and_stroke() {
  geodata::StyleRule rule = fill_rule(1);
  rule.stroke = colour(2);
  return rule;
}

struct Corner {
  double x = 0, y = 0;
};
double cross(Corner a, Corner b, Corner c) { return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y); }

template <class Visit>
void for_triangles(const TileMesh& tile, Visit&& visit) {
  for (const MeshPiece& piece : tile.pieces) {
    for (std::size_t i = 0; i + 2 < piece.fill_indices.size(); i += 3) {
      const auto corner = [&](std::size_t k) {
        const FillVertex v = piece.fill_vertices[piece.fill_indices[i + k]];
        return Corner{double(v.x), double(v.y)};
      };
      visit(corner(0), corner(1), corner(2));
    }
  }
}

double triangle_area(const TileMesh& tile) {
  double sum = 0;
  for_triangles(tile, [&](Corner a, Corner b, Corner c) { sum += std::abs(cross(a, b, c)) / 2; });
  return sum;
}

int covering(const TileMesh& tile, Corner p) {
  int count = 0;
  for_triangles(tile, [&](Corner a, Corner b, Corner c) {
    const double u = cross(a, b, p), v = cross(b, c, p), w = cross(c, a, p);
    count += (u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0) ? 1 : 0;
  });
  return count;
}

Points star(std::mt19937& random, int corners, double radius) {
  std::uniform_real_distribution<double> reach(0.25, 1.0);
  Points out;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners, r = reach(random) * radius;
    out.emplace_back(r * std::cos(angle), r * std::sin(angle));
  }
  return out;
}

}  // namespace

TEST_CASE("The tile's zoom is the one whose tiles are 512 to 1,024 px across") {
  CHECK(tile_zoom(1.0) == 0);
  CHECK(tile_zoom(1.99) == 0);
  CHECK(tile_zoom(2.0) == 1);
  CHECK(tile_zoom(9.1) == 8);
  CHECK(tile_zoom(9.9999999999) == 9);
  CHECK(tile_zoom(19.0) == 18);
  CHECK(tile_zoom(0.0) == 0);
}

TEST_CASE("Triangles cover an area as far as it lies in the tile, and nothing twice") {
  constexpr std::uint8_t z = 8;
  constexpr unsigned seed = 20240607;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20; ++round) {
    const Points outer = star(random, 40, 0.9 * tile_span(z)), hole = square(0.1 * tile_span(z));
    for (std::uint32_t quadrant = 0; quadrant < 4; ++quadrant) {
      const TileId tile{z, 127 + quadrant % 2, 127 + quadrant / 2};
      Features features;
      features.area({outer, hole});
      const auto built = mesh(features, {fill_rule(1)}, tile);
      const auto ring = world(outer), inner = world(hole);
      std::vector<geodata::WorldPoint> closed = ring, closed_inner = inner;
      closed.push_back(ring.front()), closed_inner.push_back(inner.front());
      std::uniform_real_distribution<double> somewhere(0, tile_units);
      int wrong = 0;
      for (int i = 0; i < 100; ++i) {
        const Corner p{somewhere(random), somewhere(random)};
        const geodata::WorldXY at{(tile.x + p.x / tile_units) * tile_span(z),
                                  (tile.y + p.y / tile_units) * tile_span(z)};
        // The edge may lie a pixel from where it is in the data: importance leaves out what is smaller.
        const double px = tile_span(z) / 512;
        if (geodata::squared_distance_to_line(closed, at) < px * px) continue;
        if (geodata::squared_distance_to_line(closed_inner, at) < px * px) continue;
        const int expected = geodata::ring_contains(closed, at) && !geodata::ring_contains(closed_inner, at) ? 1 : 0;
        wrong += covering(*built, p) == expected ? 0 : 1;
      }
      CAPTURE(round, quadrant);
      CHECK(wrong == 0);
    }
  }
}

TEST_CASE("An area is cut exactly at the tile's edge") {
  Features features;
  features.area({square(3 * tile_span(4))});
  const auto built = mesh(features, {fill_rule(1)}, {4, 8, 8});
  CHECK(triangle_area(*built) == double(tile_units) * tile_units);
}

TEST_CASE("The inside of an area is on the positive side of its outline, whatever direction the file had") {
  const double r = 0.3 * tile_span(6);
  const TileId tile{6, 32, 32};
  const double centre = 0.5 * tile_span(6);
  Points outer = square(r, centre, centre), hole = square(r / 2, centre, centre);
  const bool reversed = GENERATE(false, true);
  if (reversed) std::reverse(outer.begin(), outer.end()), std::reverse(hole.begin(), hole.end());
  Features features;
  features.area({outer, hole});
  const auto built = mesh(features, {stroke_rule(1)}, tile);
  REQUIRE(built->pieces.size() == 1);
  const MeshPiece& piece = built->pieces.front();
  REQUIRE(piece.ranges.size() == 1);
  CHECK(piece.ranges.front().area);
  REQUIRE(piece.line_vertices.size() % 2 == 0);
  const auto in_area = [](double x, double y) {
    constexpr double half = tile_units / 2.0;
    const double d = std::max(std::abs(x - half), std::abs(y - half));
    return d < 0.3 * tile_units && d > 0.15 * tile_units;
  };
  for (std::size_t i = 0; i < piece.line_vertices.size(); ++i) {
    const LineVertex& v = piece.line_vertices[i];
    const double x = v.x + 20.0 * v.nx / 4096, y = v.y + 20.0 * v.ny / 4096;
    CAPTURE(i, v.x, v.y, v.nx, v.ny);
    CHECK(in_area(x, y) == (i % 2 == 0));
  }
}

TEST_CASE("The tile's edge is no outline") {
  Features features;
  features.area({square(0.25 * tile_span(6), 0, 0.5 * tile_span(6))});  // half of it in the tile east of the middle
  const auto built = mesh(features, {fill_and_stroke()}, {6, 32, 32});
  REQUIRE(built->pieces.size() == 1);
  for (const LineVertex& v : built->pieces.front().line_vertices) {
    const bool on_its_sides = v.x >= 4095 || v.y == tile_units / 4 || v.y == 3 * tile_units / 4;
    CHECK(on_its_sides);
  }
  CHECK(triangle_area(*built) == tile_units / 4.0 * (tile_units / 2.0));
}

TEST_CASE("Dashes run on from tile to tile: along counts from the line's own start") {
  Features west, east;
  const Points line{{-0.7 * tile_span(10), 5000}, {0.9 * tile_span(10), 5000}};
  west.line(line), east.line(line);
  const auto a = mesh(west, {stroke_rule(1)}, {10, 511, 512}), b = mesh(east, {stroke_rule(1)}, {10, 512, 512});
  const auto along_at_edge = [](const TileMesh& tile, double edge) {
    for (const LineVertex& v : tile.pieces.front().line_vertices) {
      if (std::abs(v.x - edge) <= tile_units / 512.0) return v.along - static_cast<float>(v.x - edge);
    }
    return -1.0f;
  };
  CHECK(along_at_edge(*a, tile_units) == Catch::Approx(0.7 * tile_units).margin(1));
  CHECK(along_at_edge(*b, 0) == Catch::Approx(0.7 * tile_units).margin(1));
}

TEST_CASE("A full tile becomes several pieces, and no strip loses a segment") {
  constexpr int count = 150'000;
  Points zigzag;
  for (int i = 0; i < count; ++i)
    zigzag.emplace_back((i % 1000) * 1000.0, std::floor(i / 1000.0) * 6000.0 + (i % 2) * 2000.0);
  Features features;
  features.line(zigzag);
  const auto built = mesh(features, {stroke_rule(1)}, {12, 2048, 2048});
  REQUIRE(built->pieces.size() > 1);
  std::size_t sections = 0, joined = 0;
  for (const MeshPiece& piece : built->pieces) {
    CHECK(piece.line_vertices.size() <= 65535);
    CHECK(piece.id != 0);
    CHECK(*std::max_element(piece.line_indices.begin(), piece.line_indices.end()) < piece.line_vertices.size());
    sections += piece.line_vertices.size() / 2;
    joined += piece.line_indices.size() / 6;
  }
  CHECK(joined == sections - built->pieces.size());  // one strip a piece, each section joined to the one before
  CHECK(built->bytes > sections * 2 * sizeof(LineVertex));
}

TEST_CASE("What is smaller than a pixel is left out") {
  const double px = tile_span(10) / 512;
  Features features;
  features.area({square(0.3 * px, 50 * px, 50 * px)}).line({{90 * px, 90 * px}, {90.1 * px, 90 * px}});
  CHECK(mesh(features, {fill_and_stroke()}, {10, 512, 512})->pieces.empty());
}

TEST_CASE("A rule is meshed only for the zooms that show it") {
  geodata::StyleRule rule = stroke_rule(1);
  rule.min_zoom = 9.5;
  const Points line{{10, 10}, {5e6, 5e6}};
  const auto drawn = [&](std::uint8_t z) {
    Features features;
    features.line(line);
    return !mesh(features, {rule}, geodata::tile_at({world_middle + 10, world_middle + 10}, z))->pieces.empty();
  };
  CHECK_FALSE(drawn(7));  // seen from 8 to 9
  CHECK(drawn(8));        // seen from 9 to 10
  CHECK(drawn(12));
}

TEST_CASE("What lies across the antimeridian is drawn where its line comes near from the other side") {
  Features features;
  const double edge = geodata::world_size / 2;
  features.line({{edge - 1, -1000}, {edge - 1, 1000}});
  const auto built = mesh(features, {stroke_rule(1)}, {18, 0, 1u << 17});  // the westernmost tile of the world
  REQUIRE_FALSE(built->pieces.empty());
  CHECK(built->pieces.front().line_vertices.front().x == -1);
}

TEST_CASE("An area that was cut at the antimeridian has no edge there") {
  // A square at the world's western edge, and the same one inland: five vertices of outline, or four and open.
  const double west = -geodata::world_size / 2, side = tile_span(3) / 4;
  const auto drawn = [&](double x) {
    Features features;
    features.area({{{x, 0}, {x + side, 0}, {x + side, side}, {x, side}}});
    const auto built = mesh(features, {stroke_rule(1)},
                            geodata::tile_at({static_cast<std::uint32_t>(x + 1 + geodata::world_size / 2),
                                              static_cast<std::uint32_t>(geodata::world_size / 2 + 1)},
                                             3));
    REQUIRE(built->pieces.size() == 1);
    double along_edge = 0;  // how much of the outline runs down the square's western side
    const auto& vertices = built->pieces.front().line_vertices;
    for (std::size_t i = 2; i < vertices.size(); i += 2)
      if (vertices[i].x == vertices[i - 2].x && vertices[i].x < 100)
        along_edge += std::abs(double(vertices[i].y) - vertices[i - 2].y);
    return along_edge;
  };
  CHECK(drawn(west) == 0);
  CHECK(drawn(west + tile_span(3)) > 1000);
}

TEST_CASE("Sharp turns get a fan, gentle ones a mitre") {
  const double u = tile_span(10) / 16;
  Features gentle, sharp;
  gentle.line({{u, u}, {4 * u, u}, {7 * u, 2 * u}});
  sharp.line({{u, u}, {4 * u, u}, {1.5 * u, 2 * u}});
  const auto sections = [](const TileMesh& tile) { return tile.pieces.front().line_vertices.size() / 2; };
  CHECK(sections(*mesh(gentle, {stroke_rule(1)}, {10, 512, 512})) == 3);
  CHECK(sections(*mesh(sharp, {stroke_rule(1)}, {10, 512, 512})) > 5);
}
