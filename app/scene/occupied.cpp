#include "app/scene/occupied.h"

#include <algorithm>
#include <cmath>

namespace app {

constexpr double cell_px = 48;

void Occupied::reset(double width_px, double height_px, double margin_px) {
  left_ = top_ = -margin_px;
  within_ = {-margin_px, -margin_px, width_px + margin_px, height_px + margin_px};
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

Occupied::Number Occupied::add(const ScreenRect& rect, Kind kind) { return add(Item{rect, kind}); }

Occupied::Number Occupied::add(const Item& item) {
  const Cells c = cells_of(item.rect);
  const auto index = static_cast<std::uint32_t>(items_.size());
  items_.push_back(item);
  for (int y = c.min_y; y <= c.max_y; ++y) {
    for (int x = c.min_x; x <= c.max_x; ++x) cells_[number_of(x, y)].push_back(index);
  }
  return index;
}

namespace {

// Liang and Barsky: the shares of the way from a to b that lie within the rectangle; first > last: none.
struct Shares {
  double first = 0, last = 1;
};
Shares shares_within(ScreenXY a, ScreenXY b, const ScreenRect& rect) {
  Shares out;
  const auto cut = [&out](double step, double room) {  // step * t <= room
    if (step == 0) {
      if (room < 0) out.last = -1;
    } else if (step > 0) {
      out.last = std::min(out.last, room / step);
    } else {
      out.first = std::max(out.first, room / step);
    }
  };
  cut(b.x - a.x, rect.max_x - a.x), cut(a.x - b.x, a.x - rect.min_x);
  cut(b.y - a.y, rect.max_y - a.y), cut(a.y - b.y, a.y - rect.min_y);
  return out;
}

}  // namespace

bool meets(ScreenXY a, ScreenXY b, const ScreenRect& rect) {
  const Shares inside = shares_within(a, b, rect);
  return inside.first <= inside.last;
}

// In pieces no longer than a cell: the box round a long slanting line would lie in cells that it is far from.
void Occupied::add_way(ScreenXY a, ScreenXY b, double half_px) {
  const Shares inside = shares_within(a, b, within_);
  if (inside.first > inside.last) return;
  const auto at = [&](double t) { return ScreenXY{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; };
  const double length = std::hypot(b.x - a.x, b.y - a.y) * (inside.last - inside.first);
  const int pieces = std::max(1, static_cast<int>(std::ceil(length / cell_px)));
  const double step = (inside.last - inside.first) / pieces;
  for (int i = 0; i < pieces; ++i) {
    const ScreenXY from = at(inside.first + i * step), to = at(inside.first + (i + 1) * step);
    const ScreenRect box{std::min(from.x, to.x), std::min(from.y, to.y), std::max(from.x, to.x),
                         std::max(from.y, to.y)};
    add(Item{grown(box, half_px), way, from, to, half_px});
  }
}

bool Occupied::free(const ScreenRect& rect, double padding_px, unsigned kinds) const {
  const ScreenRect wide = grown(rect, padding_px);
  const Cells c = cells_of(wide);
  for (int y = c.min_y; y <= c.max_y; ++y) {
    for (int x = c.min_x; x <= c.max_x; ++x) {
      for (const std::uint32_t i : cells_[number_of(x, y)]) {
        const Item& item = items_[i];
        if ((item.kind & kinds) == 0 || !item.rect.intersects(wide)) continue;
        if (item.kind != way || meets(item.a, item.b, grown(wide, item.half_px))) return false;
      }
    }
  }
  return true;
}

}  // namespace app
