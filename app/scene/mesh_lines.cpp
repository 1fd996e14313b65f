#include "app/scene/mesh_lines.h"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace app {

using geodata::LocalBox;
using geodata::LocalPoint;

namespace {

// Lines that end where another begins (ways of one road, reaches of one river) reach a little beyond, in half widths,
// so that no notch shows where they meet at an angle. Costs nothing, where a round end would double short lines.
constexpr double end_overlap = 0.6;
constexpr double sharpest_mitre = 0.5;  // cosine of the turn: 60 degrees
constexpr double longest_mitre = 2.5;   // of an outline's inner corner, in half widths
constexpr double fan_step = std::numbers::pi / 4;
// Between segments shorter than two pixels a corner's form cannot be seen, and jagged coasts consist of little else.
constexpr double least_cornered = 2.0 * tile_units / 512;

struct StripPoint {
  LocalPoint at;
  double along = 0;
};

bool inside(LocalPoint p, const LocalBox& b) {
  return p.x >= b.min_x && p.x <= b.max_x && p.y >= b.min_y && p.y <= b.max_y;
}

bool both_beyond_one_edge(LocalPoint a, LocalPoint b, const LocalBox& box) {
  return (a.x < box.min_x && b.x < box.min_x) || (a.x > box.max_x && b.x > box.max_x) ||
         (a.y < box.min_y && b.y < box.min_y) || (a.y > box.max_y && b.y > box.max_y);
}

double distance(LocalPoint a, LocalPoint b) {
  const double dx = static_cast<double>(b.x) - a.x, dy = static_cast<double>(b.y) - a.y;
  return std::sqrt(dx * dx + dy * dy);  // no overflow to guard against, as hypot() would at three times the cost
}

// Directions carry their segment's length.
struct Segment : Direction {
  double length = 0;
};

Segment direction(LocalPoint a, LocalPoint b) {
  const double length = distance(a, b);
  return {{(static_cast<double>(b.x) - a.x) / length, (static_cast<double>(b.y) - a.y) / length}, length};
}

// The positive side is to the left of the way on the map. Outer rings run anticlockwise there, so it is the inside;
// y points south here, which is why left is (y, -x).
Direction left_of(Direction d) { return {d.y, -d.x}; }
Direction opposite(Direction d) { return {-d.x, -d.y}; }

Direction turned(Direction d, double angle) {
  const double c = std::cos(angle), s = std::sin(angle);
  return {d.x * c - d.y * s, d.x * s + d.y * c};
}

// One clipped stretch on its way into the mesh.
class Strip {
 public:
  Strip(MeshWriter& writer, LineKind kind) : writer_(writer), kind_(kind) {}

  // `before`, `after`: the directions of a ring's segments across its first vertex, where this stretch begins or ends
  // there; `free_start`, `free_end`: the line's own ends.
  void emit(std::span<const StripPoint> points, std::optional<Segment> before, std::optional<Segment> after,
            bool free_start, bool free_end) {
    writer_.begin_strip();
    const std::size_t last = points.size() - 1;
    Segment d = direction(points[0].at, points[1].at);
    if (before) {
      join(points[0], *before, d, Part::end);
    } else {
      cap(points[0], d, free_start ? -end_overlap : 0);
    }
    for (std::size_t i = 1; i < last; ++i) {
      const Segment next = direction(points[i].at, points[i + 1].at);
      join(points[i], d, next, Part::whole);
      d = next;
    }
    if (after) {
      join(points[last], d, *after, Part::whole);
    } else {
      cap(points[last], d, free_end ? end_overlap : 0);
    }
  }

 private:
  enum class Part { whole, end };  // end: only the last section of a joint

  void cap(const StripPoint& p, Direction d, double reach) {
    const Direction n = left_of(d);
    writer_.section(p.at, {n.x + d.x * reach, n.y + d.y * reach}, {-n.x + d.x * reach, -n.y + d.y * reach}, p.along);
  }

  void join(const StripPoint& p, const Segment& from, const Segment& to, Part part) {
    const double cosine = from.x * to.x + from.y * to.y;
    const Direction n1 = left_of(from), n2 = left_of(to);
    if (cosine >= sharpest_mitre) {
      const Direction m{(n1.x + n2.x) / (1 + cosine), (n1.y + n2.y) / (1 + cosine)};
      writer_.section(p.at, m, opposite(m), p.along);
      return;
    }
    if (std::max(from.length, to.length) < least_cornered) return blunt(p, from, to);
    const double turn = std::atan2(from.x * to.y - from.y * to.x, cosine);
    // An outline's inner corner is a true mitre, or the band inside an area would stick out of its sharp corners.
    std::optional<Direction> inner;
    const double length = 1 / std::max(std::cos(turn / 2), 1e-9);
    if (kind_ == LineKind::ring && length <= longest_mitre) {
      const Direction middle = turned(n1, turn / 2);
      inner = Direction{middle.x * length, middle.y * length};
    }
    const bool inner_is_positive = turn < 0;  // y points south: a negative turn is to the left
    const int steps = static_cast<int>(std::ceil(std::abs(turn) / fan_step));
    for (int i = part == Part::end ? steps : 0; i <= steps; ++i) {
      const Direction n = turned(n1, turn * i / steps);
      const Direction positive = inner && inner_is_positive ? *inner : n;
      const Direction negative = opposite(inner && !inner_is_positive ? *inner : n);
      writer_.section(p.at, positive, negative, p.along);
    }
  }

  // One section across both directions' middle, as wide as the line; where it turns back, across the one it came by.
  void blunt(const StripPoint& p, Direction from, Direction to) {
    const Direction n1 = left_of(from), n2 = left_of(to);
    const Direction sum{n1.x + n2.x, n1.y + n2.y};
    const double length = std::sqrt(sum.x * sum.x + sum.y * sum.y);
    const Direction n = length > 0.1 ? Direction{sum.x / length, sum.y / length} : n1;
    writer_.section(p.at, n, opposite(n), p.along);
  }

  MeshWriter& writer_;
  LineKind kind_;
};

}  // namespace

void add_line(MeshWriter& writer, std::span<const LocalPoint> line, LineKind kind, const LocalBox& box) {
  if (line.size() < 2) return;
  Strip strip(writer, kind);
  std::vector<StripPoint> stretch;
  bool from_start = false;
  const std::size_t last = line.size() - 1;
  const auto flush = [&](bool to_end) {
    if (stretch.size() >= 2) {
      const bool ring = kind == LineKind::ring;
      std::optional<Segment> before, after;
      if (ring && from_start) before = direction(line[last - 1], line[last]);
      if (ring && to_end) after = direction(line[0], line[1]);
      strip.emit(stretch, before, after, !ring && from_start, !ring && to_end);
    }
    stretch.clear();
  };
  const auto extend = [&](StripPoint a, StripPoint b, bool a_is_start) {
    if (stretch.empty()) stretch.push_back(a), from_start = a_is_start;
    stretch.push_back(b);
  };
  double along = 0;
  for (std::size_t i = 0; i < last; ++i) {
    const LocalPoint a = line[i], b = line[i + 1];
    const double length = distance(a, b);
    if (inside(a, box) && inside(b, box)) {
      extend({a, along}, {b, along + length}, i == 0);
    } else if (both_beyond_one_edge(a, b, box)) {
      flush(false);
    } else {
      const auto pieces = geodata::clip_line(std::array{a, b}, box);
      if (pieces.empty() || pieces.front().size() < 2 || pieces.front().front() == pieces.front().back()) {
        flush(false);
      } else {
        const LocalPoint c = pieces.front().front(), d = pieces.front().back();
        if (c != a) flush(false);
        extend({c, along + distance(a, c)}, {d, along + distance(a, d)}, i == 0 && c == a);
        if (d != b) flush(false);
      }
    }
    along += length;
  }
  flush(true);
}

}  // namespace app
