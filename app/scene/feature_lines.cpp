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
    auto it = std::find_if(meshes_.begin(), meshes_.end(), [&](const auto& m) { return m->tile == v.tile; });
    if (it == meshes_.end()) {
      meshes_.push_back(build_feature_mesh(*content_, features_, v.tile));
      it = std::prev(meshes_.end());
    }
    for (const MeshPiece& piece : (*it)->pieces) {
      for (const MeshPiece::Range& range : piece.ranges) {
        if (range.line_count == 0) continue;
        out.push_back({*it, &piece, range.line_first, range.line_count, range.box, place_of_tile(v.tile, v.copy),
                       pen.colour, offset - half, offset + half, dash_px, pen.colour.a < 255});
      }
    }
  }
}

}  // namespace app
