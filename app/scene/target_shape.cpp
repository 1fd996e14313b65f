#include "app/scene/target_shape.h"

namespace app {

TargetShape shape_of(const Library& library, const Target& target) {
  TargetShape shape;
  const Layer* layer = library.layer(target.layer);
  if (layer != nullptr && layer->content && target.feature < layer->content->features->size()) {
    shape.layer = layer;
    shape.features = {target.feature};
  }
  if (!target.place || !library.atlas || *target.place >= library.atlas->places.size()) return shape;
  shape.place = &library.atlas->places[*target.place];
  ShownBy shown = shown_by(library, *shape.place);
  // The clicked feature's own layer counts, where several layers show the place.
  if (shown.layer != nullptr && (shape.layer == nullptr || shape.layer == shown.layer)) {
    shape.layer = shown.layer;
    shape.features = std::move(shown.features);
  }
  return shape;
}

}  // namespace app
