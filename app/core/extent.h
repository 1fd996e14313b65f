// The extent of features as a view can show it: what lies on both sides of the antimeridian is near, not a world apart.
#pragma once

#include "app/core/camera.h"
#include "geodata/features/feature_store.h"

namespace app {

class Extent {
 public:
  Extent() = default;
  explicit Extent(const geodata::WorldBox& box) { add(box); }
  // O(1) for what is no wider than half the world, else O(vertices).
  explicit Extent(const geodata::FeatureStore& features);

  void add(const Extent& other);
  bool empty() const { return plain_.empty(); }
  bool is_point() const { return plain_.min_x == plain_.max_x && plain_.min_y == plain_.max_y; }

  // The narrower of the two boxes around it: as the world is cut, or cut at the other side of it, where x counts from
  // longitude 0 on.
  bool is_turned() const;
  const geodata::WorldBox& box() const { return is_turned() ? turned_ : plain_; }
  // A camera that was fitted to box(), on the world as it is cut.
  Camera on_world(Camera fitted_to_box) const;

 private:
  void add(const geodata::WorldBox& box);
  geodata::WorldBox plain_, turned_;
};

}  // namespace app
