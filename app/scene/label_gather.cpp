#include "app/scene/label_gather.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

#include "app/scene/label_text.h"

namespace app {
namespace {

using geodata::GeometryType;
using geodata::LabelPlacement;

bool within(double zoom, double min_zoom, double max_zoom) { return zoom >= min_zoom && zoom < max_zoom; }

bool named_at(const geodata::StyleRule& rule, double zoom) {
  return rule.label && rule.label->size_px.set() && within(zoom, rule.label->min_zoom, rule.label->max_zoom);
}

// Lines are named along themselves unless the style asks for a point.
bool named_along(const geodata::LabelStyle& label) {
  return !label.placement_given || label.placement == LabelPlacement::line;
}

struct LayerInView {
  const LabelInput& input;
  const Layer& layer;
  LabelLayer& known;
  const std::vector<View::Part>& parts;
  Candidate pattern;
};

void add_lines(const LayerInView& in, std::uint16_t r, Gathered& out) {
  const geodata::LabelStyle& label = *in.layer.spec.rules[r].label;
  const double zoom = in.input.view.camera.zoom;
  constexpr int most_repeats = 4;
  for (const NamedLine& line : in.known.lines(in.layer.spec, r)) {
    Candidate c = in.pattern;
    c.rule = r, c.line = &line, c.feature = line.parts.front().feature;
    c.rank = label.rank.at(zoom, 5), c.tie = line.name_tie;
    const double extent = std::max(static_cast<double>(line.box.max_x) - line.box.min_x,
                                   static_cast<double>(line.box.max_y) - line.box.min_y) /
                          in.input.view.units_per_px();
    const double spacing = label.spacing_px > 0 ? label.spacing_px : 400;
    const int repeats = std::clamp(static_cast<int>(extent / spacing), 0, most_repeats);
    for (const View::Part& part : in.parts) {
      if (!part.box.intersects(line.box)) continue;
      c.copy = part.shift;
      for (c.round = 0; c.round <= repeats; ++c.round) out.names.push_back(c);
    }
  }
}

// Plates stand at halves of a line, at quarters of it and so on, as long as they are far enough apart: so a line's
// plates never depend on what of it is in view, and those of a small zoom stay where they are in a larger one.
void add_shields(const LayerInView& in, std::uint16_t r, Gathered& out) {
  const geodata::ShieldStyle& shield = *in.layer.spec.rules[r].shield;
  const double zoom = in.input.view.camera.zoom, unit = in.input.view.units_per_px();
  constexpr double shortest_px = 40;  // a shorter road would vanish under its plate
  constexpr int most_halvings = 24;
  for (const NamedLine& line : in.known.numbered_lines(in.layer.spec, r)) {
    const double length = line.along.back();
    if (length < shortest_px * unit) continue;
    const int halvings = std::clamp(static_cast<int>(std::log2(length / (shield.spacing_px * unit))), 1, most_halvings);
    Candidate c = in.pattern;
    c.rule = r, c.line = &line, c.shield = true;
    c.rank = shield.rank.at(zoom, 6);
    c.step = length / std::exp2(halvings);
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
      const auto first = static_cast<std::uint64_t>(line.along[i] / c.step) + 1;
      const auto last = static_cast<std::uint64_t>(line.along[i + 1] / c.step);
      if (first > last) continue;
      geodata::WorldBox box;
      box.add(line.points[i]), box.add(line.points[i + 1]);
      for (const View::Part& part : in.parts) {
        if (!part.box.intersects(box)) continue;
        c.copy = part.shift;
        for (std::uint64_t k = first; k <= last && k < (std::uint64_t{1} << halvings); ++k) {
          c.along = static_cast<double>(k) * c.step;
          c.round = halvings - std::countr_zero(k);
          out.names.push_back(c);
        }
      }
    }
  }
}

void add_feature(const LayerInView& in, geodata::FeatureIndex f, int copy, Gathered& out,
                 std::optional<ScreenXY> fanned_to = std::nullopt) {
  const geodata::LayerSpec& spec = in.layer.spec;
  const std::uint16_t r = in.layer.content->rule[f];
  if (r >= spec.rules.size()) return;
  const geodata::StyleRule& rule = spec.rules[r];
  const double zoom = in.input.view.camera.zoom;
  if (!within(zoom, rule.min_zoom, rule.max_zoom)) return;
  const auto parts = in.layer.content->features->parts(f);
  if (parts.size() == 0) return;
  const bool marked = !rule.marker_symbol.empty();
  bool named = named_at(rule, zoom);
  if (named && in.layer.content->features->type(parts.first) == GeometryType::line && named_along(*rule.label))
    named = false;
  if (!marked && !named) return;
  Candidate c = in.pattern;
  c.feature = f, c.rule = r, c.copy = copy;
  c.info = &in.known.feature(spec, f);
  if (!c.info->placed) return;
  c.fanned = fanned_to.has_value();
  c.on = c.info->at;
  c.at = fanned_to.value_or(in.input.view.to_screen_as_is(in_copy(c.on, copy)));
  const auto& selection = in.input.session->selection;
  const bool chosen = selection && selection->target().layer == spec.id && selection->target().feature == f;
  c.selected = c.fanned || chosen;
  if (marked && !belongs_to_name(rule)) {
    Candidate marker = c;
    marker.rank = rule.marker_rank.at(zoom, 5), marker.tie = c.info->marker_tie;
    if (c.fanned || c.info->points.empty()) out.markers.push_back(marker);
    for (; !c.fanned && marker.point < c.info->points.size(); ++marker.point) {
      marker.on = c.info->points[marker.point];
      marker.at = in.input.view.to_screen_as_is(in_copy(marker.on, copy));
      out.markers.push_back(marker);
    }
  }
  if (named && !c.info->texts.empty()) {
    c.rank = rule.label->rank.at(zoom, 5), c.tie = c.info->name_tie;
    out.names.push_back(c);
  }
}

// A rule that names at most so many of equal features should name them all over the map, and files are often sorted by
// place. So the map is cut into cells of 128 to 256 px, fixed to the ground, and the features of one cell take turns,
// in an order that has nothing to do with where they stand in the file.
void take_turns(const View& view, std::vector<Candidate>& names, std::size_t first) {
  const double cell = std::exp2(std::ceil(std::log2(view.units_per_px() * 128)));
  const auto shuffled = [](geodata::FeatureIndex f) {
    std::uint32_t h = (f + 1) * 0x9E3779B1u;
    h = (h ^ (h >> 15)) * 0x85EBCA77u;
    return h ^ (h >> 13);
  };
  struct Turn {
    int copy;
    std::uint64_t cell;
    std::uint32_t shuffled;
    std::size_t name;
  };
  std::vector<Turn> turns;
  for (std::size_t i = first; i < names.size(); ++i) {
    const Candidate& c = names[i];
    if (c.line != nullptr || c.style().label->most <= 0 || !c.style().label->rank_property.empty()) continue;
    const auto x = static_cast<std::uint64_t>(c.info->at.x / cell), y = static_cast<std::uint64_t>(c.info->at.y / cell);
    const std::uint64_t rule = c.spec->first_class(c.rule);
    turns.push_back({c.copy, (rule << 48) | (x << 24) | y, shuffled(c.feature), i});
  }
  std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
    return std::tie(a.copy, a.cell, a.shuffled, a.name) < std::tie(b.copy, b.cell, b.shuffled, b.name);
  });
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const bool same = i > 0 && turns[i].copy == turns[i - 1].copy && turns[i].cell == turns[i - 1].cell;
    names[turns[i].name].tie = turns[i].shuffled;
    names[turns[i].name].round = same ? names[turns[i - 1].name].round + 1 : 0;
  }
}

// Every rule that has features and can be seen clusters: there is nothing to find but discs.
bool all_cluster(const Layer& layer, double zoom) {
  for (std::size_t r = 0; r < layer.spec.rules.size(); ++r) {
    const geodata::StyleRule& rule = layer.spec.rules[r];
    const bool empty = layer.content->grids[r] == nullptr && layer.content->only_grids;
    if (!empty && within(zoom, rule.min_zoom, rule.max_zoom) && !clusters_at(rule, zoom)) return false;
  }
  return true;
}

void add_clusters(const LayerInView& in, std::uint16_t r, Gathered& out) {
  const geodata::StyleRule& rule = in.layer.spec.rules[r];
  Clusters& clusters = in.known.clusters(r);
  const int level = Clusters::level_for(in.input.view, rule.cluster->radius_px);
  const Fan* fan = in.input.fan;
  std::optional<std::uint64_t> open;
  const auto& rules = in.layer.content->rule;
  const auto is_ours = [&](geodata::FeatureIndex f) { return f < rules.size() && rules[f] == r; };
  const bool ours = fan != nullptr && fan->layer == in.layer.spec.id && !fan->features.empty() &&
                    std::all_of(fan->features.begin(), fan->features.end(), is_ours);
  if (ours) {
    const geodata::WorldBox& box = in.layer.content->features->box(fan->features.front());
    open = clusters.id_at({box.min_x, box.min_y}, level);
  }
  const auto add = [&](const Cluster& cluster, int copy) {
    if (cluster.count == 1) {
      add_feature(in, in.layer.content->grids[r]->item(cluster.stretches[0].first), copy, out);
      return;
    }
    Candidate c = in.pattern;
    c.rule = r, c.cluster = cluster, c.copy = copy, c.fanned = cluster.id == open;
    c.at = in.input.view.to_screen_as_is(in_copy(cluster.at, copy));
    c.rank = rule.marker_rank.at(in.input.view.camera.zoom, 5);
    c.tie = -static_cast<double>(cluster.count);
    if (c.fanned) {
      const auto places = fan_places(fan->features.size());
      for (std::size_t i = 0; i < places.size(); ++i)
        add_feature(in, fan->features[i], copy, out, ScreenXY{c.at.x + places[i].x, c.at.y + places[i].y});
      c.rank = 1e9;  // under its members
    }
    out.markers.push_back(c);
  };
  for (const Cluster& cluster : clusters.in_view(in.parts, level)) {
    for (const View::Part& part : in.parts)
      if (part.box.contains(cluster.at)) add(cluster, part.shift);
  }
}

// Of a layer in focus: these alone, and the chosen one. Of one that is off the chosen one alone.
void add_focused(const LayerInView& in, std::vector<geodata::FeatureIndex> features, Gathered& out) {
  const auto& selection = in.input.session->selection;
  if (selection && selection->target().layer == in.layer.spec.id) features.push_back(selection->target().feature);
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  const geodata::FeatureStore& store = *in.layer.content->features;
  for (const geodata::FeatureIndex f : features) {
    for (const View::Part& part : in.parts)
      if (f < store.size() && part.box.intersects(store.box(f))) add_feature(in, f, part.shift, out);
  }
}

void add_layer(const LayerInView& in, Gathered& out) {
  const std::size_t first_name = out.names.size();
  const double zoom = in.input.view.camera.zoom;
  bool has_points = false, clustered = false;
  for (std::size_t r = 0; r < in.layer.spec.rules.size(); ++r) {
    const geodata::StyleRule& rule = in.layer.spec.rules[r];
    if (!within(zoom, rule.min_zoom, rule.max_zoom)) continue;
    if (rule.shield && within(zoom, rule.shield->min_zoom, rule.shield->max_zoom))
      add_shields(in, static_cast<std::uint16_t>(r), out);
    const bool named = named_at(rule, zoom);
    // Reaches of several classes are one river: the first class names them all.
    if (named && named_along(*rule.label) && rule.class_number == 0) add_lines(in, static_cast<std::uint16_t>(r), out);
    const bool only_lines = named && rule.label->placement_given && rule.label->placement == LabelPlacement::line;
    if (!rule.marker_symbol.empty() || (named && !only_lines)) has_points = true;
    const auto& grids = in.layer.content->grids;
    if (clusters_at(rule, zoom) && r < grids.size() && grids[r] != nullptr) {
      add_clusters(in, static_cast<std::uint16_t>(r), out);
      clustered = true;
    }
  }
  if (!has_points || (clustered && in.layer.content->only_grids && all_cluster(in.layer, zoom))) {
    take_turns(in.input.view, out.names, first_name);
    return;
  }
  for (const View::Part& part : in.parts) {
    for (const std::uint32_t f : in.layer.content->index.search(part.box))
      if (!clustered || !is_clustered(in.layer, f, zoom)) add_feature(in, f, part.shift, out);
  }
  take_turns(in.input.view, out.names, first_name);
}

}  // namespace

bool served_before(const Candidate& a, const Candidate& b) {
  const auto order = [](const Candidate& c) {
    // A line has many places for its name, a point and an area few: they come first.
    return std::make_tuple(!c.selected, c.rank, c.round, c.line != nullptr, !c.spec->subject, c.tie, !c.stood,
                           ~c.draw_order, c.feature, c.copy);
  };
  return order(a) < order(b);
}

void gather(const LabelInput& input, double margin_px, std::vector<std::unique_ptr<LabelLayer>>& layers,
            Gathered& out) {
  out.markers.clear(), out.names.clear();
  layers.resize(input.library->layers.size());
  const auto parts = input.view.parts(margin_px);
  const double zoom = input.view.camera.zoom;
  for (std::size_t order = 0; order < input.session->layers.size(); ++order) {
    const LayerState& state = input.session->layers[order];
    const Layer* layer = input.library->layer(state.id);
    const auto* focused = input.focus != nullptr ? input.focus->of(state.id) : nullptr;
    const auto& selection = input.session->selection;
    const bool chosen = selection && selection->target().layer == state.id;
    const bool on = state.on || chosen || (focused != nullptr && !focused->empty());
    if (layer == nullptr || !on || state.opacity <= 0 || layer->state != Layer::State::ready) continue;
    if (layer->content == nullptr || layer->spec.role == geodata::LayerRole::data) continue;
    if (!within(zoom, layer->spec.min_zoom, layer->spec.max_zoom)) continue;
    const auto index = static_cast<std::size_t>(layer - input.library->layers.data());
    auto& known = layers[index];
    if (known == nullptr || !known->is_for(*layer)) known = std::make_unique<LabelLayer>(*layer);
    Candidate pattern;
    pattern.layer = static_cast<std::uint32_t>(index);
    pattern.spec = &layer->spec;
    pattern.rules = &known->rules(layer->spec, state.style);
    pattern.opacity = state.opacity;
    pattern.draw_order = order;
    const LayerInView in{input, *layer, *known, parts, pattern};
    if (focused != nullptr || !state.on) {
      add_focused(in, focused != nullptr ? *focused : std::vector<geodata::FeatureIndex>{}, out);
    } else {
      add_layer(in, out);
    }
  }
}

}  // namespace app
