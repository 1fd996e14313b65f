#include "geodata/algo/fill_rows.h"

#include <algorithm>
#include <cmath>

namespace geodata {
namespace {

constexpr std::int64_t rows = 1000;

struct RowEdge {
  double x0, y0, x1, y1;  // y0 < y1
};

}  // namespace

void fill_rows(std::vector<LocalPoint>& vertices, std::span<const std::uint32_t> ring_ends,
               std::vector<std::uint32_t>& indices) {
  if (ring_ends.empty() || ring_ends.back() == 0) return;
  std::vector<RowEdge> edges;
  std::int64_t min_y = vertices[0].y, max_y = min_y, min_x = vertices[0].x, max_x = min_x;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ring_ends) {
    for (std::uint32_t i = begin, j = end - 1; i < end; j = i++) {
      const LocalPoint a = vertices[i].y < vertices[j].y ? vertices[i] : vertices[j];
      const LocalPoint b = vertices[i].y < vertices[j].y ? vertices[j] : vertices[i];
      min_y = std::min<std::int64_t>(min_y, a.y), max_y = std::max<std::int64_t>(max_y, b.y);
      min_x = std::min<std::int64_t>({min_x, a.x, b.x}), max_x = std::max<std::int64_t>({max_x, a.x, b.x});
      if (a.y != b.y) edges.push_back({double(a.x), double(a.y), double(b.x), double(b.y)});
    }
    begin = end;
  }
  const std::int64_t height = std::max<std::int64_t>(1, (max_y - min_y + rows - 1) / rows);
  const double least_width = std::max(static_cast<double>(height), static_cast<double>(max_x - min_x) / 1024);
  std::vector<double> crossings;
  for (std::int64_t low = min_y; low < max_y; low += height) {
    const std::int64_t high = std::min(low + height, max_y);
    const double y = (static_cast<double>(low) + static_cast<double>(high)) / 2;
    crossings.clear();
    for (const RowEdge& e : edges)
      if (e.y0 <= y && y < e.y1) crossings.push_back(e.x0 + (e.x1 - e.x0) * (y - e.y0) / (e.y1 - e.y0));
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      if (crossings[i + 1] - crossings[i] < least_width) continue;
      const auto left = static_cast<std::int32_t>(std::lround(crossings[i])),
                 right = static_cast<std::int32_t>(std::lround(crossings[i + 1]));
      const auto first = static_cast<std::uint32_t>(vertices.size());
      const auto bottom = static_cast<std::int32_t>(low), top = static_cast<std::int32_t>(high);
      for (const LocalPoint p : {LocalPoint{left, bottom}, {right, bottom}, {right, top}, {left, top}})
        vertices.push_back(p);
      for (const std::uint32_t corner : {0u, 1u, 2u, 0u, 2u, 3u}) indices.push_back(first + corner);
    }
  }
}

}  // namespace geodata
