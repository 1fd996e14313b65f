#include "geodata/io/packed_rtree.h"

#include <algorithm>
#include <cstring>

namespace geodata {
namespace {

// Nodes on each level, the features' first.
std::vector<std::uint64_t> level_sizes(std::uint64_t features, std::uint16_t node_size) {
  std::vector<std::uint64_t> sizes{features};
  do {
    sizes.push_back((sizes.back() + node_size - 1) / node_size);
  } while (sizes.back() > 1);
  return sizes;
}

template <class T>
T read_at(std::string_view bytes, std::uint64_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

}  // namespace

std::optional<std::size_t> PackedRTree::bytes(std::uint64_t features, std::uint16_t node_size, std::size_t file_bytes) {
  if (node_size < 2 || features == 0) return 0;
  if (features > file_bytes / node_bytes) return std::nullopt;
  std::uint64_t nodes = 0;
  for (const std::uint64_t size : level_sizes(features, node_size)) nodes += size;
  if (nodes > file_bytes / node_bytes) return std::nullopt;
  return static_cast<std::size_t>(nodes * node_bytes);
}

PackedRTree::PackedRTree(std::string_view bytes, std::uint64_t features, std::uint16_t node_size)
    : bytes_(bytes), node_size_(node_size) {
  std::vector<std::uint64_t> sizes = level_sizes(features, node_size);
  std::reverse(sizes.begin(), sizes.end());
  std::uint64_t first = 0;
  for (const std::uint64_t size : sizes) {
    levels_.push_back({first, first + size});
    first += size;
  }
}

LngLatBox PackedRTree::box(std::uint64_t node) const {
  const std::uint64_t at = node * node_bytes;
  return {read_at<double>(bytes_, at), read_at<double>(bytes_, at + 8), read_at<double>(bytes_, at + 16),
          read_at<double>(bytes_, at + 24)};
}

std::uint64_t PackedRTree::offset(std::uint64_t node) const {
  return read_at<std::uint64_t>(bytes_, node * node_bytes + 32);
}

std::optional<std::vector<PackedRTree::Found>> PackedRTree::find(const LngLatBox& window) const {
  std::vector<std::uint64_t> open{0}, below;
  for (std::size_t level = 0; level + 1 < levels_.size(); ++level) {
    const Level& under = levels_[level + 1];
    below.clear();
    for (const std::uint64_t node : open) {
      if (!box(node).meets(window)) continue;
      const std::uint64_t first = offset(node);
      if (first < under.first || first >= under.last) return std::nullopt;
      const std::uint64_t last = std::min(first + node_size_, under.last);
      for (std::uint64_t child = first; child < last; ++child) below.push_back(child);
      // More children than there are nodes: they are named twice, and would be so on each level.
      if (below.size() > under.last - under.first) return std::nullopt;
    }
    std::swap(open, below);
  }
  std::vector<Found> found;
  for (const std::uint64_t leaf : open) {
    if (box(leaf).meets(window)) found.push_back({leaf - levels_.back().first, offset(leaf)});
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.number < b.number; });
  return found;
}

}  // namespace geodata
