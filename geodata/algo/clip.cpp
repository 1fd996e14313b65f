// Where an edge of the box cuts a segment is computed from the segment's own ends, taken in one fixed order, and not
// from what earlier cuts made of it: two areas that share a border, and two tiles that share an edge, get the same
// point. (Liang and Barsky's parameters decide only which edges cut.)
#include "geodata/algo/clip.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace geodata {
namespace {

enum class Axis { x, y };

std::int32_t along(LocalPoint p, Axis axis) { return axis == Axis::x ? p.x : p.y; }
std::int32_t across(LocalPoint p, Axis axis) { return axis == Axis::x ? p.y : p.x; }

// Where a-b meets the line axis = edge. Precondition: a and b are on different sides, or one is on the line.
LocalPoint crossing(LocalPoint a, LocalPoint b, Axis axis, std::int32_t edge) {
  if (along(a, axis) > along(b, axis)) std::swap(a, b);
  const double run = static_cast<double>(along(b, axis)) - along(a, axis);
  const double rise = static_cast<double>(across(b, axis)) - across(a, axis);
  const double part = run > 0 ? (static_cast<double>(edge) - along(a, axis)) / run : 0;
  const auto offset = static_cast<std::int64_t>(std::floor(rise * part + 0.5));
  const auto other = static_cast<std::int32_t>(across(a, axis) + offset);
  return axis == Axis::x ? LocalPoint{edge, other} : LocalPoint{other, edge};
}

bool contains(const LocalBox& box, LocalPoint p) {
  return p.x >= box.min_x && p.x <= box.max_x && p.y >= box.min_y && p.y <= box.max_y;
}

// One end of the visible part of a segment: at parameter t, made by `edge` of `axis` unless it is the segment's end.
struct End {
  double t = 0;
  bool cut = false;
  Axis axis = Axis::x;
  std::int32_t edge = 0;
};

struct VisiblePart {
  End enter{0, false, Axis::x, 0};
  End leave{1, false, Axis::x, 0};
  bool any = true;

  // Liang and Barsky: the half plane on the inner side of one edge. `p`: speed outwards; `q`: room left at the start.
  void limit(double p, double q, Axis axis, std::int32_t edge) {
    if (p == 0) {
      any = any && q >= 0;
    } else if (p < 0) {
      if (q / p > enter.t) enter = {q / p, true, axis, edge};
    } else if (q / p < leave.t) {
      leave = {q / p, true, axis, edge};
    }
  }
};

VisiblePart visible_part(LocalPoint a, LocalPoint b, const LocalBox& box) {
  const double dx = static_cast<double>(b.x) - a.x;
  const double dy = static_cast<double>(b.y) - a.y;
  VisiblePart part;
  part.limit(-dx, static_cast<double>(a.x) - box.min_x, Axis::x, box.min_x);
  part.limit(dx, static_cast<double>(box.max_x) - a.x, Axis::x, box.max_x);
  part.limit(-dy, static_cast<double>(a.y) - box.min_y, Axis::y, box.min_y);
  part.limit(dy, static_cast<double>(box.max_y) - a.y, Axis::y, box.max_y);
  part.any = part.any && part.enter.t <= part.leave.t;
  return part;
}

LocalPoint end_point(const End& end, LocalPoint uncut, LocalPoint a, LocalPoint b, const LocalBox& box) {
  if (!end.cut) return uncut;
  const LocalPoint p = crossing(a, b, end.axis, end.edge);
  return {std::clamp(p.x, box.min_x, box.max_x), std::clamp(p.y, box.min_y, box.max_y)};  // rounding at a corner
}

class Pieces {
 public:
  void add(LocalPoint p) {
    if (piece_.empty() || piece_.back() != p) piece_.push_back(p);
  }
  void end_piece() {
    if (piece_.size() > 1) pieces_.push_back(std::move(piece_));
    piece_.clear();
  }
  std::vector<std::vector<LocalPoint>> take() {
    end_piece();
    return std::move(pieces_);
  }

 private:
  std::vector<LocalPoint> piece_;
  std::vector<std::vector<LocalPoint>> pieces_;
};

struct HalfPlane {
  Axis axis;
  std::int32_t edge;
  bool keep_above;
  bool inside(LocalPoint p) const { return keep_above ? along(p, axis) >= edge : along(p, axis) <= edge; }
};

void clip_by(const HalfPlane& half, const std::vector<LocalPoint>& ring, std::vector<LocalPoint>& out) {
  out.clear();
  if (ring.empty()) return;
  const auto add = [&](LocalPoint p) {
    if (out.empty() || out.back() != p) out.push_back(p);
  };
  LocalPoint before = ring.back();
  bool before_inside = half.inside(before);
  for (const LocalPoint p : ring) {
    const bool inside = half.inside(p);
    if (inside != before_inside) add(crossing(before, p, half.axis, half.edge));
    if (inside) add(p);
    before = p;
    before_inside = inside;
  }
  while (out.size() > 1 && out.back() == out.front()) out.pop_back();
}

bool lies_on_one_edge(const std::vector<LocalPoint>& ring, const LocalBox& box) {
  const auto all = [&](auto&& is_on) { return std::all_of(ring.begin(), ring.end(), is_on); };
  return all([&](LocalPoint p) { return p.x == box.min_x; }) || all([&](LocalPoint p) { return p.x == box.max_x; }) ||
         all([&](LocalPoint p) { return p.y == box.min_y; }) || all([&](LocalPoint p) { return p.y == box.max_y; });
}

}  // namespace

std::vector<std::vector<LocalPoint>> clip_line(std::span<const LocalPoint> line, const LocalBox& box) {
  Pieces pieces;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const LocalPoint a = line[i - 1];
    const LocalPoint b = line[i];
    if (contains(box, a) && contains(box, b)) {
      pieces.add(a);
      pieces.add(b);
      continue;
    }
    const VisiblePart part = visible_part(a, b, box);
    if (!part.any) {
      pieces.end_piece();
      continue;
    }
    if (part.enter.cut) pieces.end_piece();
    pieces.add(end_point(part.enter, a, a, b, box));
    pieces.add(end_point(part.leave, b, a, b, box));
    if (part.leave.cut) pieces.end_piece();
  }
  return pieces.take();
}

std::vector<LocalPoint> clip_ring(std::span<const LocalPoint> ring, const LocalBox& box) {
  if (ring.size() > 1 && ring.front() == ring.back()) ring = ring.first(ring.size() - 1);
  if (ring.size() < 3) return {};
  LocalBox extent{ring[0].x, ring[0].y, ring[0].x, ring[0].y};
  for (const LocalPoint p : ring) {
    extent.min_x = std::min(extent.min_x, p.x), extent.max_x = std::max(extent.max_x, p.x);
    extent.min_y = std::min(extent.min_y, p.y), extent.max_y = std::max(extent.max_y, p.y);
  }
  if (extent.max_x < box.min_x || extent.min_x > box.max_x || extent.max_y < box.min_y || extent.min_y > box.max_y) {
    return {};
  }
  std::vector<LocalPoint> out(ring.begin(), ring.end());
  std::vector<LocalPoint> scratch;
  const auto clip = [&](bool needed, const HalfPlane& half) {
    if (!needed) return;
    clip_by(half, out, scratch);
    out.swap(scratch);
  };
  clip(extent.min_x < box.min_x, {Axis::x, box.min_x, true});
  clip(extent.max_x > box.max_x, {Axis::x, box.max_x, false});
  clip(extent.min_y < box.min_y, {Axis::y, box.min_y, true});
  clip(extent.max_y > box.max_y, {Axis::y, box.max_y, false});
  if (out.size() < 3 || lies_on_one_edge(out, box)) return {};
  return out;
}

}  // namespace geodata
