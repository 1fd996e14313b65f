#include "app/scene/occupied.h"

#include <algorithm>
#include <cmath>

namespace app {

constexpr double cell_px = 48;

void Occupied::reset(double width_px, double height_px, double margin_px) {
  left_ = top_ = -margin_px;
  columns_ = std::clamp(static_cast<int>((width_px + 2 * margin_px) / cell_px) + 1, 1, 512);
  rows_ = std::clamp(static_cast<int>((height_px + 2 * margin_px) / cell_px) + 1, 1, 512);
  items_.clear();
  cells_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
  for (auto& cell : cells_) cell.clear();
}

Occupied::Cells Occupied::cells_of(const ScreenRect& rect) const {
  const auto cell = [](double v, int count) {
    return std::isfinite(v) ? static_cast<int>(std::clamp(v / cell_px, 0.0, count - 1.0)) : 0;
  };
  return {cell(rect.min_x - left_, columns_), cell(rect.min_y - top_, rows_), cell(rect.max_x - left_, columns_),
          cell(rect.max_y - top_, rows_)};
}

void Occupied::add(const ScreenRect& rect, Kind kind) {
  const Cells c = cells_of(rect);
  const auto index = static_cast<std::uint32_t>(items_.size());
  items_.push_back({rect, kind});
  for (int y = c.min_y; y <= c.max_y; ++y) {
    for (int x = c.min_x; x <= c.max_x; ++x) cells_[number_of(x, y)].push_back(index);
  }
}

bool Occupied::free(const ScreenRect& rect, double padding_px, unsigned kinds) const {
  const ScreenRect wide = grown(rect, padding_px);
  const Cells c = cells_of(wide);
  for (int y = c.min_y; y <= c.max_y; ++y) {
    for (int x = c.min_x; x <= c.max_x; ++x) {
      for (const std::uint32_t i : cells_[number_of(x, y)]) {
        if ((items_[i].kind & kinds) != 0 && items_[i].rect.intersects(wide)) return false;
      }
    }
  }
  return true;
}

}  // namespace app
