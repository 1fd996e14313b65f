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

constexpr std::size_t most_owed = 4096;

// Whether a layer has something to show in coarse tiles, and quickly.
bool is_coarse_base(const geodata::LayerSpec& spec) {
  return spec.role == LayerRole::base && !spec.relief && spec.min_zoom <= DrawnTiles::coarse_zoom + 1;
}

// What one rule draws in one piece of one tile.
struct MeshStretch {
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
  std::vector<MeshStretch> stretches;  // by rule, lines before areas
  bool visible = false;

  const geodata::StyleRule& rule(std::uint16_t i) const { return changed.empty() ? spec->rules[i] : changed[i]; }
};

std::vector<MeshStretch> stretches_of(const std::vector<DrawnTile>& tiles) {
  std::vector<MeshStretch> out;
  for (const DrawnTile& t : tiles) {
    if (!t.content->mesh) continue;
    const TilePlace place = place_of_tile(t.tile, t.copy);
    for (const MeshPiece& piece : t.content->mesh->pieces) {
      for (const MeshPiece::Range& range : piece.ranges) out.push_back({&range, &piece, &t.content->mesh, place});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const MeshStretch& a, const MeshStretch& b) {
    return std::pair(a.range->rule, a.range->area) < std::pair(b.range->rule, b.range->area);
  });
  return out;
}

}  // namespace

// One composition of the ground: lives while the operations are written.
class Ground::Composer {
 public:
  Composer(const GroundInput& input, DrawnTiles& drawn, TileCache& tiles)
      : input_(input), drawn_tiles_(drawn), tiles_(tiles) {}

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
    surround(layers, !base.empty(), scene);
  }

 private:
  // Asked for while the map moves; kept until the ground is drawn anew where it came to rest.
  void surround(const std::vector<LayerDraw>& layers, bool has_base, Scene& scene) {
    std::vector<DrawnLayer> base;
    for (const LayerDraw& layer : layers) {
      if (!layer.visible || layer.source == 0 || !is_coarse_base(layer.layer->spec)) continue;
      DrawnLayer drawn = unfilled(layer);
      drawn.tiles = drawn_tiles_.coarse_of(layer.source, input_.view, input_.margin_px);
      drawn.stretches = stretches_of(drawn.tiles);
      base.push_back(std::move(drawn));
    }
    ops_ = std::move(scene.surroundings);
    ops_.clear();
    background(has_base);
    for (const DrawnLayer& layer : base) fills(layer);
    for (const DrawnLayer& layer : base) lines(layer);
    scene.surroundings = std::move(ops_);
  }

  DrawnLayer unfilled(const LayerDraw& layer) const {
    DrawnLayer out;
    out.spec = &layer.layer->spec;
    out.context = {input_.view.camera.zoom, input_.theme, layer.opacity};
    out.visible = layer.visible;
    if (!layer.style.empty()) out.changed = restyled(out.spec->rules, layer.style);
    return out;
  }

  DrawnLayer drawn(const LayerDraw& layer) {
    DrawnLayer out = unfilled(layer);
    if (!layer.visible) return out;
    const std::size_t missing_before = drawn_tiles_.missing();
    if (layer.source != 0) out.tiles = drawn_tiles_.of(layer.source, is_coarse_base(*out.spec));
    // The parts of a file stand in for the whole until all its tiles in view are made.
    if (layer.source == 0 || drawn_tiles_.missing() > missing_before) add_parts(*layer.layer, out.tiles);
    out.stretches = stretches_of(out.tiles);
    return out;
  }

  void add_parts(const Layer& layer, std::vector<DrawnTile>& tiles) {
    if (!layer.parts.empty()) tiles.clear();
    for (std::size_t i = 0; i < layer.parts.size(); ++i) {
      const TileCache::Source source = tiles_.source_of_part(layer, i);
      const std::vector<DrawnTile> part = source != 0 ? drawn_tiles_.of(source, false) : std::vector<DrawnTile>{};
      tiles.insert(tiles.end(), part.begin(), part.end());
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
    for (const MeshStretch& s : layer.stretches) {
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
      for (const MeshStretch& s : layer.stretches) {
        if (s.range->line_count == 0) continue;
        const auto paint = line_paint(layer.rule(s.range->rule), pass, s.range->area, layer.context);
        if (!paint) continue;
        ops_.emplace_back(LineOp{*s.mesh, s.piece, s.range->line_first, s.range->line_count, s.range->box, s.place,
                                 paint->colour, paint->from_px, paint->to_px, paint->dash_px, paint->colour.a < 255});
      }
    }
  }

  const GroundInput& input_;
  DrawnTiles& drawn_tiles_;
  TileCache& tiles_;
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
  return std::erase_if(owed_, [&](const OwedTile& o) { return tiles_.find(o.source, o.tile) != nullptr; }) > 0;
}

bool Ground::wants_coarse(const GroundInput& input, const std::vector<VisibleTile>& visible) const {
  if (input.moving) return true;
  if (version_ == 0) return false;
  const bool jumped = std::none_of(visible.begin(), visible.end(), [&](const VisibleTile& v) {
    return std::any_of(visible_.begin(), visible_.end(), [&](const VisibleTile& before) {
      return contains(before.tile, v.tile) || contains(v.tile, before.tile);
    });
  });
  return jumped || (coarse_wanted_ && missing_ > 0);
}

bool Ground::update(const GroundInput& input, Scene& scene) {
  Key key = key_of(input);
  std::vector<VisibleTile> visible = visible_tiles(input.view, input.margin_px);
  const bool other_picture = key != key_;
  // Priorities change with every pan and say nothing about the picture.
  const bool same_tiles = std::equal(visible.begin(), visible.end(), visible_.begin(), visible_.end(),
                                     [](const auto& a, const auto& b) { return a.tile == b.tile && a.copy == b.copy; });
  const bool same_motion = input.moving == moving_;
  if (version_ != 0 && !other_picture && same_tiles && same_motion && arrivals_ == tiles_.arrivals()) return false;
  coarse_wanted_ = wants_coarse(input, visible);
  key_ = std::move(key);
  moving_ = input.moving;
  visible_ = std::move(visible);
  arrivals_ = tiles_.arrivals();

  tiles_.begin();
  DrawnTiles drawn(tiles_, visible_, tile_zoom(input.view.camera.zoom), coarse_wanted_);
  Composer(input, drawn, tiles_).compose(key_.layers, scene);
  if (other_picture || version_ == 0) {
    owed_.clear();
    ++version_;
  } else if (settle_debts() || owed_.size() > most_owed) {
    ++version_;
  }
  missing_ = drawn.missing();
  for (const OwedTile& o : drawn.owed()) {
    if (std::find(owed_.begin(), owed_.end(), o) == owed_.end()) owed_.push_back(o);
  }
  tiles_.end();
  scene.ground_version = version_;
  return true;
}

}  // namespace app
