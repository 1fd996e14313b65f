// The shrinking polygon of triangulate.cpp: doubly linked rings of nodes in one array, and exact predicates on them.
//
// Outer rings run so that twice_area is positive, holes the other way; a corner with positive area is convex. Node
// coordinates start at 0 and stay below 2^30, so that every cross product fits 64 bits. Private to this folder.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geodata/algo/clip.h"

namespace geodata::polygon {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex none = 0xFFFFFFFFu;
inline constexpr std::int64_t safe_extent = 1 << 30;

struct Node {
  std::uint32_t vertex = 0;
  std::int32_t x = 0, y = 0;
  NodeIndex prev = none, next = none;
  std::uint32_t z = 0;  // place on the z-order curve, and the neighbours there
  NodeIndex prev_z = none, next_z = none;
  bool lone = false;     // a hole of one point: must not be filtered away as collinear before it is cut
  bool removed = false;  // no longer part of any ring
};

inline std::int64_t twice_area(const Node& a, const Node& b, const Node& c) {
  return std::int64_t{b.x - a.x} * (c.y - a.y) - std::int64_t{b.y - a.y} * (c.x - a.x);
}
inline bool same_place(const Node& a, const Node& b) { return a.x == b.x && a.y == b.y; }
inline int sign(std::int64_t v) { return (v > 0) - (v < 0); }

// Inside or on the edge of a triangle with positive area.
inline bool in_triangle(const Node& a, const Node& b, const Node& c, const Node& p) {
  return twice_area(a, b, p) >= 0 && twice_area(b, c, p) >= 0 && twice_area(c, a, p) >= 0;
}

// p lies in the box of a-b; with the three collinear, on the segment.
inline bool within_box(const Node& a, const Node& b, const Node& p) {
  return p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) && p.y >= std::min(a.y, b.y) &&
         p.y <= std::max(a.y, b.y);
}

inline bool segments_meet(const Node& a, const Node& b, const Node& c, const Node& d) {
  const int abc = sign(twice_area(a, b, c));
  const int abd = sign(twice_area(a, b, d));
  const int cda = sign(twice_area(c, d, a));
  const int cdb = sign(twice_area(c, d, b));
  if (abc != abd && cda != cdb) return true;
  return (abc == 0 && within_box(a, b, c)) || (abd == 0 && within_box(a, b, d)) || (cda == 0 && within_box(c, d, a)) ||
         (cdb == 0 && within_box(c, d, b));
}

// Inside both. Touching is not crossing: to cut there would cover what is outside.
inline bool segments_cross(const Node& a, const Node& b, const Node& c, const Node& d) {
  return sign(twice_area(a, b, c)) * sign(twice_area(a, b, d)) < 0 &&
         sign(twice_area(c, d, a)) * sign(twice_area(c, d, b)) < 0;
}

class Rings {
 public:
  Node& at(NodeIndex i) { return nodes_[i]; }
  const Node& at(NodeIndex i) const { return nodes_[i]; }
  NodeIndex next(NodeIndex i) const { return nodes_[i].next; }
  NodeIndex prev(NodeIndex i) const { return nodes_[i].prev; }
  std::int64_t corner(NodeIndex i) const { return twice_area(at(prev(i)), at(i), at(next(i))); }
  std::size_t size() const { return nodes_.size(); }  // removed nodes too
  void reserve(std::size_t count) { nodes_.reserve(count); }

  // Before the first ring: where the vertices lie.
  void measure(std::span<const LocalPoint> vertices) {
    std::int64_t max_x = std::numeric_limits<std::int32_t>::min(), max_y = max_x;
    min_x_ = min_y_ = std::numeric_limits<std::int32_t>::max();
    for (const LocalPoint p : vertices) {
      min_x_ = std::min<std::int64_t>(min_x_, p.x), max_x = std::max<std::int64_t>(max_x, p.x);
      min_y_ = std::min<std::int64_t>(min_y_, p.y), max_y = std::max<std::int64_t>(max_y, p.y);
    }
    const std::int64_t widest = std::max(max_x - min_x_, max_y - min_y_);
    while ((widest >> coarser_) >= safe_extent) ++coarser_;  // wider than any tile: lose the last bits, do not overflow
    extent = static_cast<std::int32_t>(widest >> coarser_);
  }

  // Nodes of the vertices [first, last) in the wanted direction; none for no vertices.
  NodeIndex add_ring(std::span<const LocalPoint> vertices, std::uint32_t first, std::uint32_t last, bool positive) {
    if (first >= last) return none;
    std::int64_t area = 0;  // may wrap for a ring that winds many times over; then its direction is anyone's guess
    const auto x = [&](std::uint32_t v) { return (std::int64_t{vertices[v].x} - min_x_) >> coarser_; };
    const auto y = [&](std::uint32_t v) { return (std::int64_t{vertices[v].y} - min_y_) >> coarser_; };
    for (std::uint32_t i = first, j = last - 1; i < last; j = i++) {
      const std::int64_t cross = (x(j) - x(first)) * (y(i) - y(first)) - (x(i) - x(first)) * (y(j) - y(first));
      area = static_cast<std::int64_t>(static_cast<std::uint64_t>(area) + static_cast<std::uint64_t>(cross));
    }
    NodeIndex end = none;
    for (std::uint32_t i = 0; i < last - first; ++i) {
      const std::uint32_t v = (area > 0) == positive ? first + i : last - 1 - i;
      end = append(v, x(v), y(v), end);
    }
    if (same_place(at(end), at(next(end)))) {
      const NodeIndex before = prev(end);
      if (before != end) remove(end);
      end = before;
    }
    return end;
  }

  void remove(NodeIndex i) {
    ++removed_count;
    Node& node = at(i);
    node.removed = true;
    at(node.prev).next = node.next;
    at(node.next).prev = node.prev;
    if (node.prev_z != none) at(node.prev_z).next_z = node.next_z;
    if (node.next_z != none) at(node.next_z).prev_z = node.prev_z;
  }

  // Cuts the ring, or joins two, along a-b with two new nodes; returns the twin of b.
  NodeIndex connect(NodeIndex a, NodeIndex b) {
    const auto a2 = static_cast<NodeIndex>(nodes_.size());
    const NodeIndex b2 = a2 + 1;
    nodes_.push_back(twin(a));
    nodes_.push_back(twin(b));
    const NodeIndex after_a = next(a);
    const NodeIndex before_b = prev(b);
    at(a).next = b, at(b).prev = a;
    at(a2).next = after_a, at(after_a).prev = a2;
    at(b2).next = a2, at(a2).prev = b2;
    at(before_b).next = b2, at(b2).prev = before_b;
    return b2;
  }

  // Removes repeated and collinear nodes from `start` round to `end`; returns a node that is still there. Calls
  // on_change(node) for each node whose edge to the next became another.
  template <class OnChange>
  NodeIndex filter(NodeIndex start, NodeIndex end, OnChange&& on_change) {
    if (start == none) return none;
    if (end == none) end = start;
    NodeIndex p = start;
    bool again = false;
    do {
      again = false;
      if (!at(p).lone && (same_place(at(p), at(next(p))) || corner(p) == 0)) {
        remove(p);
        p = end = prev(p);
        on_change(p);
        if (p == next(p)) break;
        again = true;
      } else {
        p = next(p);
      }
    } while (again || p != end);
    return end;
  }
  NodeIndex filter(NodeIndex start, NodeIndex end = none) {
    return filter(start, end, [](NodeIndex) {});
  }

  // The diagonal a-b starts inside the polygon at a.
  bool locally_inside(NodeIndex a, NodeIndex b) const {
    const Node &na = at(a), &nb = at(b), &before = at(prev(a)), &after = at(next(a));
    if (twice_area(before, na, after) > 0) {
      return twice_area(na, nb, after) <= 0 && twice_area(na, before, nb) <= 0;
    }
    return twice_area(na, nb, before) > 0 || twice_area(na, after, nb) > 0;
  }

  std::int32_t extent = 0;        // largest coordinate
  std::size_t removed_count = 0;  // nodes; may be set to 0

 private:
  NodeIndex append(std::uint32_t vertex, std::int64_t x, std::int64_t y, NodeIndex after) {
    const auto i = static_cast<NodeIndex>(nodes_.size());
    Node node;
    node.vertex = vertex;
    node.x = static_cast<std::int32_t>(x), node.y = static_cast<std::int32_t>(y);
    node.prev = node.next = i;
    if (after != none) {
      node.prev = after;
      node.next = at(after).next;
    }
    nodes_.push_back(node);
    at(at(i).prev).next = i;
    at(at(i).next).prev = i;
    return i;
  }

  Node twin(NodeIndex i) const {
    Node node;
    node.vertex = at(i).vertex, node.x = at(i).x, node.y = at(i).y;
    return node;
  }

  std::vector<Node> nodes_;
  std::int64_t min_x_ = 0, min_y_ = 0;
  int coarser_ = 0;
};

}  // namespace geodata::polygon
