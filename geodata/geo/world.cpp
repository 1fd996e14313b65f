#include "geodata/geo/world.h"

#include <cmath>
#include <numbers>

namespace geodata {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double degrees = pi / 180;
constexpr double sphere_radius_m = 6378137;  // EPSG:3857 takes the ellipsoid's semi-major axis as a sphere

// Nearest unit; the far edge belongs to the last unit. Nearest and not floor, so that to_world(to_lnglat(p)) == p.
std::uint32_t nearest_unit(double v) {
  return static_cast<std::uint32_t>(std::clamp(std::floor(v + 0.5), 0.0, world_size - 1));
}

}  // namespace

WorldXY to_world_xy(LngLat p) {
  const double s = std::sin(std::clamp(p.lat, -max_latitude, max_latitude) * degrees);
  // ln tan(pi/4 + lat/2) = atanh(sin lat): one sine and one logarithm a point.
  const double northing = std::log((1 + s) / (1 - s)) * 0.5;
  return {(p.lng / 360 + 0.5) * world_size, (0.5 - northing / (2 * pi)) * world_size};
}

WorldPoint to_world(LngLat p) {
  WorldXY xy = to_world_xy(p);
  if (xy.x < 0 || xy.x > world_size) xy.x -= std::floor(xy.x / world_size) * world_size;
  return {nearest_unit(xy.x), nearest_unit(xy.y)};
}

LngLat to_lnglat(WorldXY p) {
  const double northing = (0.5 - p.y / world_size) * 2 * pi;
  return {(p.x / world_size - 0.5) * 360, std::atan(std::sinh(northing)) / degrees};
}

LngLat to_lnglat(WorldPoint p) { return to_lnglat(WorldXY{static_cast<double>(p.x), static_cast<double>(p.y)}); }

double metres_per_unit(double lat) { return 2 * pi * sphere_radius_m * std::cos(lat * degrees) / world_size; }

}  // namespace geodata
