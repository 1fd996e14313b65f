#include "app/ui/popup_place.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace app {
namespace {

constexpr double least_height = 168;  // below that a side does not count as having room
constexpr double farthest_tail = 48;  // from the popup to what its tail points at
constexpr double corner = 20;         // the tail keeps away from the popup's corners
constexpr double most_pan = 1.0 / 3;  // of the map's width or height
constexpr double from_obstacles = 8;
constexpr double outline_weight = 120;        // of all of it hidden; a name weighs 1
constexpr double most_hidden = 0.12;          // of the outline: what a side may hide and still count as free
constexpr double most_hidden_by_head = 0.25;  // where its page was turned
constexpr double slide_costs = 0.5;           // of half the popup: straight beside it looks best
constexpr double place_costs = 15, lost_height_costs = 12, obstacle_costs = 6;
constexpr int slides = 4;  // to each direction

constexpr std::array<PopupSide, 4> sides{PopupSide::right, PopupSide::left, PopupSide::above, PopupSide::below};

bool beside(PopupSide side) { return side == PopupSide::left || side == PopupSide::right; }

// [from, from + size) moved into [min, max); the start wins when it does not fit.
double moved_into(double from, double size, double min, double max) {
  return std::max(min, std::min(from, max - size));
}

ScreenRect inner(const PopupRequest& r) {
  const double m = std::max(0.0, std::min({r.margin_px, r.map.width() / 8, r.map.height() / 8}));
  return {r.map.min_x + m, r.map.min_y + m, r.map.max_x - m, r.map.max_y - m};
}

ScreenRect shifted(const ScreenRect& r, double dx, double dy) {
  return {r.min_x + dx, r.min_y + dy, r.max_x + dx, r.max_y + dy};
}
bool lies_in(const ScreenRect& r, const ScreenRect& in) {
  constexpr double slack = 0.01;
  return r.min_x >= in.min_x - slack && r.min_y >= in.min_y - slack && r.max_x <= in.max_x + slack &&
         r.max_y <= in.max_y + slack;
}
// Of a strip along an edge: low; `readable`: where the map itself is low still so high that it can be read.
double strip_height(const PopupRequest& r, bool readable) {
  const double in = inner(r).height();
  const double least = readable ? std::min(least_height, in * 0.72) : 0;
  return std::min({r.height_px, popup_strip_px, std::max(in * 0.45, least)});
}

// What must stay free, as far as it is in view; at least the place itself.
ScreenRect kept(const PopupRequest& r) {
  const ScreenRect k = common(r.keep, r.map);
  if (k.width() > 0 && k.height() > 0) return k;
  constexpr double half = 5;  // the ring
  return {r.place.x - half, r.place.y - half, r.place.x + half, r.place.y + half};
}

struct Size {
  double width = 0, height = 0;
};

// Beside the box, straight or slid along it by a share of half the popup; not yet moved into the map.
ScreenRect at_side(const PopupRequest& r, PopupSide side, Size size, double slide) {
  const ScreenRect k = kept(r);
  if (beside(side)) {
    const double x = side == PopupSide::right ? k.max_x + r.gap_px : k.min_x - r.gap_px - size.width;
    // A third of it above the place: the head is then near what it names.
    const double y = std::clamp(r.place.y, k.min_y, k.max_y) - size.height * 0.36 + slide * size.height / 2;
    return {x, y, x + size.width, y + size.height};
  }
  const double y = side == PopupSide::below ? k.max_y + r.gap_px : k.min_y - r.gap_px - size.height;
  const double x = std::clamp(r.place.x, k.min_x, k.max_x) - size.width / 2 + slide * size.width / 2;
  return {x, y, x + size.width, y + size.height};
}

// Along its side it moves into the map by itself, as long as it still stands beside what it tells of.
ScreenRect settled(const PopupRequest& r, PopupSide side, const ScreenRect& rect) {
  const ScreenRect in = inner(r);
  if (beside(side)) {
    const double y = moved_into(rect.min_y, rect.height(), in.min_y, in.max_y);
    return {rect.min_x, y, rect.max_x, y + rect.height()};
  }
  const double x = moved_into(rect.min_x, rect.width(), in.min_x, in.max_x);
  return {x, rect.min_y, x + rect.width(), rect.max_y};
}

bool covers_none(const PopupRequest& r, const ScreenRect& rect) {
  return std::none_of(r.avoid.begin(), r.avoid.end(),
                      [&](const ScreenRect& a) { return grown(a, from_obstacles).intersects(rect); });
}

double cost(const PopupRequest& r, const ScreenRect& rect) {
  double sum = outline_weight * hidden_share(r.outline, rect);
  for (const PopupRequest::Thing& thing : r.things)
    if (thing.box.intersects(rect)) sum += thing.weight;
  return sum;
}

double distance_to(const ScreenRect& box, ScreenXY p) {
  return std::hypot(std::max({box.min_x - p.x, 0.0, p.x - box.max_x}),
                    std::max({box.min_y - p.y, 0.0, p.y - box.max_y}));
}

// The tail points at what the popup tells of: at the part of its outline, or the place, that it comes nearest to. One
// that would point at something else is none.
PopupPlace with_tail(const PopupRequest& r, PopupSide side, const ScreenRect& rect) {
  PopupPlace out;
  out.rect = rect;
  out.side = side;
  if (side == PopupSide::strip || side == PopupSide::docked) return out;
  const bool is_beside = beside(side);
  const double first = is_beside ? rect.min_y : rect.min_x, last = is_beside ? rect.max_y : rect.max_x;
  const double from_end = std::min(corner, (last - first) / 2);
  const auto foot = [&](ScreenXY to) {  // of a tail to there
    const double along = std::clamp(is_beside ? to.y : to.x, first + from_end, last - from_end);
    switch (side) {
      case PopupSide::right: return ScreenXY{rect.min_x, along};
      case PopupSide::left: return ScreenXY{rect.max_x, along};
      case PopupSide::below: return ScreenXY{along, rect.min_y};
      default: return ScreenXY{along, rect.max_y};
    }
  };
  out.tail = foot(r.place);
  double least = distance_to(kept(r), out.tail);
  if (!r.outline.empty()) {
    // The place itself draws a little: of an edge that runs along the popup its middle is meant.
    constexpr double towards_place = 0.2;
    const ScreenXY middle = out.tail;
    least = std::numeric_limits<double>::infinity();
    double best = least;
    for (const ScreenXY& at : r.outline) {
      const ScreenXY from = foot(at);
      const double length = std::hypot(at.x - from.x, at.y - from.y);
      const double worth = length + towards_place * std::hypot(from.x - middle.x, from.y - middle.y);
      if (worth < best) best = worth, least = length, out.tail = from;
    }
  }
  out.has_tail = least <= farthest_tail;
  return out;
}

// The best of the sides that are free.
std::optional<PopupPlace> beside_it(const PopupRequest& r, Size size) {
  const ScreenRect in = inner(r);
  std::optional<PopupPlace> best;
  double least = std::numeric_limits<double>::infinity();
  for (const PopupSide side : sides) {
    const double kept_side = side == r.last ? (r.moving ? -1e6 : -0.5) : 0;
    for (int i = -slides; i <= slides; ++i) {
      const double slide = static_cast<double>(i) / slides;
      const ScreenRect rect = settled(r, side, at_side(r, side, size, slide));
      if (!lies_in(rect, in) || !covers_none(r, rect) || hidden_share(r.outline, rect) > most_hidden) continue;
      const double c = cost(r, rect) + slide_costs * std::abs(slide) + kept_side;
      if (c < least) least = c, best = with_tail(r, side, rect);
    }
  }
  return best;
}

// How far the map must move for `both`, popup and what it tells of, to lie in the map and off what must not be covered.
std::optional<ScreenXY> pan_for(const PopupRequest& r, const ScreenRect& popup) {
  const ScreenRect in = inner(r), k = kept(r);
  const ScreenRect both{std::min(popup.min_x, k.min_x), std::min(popup.min_y, k.min_y), std::max(popup.max_x, k.max_x),
                        std::max(popup.max_y, k.max_y)};
  if (both.width() > in.width() || both.height() > in.height()) return std::nullopt;
  const double dx = moved_into(both.min_x, both.width(), in.min_x, in.max_x) - both.min_x;
  const double dy = moved_into(both.min_y, both.height(), in.min_y, in.max_y) - both.min_y;
  // And to the left of the drawer, or below what hangs from the top, where that stands in the way.
  std::vector<ScreenXY> tries{{dx, dy}};
  for (const ScreenRect& a : r.avoid) {
    tries.push_back({std::min(dx, a.min_x - from_obstacles - both.max_x), dy});
    tries.push_back({std::max(dx, a.max_x + from_obstacles - both.min_x), dy});
    tries.push_back({dx, std::max(dy, a.max_y + from_obstacles - both.min_y)});
  }
  std::optional<ScreenXY> best;
  for (const ScreenXY pan : tries) {
    const bool little = std::abs(pan.x) <= r.map.width() * most_pan && std::abs(pan.y) <= r.map.height() * most_pan;
    if (!little || !lies_in(shifted(both, pan.x, pan.y), in)) continue;
    if (!covers_none(r, shifted(popup, pan.x, pan.y)) || !covers_none(r, shifted(k, pan.x, pan.y))) continue;
    if (!best || std::hypot(pan.x, pan.y) < std::hypot(best->x, best->y)) best = pan;
  }
  return best;
}

// Beside it once the map has moved a little. Until then it stands there as far as the map reaches.
std::optional<PopupPlace> after_a_pan(const PopupRequest& r, Size size) {
  std::optional<PopupPlace> best;
  double least = std::numeric_limits<double>::infinity();
  for (const PopupSide side : sides) {
    const ScreenRect rect = at_side(r, side, size, 0);
    if (hidden_share(r.outline, rect) > most_hidden) continue;
    // Slid to where the least move is needed.
    const ScreenRect near = settled(r, side, rect);
    const std::optional<ScreenXY> pan = pan_for(r, near);
    if (!pan) continue;
    const double length = std::hypot(pan->x, pan->y) - (side == r.last ? 1 : 0);
    if (length >= least) continue;
    least = length;
    const ScreenRect in = inner(r);
    const double x = moved_into(near.min_x, near.width(), in.min_x, in.max_x);
    const double y = moved_into(near.min_y, near.height(), in.min_y, in.max_y);
    best = with_tail(r, side, {x, y, x + near.width(), y + near.height()});
    best->has_tail = false;
    best->pan_x = pan->x, best->pan_y = pan->y;
  }
  return best;
}

// Above or below with the height that is there.
std::optional<PopupPlace> shorter(const PopupRequest& r, double width) {
  const ScreenRect in = inner(r), k = kept(r);
  std::optional<PopupPlace> best;
  double least = std::numeric_limits<double>::infinity();
  for (const PopupSide side : {PopupSide::above, PopupSide::below}) {
    const double room = side == PopupSide::below ? in.max_y - k.max_y - r.gap_px : k.min_y - r.gap_px - in.min_y;
    if (room < std::min(least_height, r.height_px)) continue;
    const Size size{width, std::min(r.height_px, room)};
    for (int i = -slides; i <= slides; ++i) {
      const double slide = static_cast<double>(i) / slides;
      const ScreenRect rect = settled(r, side, at_side(r, side, size, slide));
      if (!lies_in(rect, in) || hidden_share(r.outline, rect) > most_hidden) continue;
      // A map this small has its plates everywhere: it stands before one rather than nowhere.
      const auto covered =
          std::count_if(r.avoid.begin(), r.avoid.end(), [&](const ScreenRect& a) { return a.intersects(rect); });
      const double lost = 1 - size.height / r.height_px;
      const double c = cost(r, rect) + lost_height_costs * lost + slide_costs * std::abs(slide) +
                       obstacle_costs * static_cast<double>(covered);
      if (c < least) least = c, best = with_tail(r, side, rect);
    }
  }
  return best;
}

// Where it hides least, off the place and its names: for an outline that winds through the whole view.
std::optional<PopupPlace> anywhere(const PopupRequest& r, Size size) {
  const ScreenRect in = inner(r);
  std::optional<PopupPlace> best;
  double least = std::numeric_limits<double>::infinity();
  constexpr int places = 12;
  for (int row = 0; row <= places; ++row) {
    for (int column = 0; column <= places; ++column) {
      const double x = in.min_x + (in.width() - size.width) * column / places;
      const double y = in.min_y + (in.height() - size.height) * row / places;
      const ScreenRect rect{x, y, x + size.width, y + size.height};
      if (!covers_none(r, rect)) continue;
      // Of an area its outline is meant, and no point of it.
      const double c = cost(r, rect) + (grown(rect, r.gap_px).contains(r.place) ? place_costs : 0);
      if (c < least) least = c, best = with_tail(r, PopupSide::strip, rect);
    }
  }
  return best;
}

bool hides_name(const PopupRequest& r, const ScreenRect& rect) {
  return std::any_of(r.names.begin(), r.names.end(), [&](const ScreenRect& n) { return n.intersects(rect); });
}

// The same as high as it wants to be, or nearly, where that hides little: inside of an area that fills the view.
std::optional<PopupPlace> anywhere_at_length(const PopupRequest& r, Size whole) {
  constexpr double most_of_it = 0.6, all_of_it = 0.98;
  const ScreenRect k = kept(r);
  const double filled = k.width() * k.height() / std::max(1.0, r.map.width() * r.map.height());
  if (filled < (r.outline.empty() ? all_of_it : most_of_it)) return std::nullopt;
  const double most = inner(r).height();
  for (const double share : {0.8, 0.6, 0.45}) {
    const Size size{whole.width, std::min(whole.height, share * most)};
    if (size.height <= strip_height(r, false)) return std::nullopt;
    const auto place = anywhere(r, size);
    if (place && hidden_share(r.outline, place->rect) <= most_hidden && !hides_name(r, place->rect) &&
        !place->rect.contains(r.place))
      return place;
  }
  return std::nullopt;
}

// The least move of the map after which `popup` hides little of what it tells of, and that stays in view: all of it,
// or, where there is no such move, its place.
std::optional<ScreenXY> pan_from_under(const PopupRequest& r, const ScreenRect& popup) {
  const ScreenRect in = inner(r), k = kept(r);
  const double most_x = r.map.width() * most_pan, most_y = r.map.height() * most_pan;
  std::vector<ScreenXY> tries{{popup.min_x - r.gap_px - k.max_x, 0},
                              {popup.max_x + r.gap_px - k.min_x, 0},
                              {0, popup.min_y - r.gap_px - k.max_y},
                              {0, popup.max_y + r.gap_px - k.min_y}};
  constexpr int steps = 8;  // to each direction
  for (int row = -steps; row <= steps; ++row)
    for (int column = -steps; column <= steps; ++column)
      tries.push_back({most_x * column / steps, most_y * row / steps});
  std::optional<ScreenXY> whole, place;
  const auto offer = [](std::optional<ScreenXY>& best, ScreenXY pan) {
    if (!best || std::hypot(pan.x, pan.y) < std::hypot(best->x, best->y)) best = pan;
  };
  for (const ScreenXY pan : tries) {
    if (std::abs(pan.x) > most_x || std::abs(pan.y) > most_y) continue;
    // As if the popup moved: outline and names stay where they are.
    const ScreenRect there = shifted(popup, -pan.x, -pan.y);
    const bool free = !grown(there, r.gap_px / 2).contains(r.place) && !hides_name(r, there) &&
                      hidden_share(r.outline, there) <= most_hidden;
    if (!free) continue;
    const ScreenRect moved = shifted(k, pan.x, pan.y);
    if (lies_in(moved, in) && covers_none(r, moved)) offer(whole, pan);
    if (in.contains({r.place.x + pan.x, r.place.y + pan.y})) offer(place, pan);
  }
  return whole ? whole : place;
}

// Where its page was turned: not at another side, and the map moves rather than it.
std::optional<PopupPlace> under_its_head(const PopupRequest& r, Size whole) {
  if (!r.head) return std::nullopt;
  const ScreenRect in = inner(r);
  const double room = in.max_y - r.head->y;
  const double least = std::min(least_height, strip_height(r, true));
  std::vector<ScreenRect> rects;  // as high as it wants to be, and shorter
  for (const double share : {1.0, 0.75, 0.5}) {
    const double height = std::min(whole.height, share * room);
    const ScreenRect rect{r.head->x - whole.width, r.head->y, r.head->x, r.head->y + height};
    if (height < std::min(least, whole.height)) break;
    if (lies_in(rect, in) && covers_none(r, rect)) rects.push_back(rect);
  }
  for (const double most : {most_hidden, most_hidden_by_head}) {
    for (const ScreenRect& rect : rects) {
      const bool free = !rect.contains(r.place) && hidden_share(r.outline, rect) <= most && !hides_name(r, rect);
      if (free) return with_tail(r, PopupSide::strip, rect);
    }
  }
  if (!r.may_pan) return std::nullopt;
  for (const ScreenRect& rect : rects) {
    const std::optional<ScreenXY> pan = pan_from_under(r, rect);
    if (!pan) continue;
    PopupPlace out = with_tail(r, PopupSide::strip, rect);
    out.pan_x = pan->x, out.pan_y = pan->y;
    return out;
  }
  return std::nullopt;
}

// Along the lower edge; along the upper one where that hides less.
PopupPlace strip(const PopupRequest& r, double height) {
  const ScreenRect in = inner(r);
  const auto free_part = [&](ScreenRect rect) {
    for (const ScreenRect& a : r.avoid) {
      const ScreenRect o = grown(a, from_obstacles);
      if (!o.intersects(rect)) continue;
      const bool at_right = (o.min_x + o.max_x) / 2 > (rect.min_x + rect.max_x) / 2;
      const ScreenRect rest = at_right ? ScreenRect{rect.min_x, rect.min_y, o.min_x, rect.max_y}
                                       : ScreenRect{o.max_x, rect.min_y, rect.max_x, rect.max_y};
      if (rest.width() >= std::min(r.width_px, in.width()) * 0.75) rect = rest;
    }
    return rect;
  };
  const ScreenRect k = kept(r);
  const auto hides = [&](const ScreenRect& rect) {
    const ScreenRect over = common(k, rect);
    const bool over_place = rect.contains(r.place);
    const double area = over.width() > 0 && over.height() > 0 ? over.width() * over.height() : 0;
    return cost(r, rect) + outline_weight * area / std::max(1.0, k.width() * k.height()) + (over_place ? 200 : 0);
  };
  const ScreenRect lower = free_part({in.min_x, in.max_y - height, in.max_x, in.max_y});
  const ScreenRect upper = free_part({in.min_x, in.min_y, in.max_x, in.min_y + height});
  constexpr double clearly = 8;  // the lower edge is where one looks for it
  const bool at_top = hides(upper) + clearly < hides(lower);
  PopupPlace out = with_tail(r, PopupSide::strip, at_top ? upper : lower);
  // The map moves, so that the place stands in what is left.
  if (r.may_pan && grown(out.rect, r.gap_px).intersects(k)) {
    const double pan = at_top ? out.rect.max_y + r.gap_px - k.min_y : out.rect.min_y - r.gap_px - k.max_y;
    const bool stays = at_top ? k.max_y + pan <= in.max_y : k.min_y + pan >= in.min_y;
    if (std::abs(pan) <= r.map.height() * most_pan && stays) out.pan_y = pan;
  }
  return out;
}

}  // namespace

double hidden_share(const std::vector<ScreenXY>& outline, const ScreenRect& popup) {
  if (outline.empty()) return 0;
  const auto hidden = std::count_if(outline.begin(), outline.end(), [&](ScreenXY p) { return popup.contains(p); });
  return static_cast<double>(hidden) / static_cast<double>(outline.size());
}

PopupPlace dock_popup(const PopupRequest& r) {
  const ScreenRect in = inner(r);
  const double width = std::min(r.width_px, in.width()), height = std::min(r.height_px, in.height());
  PopupPlace out;
  out.rect = {in.min_x, in.min_y, in.min_x + width, in.min_y + height};
  return out;
}

PopupPlace place_popup(const PopupRequest& r) {
  const ScreenRect seen = common(r.keep, r.map);
  if (!r.map.contains(r.place) && (seen.width() <= 0 || seen.height() <= 0)) {
    const ScreenRect in = inner(r);
    PopupPlace out = dock_popup(r);
    const double width = out.rect.width(), height = out.rect.height();
    const double x = moved_into(r.place.x - width / 2, width, in.min_x, in.max_x);
    const double y = moved_into(r.place.y - height / 2, height, in.min_y, in.max_y);
    out.rect = {x, y, x + width, y + height};
    return out;
  }
  const ScreenRect in = inner(r);
  const Size whole{std::min(r.width_px, in.width()), std::min(r.height_px, in.height())};
  if (const auto place = under_its_head(r, whole)) return *place;
  // A long text scrolls sooner than that the map moves.
  for (const double share : {1.0, 0.8, 0.6}) {
    const double height = share * in.height();
    if (share < 1 && whole.height <= height) continue;
    if (const auto place = beside_it(r, {whole.width, std::min(whole.height, height)})) return *place;
  }
  if (r.may_pan) {
    if (const auto place = after_a_pan(r, whole)) return *place;
  }
  if (const auto place = shorter(r, whole.width)) return *place;
  if (const auto place = anywhere_at_length(r, whole)) return *place;
  PopupPlace along_edge = strip(r, strip_height(r, true));
  if (along_edge.rect.contains(r.place) && along_edge.pan_y == 0) along_edge = strip(r, strip_height(r, false));
  const bool free = along_edge.pan_y != 0 || hidden_share(r.outline, along_edge.rect) <= 2 * most_hidden;
  if (free && !hides_name(r, along_edge.rect)) return along_edge;
  const auto other = anywhere(r, {whole.width, strip_height(r, false)});
  return other && cost(r, other->rect) < cost(r, along_edge.rect) ? *other : along_edge;
}

}  // namespace app
