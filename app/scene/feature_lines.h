// Some features' lines over the ground, drawn with one pen: their meshes are made on the main thread as tiles come into
// view, and kept.
#pragma once

#include "app/core/library.h"
#include "app/scene/scene.h"

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
  // Lines that are no features of any layer.
  explicit FeatureLines(const std::vector<std::vector<geodata::LngLat>>& lines);

  bool empty() const { return !content_; }
  void draw(const View& view, const LinePen& pen, std::vector<LineOp>& out);

 private:
  std::shared_ptr<const LayerContent> content_;
  std::vector<geodata::FeatureIndex> features_;
  std::vector<std::shared_ptr<const TileMesh>> meshes_;
};

}  // namespace app
