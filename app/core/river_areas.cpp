#include "app/core/river_areas.h"

#include <algorithm>

namespace app {

using geodata::WorldPoint;

namespace {

std::int64_t apart(std::uint32_t a, std::uint32_t b) { return static_cast<std::int32_t>(b - a); }

// Twice the area of the triangle: whether p is left of a -> b. Exact: differences have 32 bits.
std::int64_t side(WorldPoint a, WorldPoint b, WorldPoint p) {
  return apart(a.x, b.x) * apart(a.y, p.y) - apart(a.y, b.y) * apart(a.x, p.x);
}

// A point on a line counts as left of it, for both segments that meet there: so each crossing is counted once.
bool cross(WorldPoint p, WorldPoint q, WorldPoint a, WorldPoint b) {
  return (side(a, b, p) >= 0) != (side(a, b, q) >= 0) && (side(p, q, a) >= 0) != (side(p, q, b) >= 0);
}

double share_of_crossing(WorldPoint p, WorldPoint q, WorldPoint a, WorldPoint b) {
  const auto from = static_cast<double>(side(a, b, p)), to = static_cast<double>(side(a, b, q));
  return from == to ? 0 : std::clamp(from / (from - to), 0.0, 1.0);
}

// Turns of one area along the way: it is crossed at these places. Absences that are too short are closed, then stays
// that are too short are dropped.
std::vector<AreaStay> stays_of(std::size_t area, bool inside, std::vector<double> crossings, double first_m,
                               double last_m) {
  std::sort(crossings.begin(), crossings.end());
  std::vector<AreaStay> stays;
  double from_m = first_m;
  const auto close = [&](double to_m) {
    if (!stays.empty() && from_m - stays.back().to_m < RiverAreas::least_stay_m) {
      stays.back().to_m = to_m;
    } else {
      stays.push_back({area, from_m, to_m});
    }
  };
  for (const double at_m : crossings) {
    if (inside) close(at_m);
    inside = !inside;
    from_m = at_m;
  }
  if (inside) close(last_m);
  const double least_m = std::min(RiverAreas::least_stay_m, last_m - first_m);
  std::erase_if(stays, [&](const AreaStay& stay) { return stay.to_m - stay.from_m < least_m; });
  return stays;
}

}  // namespace

void RiverAreas::add(RiverArea area, const geodata::FeatureStore& store, geodata::FeatureIndex feature) {
  const auto number = static_cast<std::uint32_t>(areas_.size());
  const auto first = static_cast<std::uint32_t>(edges_.size());
  const geodata::IndexRange parts = store.parts(feature);
  for (geodata::PartIndex p = parts.first; p < parts.last; ++p) {
    if (store.type(p) != geodata::GeometryType::polygon) continue;
    const geodata::IndexRange rings = store.rings(p);
    for (geodata::RingIndex r = rings.first; r < rings.last; ++r) {
      const auto ring = store.ring(r);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i - 1] != ring[i]) edges_.push_back({ring[i - 1], ring[i], number});
      }
    }
  }
  if (edges_.size() == first) return;
  areas_.push_back(std::move(area));
  edges_of_.push_back({first, static_cast<std::uint32_t>(edges_.size())});
}

void RiverAreas::finish() {
  std::vector<geodata::WorldBox> boxes(edges_.size());
  for (std::size_t i = 0; i < edges_.size(); ++i) boxes[i].add(edges_[i].a), boxes[i].add(edges_[i].b);
  index_ = geodata::SpatialIndex(boxes);
}

// Even-odd along the line to the east.
bool RiverAreas::inside(std::size_t area, WorldPoint p) const {
  bool in = false;
  for (std::uint32_t i = edges_of_[area].first; i < edges_of_[area].last; ++i) {
    const Edge& e = edges_[i];
    if ((e.a.y > p.y) == (e.b.y > p.y)) continue;
    const WorldPoint upper = e.a.y < e.b.y ? e.a : e.b, lower = e.a.y < e.b.y ? e.b : e.a;
    if (side(upper, lower, p) > 0) in = !in;
  }
  return in;
}

std::vector<AreaStay> RiverAreas::along(const std::vector<RiverPathPoint>& path) const {
  std::vector<AreaStay> out;
  if (path.empty() || areas_.empty()) return out;
  std::vector<std::vector<double>> crossings(areas_.size());
  WorldPoint p = geodata::to_world(path.front().at);
  for (std::size_t i = 1; i < path.size(); ++i) {
    const WorldPoint q = geodata::to_world(path[i].at);
    geodata::WorldBox box;
    box.add(p), box.add(q);
    index_.search(box, [&](std::uint32_t found) {
      const Edge& e = edges_[found];
      if (!cross(p, q, e.a, e.b)) return;
      const double from_m = path[i - 1].distance_m, to_m = path[i].distance_m;
      crossings[e.area].push_back(from_m + (to_m - from_m) * share_of_crossing(p, q, e.a, e.b));
    });
    p = q;
  }
  const WorldPoint start = geodata::to_world(path.front().at);
  for (std::size_t area = 0; area < areas_.size(); ++area) {
    const auto stays = stays_of(area, inside(area, start), std::move(crossings[area]), path.front().distance_m,
                                path.back().distance_m);
    out.insert(out.end(), stays.begin(), stays.end());
  }
  std::stable_sort(out.begin(), out.end(), [](const AreaStay& a, const AreaStay& b) { return a.from_m < b.from_m; });
  return out;
}

}  // namespace app
