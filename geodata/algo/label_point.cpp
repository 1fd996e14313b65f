#include "geodata/algo/label_point.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

namespace geodata {
namespace {

using Rings = std::span<const std::span<const WorldPoint>>;

constexpr int max_cells = 4000;                // ends the search in a shape without one best point
constexpr double label_precision = 1.0 / 100;  // of the area's larger side

WorldXY to_xy(WorldPoint p) { return {static_cast<double>(p.x), static_cast<double>(p.y)}; }

double squared_distance_to_segment(WorldXY a, WorldXY b, WorldXY p) {
  const double ux = b.x - a.x;
  const double uy = b.y - a.y;
  const double dx = p.x - a.x;
  const double dy = p.y - a.y;
  const double squared_length = ux * ux + uy * uy;
  const double t = squared_length > 0 ? std::clamp((dx * ux + dy * uy) / squared_length, 0.0, 1.0) : 0;
  const double ex = dx - t * ux;
  const double ey = dy - t * uy;
  return ex * ex + ey * ey;
}

// To the outline, positive inside. One pass over all edges does both questions: this is the search's whole cost.
double signed_distance(Rings rings, WorldXY p) {
  bool inside = false;
  double nearest = std::numeric_limits<double>::infinity();
  for (const std::span<const WorldPoint> ring : rings) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const WorldXY a = to_xy(ring[i]);
      const WorldXY b = to_xy(ring[j]);
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
      nearest = std::min(nearest, squared_distance_to_segment(a, b, p));
    }
  }
  return std::sqrt(nearest) * (inside ? 1 : -1);
}

struct Cell {
  WorldXY centre;
  double half = 0;                                                       // of the side
  double distance = 0;                                                   // signed, at the centre
  double most() const { return distance + half * std::numbers::sqrt2; }  // that any of its points can reach
  bool operator<(const Cell& other) const { return most() < other.most(); }
};

Cell make_cell(Rings rings, WorldXY centre, double half) { return {centre, half, signed_distance(rings, centre)}; }

// Twice the signed area in squared units, about the first vertex so that small areas keep their digits.
double twice_area(std::span<const WorldPoint> ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double ax = static_cast<double>(ring[i - 1].x) - ring[0].x;
    const double ay = static_cast<double>(ring[i - 1].y) - ring[0].y;
    const double bx = static_cast<double>(ring[i].x) - ring[0].x;
    const double by = static_cast<double>(ring[i].y) - ring[0].y;
    sum += ax * by - bx * ay;
  }
  return sum;
}

WorldXY centroid(std::span<const WorldPoint> ring) {
  double area = 0, x = 0, y = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double ax = static_cast<double>(ring[i - 1].x) - ring[0].x;
    const double ay = static_cast<double>(ring[i - 1].y) - ring[0].y;
    const double bx = static_cast<double>(ring[i].x) - ring[0].x;
    const double by = static_cast<double>(ring[i].y) - ring[0].y;
    const double cross = ax * by - bx * ay;
    area += cross, x += (ax + bx) * cross, y += (ay + by) * cross;
  }
  const WorldXY origin = to_xy(ring[0]);
  return area == 0 ? origin : WorldXY{origin.x + x / (3 * area), origin.y + y / (3 * area)};
}

double squared_gap(WorldPoint a, WorldPoint b) {
  const double dx = static_cast<double>(a.x) - b.x;
  const double dy = static_cast<double>(a.y) - b.y;
  return dx * dx + dy * dy;
}

double planar_length(std::span<const WorldPoint> line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += std::sqrt(squared_gap(line[i - 1], line[i]));
  return length;
}

WorldPoint nearest_point(WorldXY p) {
  const auto unit = [](double v) { return static_cast<std::uint32_t>(std::clamp(std::round(v), 0.0, world_size - 1)); };
  return {unit(p.x), unit(p.y)};
}

WorldPoint middle_of(std::span<const WorldPoint> line, double length) {
  double left = length / 2;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = std::sqrt(squared_gap(line[i - 1], line[i]));
    if (step >= left && step > 0) {
      const WorldXY a = to_xy(line[i - 1]);
      const WorldXY b = to_xy(line[i]);
      return nearest_point({a.x + (b.x - a.x) * left / step, a.y + (b.y - a.y) * left / step});
    }
    left -= step;
  }
  return line.back();
}

WorldBox box_of(Rings rings) {
  WorldBox box;
  for (const std::span<const WorldPoint> ring : rings)
    for (const WorldPoint p : ring) box.add(p);
  return box;
}

// The biggest part of one type and how big it is: area, length, or 0 for the first point.
struct Biggest {
  std::optional<PartIndex> part;
  double size = -1;
};
Biggest biggest_part(const FeatureStore& store, FeatureIndex f, GeometryType type) {
  Biggest best;
  const IndexRange parts = store.parts(f);
  for (PartIndex p = parts.first; p < parts.last; ++p) {
    const IndexRange rings = store.rings(p);
    if (store.type(p) != type || rings.size() == 0 || store.ring(rings.first).empty()) continue;
    double size = 0;
    if (type == GeometryType::polygon) {
      for (const std::span<const WorldPoint> ring : rings_of(store, p))
        size = std::max(size, std::abs(twice_area(ring)));
    }
    if (type == GeometryType::line) size = planar_length(store.ring(rings.first));
    if (size > best.size) best = {p, size};
  }
  return best;
}

}  // namespace

LabelPoint pole_of_inaccessibility(Rings rings, double precision) {
  if (rings.empty() || rings[0].empty()) return {};
  // Mostly the first one; but files have islands as holes of each other.
  const std::span<const WorldPoint> outer = *std::max_element(
      rings.begin(), rings.end(), [](auto a, auto b) { return std::abs(twice_area(a)) < std::abs(twice_area(b)); });
  const WorldBox box = box_of(rings);
  const double side = std::max(box.max_x - box.min_x, box.max_y - box.min_y);
  precision = std::max(precision, 0.5);  // the answer is rounded to whole units

  std::priority_queue<Cell> queue;
  const WorldXY middle{(static_cast<double>(box.min_x) + box.max_x) / 2,
                       (static_cast<double>(box.min_y) + box.max_y) / 2};
  queue.push(make_cell(rings, middle, side / 2));
  Cell best = make_cell(rings, centroid(outer), 0);
  if (queue.top().distance > best.distance) best = queue.top();
  for (int cells = 0; !queue.empty() && cells < max_cells; cells += 4) {
    const Cell cell = queue.top();
    queue.pop();
    if (cell.most() - best.distance <= precision) break;
    const double half = cell.half / 2;
    for (const double dx : {-half, half}) {
      for (const double dy : {-half, half}) {
        const Cell child = make_cell(rings, {cell.centre.x + dx, cell.centre.y + dy}, half);
        if (child.distance > best.distance) best = child;
        if (child.most() - best.distance > precision) queue.push(child);
      }
    }
  }
  if (best.distance <= 0) return {outer[outer.size() / 2], 0};  // no inside: a sliver or a fold
  return {nearest_point(best.centre), best.distance};
}

std::optional<LabelPoint> label_point(const FeatureStore& store, FeatureIndex f) {
  if (const Biggest area = biggest_part(store, f, GeometryType::polygon); area.part) {
    const auto rings = rings_of(store, *area.part);
    const WorldBox box = box_of(rings);
    const double side = std::max(box.max_x - box.min_x, box.max_y - box.min_y);
    return pole_of_inaccessibility(rings, side * label_precision);
  }
  if (const Biggest line = biggest_part(store, f, GeometryType::line); line.part) {
    return LabelPoint{middle_of(store.ring(store.rings(*line.part).first), line.size), 0};
  }
  if (const Biggest point = biggest_part(store, f, GeometryType::point); point.part) {
    return LabelPoint{store.ring(store.rings(*point.part).first).front(), 0};
  }
  return std::nullopt;
}

bool ring_contains(std::span<const WorldPoint> ring, WorldXY p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const WorldXY a = to_xy(ring[i]);
    const WorldXY b = to_xy(ring[j]);
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

bool polygon_contains(Rings rings, WorldXY p) {
  bool inside = false;
  for (const std::span<const WorldPoint> ring : rings) inside = inside != ring_contains(ring, p);
  return inside;
}

std::vector<std::span<const WorldPoint>> rings_of(const FeatureStore& store, PartIndex p) {
  std::vector<std::span<const WorldPoint>> rings;
  for (RingIndex r = store.rings(p).first; r < store.rings(p).last; ++r) {
    if (!store.ring(r).empty()) rings.push_back(store.ring(r));
  }
  return rings;
}

bool covers(const FeatureStore& store, FeatureIndex f, WorldXY p) {
  for (PartIndex part = store.parts(f).first; part < store.parts(f).last; ++part) {
    if (store.type(part) == GeometryType::polygon && polygon_contains(rings_of(store, part), p)) return true;
  }
  return false;
}

double squared_distance_to_line(std::span<const WorldPoint> line, WorldXY p) {
  if (line.empty()) return std::numeric_limits<double>::infinity();
  double nearest = squared_distance_to_segment(to_xy(line[0]), to_xy(line[0]), p);
  for (std::size_t i = 1; i < line.size(); ++i) {
    nearest = std::min(nearest, squared_distance_to_segment(to_xy(line[i - 1]), to_xy(line[i]), p));
  }
  return nearest;
}

}  // namespace geodata
