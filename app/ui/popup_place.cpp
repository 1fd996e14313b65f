#include "app/ui/popup_place.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace app {
namespace {

constexpr double least_height = 96;    // below that a side does not count as having room
constexpr double corner = 20;          // the tail keeps away from the popup's corners
constexpr double change_costs = 0.12;  // of the popup's area: what keeps it from jumping between like sides

double common_area(const ScreenRect& a, const ScreenRect& b) {
  const double w = std::min(a.max_x, b.max_x) - std::max(a.min_x, b.min_x);
  const double h = std::min(a.max_y, b.max_y) - std::max(a.min_y, b.min_y);
  return w > 0 && h > 0 ? w * h : 0;
}

// [from, from + size) moved into [min, max); the start wins when it does not fit.
double moved_into(double from, double size, double min, double max) {
  return std::max(min, std::min(from, max - size));
}

ScreenRect inner(const PopupRequest& r) {
  const double m = std::max(0.0, std::min({r.margin_px, r.map.width() / 8, r.map.height() / 8}));
  return {r.map.min_x + m, r.map.min_y + m, r.map.max_x - m, r.map.max_y - m};
}

std::optional<PopupPlace> on_side(const PopupRequest& r, PopupSide side) {
  const ScreenRect in = inner(r);
  const bool beside = side == PopupSide::left || side == PopupSide::right;
  double width = std::min(r.width_px, in.width()), height = std::min(r.height_px, in.height());
  PopupPlace out;
  out.side = side;
  out.has_tail = true;
  if (beside) {
    const double room =
        side == PopupSide::right ? in.max_x - r.place.x - r.clear_px : r.place.x - r.clear_px - in.min_x;
    if (room < width) return std::nullopt;
    const double x = side == PopupSide::right ? r.place.x + r.clear_px : r.place.x - r.clear_px - width;
    // A third of it above the place: the head is then near what it names.
    const double y = moved_into(r.place.y - height * 0.36, height, in.min_y, in.max_y);
    out.rect = {x, y, x + width, y + height};
    out.tail = {side == PopupSide::right ? x : x + width,
                std::clamp(r.place.y, y + std::min(corner, height / 2), y + height - std::min(corner, height / 2))};
  } else {
    const double room =
        side == PopupSide::below ? in.max_y - r.place.y - r.clear_px : r.place.y - r.clear_px - in.min_y;
    if (room < std::min(least_height, height)) return std::nullopt;
    height = std::min(height, room);
    const double x = moved_into(r.place.x - width / 2, width, in.min_x, in.max_x);
    const double y = side == PopupSide::below ? r.place.y + r.clear_px : r.place.y - r.clear_px - height;
    out.rect = {x, y, x + width, y + height};
    out.tail = {std::clamp(r.place.x, x + std::min(corner, width / 2), x + width - std::min(corner, width / 2)),
                side == PopupSide::below ? y : y + height};
  }
  return out;
}

// What the popup hides, in px of area: other floating things weigh most, then what it tells of, then its own lost
// height.
double cost(const PopupRequest& r, const PopupPlace& p) {
  double sum = 0;
  for (const ScreenRect& a : r.avoid) sum += 3 * common_area(p.rect, a);
  sum += common_area(p.rect, r.subject);
  const double asked = r.width_px * std::min(r.height_px, inner(r).height());
  sum += 1.5 * std::max(0.0, asked - p.rect.width() * p.rect.height());
  if (p.side != r.last) sum += change_costs * asked;
  return sum;
}

}  // namespace

PopupPlace dock_popup(const PopupRequest& r) {
  const ScreenRect in = inner(r);
  const double width = std::min(r.width_px, in.width()), height = std::min(r.height_px, in.height());
  PopupPlace out;
  out.rect = {in.min_x, in.min_y, in.min_x + width, in.min_y + height};
  return out;
}

PopupPlace place_popup(const PopupRequest& r) {
  if (!r.map.contains(r.place)) {
    const ScreenRect in = inner(r);
    PopupPlace out = dock_popup(r);
    const double width = out.rect.width(), height = out.rect.height();
    const double x = moved_into(r.place.x - width / 2, width, in.min_x, in.max_x);
    const double y = moved_into(r.place.y - height / 2, height, in.min_y, in.max_y);
    out.rect = {x, y, x + width, y + height};
    return out;
  }
  std::optional<PopupPlace> best;
  double best_cost = std::numeric_limits<double>::infinity();
  for (const PopupSide side : {PopupSide::right, PopupSide::left, PopupSide::below, PopupSide::above}) {
    const std::optional<PopupPlace> here = on_side(r, side);
    if (!here) continue;
    const double c = cost(r, *here);
    if (c < best_cost) best = here, best_cost = c;
  }
  if (best) return *best;
  // A map too small for any side: above or below, whichever has more, down to nothing.
  const ScreenRect in = inner(r);
  const double above = r.place.y - r.clear_px - in.min_y, below = in.max_y - r.place.y - r.clear_px;
  PopupPlace out = dock_popup(r);
  if (below >= above) {
    out.rect.min_y = r.place.y + r.clear_px, out.rect.max_y = out.rect.min_y + std::max(0.0, below);
  } else {
    out.rect.max_y = r.place.y - r.clear_px, out.rect.min_y = out.rect.max_y - std::max(0.0, above);
  }
  return out;
}

}  // namespace app
