#include "app/ui/popup_subject.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

using geodata::FeatureIndex;
using geodata::FeatureStore;
using geodata::GeometryType;
using geodata::WorldPoint;

constexpr double step_px = 6;            // between two samples of an outline
constexpr double point_half_px = 12;     // a symbol and its halo
constexpr double vague_share = 1.0 / 3;  // of the view: a wider circle of uncertainty says nothing there
constexpr double name_weight = 1, symbol_weight = 2, trace_weight = 4, sentence_weight = 8, own_name_weight = 40;
constexpr double passed_half_px = 7;

ScreenRect around(ScreenXY p, double half) { return {p.x - half, p.y - half, p.x + half, p.y + half}; }

class SubjectGatherer {
 public:
  explicit SubjectGatherer(const View& view) : view_(view) {}

  void add_point(ScreenXY p, double half) { add(around(p, half)); }
  void add_line(std::span<const WorldPoint> line) { walk(line); }
  void add_ring(std::span<const WorldPoint> ring) {
    out_.is_area = true;
    const std::size_t before = out_.outline.size();
    walk(ring);
    for (std::size_t i = before; i < out_.outline.size(); ++i) add(around(out_.outline[i], 0));
  }
  SubjectOnScreen take() { return std::move(out_); }
  bool sees(ScreenXY p) const { return p.x >= 0 && p.y >= 0 && p.x <= view_.width_px && p.y <= view_.height_px; }

 private:
  void add(const ScreenRect& r) {
    ScreenRect& k = out_.keep;
    const bool first = k == ScreenRect{};
    k = first ? r
              : ScreenRect{std::min(k.min_x, r.min_x), std::min(k.min_y, r.min_y), std::max(k.max_x, r.max_x),
                           std::max(k.max_y, r.max_y)};
  }
  // The part of the line a -> b in the map, by Liang and Barsky, in even steps.
  void add_stretch(ScreenXY a, ScreenXY b) {
    double from = 0, to = 1;
    const auto clip = [&](double start, double by, double most) {
      if (by == 0) return start >= 0 && start <= most;
      const double t0 = -start / by, t1 = (most - start) / by;
      from = std::max(from, std::min(t0, t1)), to = std::min(to, std::max(t0, t1));
      return from <= to;
    };
    if (!clip(a.x, b.x - a.x, view_.width_px) || !clip(a.y, b.y - a.y, view_.height_px)) return;
    const double length = std::hypot(b.x - a.x, b.y - a.y) * (to - from);
    for (double s = left_; s <= length; s += step_px) {
      const double t = from + (length > 0 ? s / length * (to - from) : 0);
      out_.outline.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
    left_ = std::fmod(left_ + std::ceil((length - left_) / step_px) * step_px - length + step_px, step_px);
  }
  void walk(std::span<const WorldPoint> line) {
    left_ = 0;
    if (line.empty()) return;
    ScreenXY last = view_.to_screen(line[0]);
    for (std::size_t i = 1; i < line.size(); ++i) {
      const ScreenXY next = view_.to_screen(line[i]);
      add_stretch(last, next);
      last = next;
    }
  }

  const View& view_;
  SubjectOnScreen out_;
  double left_ = 0;  // px to the next sample
};

void add_features(const Subject& subject, SubjectGatherer& to, const View& view) {
  const FeatureStore& store = *subject.layer->content->features;
  for (const FeatureIndex f : subject.features) {
    for (geodata::PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
      const geodata::IndexRange rings = store.rings(p);
      if (store.type(p) == GeometryType::point) {
        const ScreenXY at = view.to_screen(store.ring(rings.first).front());
        if (to.sees(at)) to.add_point(at, point_half_px);
      } else if (store.type(p) == GeometryType::line) {
        to.add_line(store.ring(rings.first));
      } else {
        to.add_ring(store.ring(rings.first));  // its outer one
      }
    }
  }
}

}  // namespace

SubjectOnScreen on_screen(const Library& library, const Target& target, const std::optional<WorldPoint>& at,
                          const View& view) {
  SubjectGatherer gatherer(view);
  const Subject subject = subject_of(library, target);
  if (subject.layer != nullptr) {
    add_features(subject, gatherer, view);
  } else if (subject.place != nullptr) {
    for (const auto& ring : subject.place->outline) {
      std::vector<WorldPoint> points;
      for (const geodata::LngLat p : ring) points.push_back(geodata::to_world(p));
      gatherer.add_ring(points);
    }
  }
  if (at && subject.place != nullptr && subject.features.size() <= 1) {
    const double radius = subject.place->uncertainty_m / view.metres_per_px();
    const bool small = 2 * radius < vague_share * std::min(view.width_px, view.height_px);
    const bool nothing_else = subject.layer == nullptr && subject.place->outline.empty();
    const ScreenXY p = view.to_screen(*at);
    if (gatherer.sees(p) && (nothing_else || (small && radius > point_half_px))) {
      gatherer.add_point(p, small ? std::max(radius, point_half_px) : point_half_px);
    }
  }
  return gatherer.take();
}

std::vector<ScreenRect> own_names(const UiView& view, const Target& target) {
  std::vector<ScreenRect> out;
  const Subject subject = subject_of(*view.library, target);
  if (subject.layer == nullptr) return out;
  for (const PlacedItem& item : view.placed) {
    if (!item.is_name || item.cluster >= 0 || item.layer >= view.library->layers.size()) continue;
    // Layers over one file draw the same features, and one of them names it.
    if (view.library->layers[item.layer].spec.file != subject.layer->spec.file) continue;
    if (std::find(subject.features.begin(), subject.features.end(), item.feature) != subject.features.end())
      out.push_back(item.box);
  }
  return out;
}

std::vector<PopupRequest::Thing> things_around(const UiView& view, const Target& target) {
  std::vector<PopupRequest::Thing> out;
  const std::vector<ScreenRect> own = own_names(view, target);
  for (const PlacedItem& item : view.placed) {
    const bool is_own = std::find(own.begin(), own.end(), item.box) != own.end();
    out.push_back({item.box, is_own ? own_name_weight : item.is_name ? name_weight : symbol_weight});
  }
  const Session& session = *view.session;
  const geodata::Atlas& atlas = *view.library->atlas;
  if (session.marked) {
    for (const std::uint32_t i : atlas.links_in(session.marked->paragraph)) {
      const geodata::Link& link = atlas.links[i];
      const bool in_sentence = link.passage.first < session.marked->last && session.marked->first < link.passage.last;
      if (!in_sentence || !link.place || link.place == target.place || !atlas.places[*link.place].point) continue;
      out.push_back({around(view.map.to_screen(geodata::to_world(*atlas.places[*link.place].point)), point_half_px),
                     sentence_weight});
    }
  }
  if (view.rivers != nullptr && view.rivers->shown && session.trace) {
    for (const RiverEvent& event : view.rivers->shown->answer.events)
      out.push_back({around(view.map.to_screen(geodata::to_world(event.at)), passed_half_px), trace_weight});
  }
  return out;
}

}  // namespace app
