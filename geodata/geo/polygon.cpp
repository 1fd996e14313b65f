#include "geodata/geo/polygon.h"

#include "geodata/geo/geodesic.h"

namespace geodata {

double area_m2(std::span<const Polygon> polygons) {
  double sum = 0;
  for (const Polygon& polygon : polygons) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const double ring = area_m2(std::span<const LngLat>(polygon[i]));
      sum += i == 0 ? ring : -ring;
    }
  }
  return sum;
}

bool contains(std::span<const Polygon> polygons, LngLat p) {
  bool inside = false;
  for (const Polygon& polygon : polygons) {
    for (const Ring& ring : polygon) {
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const LngLat a = ring[i], b = ring[i + 1];
        if ((a.lat > p.lat) == (b.lat > p.lat)) continue;
        if (p.lng < a.lng + (p.lat - a.lat) / (b.lat - a.lat) * (b.lng - a.lng)) inside = !inside;
      }
    }
  }
  return inside;
}

}  // namespace geodata
