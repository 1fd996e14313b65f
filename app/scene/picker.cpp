#include "app/scene/picker.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "app/core/subject.h"
#include "app/scene/ground_style.h"
#include "app/scene/occupied.h"
#include "geodata/algo/label_point.h"

namespace app {

using geodata::FeatureIndex;
using geodata::FeatureStore;
using geodata::GeometryType;
using geodata::WorldBox;
using geodata::WorldPoint;
using geodata::WorldXY;

namespace {

// What a person more likely means comes first.
enum class Class : std::uint8_t { symbol, name, point, line, area };

struct Candidate {
  Class kind = Class::area;
  double measure = 0;       // box in px2, distance in world units, or area in square world units: less is better
  std::size_t depth = 0;    // layers above its own
  std::uint32_t layer = 0;  // index into library.layers
  FeatureIndex feature = 0;
};

double squared(double v) { return v * v; }

double ring_area(std::span<const WorldPoint> ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double x0 = ring[i].x, y0 = ring[i].y, x1 = ring[i + 1].x, y1 = ring[i + 1].y;
    sum += (x0 - ring[0].x) * (y1 - ring[0].y) - (x1 - ring[0].x) * (y0 - ring[0].y);
  }
  return std::abs(sum) / 2;
}

double feature_area(const FeatureStore& store, FeatureIndex f) {
  double sum = 0;
  for (geodata::PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
    if (store.type(p) != GeometryType::polygon) continue;
    const auto rings = geodata::rings_of(store, p);
    for (std::size_t i = 0; i < rings.size(); ++i) sum += ring_area(rings[i]) * (i == 0 ? 1 : -1);
  }
  return sum;
}

// The best that any part of the feature offers at a place.
struct Touch {
  Class kind = Class::area;
  double measure = 0;
};
std::optional<Touch> touch(const FeatureStore& store, FeatureIndex f, WorldXY at, double tolerance) {
  std::optional<Touch> best;
  const auto offer = [&](Class kind, double measure) {
    if (!best || std::pair(kind, measure) < std::pair(best->kind, best->measure)) best = Touch{kind, measure};
  };
  for (geodata::PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
    const std::span<const WorldPoint> ring = store.ring(store.rings(p).first);
    if (store.type(p) == GeometryType::point) {
      const double distance = std::hypot(ring[0].x - at.x, ring[0].y - at.y);
      if (distance <= tolerance) offer(Class::point, distance);
    } else if (store.type(p) == GeometryType::line) {
      const double distance = geodata::squared_distance_to_line(ring, at);
      if (distance <= squared(tolerance)) offer(Class::line, std::sqrt(distance));
    } else if (geodata::polygon_contains(geodata::rings_of(store, p), at)) {
      offer(Class::area, 0);
    }
  }
  if (best && best->kind == Class::area) best->measure = feature_area(store, f);
  return best;
}

// A layer that can be clicked now, and how many layers lie over it.
struct OpenLayer {
  const Layer* layer = nullptr;
  std::uint32_t index = 0;
  std::size_t depth = 0;
};

std::vector<OpenLayer> open_layers(const PickInput& input) {
  std::vector<OpenLayer> out;
  const double zoom = input.view.camera.zoom;
  for (std::size_t i = 0; i < input.session->layers.size(); ++i) {
    const LayerState& state = input.session->layers[i];
    const Layer* layer = input.library->layer(state.id);
    const auto* focused = input.focus != nullptr ? input.focus->of(state.id) : nullptr;
    const bool on = state.on || (focused != nullptr && !focused->empty());
    if (layer == nullptr || !on || !layer->content || !layer->spec.clickable) continue;
    if (zoom < layer->spec.min_zoom || zoom >= layer->spec.max_zoom) continue;
    out.push_back(
        {layer, static_cast<std::uint32_t>(layer - input.library->layers.data()), input.session->layers.size() - i});
  }
  return out;
}

bool drawn_at(const Layer& layer, FeatureIndex f, double zoom) {
  const std::uint16_t rule = layer.content->rule[f];
  return rule < layer.spec.rules.size() && visible_at(layer.spec.rules[rule], zoom);
}

void add_placed(const PickInput& input, const std::vector<OpenLayer>& layers, ScreenXY at,
                std::vector<Candidate>& out) {
  const double zoom = input.view.camera.zoom;
  for (const PlacedItem& item : input.placed) {
    if (item.cluster >= 0 || item.layer >= input.library->layers.size()) continue;
    // What stands alone among discs is found by its symbol, since the points beneath a disc must not be: as easily as
    // other points.
    const bool clustered = !item.is_name && is_clustered(input.library->layers[item.layer], item.feature, zoom);
    const double more = clustered ? std::max(0.0, input.tolerance_px - item.box.width() / 2) : 0;
    if (!grown(item.box, more).contains(at)) continue;
    const auto open =
        std::find_if(layers.begin(), layers.end(), [&](const OpenLayer& l) { return l.index == item.layer; });
    if (open == layers.end()) continue;
    out.push_back({item.is_name ? Class::name : Class::symbol, item.box.width() * item.box.height(), open->depth,
                   item.layer, item.feature});
  }
}

void add_features(const PickInput& input, const OpenLayer& open, WorldXY at, double tolerance,
                  std::vector<Candidate>& out) {
  const double last = geodata::world_size - 1;
  // A place near the antimeridian is near what lies beyond it, too.
  for (const double shift : {-geodata::world_size, 0.0, geodata::world_size}) {
    const WorldXY here{at.x + shift, at.y};
    if (here.x + tolerance < 0 || here.x - tolerance > last || here.y + tolerance < 0 || here.y - tolerance > last) {
      continue;
    }
    const auto unit = [last](double v) { return static_cast<std::uint32_t>(std::clamp(v, 0.0, last)); };
    WorldBox box;
    box.min_x = unit(std::floor(here.x - tolerance)), box.max_x = unit(std::ceil(here.x + tolerance));
    box.min_y = unit(std::floor(here.y - tolerance)), box.max_y = unit(std::ceil(here.y + tolerance));
    open.layer->content->index.search(box, [&](std::uint32_t f) {
      const double zoom = input.view.camera.zoom;
      if (!drawn_at(*open.layer, f, zoom) || is_clustered(*open.layer, f, zoom)) return;
      if (hidden_by(input.focus, open.layer->spec.id, f)) return;
      const auto touched = touch(*open.layer->content->features, f, here, tolerance);
      if (touched) out.push_back({touched->kind, touched->measure, open.depth, open.index, f});
    });
  }
}

WorldXY nearest_on_line(std::span<const WorldPoint> line, WorldXY to) {
  WorldXY best{static_cast<double>(line[0].x), static_cast<double>(line[0].y)};
  double least = squared(best.x - to.x) + squared(best.y - to.y);
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double ax = line[i].x, ay = line[i].y, dx = line[i + 1].x - ax, dy = line[i + 1].y - ay;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((to.x - ax) * dx + (to.y - ay) * dy) / length, 0.0, 1.0) : 0;
    const WorldXY p{ax + t * dx, ay + t * dy};
    const double distance = squared(p.x - to.x) + squared(p.y - to.y);
    if (distance < least) best = p, least = distance;
  }
  return best;
}

// Where features stand for a click: the click inside an area, else the nearest point or point of a line. Nothing when
// the click is outside of areas alone.
std::optional<WorldPoint> nearest(const FeatureStore& store, std::span<const FeatureIndex> features, WorldPoint click) {
  const WorldXY at{static_cast<double>(click.x), static_cast<double>(click.y)};
  std::optional<WorldXY> best;
  const auto offer = [&](WorldXY p) {
    const auto distance = [&](WorldXY q) { return squared(q.x - at.x) + squared(q.y - at.y); };
    if (!best || distance(p) < distance(*best)) best = p;
  };
  for (const FeatureIndex f : features) {
    for (geodata::PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
      if (store.type(p) == GeometryType::polygon) {
        if (geodata::polygon_contains(geodata::rings_of(store, p), at)) return click;
      } else {
        offer(nearest_on_line(store.ring(store.rings(p).first), at));
      }
    }
  }
  if (!best) return std::nullopt;
  return WorldPoint{static_cast<std::uint32_t>(std::lround(best->x)), static_cast<std::uint32_t>(std::lround(best->y))};
}

// The largest of several features is where a name for all of them would stand.
FeatureIndex largest(const FeatureStore& store, std::span<const FeatureIndex> features) {
  const auto extent = [&](FeatureIndex f) {
    const WorldBox& b = store.box(f);
    return b.empty() ? -1.0 : std::hypot(double(b.max_x) - b.min_x, double(b.max_y) - b.min_y);
  };
  return *std::max_element(features.begin(), features.end(),
                           [&](FeatureIndex a, FeatureIndex b) { return extent(a) < extent(b); });
}

}  // namespace

// Stations that stand under the place, the nearest first.
std::vector<Target> stations_at(const PickInput& input, ScreenXY at) {
  std::vector<std::pair<double, Target>> found;
  constexpr double ring_px = 9;
  for (const SectionOfTable& station : own_stations(*input.measurements)) {
    for (const ScreenXY p :
         input.view.in_every_copy(input.view.to_screen(geodata::to_world(*station.section->at)), ring_px)) {
      const double away = std::hypot(p.x - at.x, p.y - at.y);
      if (away <= std::max(ring_px, input.tolerance_px))
        found.emplace_back(away, Target{{}, 0, std::nullopt, station.section->at});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Target> out;
  for (auto& [away, target] : found)
    if (std::find(out.begin(), out.end(), target) == out.end()) out.push_back(std::move(target));
  return out;
}

std::vector<Target> pick(const PickInput& input, ScreenXY at) {
  const std::vector<OpenLayer> layers = open_layers(input);
  const double tolerance = input.tolerance_px * input.view.units_per_px();
  WorldXY here = input.view.to_world(at);
  here.x -= std::floor(here.x / geodata::world_size) * geodata::world_size;

  std::vector<Candidate> found;
  add_placed(input, layers, at, found);
  for (const OpenLayer& open : layers) add_features(input, open, here, tolerance, found);
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.kind, a.measure, a.depth, a.layer, a.feature) <
           std::tie(b.kind, b.measure, b.depth, b.layer, b.feature);
  });

  std::vector<Target> targets;
  for (const Candidate& c : found) {
    const Layer& layer = input.library->layers[c.layer];
    const Target target{layer.spec.id, c.feature, place_of(*input.library, layer.spec.id, c.feature)};
    // Reaches of one river, and layers over one file, are one thing to a person.
    const bool known = std::any_of(targets.begin(), targets.end(), [&](const Target& t) {
      const bool same_file = t.layer == target.layer || input.library->layer(t.layer)->spec.file == layer.spec.file;
      return same_file && (t.feature == target.feature || (t.place && t.place == target.place));
    });
    if (!known) targets.push_back(target);
  }
  if (input.measurements == nullptr) return targets;
  std::vector<Target> stations = stations_at(input, at);
  targets.insert(targets.begin(), std::make_move_iterator(stations.begin()), std::make_move_iterator(stations.end()));
  return targets;
}

const PlacedItem* disc_or_fan_at(const PickInput& input, ScreenXY at) {
  const PlacedItem* best = nullptr;
  for (const PlacedItem& item : input.placed) {
    if ((item.cluster < 0 && !item.fanned) || item.is_name) continue;
    const double more = item.cluster < 0 ? std::max(0.0, input.tolerance_px - item.box.width() / 2) : 0;
    if (grown(item.box, more).contains(at) && (best == nullptr || best->cluster >= 0)) best = &item;
  }
  return best;
}

std::optional<WorldPoint> popup_point(const Library& library, const Target& target, std::optional<WorldPoint> click) {
  if (target.point) return geodata::to_world(*target.point);
  const Subject shape = subject_of(library, target);
  if (shape.layer != nullptr) {
    const FeatureStore& store = *shape.layer->content->features;
    if (click) {
      if (const auto point = nearest(store, shape.features, *click)) return point;
    }
    if (shape.place == nullptr || !shape.place->point) {
      const auto point = geodata::label_point(store, largest(store, shape.features));
      if (point) return point->point;
    }
  }
  if (shape.place != nullptr && shape.place->point) return geodata::to_world(*shape.place->point);
  return std::nullopt;
}

std::optional<WorldBox> box_of(const Library& library, const Target& target) {
  const Subject shape = subject_of(library, target);
  WorldBox box;
  if (shape.layer != nullptr) {
    for (const FeatureIndex f : shape.features) {
      if (!shape.layer->content->features->box(f).empty()) box.add(shape.layer->content->features->box(f));
    }
  }
  if (box.empty() && shape.place != nullptr) {
    for (const auto& ring : shape.place->outline) {
      for (const geodata::LngLat p : ring) box.add(geodata::to_world(p));
    }
    if (box.empty() && shape.place->point) box.add(geodata::to_world(*shape.place->point));
  }
  if (target.point) box.add(geodata::to_world(*target.point));
  if (box.empty()) return std::nullopt;
  return box;
}

}  // namespace app
