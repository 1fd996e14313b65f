// Areas whose rings do what no standard allows, from the feature to the tile's triangles, at five zooms: against a
// rasteriser of the rings as they are.
#include <algorithm>
#include <cmath>

#include "app/scene/tile_mesh.h"
#include "tests/algo/odd_polygons.h"
#include "tests/catch.h"
#include "tests/scene/scene_fixture.h"

using namespace app;
using app::fixture::Features;
using app::fixture::Points;
using geodata::TileId;

namespace {

constexpr int tile_px = 512;  // a tile's
constexpr double unit = 16384.0 / tile_px;
constexpr TileId whole{9, 256, 256};  // the polygon fills it; its north-west corner is the middle of the world

std::shared_ptr<const TileMesh> mesh_of(const odd::Polygon& polygon, TileId at,
                                        const geodata::StyleRule& rule = fixture::fill_rule(1)) {
  const double step = static_cast<double>(geodata::tile_size(whole.z)) / 16384;
  std::vector<Points> rings;
  for (const odd::Ring& ring : polygon.rings) {
    Points& points = rings.emplace_back();
    for (const geodata::LocalPoint p : ring) points.emplace_back(p.x * step, p.y * step);
  }
  const geodata::LayerSpec spec =
      fixture::spec("areas", geodata::LayerRole::base, std::vector<geodata::StyleRule>{rule});
  return build_tile_mesh(*prepare(Features().area(rings).build(), spec), spec, at);
}

// In the tile's own units.
odd::Polygon seen_from(const odd::Polygon& polygon, TileId at) {
  odd::Polygon out = polygon;
  const double scale = std::exp2(static_cast<double>(at.z) - whole.z);
  for (odd::Ring& ring : out.rings) {
    for (geodata::LocalPoint& p : ring) {
      p.x = static_cast<std::int32_t>(std::lround((whole.x * 16384.0 + p.x) * scale - at.x * 16384.0));
      p.y = static_cast<std::int32_t>(std::lround((whole.y * 16384.0 + p.y) * scale - at.y * 16384.0));
    }
  }
  return out;
}

// How many triangles cover each pixel's centre.
std::vector<int> times_covered(const TileMesh& mesh) {
  std::vector<int> out(static_cast<std::size_t>(tile_px) * tile_px);
  for (const MeshPiece& piece : mesh.pieces) {
    for (std::size_t t = 0; t + 2 < piece.fill_indices.size(); t += 3) {
      FillVertex corner[3];
      for (std::size_t i = 0; i < 3; ++i) corner[i] = piece.fill_vertices[piece.fill_indices[t + i]];
      const auto [low, high] = std::minmax({corner[0].y, corner[1].y, corner[2].y});
      for (int row = std::max(0, static_cast<int>(low / unit) - 1);
           row < std::min(tile_px, static_cast<int>(high / unit) + 2); ++row) {
        const double y = (row + 0.5) * unit;
        std::vector<double> x;
        for (std::size_t i = 0; i < 3; ++i) {
          const FillVertex a = corner[i], b = corner[(i + 1) % 3];
          if ((a.y > y) != (b.y > y)) x.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
        }
        if (x.size() != 2) continue;
        const auto [from, to] = std::minmax(x[0], x[1]);
        for (int column = std::max(0, static_cast<int>(std::ceil(from / unit - 0.5)));
             column < tile_px && (column + 0.5) * unit < to; ++column)
          ++out[static_cast<std::size_t>(row) * tile_px + static_cast<std::size_t>(column)];
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("an area whose rings have no inside still has its outline, and an equal bow tie both") {
  struct Row {
    const char* name;
    odd::Ring ring;
    bool filled;
  };
  const Row rows[] = {{"bow tie", {{2000, 2000}, {9000, 9000}, {9000, 2000}, {2000, 9000}}, true},
                      {"out and back", {{2000, 2000}, {9000, 4000}}, false},
                      {"on one line", {{2000, 2000}, {9000, 2000}, {5000, 2000}}, false}};
  for (const Row& row : rows) {
    INFO(row.name);
    geodata::StyleRule rule = fixture::fill_rule(1);
    rule.stroke = fixture::colour(2);
    const auto mesh = mesh_of({row.name, {row.ring}}, whole, rule);
    REQUIRE(mesh->pieces.size() == 1);
    CHECK(mesh->pieces[0].fill_indices.empty() != row.filled);
    CHECK_FALSE(mesh->pieces[0].line_vertices.empty());
  }
}

TEST_CASE("odd areas at five zooms: what is more than a pixel from every edge is filled as the rings say, once") {
  // From a polygon of 64 px to one of 2,048 px, of which the tile shows a part.
  const TileId tiles[] = {{6, 32, 32}, {7, 64, 64}, {8, 128, 128}, {9, 256, 256}, {11, 1025, 1026}};
  const std::vector<odd::Polygon> corpus = odd::corpus();
  std::size_t wrong_in_all = 0, seen = 0;
  for (std::size_t i = 0; i < corpus.size(); i += 4) {
    for (const TileId at : tiles) {
      const std::vector<odd::Cell> expected = odd::raster(seen_from(corpus[i], at), tile_px, unit);
      const std::vector<int> drawn = times_covered(*mesh_of(corpus[i], at));
      std::size_t wrong = 0;
      for (std::size_t p = 0; p < drawn.size(); ++p) {
        if (expected[p] == odd::Cell::on_an_edge) continue;
        wrong += drawn[p] != (expected[p] == odd::Cell::inside ? 1 : 0) ? 1u : 0u;
        ++seen;
      }
      CAPTURE(corpus[i].name, int(at.z), wrong);
      CHECK(wrong <= drawn.size() / 1000);
      wrong_in_all += wrong;
    }
  }
  CAPTURE(wrong_in_all, seen);
  CHECK(wrong_in_all * 10'000 < seen);
}
