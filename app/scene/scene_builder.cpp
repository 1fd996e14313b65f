#include "app/scene/scene_builder.h"

#include <algorithm>
#include <utility>

#include "app/scene/ground.h"
#include "app/scene/highlight.h"
#include "app/scene/own_stations.h"
#include "app/scene/text_shaper.h"
#include "app/scene/trace_lines.h"

namespace app {

namespace {

// All that names and symbols depend on. While it stays, they stay.
struct LabelKey {
  View view;
  double scale = 0;
  geodata::Theme theme = geodata::Theme::light;
  NameLanguages names = NameLanguages::both;
  std::vector<ScreenRect> obstacles;
  std::vector<LayerState> layers;
  std::optional<Selection> selection;
  std::vector<const geodata::FeatureStore*> contents;
  std::optional<Fan> fan;
  std::shared_ptr<const SiteFocus> focus;
  std::vector<ScreenRect> rings;
  std::vector<std::shared_ptr<const ShownTrace>> traces;

  bool holds(const SceneInput& input, const std::shared_ptr<const SiteFocus>& now) const {
    const View& v = input.view;
    return view.camera == v.camera && view.width_px == v.width_px && view.height_px == v.height_px &&
           scale == input.scale && theme == input.theme && names == input.names && obstacles == input.obstacles &&
           focus == now && layers == input.session->layers && selection == input.session->selection &&
           same_contents(*input.library) && (input.fan != nullptr ? fan == *input.fan : !fan);
  }

  static const geodata::FeatureStore* of(const Layer& layer) {
    return layer.content ? layer.content->features.get() : nullptr;
  }

  bool same_contents(const Library& library) const {
    return std::equal(contents.begin(), contents.end(), library.layers.begin(), library.layers.end(),
                      [](const geodata::FeatureStore* features, const Layer& layer) { return features == of(layer); });
  }

  void take(const SceneInput& input, const std::shared_ptr<const SiteFocus>& now) {
    focus = now;
    view = input.view, scale = input.scale, theme = input.theme, names = input.names;
    obstacles = input.obstacles;
    layers = input.session->layers;
    selection = input.session->selection;
    fan = input.fan != nullptr ? std::optional(*input.fan) : std::nullopt;
    contents.clear();
    for (const Layer& layer : input.library->layers) contents.push_back(of(layer));
  }
};

bool layers_on_the_way(const SceneInput& input) {
  const double zoom = input.view.camera.zoom;
  return std::any_of(input.session->layers.begin(), input.session->layers.end(), [&](const LayerState& state) {
    const Layer* layer = state.on ? input.library->layer(state.id) : nullptr;
    return layer != nullptr && layer->spec.role != geodata::LayerRole::data && zoom >= layer->spec.min_zoom &&
           zoom < layer->spec.max_zoom &&
           (layer->state == Layer::State::waiting || layer->state == Layer::State::loading);
  });
}

// What rings stand for: names would be drawn over them.
std::vector<ScreenRect> lasting_rings(const Scene& scene) {
  std::vector<ScreenRect> out;
  for (const GlowOp& glow : scene.glows) {
    const auto reach = static_cast<double>(glow.radius_px + glow.width_px / 2);
    const ScreenXY at = glow.centre;
    if (glow.lasting) out.push_back({at.x - reach, at.y - reach, at.x + reach, at.y + reach});
  }
  return out;
}

}  // namespace

struct SceneBuilder::Impl {
  Impl(Jobs& jobs, std::shared_ptr<Shaping> shaping, std::size_t budget)
      : ground(jobs, budget), shaper(std::move(shaping)) {}

  void place_labels(const SceneInput& input, const TraceLinesInput& trace_input);
  void count();

  Ground ground;
  Highlight highlight;
  TraceFocus focus;
  TextShaper shaper;
  TraceLines traces{shaper};
  std::size_t trace_sprites = 0;  // behind the names in scene.sprites
  Labels labels{shaper};
  Scene scene;
  LabelOutput names;
  LabelKey label_key;
  bool arriving = true;  // when they were placed, layers were still on the way
  bool at_rest = false;  // the names were placed for a view at rest, and nothing changed since
  SceneCounters counters;
};

// While the map moves, last frame's names stay as far as they fit; once it rests, they are placed anew.
void SceneBuilder::Impl::place_labels(const SceneInput& input, const TraceLinesInput& trace_input) {
  std::vector<ScreenRect> rings = lasting_rings(scene);
  auto shown = TraceLines::shown(trace_input);
  const bool same_signs = label_key.rings == rings && label_key.traces == shown;
  if (label_key.holds(input, focus.now()) && same_signs && (at_rest || input.moving)) {
    if (names.settled) return;
    labels.fade(input.time_ms, input.reduced_motion, names);
    scene.sprites = std::move(names.sprites);
    return;
  }
  if (input.picture && layers_on_the_way(input)) return;  // nobody sees them before all are there
  LabelInput to_place;
  to_place.library = input.library;
  to_place.session = input.session;
  to_place.view = input.view;
  to_place.scale = input.scale;
  to_place.theme = input.theme;
  to_place.names = input.names;
  to_place.obstacles = input.obstacles;
  to_place.rings = rings;
  to_place.ways = traces.ways(trace_input);
  to_place.focus = focus.now().get();
  to_place.fan = input.fan;
  to_place.time_ms = input.time_ms;
  to_place.still = input.reduced_motion;
  if (input.picture || arriving || !label_key.same_contents(*input.library)) labels.forget();
  names = labels.place(to_place, !input.moving);
  arriving = layers_on_the_way(input);
  label_key.take(input, focus.now());
  label_key.rings = std::move(rings), label_key.traces = std::move(shown);
  at_rest = !input.moving;
  scene.sprites = std::move(names.sprites);
}

void SceneBuilder::Impl::count() {
  const TileCache& tiles = ground.tiles();
  const auto is_name = [](const PlacedItem& item) { return item.is_name; };
  counters.tiles_built = tiles.built();
  counters.tiles_cached = tiles.count();
  counters.tiles_missing = ground.missing();
  counters.tile_bytes = tiles.bytes();
  counters.tile_bytes_budget = tiles.budget_bytes();
  counters.ground_ops = scene.ground.size();
  counters.names = static_cast<std::size_t>(std::count_if(names.placed.begin(), names.placed.end(), is_name));
  counters.glyphs_made = shaper.glyphs_made();
  counters.symbols = names.placed.size() - counters.names;
}

SceneBuilder::SceneBuilder(Jobs& jobs, std::shared_ptr<Shaping> shaping, std::size_t tile_budget_bytes)
    : impl_(std::make_unique<Impl>(jobs, std::move(shaping), tile_budget_bytes)) {}
SceneBuilder::~SceneBuilder() = default;

const Scene& SceneBuilder::build(const SceneInput& input) {
  Scene& scene = impl_->scene;
  scene.view = input.view;
  scene.scale = input.scale;
  scene.margin_px = input.margin_px;
  impl_->ground.update({input.library, input.session, input.view, input.margin_px, input.theme, input.moving}, scene);
  impl_->focus.update(*input.library, input.rivers);
  impl_->highlight.update({input.library, input.session, input.hover, impl_->focus.now(), input.view, input.theme},
                          scene);
  const TraceLinesInput traces{input.library, input.session, input.rivers, input.hover,
                               input.view,    input.theme,   input.scale};
  impl_->traces.update(traces, scene);
  if (input.measurements != nullptr) add_own_stations(*input.measurements, input.view, input.theme, scene);
  scene.sprites.resize(scene.sprites.size() - std::exchange(impl_->trace_sprites, 0));
  SceneInput labelled = input;
  for (const ScreenRect& number : TraceLines::numbers(traces)) labelled.obstacles.push_back(number);
  impl_->place_labels(labelled, traces);
  const std::size_t names = scene.sprites.size();
  impl_->traces.add_sprites(traces, scene);
  impl_->trace_sprites = scene.sprites.size() - names;
  scene.ground_complete = impl_->ground.missing() == 0;
  scene.complete = scene.ground_complete && impl_->names.settled && impl_->at_rest && !layers_on_the_way(input);
  impl_->count();
  return scene;
}

const std::vector<PlacedItem>& SceneBuilder::placed() const { return impl_->names.placed; }
const std::vector<PlacedCluster>& SceneBuilder::clusters() const { return impl_->names.clusters; }
const SiteFocus* SceneBuilder::focus() const { return impl_->focus.now().get(); }
const SceneCounters& SceneBuilder::counters() const { return impl_->counters; }

}  // namespace app
