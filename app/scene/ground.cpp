#include "app/scene/ground.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/scene/ground_style.h"
#include "app/scene/theme.h"

namespace app {

using geodata::LayerRole;
using geodata::TileId;

namespace {

constexpr int furthest_ancestor = 6;
constexpr std::size_t most_owed = 4096;

// A tile that is drawn for a layer: its own or one that stands in.
struct DrawnTile {
  const LayerTile* content = nullptr;
  TileId tile;
  int copy = 0;
};

bool contains(TileId ancestor, TileId tile) {
  if (ancestor.z > tile.z) return false;
  const int levels = tile.z - ancestor.z;
  return tile.x >> levels == ancestor.x && tile.y >> levels == ancestor.y;
}

// What one rule draws in one piece of one tile.
struct Stretch {
  const MeshPiece::Range* range = nullptr;
  const MeshPiece* piece = nullptr;
  const std::shared_ptr<const TileMesh>* mesh = nullptr;
  TilePlace place;
};

struct DrawnLayer {
  const geodata::LayerSpec* spec = nullptr;
  std::vector<geodata::StyleRule> changed;  // its rules when the reader changed its look
  PaintContext context;
  std::vector<DrawnTile> tiles;
  std::vector<Stretch> stretches;  // by rule, lines before areas
  bool visible = false;

  const geodata::StyleRule& rule(std::uint16_t i) const { return changed.empty() ? spec->rules[i] : changed[i]; }
};

std::vector<Stretch> stretches_of(const std::vector<DrawnTile>& tiles) {
  std::vector<Stretch> out;
  for (const DrawnTile& t : tiles) {
    if (!t.content->mesh) continue;
    const TilePlace place = place_of_tile(t.tile, t.copy);
    for (const MeshPiece& piece : t.content->mesh->pieces) {
      for (const MeshPiece::Range& range : piece.ranges) out.push_back({&range, &piece, &t.content->mesh, place});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Stretch& a, const Stretch& b) {
    return std::pair(a.range->rule, a.range->area) < std::pair(b.range->rule, b.range->area);
  });
  return out;
}

}  // namespace

TilePlace place_of_tile(TileId tile, int copy) {
  const auto size = static_cast<double>(geodata::tile_size(tile.z));
  return {{size * tile.x + copy * geodata::world_size, size * tile.y}, size};
}

std::vector<VisibleTile> visible_tiles(const View& view, double margin_px) {
  std::vector<VisibleTile> out;
  if (!(view.width_px > 0) || !(view.height_px > 0)) return out;
  const std::uint8_t z = tile_zoom(view.camera.zoom);
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

// One composition of the ground: lives while the operations are written.
class Ground::Composer {
 public:
  Composer(const GroundInput& input, const std::vector<VisibleTile>& visible, TileCache& tiles,
           std::vector<Owed>& missing)
      : input_(input), visible_(visible), tiles_(tiles), missing_(missing) {}

  void compose(const std::vector<LayerDraw>& layers, Scene& scene) {
    std::vector<DrawnLayer> base, overlays, subjects;
    for (const LayerDraw& layer : layers) {
      if (layer.layer->spec.role == LayerRole::data) continue;
      const geodata::LayerSpec& spec = layer.layer->spec;
      auto& list = spec.role == LayerRole::base ? base : spec.subject ? subjects : overlays;
      list.push_back(drawn(layer));
    }
    ops_ = std::move(scene.ground);
    ops_.clear();
    background(!base.empty());
    base_fills(base, overlays, subjects);
    for (const auto* list : {&overlays, &subjects}) {
      for (const DrawnLayer& layer : *list) {
        if (!layer.spec->fills_under_water) fills(layer);
      }
    }
    scene.ground_fills_end = ops_.size();
    for (const auto* list : {&base, &overlays, &subjects}) {
      for (const DrawnLayer& layer : *list) lines(layer);
    }
    scene.ground = std::move(ops_);
  }

 private:
  DrawnLayer drawn(const LayerDraw& layer) {
    DrawnLayer out;
    out.spec = &layer.layer->spec;
    out.context = {input_.view.camera.zoom, input_.theme, layer.opacity};
    out.visible = layer.visible;
    if (!layer.visible) return out;
    if (!layer.style.empty()) out.changed = restyled(out.spec->rules, layer.style);
    const std::size_t missing_before = missing_.size();
    if (layer.source != 0) out.tiles = tiles_of(layer.source);
    // The parts of a file stand in for the whole until all its tiles in view are made.
    if (layer.source == 0 || missing_.size() > missing_before) add_parts(*layer.layer, out.tiles);
    out.stretches = stretches_of(out.tiles);
    return out;
  }

  void add_parts(const Layer& layer, std::vector<DrawnTile>& tiles) {
    if (!layer.parts.empty()) tiles.clear();
    for (std::size_t i = 0; i < layer.parts.size(); ++i) {
      const TileCache::Source source = tiles_.source_of_part(layer, i);
      const std::vector<DrawnTile> part = source != 0 ? tiles_of(source) : std::vector<DrawnTile>{};
      tiles.insert(tiles.end(), part.begin(), part.end());
    }
  }

  // Ready tiles, and for missing ones the nearest ancestor or their children. Where an ancestor stands in, its other
  // descendants are left out, so that nothing translucent is drawn twice.
  std::vector<DrawnTile> tiles_of(TileCache::Source source) {
    std::vector<DrawnTile> ready, ancestors;
    for (const VisibleTile& v : visible_) {
      if (const LayerTile* content = tiles_.want(source, v.tile, v.priority)) {
        ready.push_back({content, v.tile, v.copy});
        continue;
      }
      missing_.push_back({source, v.tile});
      if (!add_ancestor(source, v, ancestors)) add_children(source, v, ready);
    }
    for (const DrawnTile& a : ancestors) {
      std::erase_if(ready, [&](const DrawnTile& t) { return t.copy == a.copy && contains(a.tile, t.tile); });
    }
    ready.insert(ready.end(), ancestors.begin(), ancestors.end());
    return ready;
  }

  bool add_ancestor(TileCache::Source source, const VisibleTile& v, std::vector<DrawnTile>& ancestors) {
    TileId tile = v.tile;
    for (int level = 0; level < furthest_ancestor && tile.z > 0; ++level) {
      tile = geodata::parent(tile);
      const LayerTile* content = tiles_.find(source, tile);
      if (content == nullptr) continue;
      const bool known = std::any_of(ancestors.begin(), ancestors.end(),
                                     [&](const DrawnTile& a) { return a.tile == tile && a.copy == v.copy; });
      if (!known) ancestors.push_back({content, tile, v.copy});
      return true;
    }
    return false;
  }

  void add_children(TileCache::Source source, const VisibleTile& v, std::vector<DrawnTile>& ready) {
    for (std::uint32_t i = 0; i < 4; ++i) {
      const TileId child{static_cast<std::uint8_t>(v.tile.z + 1), v.tile.x * 2 + i % 2, v.tile.y * 2 + i / 2};
      if (const LayerTile* content = tiles_.find(source, child)) ready.push_back({content, child, v.copy});
    }
  }

  // What no layer covers: the open sea of an atlas, plain land under a file alone.
  void background(bool has_base) {
    const ThemeColours& colours = theme_colours(input_.theme);
    geodata::Colour colour = has_base ? colours.sea : colours.land;
    if (input_.library->atlas) {
      const auto named = input_.library->atlas->palette.find("background");
      if (named != input_.library->atlas->palette.end()) colour = named->second.in(input_.theme);
    }
    ops_.emplace_back(BackgroundOp{colour});
  }

  void base_fills(const std::vector<DrawnLayer>& base, const std::vector<DrawnLayer>& overlays,
                  const std::vector<DrawnLayer>& subjects) {
    bool hills_due = true, under_water_due = true;
    const auto hills = [&] {
      if (!std::exchange(hills_due, false)) return;
      for (const DrawnLayer& layer : base) {
        if (layer.spec->relief) relief(layer, ReliefPart::hills);
      }
    };
    const auto under_water = [&] {
      if (!std::exchange(under_water_due, false)) return;
      for (const auto* list : {&overlays, &subjects}) {
        for (const DrawnLayer& layer : *list) {
          if (layer.spec->fills_under_water) fills(layer);
        }
      }
    };
    for (const DrawnLayer& layer : base) {
      // The hills' colour lies on the ground that always shows (a layer without a line in the layers panel), under all
      // else: over woods it would hide them.
      if (layer.spec->relief || !layer.spec->group.empty() || !layer.spec->row.empty()) hills();
      if (layer.spec->mark == "water") under_water();
      if (layer.spec->relief) {
        relief(layer, ReliefPart::shading);
      } else {
        fills(layer);
      }
    }
    under_water();
  }

  void relief(const DrawnLayer& layer, ReliefPart part) {
    for (const DrawnTile& t : layer.tiles) {
      for (const auto& quarter : part == ReliefPart::hills ? t.content->hills : t.content->shading) {
        const TilePlace place = place_of_tile(quarter->tile, t.copy);
        ops_.emplace_back(ReliefOp{quarter, place, static_cast<float>(layer.context.opacity)});
      }
    }
  }

  // Takes away what an area that fills its tile will hide: pixels are what software OpenGL is slow at.
  void uncover(const TilePlace& place) {
    const auto hidden = [&](const TilePlace& p) {
      return p.north_west.x >= place.north_west.x && p.north_west.y >= place.north_west.y &&
             p.north_west.x + p.size <= place.north_west.x + place.size &&
             p.north_west.y + p.size <= place.north_west.y + place.size;
    };
    std::erase_if(ops_, [&](const GroundOp& op) {
      if (const auto* fill = std::get_if<FillOp>(&op)) return hidden(fill->place);
      if (const auto* relief = std::get_if<ReliefOp>(&op)) return hidden(relief->place);
      return false;
    });
  }

  void fills(const DrawnLayer& layer) {
    for (const Stretch& s : layer.stretches) {
      if (s.range->fill_count == 0) continue;
      const auto paint = fill_paint(layer.rule(s.range->rule), layer.context);
      if (!paint) continue;
      if (s.range->covers_tile && paint->colour.a == 255 && !paint->hatched) uncover(s.place);
      ops_.emplace_back(FillOp{*s.mesh, s.piece, s.range->fill_first, s.range->fill_count, s.range->box, s.place,
                               paint->colour, paint->hatched, hides_edge(layer.rule(s.range->rule), layer.context)});
    }
  }

  static bool hides_edge(const geodata::StyleRule& rule, const PaintContext& context) {
    constexpr bool of_area = true;
    const auto stroke = line_paint(rule, LinePass::stroke, of_area, context);
    return stroke && stroke->colour.a == 255 && stroke->from_px <= -0.5F && stroke->to_px >= 0.5F &&
           stroke->dash_px == std::array<float, 4>{};
  }

  void lines(const DrawnLayer& layer) {
    for (const LinePass pass : {LinePass::band, LinePass::casing, LinePass::stroke, LinePass::tick}) {
      for (const Stretch& s : layer.stretches) {
        if (s.range->line_count == 0) continue;
        const auto paint = line_paint(layer.rule(s.range->rule), pass, s.range->area, layer.context);
        if (!paint) continue;
        ops_.emplace_back(LineOp{*s.mesh, s.piece, s.range->line_first, s.range->line_count, s.range->box, s.place,
                                 paint->colour, paint->from_px, paint->to_px, paint->dash_px, paint->colour.a < 255});
      }
    }
  }

  const GroundInput& input_;
  const std::vector<VisibleTile>& visible_;
  TileCache& tiles_;
  std::vector<Owed>& missing_;
  std::vector<GroundOp> ops_;
};

Ground::Key Ground::key_of(const GroundInput& input) {
  Key key;
  key.atlas = input.library->atlas.get();
  key.zoom = input.view.camera.zoom;
  key.bearing_deg = input.view.camera.bearing_deg;
  key.theme = input.theme;
  for (const LayerState& state : input.session->layers) {
    const Layer* layer = input.library->layer(state.id);
    if (layer == nullptr) continue;
    const bool visible =
        state.on && state.opacity > 0 && key.zoom >= layer->spec.min_zoom && key.zoom < layer->spec.max_zoom;
    const std::size_t parts = layer->content ? 0 : layer->parts.size();
    key.layers.push_back({layer, visible ? tiles_.source(*layer) : 0, state.opacity, state.style, visible, parts});
  }
  return key;
}

// Whether a tile has come that something else stood in for since the last change of the picture.
bool Ground::settle_debts() {
  return std::erase_if(owed_, [&](const Owed& o) { return tiles_.find(o.source, o.tile) != nullptr; }) > 0;
}

bool Ground::update(const GroundInput& input, Scene& scene) {
  Key key = key_of(input);
  std::vector<VisibleTile> visible = visible_tiles(input.view, input.margin_px);
  const bool other_picture = key != key_;
  // Priorities change with every pan and say nothing about the picture.
  const bool same_tiles = std::equal(visible.begin(), visible.end(), visible_.begin(), visible_.end(),
                                     [](const auto& a, const auto& b) { return a.tile == b.tile && a.copy == b.copy; });
  if (version_ != 0 && !other_picture && same_tiles && arrivals_ == tiles_.arrivals()) return false;
  key_ = std::move(key);
  visible_ = std::move(visible);
  arrivals_ = tiles_.arrivals();

  tiles_.begin();
  std::vector<Owed> missing;
  Composer(input, visible_, tiles_, missing).compose(key_.layers, scene);
  if (other_picture || version_ == 0) {
    owed_.clear();
    ++version_;
  } else if (settle_debts() || owed_.size() > most_owed) {
    ++version_;
  }
  missing_ = missing.size();
  for (const Owed& o : missing) {
    if (std::find(owed_.begin(), owed_.end(), o) == owed_.end()) owed_.push_back(o);
  }
  tiles_.end();
  scene.ground_version = version_;
  return true;
}

}  // namespace app
