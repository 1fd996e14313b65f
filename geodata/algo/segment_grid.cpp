#include "geodata/algo/segment_grid.h"

#include <algorithm>
#include <cmath>

namespace geodata::planar {
namespace {

constexpr std::int32_t most_cells_a_side = 256;

}  // namespace

SegmentGrid::SegmentGrid(std::span<const Segment> segments) {
  std::int32_t max_x = 0, max_y = 0;
  for (const Segment& s : segments) max_x = std::max(max_x, s.right.x), max_y = std::max({max_y, s.left.y, s.right.y});
  side_ = std::clamp(static_cast<std::int32_t>(std::sqrt(static_cast<double>(segments.size()))), 1, most_cells_a_side);
  step_x_ = max_x / side_ + 1, step_y_ = max_y / side_ + 1;
  first_.assign(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_) + 1, 0);
  for (const Segment& s : segments) for_each_cell(s, [&](std::size_t cell) { ++first_[cell + 1]; });
  for (std::size_t c = 1; c < first_.size(); ++c) first_[c] += first_[c - 1];
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  in_cell_.resize(first_.back());
  for (std::uint32_t s = 0; s < segments.size(); ++s)
    for_each_cell(segments[s], [&](std::size_t cell) { in_cell_[next[cell]++] = s; });
}

// The cells of each row between the places where the segment enters and leaves the row, a unit more for rounding.
template <class Visit>
void SegmentGrid::for_each_cell(const Segment& segment, Visit&& visit) const {
  const LocalPoint a = segment.left, b = segment.right;
  const std::int32_t low = std::min(a.y, b.y), high = std::max(a.y, b.y);
  const double slope = high == low ? 0 : (static_cast<double>(b.x) - a.x) / (static_cast<double>(b.y) - a.y);
  const auto column = [&](double x) { return std::clamp(static_cast<std::int32_t>(x), a.x, b.x) / step_x_; };
  for (std::int32_t row = low / step_y_; row <= high / step_y_; ++row) {
    const double y0 = std::max<double>(low, static_cast<double>(row) * step_y_ - 1),
                 y1 = std::min<double>(high, (static_cast<double>(row) + 1) * step_y_ + 1);
    double x0 = a.x, x1 = b.x;
    if (high > low) {
      x0 = a.x + slope * (y0 - a.y), x1 = a.x + slope * (y1 - a.y);
      if (x0 > x1) std::swap(x0, x1);
    }
    for (std::int32_t c = column(x0 - 1); c <= column(x1 + 1); ++c)
      visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) + static_cast<std::size_t>(c));
  }
}

}  // namespace geodata::planar
