// Layers too large to wait for: thinned tile by tile, drawn in ranges of neighbours, and part by part while they are
// read.
#include <algorithm>
#include <cmath>
#include <random>

#include "app/scene/ground.h"
#include "app/scene/mesh_writer.h"
#include "tests/catch.h"
#include "tests/scene/scene_fixture.h"

using namespace app;
using namespace app::fixture;
using geodata::LayerRole;
using geodata::TileId;

namespace {

constexpr std::uint8_t tile_zoom = 10;
const TileId tile{tile_zoom, 512, 512};  // its north-west corner is the middle of the world
const double tile_size = static_cast<double>(geodata::tile_size(tile_zoom));
const double px = tile_size / 512;

Points wandering(std::mt19937& random, double x, double y, int count, double step_px) {
  std::uniform_real_distribution<double> bend(-0.4, 0.4);
  Points out;
  double way = bend(random) * 8;
  for (int i = 0; i < count; ++i) {
    out.emplace_back(x, y);
    way += bend(random);
    x += step_px * px * std::cos(way), y += step_px * px * std::sin(way);
  }
  return out;
}

double distance_to_segment(double x, double y, const LineVertex& a, const LineVertex& b) {
  const double ux = b.x - a.x, uy = b.y - a.y, squared = ux * ux + uy * uy;
  const double t = squared > 0 ? std::clamp(((x - a.x) * ux + (y - a.y) * uy) / squared, 0.0, 1.0) : 0;
  return std::hypot(x - a.x - t * ux, y - a.y - t * uy);
}

}  // namespace

TEST_CASE("without importance a tile's lines stay within a pixel of their vertices, with far fewer of them") {
  std::mt19937 random(4);
  Features features;
  std::vector<Points> lines;
  for (int i = 0; i < 12; ++i) {
    lines.push_back(wandering(random, 200 * px, (40 + 35 * i) * px, 500, 0.2));
    features.line(lines.back());
  }
  const auto layer_spec = spec("lines", LayerRole::overlay, {stroke_rule(9)});
  LayerContent content = *prepare(features.build(), layer_spec);
  const auto exact = build_tile_mesh(content, layer_spec, tile);
  content.importance.clear();
  CHECK_FALSE(is_complete(content));
  const auto quick = build_tile_mesh(content, layer_spec, tile);
  REQUIRE(quick->pieces.size() == 1);
  const std::vector<LineVertex>& drawn = quick->pieces[0].line_vertices;
  CHECK(drawn.size() < 6000);
  CHECK(drawn.size() < 2 * exact->pieces[0].line_vertices.size());

  const double units = tile_units / tile_size;
  double farthest = 0;
  for (const Points& line : lines) {
    for (const auto& [east, south] : line) {
      const double x = east * units, y = south * units;
      if (x < 0 || y < 0 || x > tile_units || y > tile_units) continue;
      double nearest = 1e9;
      for (std::size_t i = 2; i < drawn.size(); i += 2)
        nearest = std::min(nearest, distance_to_segment(x, y, drawn[i - 2], drawn[i]));
      farthest = std::max(farthest, nearest);
    }
  }
  CHECK(farthest < tile_units / 512.0);

  const auto whole = completed(content, {});
  CHECK(is_complete(*whole));
  CHECK(build_tile_mesh(*whole, layer_spec, tile)->pieces[0].line_vertices.size() ==
        exact->pieces[0].line_vertices.size());
}

TEST_CASE("what is smaller than a pixel is told by its box, and draws nothing") {
  Features features;
  for (int i = 0; i < 50; ++i) features.area({square(0.05 * px, (10 + 9 * i) * px, 100 * px)});
  const auto layer_spec = spec("specks", LayerRole::overlay, {fill_rule(1)});
  const auto content = prepare(features.build(), layer_spec);
  CHECK(build_tile_mesh(*content, layer_spec, tile)->pieces.empty());
  CHECK_FALSE(build_tile_mesh(*content, layer_spec, {14, tile.x << 4, (tile.y << 4) + 3})->pieces.empty());
}

TEST_CASE("a full tile is drawn in ranges, each of neighbours") {
  std::mt19937 random(8);
  Features features;
  std::vector<std::pair<double, double>> places;
  for (int x = 0; x < 100; ++x)
    for (int y = 0; y < 100; ++y) places.emplace_back((5 + 5 * x) * px, (5 + 5 * y) * px);
  std::shuffle(places.begin(), places.end(), random);  // the file's order says nothing about where things are
  for (const auto& [x, y] : places) features.line(wandering(random, x, y, 12, 0.7));
  const auto layer_spec = spec("lines", LayerRole::overlay, {stroke_rule(9)});
  const auto content = prepare(features.build(), layer_spec);
  const auto mesh = build_tile_mesh(*content, layer_spec, tile);
  std::size_t ranges = 0;
  double area = 0;
  for (const MeshPiece& piece : mesh->pieces) {
    for (const MeshPiece::Range& range : piece.ranges) {
      ++ranges;
      area += static_cast<double>(range.box.max_x - range.box.min_x) * (range.box.max_y - range.box.min_y);
      for (std::uint32_t i = range.line_first; i < range.line_first + range.line_count; ++i) {
        const LineVertex& v = piece.line_vertices[piece.line_indices[i]];
        REQUIRE((v.x >= range.box.min_x && v.x <= range.box.max_x && v.y >= range.box.min_y && v.y <= range.box.max_y));
      }
    }
  }
  CHECK(ranges >= 6);
  // In the file's order each would span the tile, and their areas together as many tiles as there are ranges.
  CHECK(area < 2.5 * tile_units * tile_units);
}

TEST_CASE("parts of a layer are drawn while it is read, until the tiles of the whole are there") {
  Features first, both;
  first.area({square(50 * px)});
  both.area({square(50 * px)}).area({square(20 * px, 90 * px, 0)});
  const auto layer_spec = spec("file", LayerRole::overlay, {fill_rule(7)});

  Library library;
  library.atlas = std::make_shared<geodata::Atlas>();
  Layer layer;
  layer.spec = layer_spec;
  layer.state = Layer::State::loading;
  layer.parts = {prepare(first.build(), layer_spec)};
  library.layers.push_back(layer);
  const Session session = session_of(library);
  Jobs jobs(0);
  Ground ground(jobs, 64u << 20);
  Scene scene;
  GroundInput input;
  input.library = &library;
  input.session = &session;
  input.view = {{{world_middle + 10.0, world_middle + 10.0}, 11.2, 0}, 300, 300};
  const auto triangles = [&] {
    std::size_t sum = 0;
    for (const GroundOp& op : scene.ground)
      if (const auto* fill = std::get_if<FillOp>(&op)) sum += fill->count / 3;
    return sum;
  };
  const auto finish = [&] {
    ground.update(input, scene);
    while (ground.missing() > 0) jobs.deliver(), ground.update(input, scene);
  };
  finish();
  const std::size_t of_part = triangles();
  CHECK(of_part > 0);

  library.layers[0].content = prepare(both.build(), layer_spec);
  library.layers[0].state = Layer::State::ready;
  ++library.layers[0].revision;
  ground.update(input, scene);
  CHECK(ground.missing() > 0);
  CHECK(triangles() == of_part);  // nothing vanishes while the whole's tiles are made
  finish();
  CHECK(triangles() > of_part);

  const std::uint64_t version = scene.ground_version;
  library.layers[0].parts.clear();
  finish();
  CHECK(scene.ground_version == version);  // and nothing is drawn anew when the parts go
}
