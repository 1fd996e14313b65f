// The nearest of many points, however thick they lie: a k-d tree (J. L. Bentley, "Multidimensional binary search trees
// used for associative searching", 1975). Private to this folder. O(n log n) to build, O(log n) a question, mostly.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

class NearestPoints {
 public:
  struct Item {
    WorldPoint point;
    std::uint32_t number = 0;
  };

  explicit NearestPoints(std::vector<Item> items) : items_(std::move(items)) { sort(0, items_.size(), true); }

  // Of those that accept(number) wants, within a distance in world units; nothing: there is none.
  template <class Accept>
  std::optional<Item> nearest(WorldPoint p, double within_units, Accept&& accept) const {
    const Item* best = nullptr;
    double best_units = within_units;
    look(0, items_.size(), true, p, best_units, best, accept);
    return best != nullptr ? std::optional(*best) : std::nullopt;
  }

 private:
  static std::uint32_t along(WorldPoint p, bool x) { return x ? p.x : p.y; }

  void sort(std::size_t first, std::size_t last, bool x) {
    if (last - first < 2) return;
    const std::size_t middle = first + (last - first) / 2;
    const auto at = [&](std::size_t i) { return items_.begin() + static_cast<std::ptrdiff_t>(i); };
    std::nth_element(at(first), at(middle), at(last),
                     [&](const Item& a, const Item& b) { return along(a.point, x) < along(b.point, x); });
    sort(first, middle, !x);
    sort(middle + 1, last, !x);
  }

  template <class Accept>
  void look(std::size_t first, std::size_t last, bool x, WorldPoint p, double& best_units, const Item*& best,
            Accept& accept) const {
    if (first >= last) return;
    const std::size_t middle = first + (last - first) / 2;
    const Item& item = items_[middle];
    const double dx = static_cast<double>(item.point.x) - p.x, dy = static_cast<double>(item.point.y) - p.y;
    const double units = std::hypot(dx, dy);
    // Of those equally far the lowest number, so that the answer does not hang on the order.
    const bool nearer = units < best_units || (units == best_units && (best == nullptr || item.number < best->number));
    if (nearer && accept(item.number)) best = &item, best_units = units;
    const double beyond = static_cast<double>(along(p, x)) - along(item.point, x);
    const auto low = [&] { look(first, middle, !x, p, best_units, best, accept); };
    const auto high = [&] { look(middle + 1, last, !x, p, best_units, best, accept); };
    if (beyond <= 0) low();
    if (beyond > 0 || -beyond <= best_units) high();
    if (beyond > 0 && beyond <= best_units) low();
  }

  std::vector<Item> items_;
};

}  // namespace geodata
