#include "app/core/extent.h"

namespace app {

namespace {

constexpr std::uint32_t half_world = 0x80000000u;

geodata::WorldPoint turned(geodata::WorldPoint p) { return {p.x + half_world, p.y}; }  // wraps by overflow

}  // namespace

Extent::Extent(const geodata::FeatureStore& features) : plain_(features.box()) {
  if (plain_.empty()) return;
  if (plain_.max_x - plain_.min_x <= half_world) {
    add(plain_);
  } else {
    for (const geodata::WorldPoint p : features.vertices()) turned_.add(turned(p));
  }
}

// A box that does not come near to the edge of one way of cutting spans the whole of the other.
void Extent::add(const geodata::WorldBox& box) {
  plain_.add(box);
  const bool meets_middle = box.min_x < half_world && box.max_x >= half_world;
  if (meets_middle) {
    turned_.add(geodata::WorldBox{0, box.min_y, 0xFFFFFFFFu, box.max_y});
  } else if (!box.empty()) {
    turned_.add(geodata::WorldBox{box.min_x + half_world, box.min_y, box.max_x + half_world, box.max_y});
  }
}

void Extent::add(const Extent& other) {
  plain_.add(other.plain_);
  turned_.add(other.turned_);
}

bool Extent::is_turned() const {
  return !plain_.empty() && !turned_.empty() && turned_.max_x - turned_.min_x < plain_.max_x - plain_.min_x;
}

Camera Extent::on_world(Camera camera) const {
  if (!is_turned()) return camera;
  constexpr double half = geodata::world_size / 2;
  camera.centre.x += camera.centre.x < half ? half : -half;
  return camera;
}

}  // namespace app
