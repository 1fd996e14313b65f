#include "app/scene/highlight.h"

#include <algorithm>
#include <array>

#include "app/core/subject.h"
#include "app/scene/ground_style.h"
#include "app/scene/theme.h"

namespace app {

using geodata::Colour;
using geodata::FeatureIndex;
using geodata::GeometryType;

namespace {

constexpr float ring_radius_px = 5, ring_width_px = 2;
constexpr float mark_radius_px = 4.5f, mark_width_px = 1.5f;
constexpr std::uint8_t mark_alpha = 150;
constexpr float glow_radius_px = 14;
constexpr double most_vague_px = 60;
constexpr double container_share = 1.0 / 3;  // of the view
constexpr std::size_t most_points = 64;

std::vector<const LayerContent*> contents_of(const Library& library) {
  std::vector<const LayerContent*> out;
  for (const Layer& layer : library.layers) out.push_back(layer.content.get());
  return out;
}

// A place's own outline, as content that can be meshed.
std::shared_ptr<const LayerContent> outline_content(const geodata::Place& place) {
  geodata::FeatureStoreBuilder builder;
  for (const auto& ring : place.outline) {
    std::vector<geodata::WorldPoint> points;
    points.reserve(ring.size());
    for (const geodata::LngLat p : ring) points.push_back(geodata::to_world(p));
    builder.add_polygon(std::array{points});
  }
  builder.finish_feature();
  return prepare(std::move(builder).build(), {});
}

void add_points(const geodata::FeatureStore& store, FeatureIndex f, std::vector<geodata::WorldPoint>& out) {
  const geodata::IndexRange parts = store.parts(f);
  for (geodata::PartIndex p = parts.first; p < parts.last && out.size() < most_points; ++p) {
    if (store.type(p) == GeometryType::point) out.push_back(store.ring(store.rings(p).first).front());
  }
}

Colour colour_of(const std::optional<geodata::StyleRule>& rule, geodata::Theme theme) {
  if (rule && rule->stroke) return faded(rule->stroke->in(theme), 1);
  return theme_colours(theme).accent;
}

// A city's territory or a park that is seen as an area: a ring somewhere in it would be one more mark beside its own.
bool is_wide_area(const Library& library, geodata::PlaceIndex place, const View& view) {
  constexpr double wide_px = 120;
  const geodata::Place& told = library.atlas->places[place];
  geodata::WorldBox box;
  for (const auto& ring : told.outline)
    for (const geodata::LngLat p : ring) box.add(geodata::to_world(p));
  const Subject subject = subject_of(library, Target{told.layer, 0, place});
  for (const FeatureIndex f : subject.features) {
    const geodata::FeatureStore& store = *subject.layer->content->features;
    const geodata::IndexRange parts = store.parts(f);
    if (parts.size() > 0 && store.type(parts.first) == GeometryType::polygon) box.add(store.box(f));
  }
  const double most = wide_px * view.units_per_px();
  return !box.empty() &&
         (static_cast<double>(box.max_x) - box.min_x > most || static_cast<double>(box.max_y) - box.min_y > most);
}

}  // namespace

// Land to walk over on the way to what lies in it: a district, a catchment. Its outline would be drawn wherever the
// pointer rests.
bool Highlight::is_container(const Shape& shape, const View& view) {
  if (!shape.is_area || shape.is_subject || !shape.content) return false;
  const geodata::WorldBox box = shape.content->features->box(shape.features.front());
  const double most = container_share * view.units_per_px();
  return static_cast<double>(box.max_x - box.min_x) > most * view.width_px ||
         static_cast<double>(box.max_y - box.min_y) > most * view.height_px;
}

void Highlight::find(const HighlightInput& input, const std::optional<Target>& target, Shape& shape) const {
  std::vector<const LayerContent*> state = contents_of(*input.library);
  if (shape.target == target && shape.library_state == state && shape.focus == input.focus) return;
  shape = {};
  shape.target = target;
  shape.library_state = std::move(state);
  shape.focus = input.focus;
  if (!target) return;
  const Subject found = subject_of(*input.library, *target);
  const geodata::Place* place = found.place;
  if (found.layer != nullptr) {
    shape.content = found.layer->content, shape.features = found.features;
    shape.is_subject = found.layer->spec.subject;
  }
  if (shape.content) {
    const std::uint16_t rule = shape.content->rule[shape.features.front()];
    if (rule < found.layer->spec.rules.size()) shape.rule = found.layer->spec.rules[rule];
    for (const FeatureIndex f : shape.features) {
      if (!hidden_by(input.focus.get(), found.layer->spec.id, f)) {
        add_points(*shape.content->features, f, shape.points);
      }
    }
  } else if (place != nullptr && !place->outline.empty()) {
    shape.content = outline_content(*place);
    shape.features = {0};
  } else if (place != nullptr && place->point) {
    shape.points.push_back(geodata::to_world(*place->point));
  }
  if (shape.content) {
    const geodata::FeatureStore& store = *shape.content->features;
    const geodata::IndexRange parts = store.parts(shape.features.front());
    shape.is_area = parts.size() > 0 && store.type(parts.first) == GeometryType::polygon;
  }
  shape.lines = FeatureLines(shape.content, shape.features);
}

void Highlight::glows(const HighlightInput& input, Scene& scene) const {
  const ThemeColours& colours = theme_colours(input.theme);
  scene.glows.clear();
  const auto add = [&](GlowOp op) {
    const auto reach = static_cast<double>(op.radius_px + op.width_px);
    for (const ScreenXY at : input.view.in_every_copy(op.centre, reach)) {
      op.centre = at;
      scene.glows.push_back(op);
    }
  };
  if (input.hover != nullptr && input.library->atlas) {
    for (const geodata::PlaceIndex i : input.hover->paragraph_places) {
      if (i >= input.library->atlas->places.size()) continue;
      const geodata::Place& place = input.library->atlas->places[i];
      // A ring would claim too much for a province in a view of one city.
      if (!place.point || place.uncertainty_m > most_vague_px * input.view.metres_per_px()) continue;
      if (is_wide_area(*input.library, i, input.view)) continue;
      const ScreenXY at = input.view.to_screen(geodata::to_world(*place.point));
      add({GlowOp::Kind::ring, at, mark_radius_px, mark_width_px, faded(colours.accent, mark_alpha / 255.0)});
    }
  }
  for (const geodata::WorldPoint p : hovered_.points) {
    add({GlowOp::Kind::disc, input.view.to_screen(p), glow_radius_px, 0, colours.glow});
  }
  // An area that was chosen by its name has its outline, and no point of it is meant.
  const bool by_outline = input.session->selection && input.session->selection->by_name && chosen_.is_area;
  if (input.session->selection && input.session->selection->at && !by_outline) {
    const ScreenXY at = input.view.to_screen(*input.session->selection->at);
    add({GlowOp::Kind::ring, at, ring_radius_px, ring_width_px, colours.accent, true});
  }
}

void Highlight::update(const HighlightInput& input, Scene& scene) {
  const auto& selection = input.session->selection;
  find(input, selection && !selection->candidates.empty() ? std::optional(selection->target()) : std::nullopt, chosen_);
  std::optional<Target> hovered;
  if (input.hover != nullptr) {
    hovered = input.hover->target;
    if (!hovered && input.hover->place) hovered = Target{{}, 0, input.hover->place};
  }
  find(input, hovered, hovered_);

  scene.highlight.clear();
  scene.highlight_fills.clear();
  const ThemeColours& colours = theme_colours(input.theme);
  const double zoom = input.view.camera.zoom;
  const auto look = [&](const Shape& s) {
    const LayerState* state = s.target ? input.session->layer(s.target->layer) : nullptr;
    return s.rule && state != nullptr ? std::optional(restyled(*s.rule, state->style)) : s.rule;
  };
  const std::optional<geodata::StyleRule> chosen = look(chosen_), hovered_look = look(hovered_);
  const auto width = [&](const std::optional<geodata::StyleRule>& rule) {
    return rule ? rule->stroke_width.at(zoom, 1) : 1.5;
  };
  // What was pointed at in a list or in the text is meant, however large.
  const bool passing_over = input.hover != nullptr && input.hover->on_map && is_container(hovered_, input.view);
  if (!passing_over) hovered_.lines.draw(input.view, {colours.glow, width(hovered_look) + 8, {}}, scene.highlight);
  chosen_.lines.draw(input.view, {colours.halo, width(chosen) + 4.5, {}}, scene.highlight);
  chosen_.lines.draw(
      input.view, {colour_of(chosen, input.theme), width(chosen) + 1.5, chosen ? chosen->dash : std::vector<double>{}},
      scene.highlight);
  glows(input, scene);
}

}  // namespace app
