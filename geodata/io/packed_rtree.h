// The packed Hilbert R-tree in front of a FlatGeobuf file's features (https://flatgeobuf.org, "Spatial index"): nodes
// of four doubles and an offset, level by level from the root; the last level has a node for each feature, in their
// order.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

struct LngLatBox {  // degrees, closed
  double west = 0, south = 0, east = 0, north = 0;
  bool meets(const LngLatBox& o) const {
    return west <= o.east && o.west <= east && south <= o.north && o.south <= north;
  }
};

class PackedRTree {
 public:
  static constexpr std::size_t node_bytes = 40;

  // Bytes that the tree takes in a file of so many bytes; nothing when it would not fit. 0: the file has no tree.
  static std::optional<std::size_t> bytes(std::uint64_t features, std::uint16_t node_size, std::size_t file_bytes);

  // `bytes` outlives the tree and is as long as bytes() says. Precondition: the file has one.
  PackedRTree(std::string_view bytes, std::uint64_t features, std::uint16_t node_size);

  LngLatBox extent() const { return box(0); }

  struct Found {
    std::uint64_t number = 0, offset = 0;  // of the feature: its position among all, and its byte behind the tree
  };
  // In the file's order. Nothing when the tree is damaged. Cost: the nodes on the way, not the file.
  std::optional<std::vector<Found>> find(const LngLatBox& window) const;

 private:
  struct Level {
    std::uint64_t first = 0, last = 0;
  };
  LngLatBox box(std::uint64_t node) const;
  std::uint64_t offset(std::uint64_t node) const;

  std::string_view bytes_;
  std::uint16_t node_size_;
  std::vector<Level> levels_;  // of nodes, the root's first
};

}  // namespace geodata
