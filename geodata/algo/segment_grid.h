// Straight segments, exact questions about them, and a grid that finds those near each other. Private to this folder.
//
// Coordinates start at 0 and stay below 2^30, so that every cross product fits 64 bits.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/algo/clip.h"

namespace geodata::planar {

struct Segment {
  LocalPoint left, right;  // left.x <= right.x
};

// > 0: c lies to the left of the way from a to b, which is above it when b is to the right. Twice the triangle's area.
inline std::int64_t side(LocalPoint a, LocalPoint b, LocalPoint c) {
  return std::int64_t{b.x - a.x} * (c.y - a.y) - std::int64_t{b.y - a.y} * (c.x - a.x);
}

inline int sign(std::int64_t v) { return (v > 0) - (v < 0); }

// Two segments that meet share a cell, and mostly few others do. O(n) cells for segments of like length.
class SegmentGrid {
 public:
  explicit SegmentGrid(std::span<const Segment> segments);  // which must outlive it

  std::size_t cells() const { return first_.size() - 1; }
  std::span<const std::uint32_t> segments_in(std::size_t cell) const {
    return std::span(in_cell_).subspan(first_[cell], first_[cell + 1] - first_[cell]);
  }

 private:
  template <class Visit>
  void for_each_cell(const Segment& segment, Visit&& visit) const;

  std::int32_t side_ = 1, step_x_ = 1, step_y_ = 1;
  std::vector<std::uint32_t> first_, in_cell_;
};

}  // namespace geodata::planar
