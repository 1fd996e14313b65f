// Rings as a planar graph: nodes where vertices stand, and straight edges between them. Private to this folder.
//
// Nodes are sorted by x, then by y, and an edge runs from its left node to its right one: an upright one from its
// lower. Coordinates start at 0 and stay below 2^30, so that every cross product fits 64 bits and predicates are exact.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/algo/segment_grid.h"

namespace geodata::planar {

using NodeIndex = std::uint32_t;

struct Edge {
  NodeIndex left = 0, right = 0;
  friend bool operator==(Edge, Edge) = default;
};

class Graph {
 public:
  // Replaces what was there. Rings one after another, each open; a place that occurs twice is one node, an edge without
  // length is left out.
  void build(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> ring_ends);

  const std::vector<LocalPoint>& nodes() const { return nodes_; }
  const std::vector<Edge>& edges() const { return edges_; }
  std::uint32_t vertex(NodeIndex node) const { return vertex_[node]; }  // one of the caller's that stands there

  // Where two edges cross both get a node, at the nearest whole coordinates, which is added to `vertices`; what was
  // moved by rounding may cross others: call it until nothing does. False, and nothing is changed: more than
  // most_crossings. O(n sqrt(n) + k) for edges of like length.
  bool split_crossings(std::vector<LocalPoint>& vertices);
  static constexpr std::size_t most_crossings = 200'000;

 private:
  struct Place {
    std::uint64_t key;     // x and y
    std::uint32_t number;  // how the edges name it
  };
  struct Cut {
    std::uint32_t edge;
    double part;  // of the way along it
    LocalPoint at;
  };
  bool find_cuts();
  void cut_two(std::uint32_t one, std::uint32_t other);
  void cut(std::uint32_t edge, LocalPoint at, std::vector<Cut>& out) const;
  // From places_ and edge_places_; of places that are one node the lowest number stands in first_place_.
  void join_places();
  void drop_pairs();

  std::vector<LocalPoint> nodes_;
  std::vector<std::uint32_t> vertex_;
  std::vector<Edge> edges_;
  std::vector<Segment> segments_;
  std::vector<Cut> cuts_, crossings_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> edge_places_;  // two numbers an edge
  std::vector<std::uint32_t> first_place_;  // of each node
  std::vector<NodeIndex> node_of_;          // of each place's number
  std::int64_t min_x_ = 0, min_y_ = 0;
  int coarser_ = 0;  // wider than any tile: the last bits are lost, nothing overflows
};

}  // namespace geodata::planar
