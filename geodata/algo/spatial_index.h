// Boxes in a packed Hilbert R-tree (I. Kamel and C. Faloutsos, "On Packing R-trees", 1993): built once, read by all.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <type_traits>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

class SpatialIndex {
 public:
  SpatialIndex() = default;
  // Item i has boxes[i]; empty boxes are never found. O(n log n), 16 bytes a node.
  explicit SpatialIndex(std::span<const WorldBox> boxes);

  std::uint32_t size() const { return item_count_; }

  // Calls visit(item), or visit(item, its box), for each item whose box meets `box`, in no promised order; stops when
  // visit returns false.
  template <class Visit>
  void search(const WorldBox& box, Visit&& visit) const;

  // All of them, ascending.
  std::vector<std::uint32_t> search(const WorldBox& box) const;

 private:
  using VisitItem = std::function<bool(std::uint32_t item, const WorldBox& box)>;
  bool search_nodes(const WorldBox& box, const VisitItem& visit) const;

  std::uint32_t item_count_ = 0;
  std::vector<WorldBox> boxes_;         // leaves first, then each level up, the root last
  std::vector<std::uint32_t> indices_;  // leaves: item; inner nodes: first child
  std::vector<std::uint32_t> level_ends_;
};

template <class Visit>
void SpatialIndex::search(const WorldBox& box, Visit&& visit) const {
  search_nodes(box, [&](std::uint32_t item, const WorldBox& its_box) {
    const auto call = [&] {
      if constexpr (std::is_invocable_v<Visit&, std::uint32_t, const WorldBox&>) {
        return visit(item, its_box);
      } else {
        return visit(item);
      }
    };
    if constexpr (std::is_void_v<decltype(call())>) {
      call();
      return true;
    } else {
      return static_cast<bool>(call());
    }
  });
}

}  // namespace geodata
