// Which tiles lie in a view, and which are drawn of a layer there: its own, or what stands in while they are made.
//
// Nearest in standing in is the closest ancestor that is there, then the children. A flight or a jump comes to where
// there is neither: what a layer shows of the whole world is then asked for before all else, in a few coarse tiles.
#pragma once

#include <vector>

#include "app/core/camera.h"
#include "app/scene/scene.h"
#include "app/scene/tile_cache.h"

namespace app {

// A tile in view, once for each copy of the world.
struct VisibleTile {
  geodata::TileId tile;
  int copy = 0;
  int priority = 0;  // higher nearer to the centre
  friend bool operator==(const VisibleTile&, const VisibleTile&) = default;
};
std::vector<VisibleTile> visible_tiles(const View& view, double margin_px);
std::vector<VisibleTile> visible_tiles(const View& view, double margin_px, std::uint8_t tile_zoom);
TilePlace place_of_tile(geodata::TileId tile, int copy);
// Itself or an ancestor.
bool contains(geodata::TileId ancestor, geodata::TileId tile);

struct DrawnTile {
  const LayerTile* content = nullptr;
  geodata::TileId tile;
  int copy = 0;
};

struct OwedTile {  // something else stands in for it
  TileCache::Source source = 0;
  geodata::TileId tile;
  friend bool operator==(const OwedTile&, const OwedTile&) = default;
};

// Lives between begin() and end() of the cache; `visible` outlives it.
class DrawnTiles {
 public:
  static constexpr std::uint8_t coarse_zoom = 2;  // none of them is finer

  // `coarse_wanted`: coarse tiles are asked for, else used where they are there.
  DrawnTiles(TileCache& tiles, const std::vector<VisibleTile>& visible, std::uint8_t zoom, bool coarse_wanted);

  // `coarse`: the layer has something to show in coarse tiles. Where an ancestor stands in, its other descendants are
  // left out, so that nothing translucent is drawn twice.
  std::vector<DrawnTile> of(TileCache::Source source, bool coarse);
  // The coarse tiles alone, as far as they are there.
  std::vector<DrawnTile> coarse_of(TileCache::Source source, const View& view, double margin_px);

  std::size_t missing() const { return missing_; }             // tiles in view, of all layers asked for so far
  const std::vector<OwedTile>& owed() const { return owed_; }  // these, and coarse tiles that were asked for

 private:
  bool add_ancestor(TileCache::Source source, const VisibleTile& v, std::vector<DrawnTile>& ancestors);
  bool add_coarse(TileCache::Source source, const VisibleTile& v, std::vector<DrawnTile>& ancestors);
  void add_children(TileCache::Source source, const VisibleTile& v, std::vector<DrawnTile>& ready);
  const LayerTile* coarse_tile(TileCache::Source source, geodata::TileId tile);

  TileCache& tiles_;
  const std::vector<VisibleTile>& visible_;
  std::uint8_t coarse_zoom_;  // for a camera so far out that its own tiles are coarser
  bool coarse_wanted_;
  std::size_t missing_ = 0;
  std::vector<OwedTile> owed_;
};

}  // namespace app
