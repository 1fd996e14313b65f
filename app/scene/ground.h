// The ground of a scene: which tiles are in view, and what is drawn of them in which order.
//
// Fills first, from the ground up: the base layers, among them the hills' colour over what always shows, the overlays'
// areas that lie under water, water and the rest of the base, other overlays, subjects. Then lines in the same order of
// layers, subjects last; in a layer bands, casings, strokes and ticks, each of all rules before the next.
//
// A flight comes to where no tile is made yet. The base is then asked for in a few coarse tiles first: they stand in
// for what has no stand-in, and lie around the last ground while that is shown scaled (Scene::surroundings).
#pragma once

#include "app/core/session.h"
#include "app/scene/drawn_tiles.h"
#include "app/scene/scene.h"
#include "app/scene/tile_cache.h"

namespace app {

struct GroundInput {
  const Library* library = nullptr;
  const Session* session = nullptr;
  View view;
  double margin_px = 0;
  geodata::Theme theme = geodata::Theme::light;
  bool moving = false;  // a zoom or a flight is under way: the surroundings are wanted
};

class Ground {
 public:
  Ground(Jobs& jobs, std::size_t tile_budget_bytes) : tiles_(jobs, tile_budget_bytes) {}

  // Writes ground, ground_fills_end, ground_version and surroundings of `scene`, and touches nothing when nothing
  // changed.
  // Returns whether it wrote.
  bool update(const GroundInput& input, Scene& scene);

  std::size_t missing() const { return missing_; }  // tiles in view that are still being made
  const TileCache& tiles() const { return tiles_; }

 private:
  // A layer in the session's order and what decides how it is drawn.
  struct LayerDraw {
    const Layer* layer = nullptr;
    TileCache::Source source = 0;
    double opacity = 1;
    StyleChange style{};
    bool visible = false;
    std::size_t parts = 0;  // of a layer that is still being read
    friend bool operator==(const LayerDraw&, const LayerDraw&) = default;
  };
  // All that the picture depends on but the place of the view.
  struct Key {
    const geodata::Atlas* atlas = nullptr;
    double zoom = -1, bearing_deg = 0;
    geodata::Theme theme = geodata::Theme::light;
    std::vector<LayerDraw> layers;
    friend bool operator==(const Key&, const Key&) = default;
  };
  class Composer;

  Key key_of(const GroundInput& input);
  bool settle_debts();
  bool wants_coarse(const GroundInput& input, const std::vector<VisibleTile>& visible) const;

  TileCache tiles_;
  Key key_;
  bool moving_ = false;
  bool coarse_wanted_ = false;  // the map moves, or it jumped to where tiles are still missing
  std::vector<VisibleTile> visible_;
  std::uint64_t arrivals_ = 0;
  std::vector<OwedTile> owed_;
  std::size_t missing_ = 0;
  std::uint64_t version_ = 0;
};

}  // namespace app
