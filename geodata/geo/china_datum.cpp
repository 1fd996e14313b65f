// The series as published by the services' users since 2010 (eviltransform and coordtransform document it, with test
// values); the authority that shifts the coordinates has published no formula.
#include "geodata/geo/china_datum.h"

#include <cmath>

#include "geodata/geo/radians.h"

namespace geodata {
namespace {

constexpr double krasovsky_a_m = 6378245.0;
constexpr double krasovsky_e2 = 0.00669342162296594323;
constexpr double bd09_frequency = 3000 * degrees;
constexpr int max_iterations = 20;
constexpr double settled_deg = 1e-12;

bool in_china(LngLat p) { return p.lng >= 72.004 && p.lng <= 137.8347 && p.lat >= 0.8293 && p.lat <= 55.8271; }

// The shift, metres east and north before they are scaled to degrees, of a point given relative to 105 E 35 N.
double north_m(double x, double y) {
  return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
         (20 * std::sin(6 * pi * x) + 20 * std::sin(2 * pi * x) + 20 * std::sin(pi * y) + 40 * std::sin(pi / 3 * y) +
          160 * std::sin(pi / 12 * y) + 320 * std::sin(pi / 30 * y)) *
             2 / 3;
}
double east_m(double x, double y) {
  return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) +
         (20 * std::sin(6 * pi * x) + 20 * std::sin(2 * pi * x) + 20 * std::sin(pi * x) + 40 * std::sin(pi / 3 * x) +
          150 * std::sin(pi / 12 * x) + 300 * std::sin(pi / 30 * x)) *
             2 / 3;
}

LngLat shift_to_gcj02(LngLat p) {
  const double x = p.lng - 105;
  const double y = p.lat - 35;
  const double s = std::sin(p.lat * degrees);
  const double w2 = 1 - krasovsky_e2 * s * s;
  const double meridian_radius_m = krasovsky_a_m * (1 - krasovsky_e2) / (w2 * std::sqrt(w2));
  const double parallel_radius_m = krasovsky_a_m / std::sqrt(w2) * std::cos(p.lat * degrees);
  return {p.lng + east_m(x, y) / (parallel_radius_m * degrees), p.lat + north_m(x, y) / (meridian_radius_m * degrees)};
}

LngLat turn_to_bd09(LngLat p) {
  const double radius = std::hypot(p.lng, p.lat) + 0.00002 * std::sin(p.lat * bd09_frequency);
  const double angle = std::atan2(p.lat, p.lng) + 0.000003 * std::cos(p.lng * bd09_frequency);
  return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

// The q with forward(q) == p. Both shifts change by less than 2 % of a step, so each round gains about two digits.
LngLat invert(LngLat (*forward)(LngLat), LngLat p) {
  LngLat q = p;
  for (int i = 0; i < max_iterations; ++i) {
    const LngLat image = forward(q);
    const double off_lng = image.lng - p.lng;
    const double off_lat = image.lat - p.lat;
    q.lng -= off_lng;
    q.lat -= off_lat;
    if (std::abs(off_lng) < settled_deg && std::abs(off_lat) < settled_deg) break;
  }
  return q;
}

}  // namespace

LngLat wgs84_to_gcj02(LngLat p) { return in_china(p) ? shift_to_gcj02(p) : p; }
LngLat gcj02_to_wgs84(LngLat p) { return in_china(p) ? invert(shift_to_gcj02, p) : p; }
LngLat gcj02_to_bd09(LngLat p) { return in_china(p) ? turn_to_bd09(p) : p; }
LngLat bd09_to_gcj02(LngLat p) { return in_china(p) ? invert(turn_to_bd09, p) : p; }

}  // namespace geodata
