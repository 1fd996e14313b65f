// Lengths, areas and directions on the WGS 84 ellipsoid, by Karney's algorithms in PROJ (geodesic.h).
// C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 43-55 (2013). Accurate to nanometres.
#pragma once

#include <span>

#include "geodata/geo/world.h"

namespace geodata {

double distance_m(LngLat a, LngLat b);
double length_m(std::span<const LngLat> line);
// Unsigned area of a simple ring (closed or not); 0 with fewer than three points.
double area_m2(std::span<const LngLat> ring);
double perimeter_m(std::span<const LngLat> ring);
// Azimuth at `a` towards `b`, degrees clockwise from north, [0, 360).
double azimuth_deg(LngLat a, LngLat b);
// The point `distance_m` metres from `start` in direction `azimuth_deg`.
LngLat destination(LngLat start, double azimuth_deg, double distance_m);

}  // namespace geodata
