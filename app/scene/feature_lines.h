// Some features over the ground, drawn with one pen: lines, or areas filled and outlined. Their meshes are made on the
// main thread as tiles come into view, and kept.
#pragma once

#include "app/core/library.h"
#include "app/scene/scene.h"
#include "geodata/geo/polygon.h"

namespace app {

struct LinePen {
  geodata::Colour colour;
  double width_px = 0;
  std::vector<double> dash;  // empty: solid
  double offset_px = 0;      // to the right of the line's direction
};

class FeatureLines {
 public:
  FeatureLines() = default;
  FeatureLines(std::shared_ptr<const LayerContent> content, std::vector<geodata::FeatureIndex> features)
      : content_(std::move(content)), features_(std::move(features)) {}
  // Lines, or areas, that are no features of any layer.
  explicit FeatureLines(const std::vector<std::vector<geodata::LngLat>>& lines);
  explicit FeatureLines(const std::vector<geodata::Polygon>& areas);

  bool empty() const { return !content_; }
  void draw(const View& view, const LinePen& pen, std::vector<LineOp>& out);
  // `outlined`: draw() goes over the edges, which so need no smoothing.
  void fill(const View& view, geodata::Colour colour, bool outlined, std::vector<FillOp>& out);

 private:
  std::shared_ptr<const TileMesh> mesh_of(geodata::TileId tile);

  std::shared_ptr<const LayerContent> content_;
  std::vector<geodata::FeatureIndex> features_;
  std::vector<std::shared_ptr<const TileMesh>> meshes_;
};

}  // namespace app
