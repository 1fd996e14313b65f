// Areas as plain points, in longitude and latitude (RFC 7946): what is worked out and handed on. What is drawn and
// searched is in a feature store.
#pragma once

#include <span>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

inline constexpr double square_metres_per_km2 = 1e6;

using Ring = std::vector<LngLat>;   // closed: the first point again at the end
using Polygon = std::vector<Ring>;  // the outer one, counterclockwise; then its holes, clockwise

// On the ellipsoid, holes taken off. Polygons that overlap count twice.
double area_m2(std::span<const Polygon> polygons);
// Even-odd, straight lines in longitude and latitude. O(n).
bool contains(std::span<const Polygon> polygons, LngLat p);

}  // namespace geodata
