#include "app/scene/feature_lines.h"

#include <algorithm>
#include <numeric>

#include "app/scene/ground.h"

namespace app {

namespace {
constexpr std::size_t most_meshes = 64;
}

FeatureLines::FeatureLines(const std::vector<std::vector<geodata::LngLat>>& lines) {
  geodata::FeatureStoreBuilder builder;
  geodata::FeatureIndex count = 0;
  for (const auto& line : lines) {
    if (line.size() < 2) continue;
    std::vector<geodata::WorldPoint> points;
    points.reserve(line.size());
    for (const geodata::LngLat p : line) points.push_back(geodata::to_world(p));
    builder.add_line(points);
    builder.finish_feature();
    features_.push_back(count++);
  }
  if (count > 0) content_ = prepare(std::move(builder).build(), {});
}

FeatureLines::FeatureLines(const std::vector<geodata::Polygon>& areas) {
  geodata::FeatureStoreBuilder builder;
  geodata::FeatureIndex count = 0;
  for (const geodata::Polygon& area : areas) {
    std::vector<std::vector<geodata::WorldPoint>> rings;
    for (const geodata::Ring& ring : area) {
      std::vector<geodata::WorldPoint>& points = rings.emplace_back();
      for (const geodata::LngLat p : ring) points.push_back(geodata::to_world(p));
    }
    builder.add_polygon(rings);
    builder.finish_feature();
    features_.push_back(count++);
  }
  if (count > 0) content_ = prepare(std::move(builder).build(), {});
}

std::shared_ptr<const TileMesh> FeatureLines::mesh_of(geodata::TileId tile) {
  auto it = std::find_if(meshes_.begin(), meshes_.end(), [&](const auto& m) { return m->tile == tile; });
  if (it != meshes_.end()) return *it;
  meshes_.push_back(build_feature_mesh(*content_, features_, tile));
  return meshes_.back();
}

void FeatureLines::fill(const View& view, geodata::Colour colour, bool outlined, std::vector<FillOp>& out) {
  if (!content_ || colour.a == 0) return;
  if (meshes_.size() > most_meshes) meshes_.clear();
  for (const VisibleTile& v : visible_tiles(view, 16)) {
    const std::shared_ptr<const TileMesh> mesh = mesh_of(v.tile);
    for (const MeshPiece& piece : mesh->pieces) {
      for (const MeshPiece::Range& range : piece.ranges) {
        if (range.fill_count == 0) continue;
        out.push_back({mesh, &piece, range.fill_first, range.fill_count, range.box, place_of_tile(v.tile, v.copy),
                       colour, false, outlined});
      }
    }
  }
}

void FeatureLines::draw(const View& view, const LinePen& pen, std::vector<LineOp>& out) {
  if (!content_ || pen.colour.a == 0) return;
  const auto half = static_cast<float>(pen.width_px / 2);
  const auto offset = static_cast<float>(pen.offset_px);
  std::array<float, 4> dash_px{};
  for (std::size_t i = 0; i < dash_px.size() && !pen.dash.empty(); ++i) {
    dash_px[i] = static_cast<float>(pen.dash[i % pen.dash.size()]);
  }
  if (meshes_.size() > most_meshes) meshes_.clear();
  for (const VisibleTile& v : visible_tiles(view, 16)) {
    const std::shared_ptr<const TileMesh> mesh = mesh_of(v.tile);
    for (const MeshPiece& piece : mesh->pieces) {
      for (const MeshPiece::Range& range : piece.ranges) {
        if (range.line_count == 0) continue;
        out.push_back({mesh, &piece, range.line_first, range.line_count, range.box, place_of_tile(v.tile, v.copy),
                       pen.colour, offset - half, offset + half, dash_px, pen.colour.a < 255});
      }
    }
  }
}

}  // namespace app
