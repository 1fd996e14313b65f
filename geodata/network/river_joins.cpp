// Lines without links: cut where others join them, their ends gathered into nodes, turned the way the water runs.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <unordered_set>

#include "geodata/geo/geodesic.h"
#include "geodata/network/nearest_points.h"
#include "geodata/network/river_reader.h"

namespace geodata {
namespace {

double units_for(double metres, WorldPoint at) { return metres / metres_per_unit(to_lnglat(at).lat); }

std::uint32_t root(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

std::uint64_t key_of(WorldPoint p) { return std::uint64_t{p.x} << 32 | p.y; }

}  // namespace

// Which places short ways along the lines lead to, either way.
class ShortWays {
 public:
  // `node`: of each line the place of its first end, then of its last.
  template <class Length>
  ShortWays(const std::vector<std::uint32_t>& node, std::size_t places, Length&& length)
      : first_(places + 1), begins_(places), ends_(places) {
    for (std::size_t i = 0; i < node.size(); i += 2) ++begins_[node[i]], ++ends_[node[i + 1]];
    for (const std::uint32_t n : node) ++first_[n + 1];
    for (std::size_t n = 0; n < places; ++n) first_[n + 1] += first_[n];
    links_.resize(node.size());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < node.size() / 2; ++i) {
      const std::uint32_t a = node[2 * i], b = node[2 * i + 1];
      const double way_m = length(i);
      links_[next[a]++] = {b, way_m};
      links_[next[b]++] = {a, way_m};
    }
  }

  // Water only begins here, or only ends.
  bool is_open(std::uint32_t n) const { return begins_[n] == 0 || ends_[n] == 0; }

  // Those within a way of so many metres, itself among them. False: there are more than can be looked at.
  bool connected_to(std::uint32_t n, double within_m, std::vector<std::uint32_t>& out) const {
    out.assign(1, n);
    std::vector<double> way_m{0};
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (std::uint32_t k = first_[out[i]]; k < first_[out[i] + 1]; ++k) {
        const double reached_m = way_m[i] + links_[k].way_m;
        if (reached_m > within_m || std::find(out.begin(), out.end(), links_[k].to) != out.end()) continue;
        if (out.size() == most_connected) return false;
        out.push_back(links_[k].to);
        way_m.push_back(reached_m);
      }
    }
    return true;
  }

 private:
  static constexpr std::size_t most_connected = 500;
  struct LinkTo {
    std::uint32_t to = 0;
    double way_m = 0;
  };
  std::vector<std::uint32_t> first_, begins_, ends_;
  std::vector<LinkTo> links_;
};

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

// Where lines are cut: of each line the vertices where another one ends, its own ends not among them. An end stands on
// a vertex exactly; or it stands on nothing, and the nearest line within the tolerance has a vertex nearest to it.
std::vector<std::vector<std::uint32_t>> RiverReader::joins_of_lines() const {
  std::unordered_map<std::uint64_t, std::uint32_t> ends;  // how many at a place
  for (std::uint32_t i = 0; i < size(); ++i)
    for (const WorldPoint p : {line(i).front(), line(i).back()}) ++ends[key_of(p)];
  std::vector<std::vector<std::uint32_t>> joins(size());
  std::unordered_set<std::uint64_t> joined;  // ends that stand on a vertex
  std::vector<NearestPoints::Item> vertices;
  std::vector<std::uint32_t> line_of;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::span<const WorldPoint> own = line(i);
    for (std::uint32_t v = 0; v < own.size(); ++v) {
      vertices.push_back({own[v], rivers_.starts_[i] + v});
      line_of.push_back(i);
      const bool inner = v > 0 && v + 1 < own.size() && own[v] != own.front() && own[v] != own.back();
      if (!inner || !ends.contains(key_of(own[v]))) continue;
      joins[i].push_back(v);
      joined.insert(key_of(own[v]));
    }
  }
  const NearestPoints near(std::move(vertices));
  for (std::uint32_t i = 0; i < size(); ++i) {
    for (const WorldPoint end : {line(i).front(), line(i).back()}) {
      if (ends[key_of(end)] > 1 || joined.contains(key_of(end))) continue;
      const double tolerance = units_for(options_.tolerance_m, end);
      const auto found = near.nearest(end, tolerance, [&](std::uint32_t v) { return line_of[v] != i; });
      if (!found) continue;
      const std::uint32_t other = line_of[found->number], v = found->number - rivers_.starts_[other];
      const std::span<const WorldPoint> own = line(other);
      const auto apart = [&](WorldPoint p) { return std::hypot(double(p.x) - end.x, double(p.y) - end.y); };
      // Beside an end of that line the two ends are joined, and nothing is cut.
      if (v == 0 || v + 1 == own.size() || apart(own.front()) <= tolerance || apart(own.back()) <= tolerance) continue;
      joins[other].push_back(v);
    }
  }
  for (std::vector<std::uint32_t>& of_line : joins) {
    std::sort(of_line.begin(), of_line.end());
    of_line.erase(std::unique(of_line.begin(), of_line.end()), of_line.end());
  }
  return joins;
}

// A tributary that ends on a vertex of another line, and not at its end, cuts that line there.
void RiverReader::split_at_joins() {
  const std::vector<std::vector<std::uint32_t>> joins = joins_of_lines();
  std::vector<WorldPoint> vertices;
  std::vector<std::uint32_t> starts{0};
  std::vector<FeatureIndex> features;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::span<const WorldPoint> own = line(i);
    auto next = joins[i].begin();
    for (std::uint32_t v = 0; v < own.size(); ++v) {
      vertices.push_back(own[v]);
      if (next == joins[i].end() || *next != v) continue;
      ++next;
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

// For each place one that is the same, in the manner of root().
std::vector<std::uint32_t> RiverReader::joined_places(const std::vector<NearestPoints::Item>& places,
                                                      const ShortWays& ways) const {
  std::vector<std::uint32_t> parent(places.size()), connected;
  std::iota(parent.begin(), parent.end(), 0u);
  const auto apart = [&](std::uint32_t other) {
    return std::find(connected.begin(), connected.end(), other) == connected.end();
  };
  // A heap of ends is one place before any is asked for its nearest: squares whose corners lie within the tolerance.
  std::unordered_map<std::uint64_t, std::uint32_t> first_in;
  std::vector<std::uint32_t> asking;
  for (std::uint32_t n = 0; n < places.size(); ++n) {
    // Among so many pieces, none longer than a step, nothing says which of them is not its own river's.
    if (!ways.is_open(n) || !ways.connected_to(n, 10 * options_.tolerance_m, connected)) continue;
    const WorldPoint p = places[n].point;
    const auto side = std::max(1u, static_cast<std::uint32_t>(units_for(options_.tolerance_m, p) / 2));
    const auto [found, fresh] = first_in.emplace(key_of({p.x / side, p.y / side}), n);
    if (!fresh && apart(found->second)) {
      parent[root(parent, n)] = root(parent, found->second);
    } else {
      asking.push_back(n);
    }
  }
  const NearestPoints near(places);
  std::vector<bool> has_joined(places.size());  // by root: what another place came to does not look for a second one
  for (const std::uint32_t n : asking) {
    if (has_joined[root(parent, n)]) continue;
    ways.connected_to(n, 10 * options_.tolerance_m, connected);
    const WorldPoint here = places[n].point;
    const auto found = near.nearest(here, units_for(options_.tolerance_m, here), [&](std::uint32_t other) {
      return root(parent, other) != root(parent, n) && apart(other);
    });
    if (!found) continue;
    parent[root(parent, n)] = root(parent, found->number);
    has_joined[root(parent, n)] = true;
  }
  return parent;
}

// For each reach the node of its first end, then of its last. Ends in one place are one node. One where water only ends
// or only begins is joined to the nearest other within the tolerance, unless lines lead there: pieces may be shorter
// than the tolerance, and a chain of them is no ring.
std::vector<std::uint32_t> RiverReader::nodes_of_ends(std::uint32_t& count) const {
  std::unordered_map<std::uint64_t, std::uint32_t> at;
  std::vector<NearestPoints::Item> places;
  std::vector<std::uint32_t> node;
  for (std::uint32_t i = 0; i < size(); ++i) {
    for (const WorldPoint p : {line(i).front(), line(i).back()}) {
      const auto [found, fresh] = at.emplace(key_of(p), static_cast<std::uint32_t>(places.size()));
      if (fresh) places.push_back({p, found->second});
      node.push_back(found->second);
    }
  }
  const ShortWays ways(node, places.size(), [&](std::uint32_t i) { return line_length_m(line(i)); });
  std::vector<std::uint32_t> parent = joined_places(places, ways);
  std::vector<std::uint32_t> number(parent.size(), no_reach);
  count = 0;
  for (std::uint32_t& n : node) {
    std::uint32_t& of_root = number[root(parent, n)];
    if (of_root == no_reach) of_root = count++;
    n = of_root;
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
    const double way_m = line_length_m(line(i));
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
