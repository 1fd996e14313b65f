#include "app/scene/label_layer.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/scene/shields.h"
#include "geodata/algo/importance.h"
#include "geodata/algo/label_point.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

using geodata::FeatureIndex;
using geodata::FeatureStore;
using geodata::GeometryType;
using geodata::WorldPoint;

NameTexts texts_of(const FeatureStore& store, const geodata::LayerSpec& spec, FeatureIndex f) {
  const auto text = [&](const std::string& property) {
    if (property.empty()) return std::string();
    return std::string(geodata::trimmed(geodata::to_string(store.value(f, property))));
  };
  NameTexts out;
  if (!spec.label_property.empty()) {
    out.english = text(spec.label_property);
    out.chinese = text(spec.label_property + ":zh");
  }
  if (out.english.empty()) out.english = text(spec.name_property);
  if (out.chinese.empty()) out.chinese = text(spec.name_zh_property);
  if (out.english == out.chinese) out.chinese.clear();
  return out;
}

// "-name": larger values win.
double tie_of(const FeatureStore& store, FeatureIndex f, std::string_view property) {
  if (property.empty()) return 0;
  const bool larger_wins = property.front() == '-';
  if (larger_wins) property.remove_prefix(1);
  const auto number = geodata::to_number(store.value(f, property));
  if (!number) return std::numeric_limits<double>::infinity();
  return larger_wins ? -*number : *number;
}

// The ring with the largest box, as many vertices as a screen needs: the outer one of the largest part, where the file
// has its rings in order.
std::vector<WorldPoint> outline_of(const LayerContent& content, FeatureIndex f) {
  const FeatureStore& store = *content.features;
  geodata::IndexRange best;
  double best_area = -1, best_extent = 0;
  for (auto p = store.parts(f).first; p < store.parts(f).last; ++p) {
    if (store.type(p) != GeometryType::polygon) continue;
    for (auto r = store.rings(p).first; r < store.rings(p).last; ++r) {
      geodata::WorldBox box;
      for (const WorldPoint v : store.ring(r)) box.add(v);
      const double width = static_cast<double>(box.max_x) - box.min_x,
                   height = static_cast<double>(box.max_y) - box.min_y;
      if (width * height <= best_area) continue;
      best_area = width * height, best_extent = std::max(width, height);
      best = store.vertex_range(r);
    }
  }
  const std::uint8_t threshold = geodata::importance_threshold(std::max(1.0, best_extent / 400));
  std::vector<WorldPoint> kept, all;
  for (std::uint32_t i = best.first; i < best.last; ++i) {
    all.push_back(store.vertices()[i]);
    if (i < content.importance.size() && content.importance[i] >= threshold) kept.push_back(store.vertices()[i]);
  }
  return kept.size() >= 4 ? kept : all;
}

// --- rivers: reaches into lines ---

struct Reach {
  FeatureIndex feature = 0;
  geodata::IndexRange range;  // in the store's vertices
  bool used = false;
};

std::uint64_t key_of(WorldPoint p) { return (std::uint64_t{p.x} << 32) | p.y; }

class Joiner {
 public:
  Joiner(const LayerContent& content, std::vector<Reach> reaches) : content_(content), reaches_(std::move(reaches)) {
    // Longest first: at a confluence of two arms with one name the longer one is the river.
    std::stable_sort(reaches_.begin(), reaches_.end(),
                     [](const Reach& a, const Reach& b) { return a.range.size() > b.range.size(); });
    for (std::size_t i = 0; i < reaches_.size(); ++i) {
      ends_[key_of(first(i))].push_back(i);
      ends_[key_of(last(i))].push_back(i);
    }
  }

  std::vector<NamedLine> join() {
    std::vector<NamedLine> out;
    for (std::size_t i = 0; i < reaches_.size(); ++i) {
      if (reaches_[i].used) continue;
      reaches_[i].used = true;
      std::vector<Step> chain{{i, false}};
      extend(chain, last(i), true);
      extend(chain, first(i), false);
      out.push_back(line_of(chain));
    }
    return out;
  }

 private:
  struct Step {
    std::size_t reach;
    bool reversed;
  };

  WorldPoint first(std::size_t i) const { return content_.features->vertices()[reaches_[i].range.first]; }
  WorldPoint last(std::size_t i) const { return content_.features->vertices()[reaches_[i].range.last - 1]; }

  void extend(std::vector<Step>& chain, WorldPoint end, bool at_back) {
    for (;;) {
      const auto& here = ends_[key_of(end)];
      const auto next = std::find_if(here.begin(), here.end(), [&](std::size_t i) { return !reaches_[i].used; });
      if (next == here.end()) return;
      reaches_[*next].used = true;
      const bool starts_here = first(*next) == end;
      const Step step{*next, at_back ? !starts_here : starts_here};
      chain.insert(at_back ? chain.end() : chain.begin(), step);
      end = starts_here ? last(*next) : first(*next);
    }
  }

  NamedLine line_of(const std::vector<Step>& chain) const {
    NamedLine line;
    for (const Step& step : chain) {
      const Reach& reach = reaches_[step.reach];
      line.parts.push_back({line.points.size(), reach.feature});
      for (std::uint32_t k = 0; k < reach.range.size(); ++k) {
        const std::uint32_t at = step.reversed ? reach.range.last - 1 - k : reach.range.first + k;
        const WorldPoint v = content_.features->vertices()[at];
        if (!line.points.empty() && line.points.back() == v) continue;
        line.points.push_back(v);
        // A meeting of reaches is no corner of the river.
        const bool end = k == 0 || k + 1 == reach.range.size();
        line.importance.push_back(end || at >= content_.importance.size() ? 255 : content_.importance[at]);
        line.box.add(v);
      }
    }
    return line;
  }

  const LayerContent& content_;
  std::vector<Reach> reaches_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> ends_;
};

}  // namespace

LabelFeature LabelLayer::make_feature(const geodata::LayerSpec& spec, FeatureIndex f) const {
  const FeatureStore& store = *content_->features;
  LabelFeature out;
  out.texts = texts_of(store, spec, f);
  const std::uint16_t rule = content_->rule[f];
  if (rule < spec.rules.size()) {
    out.marker_tie = tie_of(store, f, spec.rules[rule].marker_rank_property);
    if (spec.rules[rule].label) out.name_tie = tie_of(store, f, spec.rules[rule].label->rank_property);
  }
  const auto parts = store.parts(f);
  if (parts.size() == 0) return out;
  out.type = store.type(parts.first);
  for (auto p = parts.first; p < parts.last; ++p) {
    if (store.type(p) == GeometryType::polygon) out.type = GeometryType::polygon;
    if (store.type(p) == GeometryType::point && parts.size() > 1)
      out.points.push_back(store.ring(store.rings(p).first).front());
  }
  if (out.type == GeometryType::polygon) {
    out.outline = outline_of(*content_, f);
    const geodata::WorldBox& box = store.box(f);
    const double extent =
        std::max(static_cast<double>(box.max_x) - box.min_x, static_cast<double>(box.max_y) - box.min_y);
    const std::span<const WorldPoint> ring(out.outline);
    const auto pole = geodata::pole_of_inaccessibility({&ring, 1}, std::max(1.0, extent / 100));
    out.at = pole.point, out.inner_radius = pole.distance, out.placed = true;
  } else if (const auto point = geodata::label_point(store, f)) {
    out.at = point->point, out.placed = true;
  }
  return out;
}

const LabelFeature& LabelLayer::feature(const geodata::LayerSpec& spec, FeatureIndex f) {
  auto& slot = features_[f];
  if (slot == nullptr) slot = std::make_unique<LabelFeature>(make_feature(spec, f));
  return *slot;
}

namespace {

bool has_line(const FeatureStore& store, FeatureIndex f) {
  for (auto p = store.parts(f).first; p < store.parts(f).last; ++p)
    if (store.type(p) == GeometryType::line) return true;
  return false;
}

void add_reaches(const FeatureStore& store, FeatureIndex f, std::vector<Reach>& out) {
  for (auto p = store.parts(f).first; p < store.parts(f).last; ++p) {
    if (store.type(p) != GeometryType::line) continue;
    for (auto r = store.rings(p).first; r < store.rings(p).last; ++r)
      if (store.vertex_range(r).size() >= 2) out.push_back({f, store.vertex_range(r), false});
  }
}

void measure_along(NamedLine& line) {
  line.along.assign(line.points.size(), 0);
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    // Differences wrap at the antimeridian as the world does.
    const auto dx = static_cast<std::int32_t>(line.points[i].x - line.points[i - 1].x);
    const double dy = static_cast<double>(line.points[i].y) - line.points[i - 1].y;
    line.along[i] = line.along[i - 1] + std::hypot(static_cast<double>(dx), dy);
  }
}

}  // namespace

const std::vector<geodata::StyleRule>& LabelLayer::rules(const geodata::LayerSpec& spec, const StyleChange& change) {
  if (change.empty()) return spec.rules;
  if (changed_.empty() || change != change_) changed_ = restyled(spec.rules, change);
  change_ = change;
  return changed_;
}

const std::vector<NamedLine>& LabelLayer::lines(const geodata::LayerSpec& spec, std::uint16_t rule) {
  if (const auto found = lines_.find(rule); found != lines_.end()) return found->second;
  const FeatureStore& store = *content_->features;
  std::map<std::pair<std::string, std::string>, std::vector<Reach>> by_name;  // ordered: the same answer each time
  std::map<std::pair<std::string, std::string>, double> ties;
  for (FeatureIndex f = 0; f < store.size(); ++f) {
    const std::uint16_t own = content_->rule[f];
    if (own >= spec.rules.size() || spec.first_class(own) != rule || !has_line(store, f)) continue;
    NameTexts texts = texts_of(store, spec, f);
    if (texts.empty()) continue;
    const std::pair<std::string, std::string> name{texts.english, texts.chinese};
    const double tie = tie_of(store, f, spec.rules[rule].label ? spec.rules[rule].label->rank_property : "");
    const auto known = ties.emplace(name, tie).first;
    known->second = std::min(known->second, tie);
    add_reaches(store, f, by_name[name]);
  }
  std::vector<NamedLine> out;
  for (auto& [name, reaches] : by_name) {
    for (NamedLine& line : Joiner(*content_, std::move(reaches)).join()) {
      line.texts = {name.first, name.second};
      line.name_tie = ties[name];
      out.push_back(std::move(line));
    }
  }
  return lines_.emplace(rule, std::move(out)).first->second;
}

Clusters& LabelLayer::clusters(std::uint16_t rule) {
  return clusters_.try_emplace(rule, content_->grids[rule]).first->second;
}

const std::vector<NamedLine>& LabelLayer::numbered_lines(const geodata::LayerSpec& spec, std::uint16_t rule) {
  if (const auto found = numbered_.find(rule); found != numbered_.end()) return found->second;
  const FeatureStore& store = *content_->features;
  std::map<std::string, std::vector<Reach>> by_number;
  const auto column = store.column(spec.rules[rule].shield->property);
  for (FeatureIndex f = 0; column && f < store.size(); ++f) {
    if (content_->rule[f] != rule || !has_line(store, f)) continue;
    for (const std::string& number : road_numbers(geodata::to_string(store.value(f, *column))))
      add_reaches(store, f, by_number[number]);
  }
  std::vector<NamedLine> out;
  for (auto& [number, reaches] : by_number) {
    for (NamedLine& line : Joiner(*content_, std::move(reaches)).join()) {
      line.texts.english = number;
      measure_along(line);
      out.push_back(std::move(line));
    }
  }
  return numbered_.emplace(rule, std::move(out)).first->second;
}

}  // namespace app
