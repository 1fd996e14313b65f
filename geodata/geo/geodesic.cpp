#include "geodata/geo/geodesic.h"

#include <cmath>

#include <geodesic.h>

namespace geodata {
namespace {

const geod_geodesic& wgs84() {
  static const geod_geodesic ellipsoid = [] {
    geod_geodesic g;
    geod_init(&g, 6378137.0, 1 / 298.257223563);
    return g;
  }();
  return ellipsoid;
}

struct RingMeasure {
  double area_m2 = 0;
  double perimeter_m = 0;
};
RingMeasure measure(std::span<const LngLat> ring) {
  if (ring.size() > 1 && ring.front() == ring.back()) ring = ring.first(ring.size() - 1);
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (const LngLat p : ring) geod_polygon_addpoint(&wgs84(), &polygon, p.lat, p.lng);
  RingMeasure out;
  // Signed, so that a clockwise ring is not read as "all of the Earth but this".
  geod_polygon_compute(&wgs84(), &polygon, 0, 1, &out.area_m2, &out.perimeter_m);
  out.area_m2 = ring.size() < 3 ? 0 : std::abs(out.area_m2);
  return out;
}

}  // namespace

double distance_m(LngLat a, LngLat b) {
  double metres = 0;
  geod_inverse(&wgs84(), a.lat, a.lng, b.lat, b.lng, &metres, nullptr, nullptr);
  return metres;
}

double length_m(std::span<const LngLat> line) {
  double metres = 0;
  for (std::size_t i = 1; i < line.size(); ++i) metres += distance_m(line[i - 1], line[i]);
  return metres;
}

double area_m2(std::span<const LngLat> ring) { return measure(ring).area_m2; }

double perimeter_m(std::span<const LngLat> ring) { return measure(ring).perimeter_m; }

double azimuth_deg(LngLat a, LngLat b) {
  if (a == b) return 0;
  double azimuth = 0;
  geod_inverse(&wgs84(), a.lat, a.lng, b.lat, b.lng, nullptr, &azimuth, nullptr);
  if (azimuth < 0) azimuth += 360;
  return azimuth >= 360 ? 0 : azimuth + 0.0;  // + 0.0 turns -0 into 0
}

LngLat destination(LngLat start, double azimuth_deg, double distance_m) {
  LngLat end;
  geod_direct(&wgs84(), start.lat, start.lng, azimuth_deg, distance_m, &end.lat, &end.lng, nullptr);
  return end;
}

}  // namespace geodata
