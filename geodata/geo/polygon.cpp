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

}  // namespace geodata
