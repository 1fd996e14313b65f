// Shapes for tests, from a seed that each test prints.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

#include "geodata/algo/clip.h"
#include "geodata/geo/world.h"

namespace shapes {

using Random = std::mt19937;

inline std::int32_t between(Random& random, std::int32_t low, std::int32_t high) {
  return low + static_cast<std::int32_t>(random() % static_cast<std::uint32_t>(high - low + 1));
}

inline double fraction(Random& random) { return static_cast<double>(random() % 10007) / 10007; }

// A ring that never crosses itself: one vertex at each angle about the centre, at a distance from near to far.
inline std::vector<geodata::LocalPoint> star(Random& random, geodata::LocalPoint centre, int count, double near,
                                             double far) {
  std::vector<geodata::LocalPoint> ring;
  for (int i = 0; i < count; ++i) {
    const double angle = 2 * std::numbers::pi * i / count;
    const double distance = near + (far - near) * fraction(random);
    const geodata::LocalPoint p{centre.x + static_cast<std::int32_t>(std::lround(distance * std::cos(angle))),
                                centre.y + static_cast<std::int32_t>(std::lround(distance * std::sin(angle)))};
    if (ring.empty() || ring.back() != p) ring.push_back(p);
  }
  return ring;
}

inline double twice_area(const std::vector<geodata::LocalPoint>& ring) {
  double sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    sum += static_cast<double>(ring[j].x) * ring[i].y - static_cast<double>(ring[i].x) * ring[j].y;
  }
  return sum;
}

inline std::vector<geodata::WorldPoint> to_world_ring(const std::vector<geodata::LocalPoint>& ring,
                                                      std::uint32_t origin = 1u << 31) {
  std::vector<geodata::WorldPoint> out;
  out.reserve(ring.size());
  for (const geodata::LocalPoint p : ring) {
    out.push_back({origin + static_cast<std::uint32_t>(p.x), origin + static_cast<std::uint32_t>(p.y)});
  }
  out.push_back(out.front());
  return out;
}

inline bool contains(const std::vector<geodata::LocalPoint>& ring, double x, double y) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const double ax = ring[i].x, ay = ring[i].y, bx = ring[j].x, by = ring[j].y;
    if ((ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

}  // namespace shapes
