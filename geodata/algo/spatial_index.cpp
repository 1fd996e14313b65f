#include "geodata/algo/spatial_index.h"

#include <algorithm>
#include <array>

namespace geodata {
namespace {

constexpr std::uint32_t node_size = 16;
constexpr std::uint32_t hilbert_bits = 16;
// 2^32 items make 8 levels; at each level the search keeps at most node_size nodes waiting.
constexpr std::size_t max_waiting = std::size_t{9} * node_size;

// Position of a cell on the Hilbert curve through 2^16 by 2^16 cells: quadrant by quadrant, each turned so that the
// curve enters it where it left the last (H. Warren, "Hacker's Delight", chapter 16).
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
  std::uint32_t position = 0;
  for (std::uint32_t half = 1u << (hilbert_bits - 1); half > 0; half >>= 1) {
    const std::uint32_t right = (x & half) != 0;
    const std::uint32_t lower = (y & half) != 0;
    position = position << 2 | ((3 * right) ^ lower);
    if (lower == 0) {
      if (right == 1) {
        x = ~x;
        y = ~y;
      }
      std::swap(x, y);
    }
  }
  return position;
}

std::uint32_t cell(std::uint32_t low, std::uint32_t high, std::uint32_t least, std::uint32_t most) {
  const std::uint64_t width = std::uint64_t{most} - least + 1;
  const std::uint64_t centre = (std::uint64_t{low} + high) / 2 - least;
  return static_cast<std::uint32_t>((centre << hilbert_bits) / width);
}

// By the upper halves, equal ones as they come (they come by item): three passes of eleven bits.
void sort_by_position(std::vector<std::uint64_t>& order) {
  constexpr int pass_bits = 11;
  constexpr std::uint64_t mask = (1u << pass_bits) - 1;
  std::vector<std::uint64_t> sorted(order.size());
  for (int shift = 32; shift < 64; shift += pass_bits) {
    std::array<std::uint32_t, mask + 2> starts{};
    for (const std::uint64_t entry : order) ++starts[(entry >> shift & mask) + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    for (const std::uint64_t entry : order) sorted[starts[entry >> shift & mask]++] = entry;
    order.swap(sorted);
  }
}

}  // namespace

SpatialIndex::SpatialIndex(std::span<const WorldBox> boxes) : item_count_(static_cast<std::uint32_t>(boxes.size())) {
  WorldBox extent;
  for (const WorldBox& box : boxes) {
    if (!box.empty()) extent.add(box);
  }
  if (extent.empty()) return;

  std::vector<std::uint64_t> order;  // position on the curve, then item
  order.reserve(boxes.size());
  for (std::uint32_t i = 0; i < item_count_; ++i) {
    const WorldBox& b = boxes[i];
    if (b.empty()) continue;
    const std::uint32_t position =
        hilbert(cell(b.min_x, b.max_x, extent.min_x, extent.max_x), cell(b.min_y, b.max_y, extent.min_y, extent.max_y));
    order.push_back(std::uint64_t{position} << 32 | i);
  }
  sort_by_position(order);

  boxes_.reserve(order.size() + order.size() / (node_size - 1) + 9);
  indices_.reserve(boxes_.capacity());
  for (const std::uint64_t entry : order) {
    const auto item = static_cast<std::uint32_t>(entry);
    boxes_.push_back(boxes[item]);
    indices_.push_back(item);
  }
  std::uint32_t first = 0;
  auto last = static_cast<std::uint32_t>(boxes_.size());
  level_ends_.push_back(last);
  while (last - first > 1) {
    for (std::uint32_t child = first; child < last; child += node_size) {
      WorldBox around;
      for (std::uint32_t c = child; c < std::min(child + node_size, last); ++c) around.add(boxes_[c]);
      boxes_.push_back(around);
      indices_.push_back(child);
    }
    first = last;
    last = static_cast<std::uint32_t>(boxes_.size());
    level_ends_.push_back(last);
  }
}

bool SpatialIndex::search_nodes(const WorldBox& box, const VisitItem& visit) const {
  if (box.empty() || boxes_.empty() || !boxes_.back().intersects(box)) return true;
  if (level_ends_.size() == 1) return visit(indices_[0], boxes_[0]);

  struct Waiting {
    std::uint32_t node;
    std::uint32_t level;  // 0: leaves
  };
  std::array<Waiting, max_waiting> waiting;
  std::size_t count = 0;
  waiting[count++] = {static_cast<std::uint32_t>(boxes_.size() - 1),
                      static_cast<std::uint32_t>(level_ends_.size() - 1)};
  while (count > 0) {
    const Waiting at = waiting[--count];
    const std::uint32_t first = indices_[at.node];
    const std::uint32_t last = std::min(first + node_size, level_ends_[at.level - 1]);
    for (std::uint32_t child = first; child < last; ++child) {
      if (!boxes_[child].intersects(box)) continue;
      if (at.level > 1) {
        waiting[count++] = {child, at.level - 1};
      } else if (!visit(indices_[child], boxes_[child])) {
        return false;
      }
    }
  }
  return true;
}

std::vector<std::uint32_t> SpatialIndex::search(const WorldBox& box) const {
  std::vector<std::uint32_t> items;
  search(box, [&](std::uint32_t item) { items.push_back(item); });
  constexpr std::size_t sparse = 64;
  if (items.size() < item_count_ / sparse) {
    std::sort(items.begin(), items.end());
    return items;
  }
  // Of many a mark each, and one walk over the marks.
  std::vector<bool> found(item_count_);
  for (const std::uint32_t item : items) found[item] = true;
  std::size_t kept = 0;
  for (std::uint32_t item = 0; item < item_count_; ++item)
    if (found[item]) items[kept++] = item;
  return items;
}

}  // namespace geodata
