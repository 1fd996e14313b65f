// Who wants to stand on the map: symbols and names of the layers in view, in the order in which they are served.
// Private to app/scene.
#pragma once

#include <memory>
#include <vector>

#include "app/scene/label_layer.h"
#include "app/scene/labels.h"

namespace app {

// One feature in one copy of the world. Layers are few: 16 bits are left for the copy.
inline std::uint64_t sprite_key(std::uint32_t layer, geodata::FeatureIndex feature, int copy) {
  return (std::uint64_t{static_cast<std::uint16_t>(copy)} << 48) | (std::uint64_t{layer} << 32) | feature;
}
inline std::uint32_t layer_of_key(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32) & 0xFFFFu; }

// A place of the ground in that copy.
inline geodata::WorldXY in_copy(geodata::WorldPoint p, int copy) {
  return {static_cast<double>(p.x) + copy * geodata::world_size, static_cast<double>(p.y)};
}

struct Candidate {
  std::uint32_t layer = 0;  // index into library.layers
  geodata::FeatureIndex feature = 0;
  std::uint16_t rule = 0;
  int copy = 0;  // of the world: View::Part::shift; each copy in view has candidates of its own
  const geodata::LayerSpec* spec = nullptr;
  const LabelFeature* info = nullptr;  // of a feature; or:
  const NamedLine* line = nullptr;
  bool shield = false;  // a plate on `line`, at `along` of it (world units), `step` from the next one
  double along = 0, step = 0;
  std::optional<Cluster> cluster;  // a disc, or with `fanned` the middle of a fan
  bool fanned = false;             // of the open fan: stands around the middle rather than on its point
  ScreenXY at;
  geodata::WorldPoint on;   // where `at` is on the ground, of a feature's name or symbol
  std::uint32_t point = 0;  // which of the feature's points the symbol stands on
  double opacity = 1;

  // The order: the chosen one, then by rank, tie, what stood before, upper layers, features as in the file.
  bool selected = false;
  bool stood = false;
  double rank = 0, tie = 0;
  // First all lines get one name, then the long ones more; of rules that name only some features of one rank, first one
  // in each part of the map.
  int round = 0;
  std::size_t draw_order = 0;

  const std::vector<geodata::StyleRule>* rules = nullptr;  // of `spec`, as the reader wants them
  const geodata::StyleRule& style() const { return (*rules)[rule]; }
  // Limits of a rule count over all its classes.
  std::uint64_t limits_key() const { return (std::uint64_t{layer} << 16) | spec->first_class(rule); }
  std::uint64_t key() const { return sprite_key(layer, feature, copy); }
};

bool served_before(const Candidate& a, const Candidate& b);

struct Gathered {
  std::vector<Candidate> markers;  // symbols that stand for themselves
  std::vector<Candidate> names;    // features and lines
};

// Layers' features in view, `margin_px` beyond it too: what is just outside already decides who yields. `layers` is
// kept from call to call and parallel to library.layers.
void gather(const LabelInput& input, double margin_px, std::vector<std::unique_ptr<LabelLayer>>& layers, Gathered& out);

}  // namespace app
