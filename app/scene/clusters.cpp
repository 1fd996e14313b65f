#include "app/scene/clusters.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include <fmt/core.h>

namespace app {

using geodata::PointGrid;
using geodata::WorldPoint;
using geodata::WorldXY;

namespace {

std::uint64_t key_of(PointGrid::Square s) { return (std::uint64_t{s.x} << 32) | s.y; }

std::uint64_t mixed(std::uint64_t h) {
  h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9u;
  h = (h ^ (h >> 27)) * 0x94D049BB133111EBu;
  return h ^ (h >> 31);
}

WorldPoint rounded(WorldXY p) {
  return {static_cast<std::uint32_t>(std::llround(p.x)), static_cast<std::uint32_t>(std::llround(p.y))};
}

}  // namespace

int Clusters::level_for(const View& view, double radius_px) {
  const double side = std::max(view.units_per_px() * radius_px, 1.0);
  return std::clamp(static_cast<int>(std::ceil(std::log2(side) - 1e-9)), PointGrid::finest, PointGrid::coarsest - 1);
}

void Clusters::use(int level) {
  constexpr std::size_t most_nodes = 400'000;  // some tens of megabytes
  if (level == level_ && nodes_.size() < most_nodes) return;
  level_ = level;
  nodes_.clear();
  found_squares_.clear();
}

Clusters::Node& Clusters::node(Square s) {
  const auto [it, fresh] = nodes_.try_emplace(key_of(s));
  Node& n = it->second;
  if (fresh) {
    n.stretch = grid_->find(s, level_);
    if (!n.stretch.empty()) {
      n.mean = grid_->mean(n.stretch);
      // Denser squares lead, by steps of four; among equals chance decides, or a slow slope of density would make one
      // square depend on all squares up the slope.
      const auto steps = static_cast<std::uint64_t>(std::bit_width(n.stretch.size()) / 2);
      n.rank = (steps << 58) | (mixed(key_of(s)) >> 6);
    }
  }
  return n;
}

bool Clusters::near(const Node& a, const Node& b) const {
  const double side = std::exp2(level_);
  const double dx = std::remainder(a.mean.x - b.mean.x, geodata::world_size), dy = a.mean.y - b.mean.y;
  return dx * dx + dy * dy < side * side;
}

template <class Visit>
void Clusters::around(Square s, Visit&& visit) const {
  const std::uint32_t last = static_cast<std::uint32_t>((std::uint64_t{1} << (32 - level_)) - 1);
  for (int dy = -1; dy <= 1; ++dy) {
    if ((dy < 0 && s.y == 0) || (dy > 0 && s.y == last)) continue;
    for (int dx = -1; dx <= 1; ++dx) {
      if (dx == 0 && dy == 0) continue;
      const Square other{(s.x + static_cast<std::uint32_t>(dx)) & last, s.y + static_cast<std::uint32_t>(dy)};
      if (!(other == s)) visit(other);  // a world of one or two squares meets itself
    }
  }
}

// A square leads unless a greater leader is near. The question goes up in rank only, so it ends.
bool Clusters::leads(Square s) {
  Node& n = node(s);
  if (n.leads < 0) {
    bool led = false;
    around(s, [&](Square other) {
      if (led) return;
      const Node& o = node(other);
      led = !o.stretch.empty() && o.rank > n.rank && near(n, o) && leads(other);
    });
    n.leads = led ? 0 : 1;
  }
  return n.leads == 1;
}

Clusters::Square Clusters::leader(Square s) {
  Node& n = node(s);
  if (n.has_leader) return n.leader;
  n.leader = s;
  if (!leads(s)) {
    double least = 0;
    std::uint64_t rank = 0;
    around(s, [&](Square other) {
      const Node& o = node(other);
      if (o.stretch.empty() || !near(n, o) || !leads(other)) return;
      const double dx = std::remainder(n.mean.x - o.mean.x, geodata::world_size), dy = n.mean.y - o.mean.y;
      const double distance = dx * dx + dy * dy;
      if (rank != 0 && (distance > least || (distance == least && o.rank < rank))) return;
      least = distance, rank = o.rank, n.leader = other;
    });
  }
  n.has_leader = true;
  return n.leader;
}

void Clusters::add(Square s, const std::vector<View::Part>& parts) {
  const Node& n = node(s);
  if (n.stretch.empty() || !leads(s)) return;
  Cluster c;
  c.at = rounded(n.mean);
  if (std::none_of(parts.begin(), parts.end(), [&](const View::Part& p) { return p.box.contains(c.at); })) return;
  c.id = mixed(key_of(s) * 64 + static_cast<std::uint64_t>(level_));
  const auto take = [&](const Node& member) {
    // At the world's edge two ways round may lead to one square.
    for (std::uint32_t i = 0; i < c.stretch_count; ++i)
      if (c.stretches[i] == member.stretch) return;
    c.stretches[c.stretch_count++] = member.stretch;
    c.count += member.stretch.size();
  };
  take(n);
  around(s, [&](Square other) {
    const Node& o = node(other);
    if (!o.stretch.empty() && leader(other) == s) take(o);
  });
  found_.push_back(c);
}

const std::vector<Cluster>& Clusters::in_view(const std::vector<View::Part>& parts, int level) {
  use(level);
  // The mean of a square's points is inside of it: squares that meet the view hold all discs in it.
  std::vector<Squares> squares;
  const geodata::WorldBox& all = grid_->box();
  for (const View::Part& part : parts) {
    if (!part.box.intersects(all)) continue;
    const WorldPoint low{std::max(part.box.min_x, all.min_x), std::max(part.box.min_y, all.min_y)};
    const WorldPoint high{std::min(part.box.max_x, all.max_x), std::min(part.box.max_y, all.max_y)};
    squares.push_back({PointGrid::square_of(low, level), PointGrid::square_of(high, level)});
  }
  const auto same_box = [](const View::Part& a, const View::Part& b) { return a.box == b.box; };
  const bool same = squares == found_squares_ &&
                    std::equal(parts.begin(), parts.end(), found_parts_.begin(), found_parts_.end(), same_box);
  if (same && !squares.empty()) return found_;
  found_.clear();
  for (const Squares& range : squares) {
    for (std::uint64_t y = range.first.y; y <= range.last.y; ++y) {
      for (std::uint64_t x = range.first.x; x <= range.last.x; ++x)
        add({static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)}, parts);
    }
  }
  if (squares.size() > 1) {  // the parts of a view may share a square
    std::sort(found_.begin(), found_.end(), [](const Cluster& a, const Cluster& b) { return a.id < b.id; });
    const auto twice = [](const Cluster& a, const Cluster& b) { return a.id == b.id; };
    found_.erase(std::unique(found_.begin(), found_.end(), twice), found_.end());
  }
  found_squares_ = std::move(squares), found_parts_ = parts;
  return found_;
}

std::uint64_t Clusters::id_at(WorldPoint p, int level) {
  use(level);
  return mixed(key_of(leader(PointGrid::square_of(p, level))) * 64 + static_cast<std::uint64_t>(level));
}

bool clusters_at(const geodata::StyleRule& rule, double zoom) {
  return rule.cluster && zoom < rule.cluster->max_zoom && zoom >= rule.min_zoom && zoom < rule.max_zoom;
}

bool is_clustered(const Layer& layer, geodata::FeatureIndex feature, double zoom) {
  if (layer.content == nullptr) return false;
  const std::uint16_t r = layer.content->rule[feature];
  if (r >= layer.spec.rules.size() || r >= layer.content->grids.size() || layer.content->grids[r] == nullptr)
    return false;
  const geodata::FeatureStore& store = *layer.content->features;
  return clusters_at(layer.spec.rules[r], zoom) && store.parts(feature).size() == 1 &&
         store.type(store.parts(feature).first) == geodata::GeometryType::point;
}

std::vector<geodata::FeatureIndex> members_of(const Library& library, const PlacedCluster& placed) {
  std::vector<geodata::FeatureIndex> out;
  const auto& content = library.layers[placed.layer].content;
  if (content == nullptr || placed.rule >= content->grids.size() || content->grids[placed.rule] == nullptr) return out;
  const PointGrid& grid = *content->grids[placed.rule];
  for (std::uint32_t s = 0; s < placed.cluster.stretch_count; ++s) {
    const PointGrid::Stretch stretch = placed.cluster.stretches[s];
    for (std::uint32_t i = stretch.first; i < std::min(stretch.last, grid.size()); ++i) out.push_back(grid.item(i));
  }
  std::sort(out.begin(), out.end());
  return out;
}

Spread spread_of(const Library& library, const View& view, const PlacedCluster& placed) {
  constexpr double padding_px = 90;
  constexpr std::size_t most_in_fan = 60;
  const Layer& layer = library.layers[placed.layer];
  Spread out;
  std::vector<geodata::FeatureIndex> members = members_of(library, placed);
  // East and west of the disc, which is put at the world's middle: its members may lie on both sides of the
  // antimeridian.
  constexpr std::uint32_t middle = 1u << 31;
  geodata::WorldBox box;
  for (const geodata::FeatureIndex f : members) {
    const geodata::WorldBox& at = layer.content->features->box(f);
    box.add(WorldPoint{at.min_x - placed.cluster.at.x + middle, at.min_y});
  }
  if (members.empty()) return out;
  const geodata::ClusterStyle& style = *layer.spec.rules[placed.rule].cluster;
  // From this zoom on the farthest two are surely in different discs, or there are no more discs.
  const double extent =
      std::max(static_cast<double>(box.max_x) - box.min_x, static_cast<double>(box.max_y) - box.min_y);
  View closest = view;
  closest.camera.zoom = max_zoom;
  const double apart_px = extent / closest.units_per_px();
  const bool part = apart_px > 6 * style.radius_px || (style.max_zoom < max_zoom && extent > 0);
  if (part) {
    Camera to = fitted(box, view.width_px, view.height_px, padding_px, max_zoom);
    to.centre.x = std::fmod(to.centre.x + placed.cluster.at.x + middle, geodata::world_size);
    to.bearing_deg = view.camera.bearing_deg;
    to.zoom = std::clamp(to.zoom, view.camera.zoom + 1, max_zoom);
    out.camera = clamped(to, view.height_px);
    return out;
  }
  if (members.size() > most_in_fan) members.resize(most_in_fan);
  out.fan = {layer.spec.id, std::move(members)};
  return out;
}

std::vector<ScreenXY> fan_places(std::size_t count) {
  std::vector<ScreenXY> out;
  constexpr double apart_px = 24, least_px = 30;
  constexpr std::size_t most_on_circle = 10;
  for (std::size_t i = 0; i < count; ++i) {
    const auto n = static_cast<double>(i);
    if (count <= most_on_circle) {
      const double radius = std::max(least_px, static_cast<double>(count) * apart_px / (2 * std::numbers::pi));
      const double angle = 2 * std::numbers::pi * n / static_cast<double>(count) - std::numbers::pi / 2;
      out.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    } else {  // a sunflower's seeds (H. Vogel, 1979)
      constexpr double golden = 2.399963229728653;
      const double radius = 13.5 * std::sqrt(n + 3);
      out.push_back({radius * std::cos(golden * n), radius * std::sin(golden * n)});
    }
  }
  return out;
}

std::string count_text(std::uint32_t count) {
  if (count < 1000) return std::to_string(count);
  const auto shortened = [](double value, char unit) {
    const double tenths = std::round(value * 10) / 10;
    return tenths < 10 ? fmt::format("{:.1f}{}", tenths, unit) : fmt::format("{:.0f}{}", std::round(value), unit);
  };
  if (count < 999'500) return shortened(count / 1e3, 'k');
  return shortened(count / 1e6, 'M');
}

}  // namespace app
