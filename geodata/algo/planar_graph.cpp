#include "geodata/algo/planar_graph.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "geodata/algo/segment_grid.h"

namespace geodata::planar {
namespace {

constexpr std::int64_t safe_extent = std::int64_t{1} << 30;

std::uint64_t key_of(LocalPoint p) { return static_cast<std::uint64_t>(p.x) << 32 | static_cast<std::uint32_t>(p.y); }
LocalPoint point_of(std::uint64_t key) {
  return {static_cast<std::int32_t>(key >> 32), static_cast<std::int32_t>(key & 0xFFFFFFFFu)};
}

// Whether the line a-b goes through what rounds to a point, told by the doubled area of their triangle.
bool is_beside(LocalPoint a, LocalPoint b, std::int64_t doubled_area) {
  return 2 * std::abs(doubled_area) < std::abs(std::int64_t{b.x} - a.x) + std::abs(std::int64_t{b.y} - a.y);
}

}  // namespace

void Graph::build(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> ring_ends) {
  std::int64_t max_x = std::numeric_limits<std::int32_t>::min(), max_y = max_x;
  min_x_ = min_y_ = std::numeric_limits<std::int32_t>::max();
  for (const LocalPoint p : vertices) {
    min_x_ = std::min<std::int64_t>(min_x_, p.x), max_x = std::max<std::int64_t>(max_x, p.x);
    min_y_ = std::min<std::int64_t>(min_y_, p.y), max_y = std::max<std::int64_t>(max_y, p.y);
  }
  coarser_ = 0;
  while ((std::max(max_x - min_x_, max_y - min_y_) >> coarser_) >= safe_extent) ++coarser_;
  places_.clear();
  for (std::uint32_t v = 0; v < vertices.size(); ++v) {
    const LocalPoint p{static_cast<std::int32_t>((vertices[v].x - min_x_) >> coarser_),
                       static_cast<std::int32_t>((vertices[v].y - min_y_) >> coarser_)};
    places_.push_back({key_of(p), v});
  }
  edge_places_.clear();
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ring_ends) {
    for (std::uint32_t v = begin; v < end; ++v) {
      edge_places_.push_back(v);
      edge_places_.push_back(v + 1 < end ? v + 1 : begin);
    }
    begin = end;
  }
  join_places();
  vertex_ = first_place_;
}

void Graph::join_places() {
  std::sort(places_.begin(), places_.end(),
            [](const Place& a, const Place& b) { return a.key != b.key ? a.key < b.key : a.number < b.number; });
  nodes_.clear(), first_place_.clear(), edges_.clear();
  node_of_.resize(places_.size());
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (i == 0 || places_[i].key != places_[i - 1].key) {
      nodes_.push_back(point_of(places_[i].key));
      first_place_.push_back(places_[i].number);
    }
    node_of_[places_[i].number] = static_cast<NodeIndex>(nodes_.size() - 1);
  }
  for (std::size_t i = 0; i < edge_places_.size(); i += 2) {
    const NodeIndex a = node_of_[edge_places_[i]], b = node_of_[edge_places_[i + 1]];
    if (a != b) edges_.push_back({std::min(a, b), std::max(a, b)});
  }
}

// What runs twice between the same nodes parts nothing.
void Graph::drop_pairs() {
  std::sort(edges_.begin(), edges_.end(),
            [](Edge a, Edge b) { return a.left != b.left ? a.left < b.left : a.right < b.right; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    if (i + 1 < edges_.size() && edges_[i] == edges_[i + 1]) {
      ++i;
    } else {
      edges_[kept++] = edges_[i];
    }
  }
  edges_.resize(kept);
}

// At nodes that are there, and only when there are none at new ones: edges nearly in line would else cross each new
// node's neighbours a unit farther, round after round.
bool Graph::find_cuts() {
  cuts_.clear(), crossings_.clear();
  segments_.clear();
  for (const Edge e : edges_) segments_.push_back({nodes_[e.left], nodes_[e.right]});
  const SegmentGrid grid(segments_);
  for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
    const std::span<const std::uint32_t> here = grid.segments_in(cell);
    for (std::size_t i = 0; i < here.size(); ++i) {
      for (std::size_t j = i + 1; j < here.size(); ++j) cut_two(here[i], here[j]);
      if (std::max(cuts_.size(), crossings_.size()) > 2 * most_crossings) return false;
    }
  }
  if (cuts_.empty()) cuts_.swap(crossings_);
  return true;
}

// Two edges that share cells of the grid are cut once in each: the same cut twice does no harm.
void Graph::cut_two(std::uint32_t one, std::uint32_t other) {
  const LocalPoint a = nodes_[edges_[one].left], b = nodes_[edges_[one].right];
  const LocalPoint c = nodes_[edges_[other].left], d = nodes_[edges_[other].right];
  if (c.x > b.x + 1 || d.x < a.x - 1) return;
  const std::int64_t abc = side(a, b, c), abd = side(a, b, d), cda = side(c, d, a), cdb = side(c, d, b);
  if (sign(abc) * sign(abd) < 0 && sign(cda) * sign(cdb) < 0) {
    const double t = static_cast<double>(cda) / (static_cast<double>(cda) - static_cast<double>(cdb));
    const LocalPoint at{static_cast<std::int32_t>(std::lround(a.x + t * (static_cast<double>(b.x) - a.x))),
                        static_cast<std::int32_t>(std::lround(a.y + t * (static_cast<double>(b.y) - a.y)))};
    cut(one, at, crossings_);
    cut(other, at, crossings_);
  }
  // An edge goes through every node that it would be rounded to (J. Hobby, "Practical segment intersection with finite
  // precision output", 1999).
  if (is_beside(a, b, abc)) cut(one, c, cuts_);
  if (is_beside(a, b, abd)) cut(one, d, cuts_);
  if (is_beside(c, d, cda)) cut(other, a, cuts_);
  if (is_beside(c, d, cdb)) cut(other, b, cuts_);
}

void Graph::cut(std::uint32_t edge, LocalPoint at, std::vector<Cut>& out) const {
  const LocalPoint a = nodes_[edges_[edge].left], b = nodes_[edges_[edge].right];
  const double dx = static_cast<double>(b.x) - a.x, dy = static_cast<double>(b.y) - a.y;
  const double part =
      (dx * (static_cast<double>(at.x) - a.x) + dy * (static_cast<double>(at.y) - a.y)) / (dx * dx + dy * dy);
  if (part > 0 && part < 1 && at != a && at != b) out.push_back({edge, part, at});
}

bool Graph::split_crossings(std::vector<LocalPoint>& vertices) {
  if (!find_cuts()) return false;
  if (cuts_.empty()) return true;
  std::sort(cuts_.begin(), cuts_.end(),
            [](const Cut& a, const Cut& b) { return a.edge != b.edge ? a.edge < b.edge : a.part < b.part; });
  places_.clear(), edge_places_.clear();
  const auto old_nodes = static_cast<std::uint32_t>(nodes_.size());
  for (std::uint32_t n = 0; n < old_nodes; ++n) places_.push_back({key_of(nodes_[n]), n});
  std::size_t next = 0;
  for (std::uint32_t e = 0; e < edges_.size(); ++e) {
    edge_places_.push_back(edges_[e].left);
    for (; next < cuts_.size() && cuts_[next].edge == e; ++next) {
      const std::uint32_t number = old_nodes + static_cast<std::uint32_t>(next);
      places_.push_back({key_of(cuts_[next].at), number});
      edge_places_.push_back(number);
      edge_places_.push_back(number);
    }
    edge_places_.push_back(edges_[e].right);
  }
  const std::vector<std::uint32_t> old_vertex = vertex_;
  join_places();
  drop_pairs();
  vertex_.clear();
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    if (first_place_[n] < old_nodes) {
      vertex_.push_back(old_vertex[first_place_[n]]);
      continue;
    }
    vertex_.push_back(static_cast<std::uint32_t>(vertices.size()));
    vertices.push_back({static_cast<std::int32_t>((std::int64_t{nodes_[n].x} << coarser_) + min_x_),
                        static_cast<std::int32_t>((std::int64_t{nodes_[n].y} << coarser_) + min_y_)});
  }
  return true;
}

}  // namespace geodata::planar
