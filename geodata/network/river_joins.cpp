// Lines without links: cut where others join them, their ends gathered into nodes, turned the way the water runs.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>

#include "geodata/geo/geodesic.h"
#include "geodata/network/river_reader.h"

namespace geodata {
namespace {

// Points on squares of a given side, so that what lies near a point is in nine of them.
class NearPoints {
 public:
  explicit NearPoints(double side_units) : side_(std::max(side_units, 1.0)) {}
  void add(WorldPoint p, std::uint32_t item) { squares_[key(p, 0, 0)].push_back({p, item}); }
  template <class Visit>
  void for_each_near(WorldPoint p, Visit&& visit) const {
    for (int dx = -1; dx <= 1; ++dx) {
      for (int dy = -1; dy <= 1; ++dy) {
        const auto found = squares_.find(key(p, dx, dy));
        if (found == squares_.end()) continue;
        for (const auto& [point, item] : found->second) visit(point, item);
      }
    }
  }

 private:
  std::uint64_t key(WorldPoint p, int dx, int dy) const {
    const auto x = static_cast<std::int64_t>(p.x / side_) + dx, y = static_cast<std::int64_t>(p.y / side_) + dy;
    return static_cast<std::uint64_t>(x) << 32 ^ static_cast<std::uint32_t>(y);
  }
  double side_;
  std::unordered_map<std::uint64_t, std::vector<std::pair<WorldPoint, std::uint32_t>>> squares_;
};

double units_for(double metres, WorldPoint at) { return metres / metres_per_unit(to_lnglat(at).lat); }

std::uint32_t root(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

// A line without length joins nothing that its ends, which are one place, do not join already.
void RiverReader::pass_over_points() {
  std::vector<WorldPoint> vertices;
  std::vector<std::uint32_t> starts{0};
  std::vector<FeatureIndex> features;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::span<const WorldPoint> own = line(i);
    if (std::all_of(own.begin(), own.end(), [&](WorldPoint p) { return p == own.front(); })) {
      add_fault(RiverFaultKind::no_length, i, {}, 0, true);
      continue;
    }
    vertices.insert(vertices.end(), own.begin(), own.end());
    starts.push_back(static_cast<std::uint32_t>(vertices.size()));
    features.push_back(rivers_.feature_[i]);
  }
  rivers_.vertices_ = std::move(vertices), rivers_.starts_ = std::move(starts), rivers_.feature_ = std::move(features);
  next_.assign(size(), no_reach);
}

// A tributary that ends on a vertex of another line, and not at its end, cuts that line there.
void RiverReader::split_at_joins() {
  NearPoints ends(units_for(options_.tolerance_m, rivers_.vertices_.front()) + 1);
  for (std::uint32_t i = 0; i < size(); ++i) ends.add(line(i).front(), i), ends.add(line(i).back(), i);
  std::vector<WorldPoint> vertices;
  std::vector<std::uint32_t> starts{0};
  std::vector<FeatureIndex> features;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::span<const WorldPoint> own = line(i);
    for (std::size_t v = 0; v < own.size(); ++v) {
      vertices.push_back(own[v]);
      if (v == 0 || v + 1 == own.size()) continue;
      bool joined = false;
      const double near = units_for(options_.tolerance_m, own[v]);
      const auto apart = [](WorldPoint a, WorldPoint b) { return std::hypot(double(a.x) - b.x, double(a.y) - b.y); };
      ends.for_each_near(own[v], [&](WorldPoint end, std::uint32_t other) {
        // Of the vertices near the end the nearest is the joint, and the line's own ends are not joints of it.
        if (other == i || joined) return;
        const double here = apart(own[v], end);
        joined = here <= near && here <= apart(own[v - 1], end) && here < apart(own[v + 1], end) &&
                 apart(own.front(), end) > near && apart(own.back(), end) > near;
      });
      if (!joined) continue;
      starts.push_back(static_cast<std::uint32_t>(vertices.size()));
      features.push_back(rivers_.feature_[i]);
      vertices.push_back(own[v]);
    }
    starts.push_back(static_cast<std::uint32_t>(vertices.size()));
    features.push_back(rivers_.feature_[i]);
  }
  rivers_.vertices_ = std::move(vertices), rivers_.starts_ = std::move(starts), rivers_.feature_ = std::move(features);
  next_.assign(size(), no_reach);
}

// For each reach the node of its first end, then of its last. Ends within the tolerance of each other are one node.
std::vector<std::uint32_t> RiverReader::nodes_of_ends(std::uint32_t& count) const {
  std::vector<WorldPoint> ends;
  for (std::uint32_t i = 0; i < size(); ++i) ends.push_back(line(i).front()), ends.push_back(line(i).back());
  std::vector<std::uint32_t> parent(ends.size());
  std::iota(parent.begin(), parent.end(), 0u);
  NearPoints near(units_for(options_.tolerance_m, ends.front()) + 1);
  for (std::uint32_t e = 0; e < ends.size(); ++e) {
    const LngLat here = to_lnglat(ends[e]);
    near.for_each_near(ends[e], [&](WorldPoint p, std::uint32_t other) {
      if (p != ends[e] && distance_m(here, to_lnglat(p)) > options_.tolerance_m) return;
      parent[root(parent, e)] = root(parent, other);
    });
    near.add(ends[e], e);
  }
  std::vector<std::uint32_t> node(ends.size(), no_reach), number(ends.size(), no_reach);
  count = 0;
  for (std::uint32_t e = 0; e < ends.size(); ++e) {
    std::uint32_t& of_root = number[root(parent, e)];
    if (of_root == no_reach) of_root = count++;
    node[e] = of_root;
  }
  return node;
}

void RiverReader::turn(std::uint32_t i) {
  std::reverse(rivers_.vertices_.begin() + rivers_.starts_[i], rivers_.vertices_.begin() + rivers_.starts_[i + 1]);
}

void RiverReader::turn_by_elevation() {
  if (!options_.elevation_m) return;
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (options_.elevation_m(first(i)) < options_.elevation_m(last(i))) turn(i);  // not known: stays
  }
}

// Water runs to the nearest mouth along the lines, so each line runs from its farther end to its nearer one.
void RiverReader::turn_by_mouths(const std::vector<std::uint32_t>& nodes, std::uint32_t count) {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> links(count);
  std::vector<double> distance(count, HUGE_VAL);
  using Waiting = std::pair<double, std::uint32_t>;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::size_t at = std::size_t{2} * i;
    double way_m = 0;
    const std::span<const WorldPoint> own = line(i);
    for (std::size_t v = 1; v < own.size(); ++v) way_m += distance_m(to_lnglat(own[v - 1]), to_lnglat(own[v]));
    links[nodes[at]].push_back({nodes[at + 1], way_m});
    links[nodes[at + 1]].push_back({nodes[at], way_m});
    for (const LngLat mouth : options_.mouths) {
      const bool at_first = distance_m(first(i), mouth) <= options_.mouth_within_m;
      const bool at_last = distance_m(last(i), mouth) <= options_.mouth_within_m;
      if (at_first) waiting.push({distance_m(first(i), mouth), nodes[at]});
      if (at_last) waiting.push({distance_m(last(i), mouth), nodes[at + 1]});
    }
  }
  while (!waiting.empty()) {
    const auto [at_m, node] = waiting.top();
    waiting.pop();
    if (at_m >= distance[node]) continue;
    distance[node] = at_m;
    for (const auto& [other, way_m] : links[node]) {
      if (at_m + way_m < distance[other]) waiting.push({at_m + way_m, other});
    }
  }
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::size_t at = std::size_t{2} * i;
    if (distance[nodes[at]] < distance[nodes[at + 1]]) turn(i);
  }
}

}  // namespace geodata
