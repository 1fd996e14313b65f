#include "app/scene/drawn_tiles.h"

#include <algorithm>
#include <cmath>

namespace app {

using geodata::TileId;

namespace {

constexpr int furthest_ancestor = 6;
constexpr int before_all_else = 1 << 20;  // a priority

void add_once(const DrawnTile& ancestor, std::vector<DrawnTile>& ancestors) {
  const bool known = std::any_of(ancestors.begin(), ancestors.end(), [&](const DrawnTile& a) {
    return a.tile == ancestor.tile && a.copy == ancestor.copy;
  });
  if (!known) ancestors.push_back(ancestor);
}

}  // namespace

bool contains(TileId ancestor, TileId tile) {
  if (ancestor.z > tile.z) return false;
  const int levels = tile.z - ancestor.z;
  return tile.x >> levels == ancestor.x && tile.y >> levels == ancestor.y;
}

TilePlace place_of_tile(TileId tile, int copy) {
  const auto size = static_cast<double>(geodata::tile_size(tile.z));
  return {{size * tile.x + copy * geodata::world_size, size * tile.y}, size};
}

std::vector<VisibleTile> visible_tiles(const View& view, double margin_px) {
  return visible_tiles(view, margin_px, tile_zoom(view.camera.zoom));
}

std::vector<VisibleTile> visible_tiles(const View& view, double margin_px, std::uint8_t z) {
  std::vector<VisibleTile> out;
  if (!(view.width_px > 0) || !(view.height_px > 0)) return out;
  for (const View::Part& part : view.parts(margin_px)) {
    for (const TileId tile : geodata::tiles_in(part.box, z)) {
      const TilePlace place = place_of_tile(tile, part.shift);
      const double dx = (place.north_west.x - view.camera.centre.x) / place.size + 0.5;
      const double dy = (place.north_west.y - view.camera.centre.y) / place.size + 0.5;
      out.push_back({tile, part.shift, -static_cast<int>(std::lround(std::hypot(dx, dy) * 8))});
    }
  }
  return out;
}

DrawnTiles::DrawnTiles(TileCache& tiles, const std::vector<VisibleTile>& visible, std::uint8_t zoom, bool coarse_wanted)
    : tiles_(tiles), visible_(visible), coarse_zoom_(std::min(coarse_zoom, zoom)), coarse_wanted_(coarse_wanted) {}

std::vector<DrawnTile> DrawnTiles::of(TileCache::Source source, bool coarse) {
  std::vector<DrawnTile> ready, ancestors;
  for (const VisibleTile& v : visible_) {
    if (const LayerTile* content = tiles_.want(source, v.tile, v.priority)) {
      ready.push_back({content, v.tile, v.copy});
      continue;
    }
    ++missing_;
    owed_.push_back({source, v.tile});
    if (add_ancestor(source, v, ancestors)) continue;
    if (coarse && add_coarse(source, v, ancestors)) continue;
    add_children(source, v, ready);
  }
  for (const DrawnTile& a : ancestors) {
    std::erase_if(ready, [&](const DrawnTile& t) { return t.copy == a.copy && contains(a.tile, t.tile); });
  }
  ready.insert(ready.end(), ancestors.begin(), ancestors.end());
  return ready;
}

std::vector<DrawnTile> DrawnTiles::coarse_of(TileCache::Source source, const View& view, double margin_px) {
  std::vector<DrawnTile> out;
  for (const VisibleTile& v : visible_tiles(view, margin_px, coarse_zoom_)) {
    if (const LayerTile* content = coarse_tile(source, v.tile)) out.push_back({content, v.tile, v.copy});
  }
  return out;
}

bool DrawnTiles::add_ancestor(TileCache::Source source, const VisibleTile& v, std::vector<DrawnTile>& ancestors) {
  TileId tile = v.tile;
  for (int level = 0; level < furthest_ancestor && tile.z > 0; ++level) {
    tile = geodata::parent(tile);
    const LayerTile* content = tiles_.find(source, tile);
    if (content == nullptr) continue;
    add_once({content, tile, v.copy}, ancestors);
    return true;
  }
  return false;
}

bool DrawnTiles::add_coarse(TileCache::Source source, const VisibleTile& v, std::vector<DrawnTile>& ancestors) {
  if (v.tile.z <= coarse_zoom_) return false;
  TileId tile = v.tile;
  while (tile.z > coarse_zoom_) tile = geodata::parent(tile);
  if (const LayerTile* content = coarse_tile(source, tile)) {
    add_once({content, tile, v.copy}, ancestors);
    return true;
  }
  if (coarse_wanted_) owed_.push_back({source, tile});
  return false;
}

void DrawnTiles::add_children(TileCache::Source source, const VisibleTile& v, std::vector<DrawnTile>& ready) {
  for (std::uint32_t i = 0; i < 4; ++i) {
    const TileId child{static_cast<std::uint8_t>(v.tile.z + 1), v.tile.x * 2 + i % 2, v.tile.y * 2 + i / 2};
    if (const LayerTile* content = tiles_.find(source, child)) ready.push_back({content, child, v.copy});
  }
}

const LayerTile* DrawnTiles::coarse_tile(TileCache::Source source, TileId tile) {
  return coarse_wanted_ ? tiles_.want(source, tile, before_all_else) : tiles_.find(source, tile);
}

}  // namespace app
