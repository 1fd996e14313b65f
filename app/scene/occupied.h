// What of the screen is taken: rectangles by kind, and ways, which are lines; found by a grid of cells. Private to
// app/scene.
#pragma once

#include <cstdint>
#include <vector>

#include "app/core/camera.h"

namespace app {

class Occupied {
 public:
  // `ring` and `way` are drawn under names: only those keep away from them.
  enum Kind : std::uint8_t { obstacle = 1, sign = 2, mark = 4, name = 8, ring = 16, way = 32, everything = 63 };

  // Forgets everything; rectangles may lie up to `margin_px` outside the view (beyond it they share the last cells).
  void reset(double width_px, double height_px, double margin_px);
  using Number = std::uint32_t;
  Number add(const ScreenRect& rect, Kind kind);
  void withdraw(Number what) { items_[what].kind = {}; }
  // A line `2 * half_px` wide. What of it lies outside the view and its margin is left out.
  void add_way(ScreenXY a, ScreenXY b, double half_px);
  // Whether `rect`, `padding_px` wider on each side, meets nothing of these kinds.
  bool free(const ScreenRect& rect, double padding_px, unsigned kinds = everything) const;
  // Whether `test(item's rectangle)` holds for one of those that meet `rect`.
  template <class Test>
  bool any(const ScreenRect& rect, Test&& test) const {
    const Cells c = cells_of(rect);
    for (int y = c.min_y; y <= c.max_y; ++y) {
      for (int x = c.min_x; x <= c.max_x; ++x) {
        for (const std::uint32_t i : cells_[number_of(x, y)]) {
          if (items_[i].kind != 0 && items_[i].rect.intersects(rect) && test(items_[i].rect)) return true;
        }
      }
    }
    return false;
  }
  // Whether `test(a, b, half_px)` holds for a piece of a way near `rect`.
  template <class Test>
  bool any_way(const ScreenRect& rect, Test&& test) const {
    const Cells c = cells_of(rect);
    for (int y = c.min_y; y <= c.max_y; ++y) {
      for (int x = c.min_x; x <= c.max_x; ++x) {
        for (const std::uint32_t i : cells_[number_of(x, y)]) {
          const Item& item = items_[i];
          if (item.kind == way && item.rect.intersects(rect) && test(item.a, item.b, item.half_px)) return true;
        }
      }
    }
    return false;
  }

 private:
  struct Cells {
    int min_x, min_y, max_x, max_y;
  };
  std::size_t number_of(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
  }
  Cells cells_of(const ScreenRect& rect) const;

  struct Item {
    ScreenRect rect;
    Kind kind;
    ScreenXY a{}, b{};  // of a way
    double half_px = 0;
  };
  Number add(const Item& item);
  std::vector<Item> items_;
  std::vector<std::vector<std::uint32_t>> cells_;
  int columns_ = 1, rows_ = 1;
  double left_ = 0, top_ = 0;
  ScreenRect within_;
};

// Whether the stretch from a to b meets the rectangle.
bool meets(ScreenXY a, ScreenXY b, const ScreenRect& rect);

}  // namespace app
