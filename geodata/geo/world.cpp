#include "geodata/geo/world.h"

#include <array>
#include <cmath>

#include "geodata/geo/radians.h"

namespace geodata {
namespace {

constexpr double sphere_radius_m = 6378137;  // EPSG:3857 takes the ellipsoid's semi-major axis as a sphere

// Nearest unit; the far edge belongs to the last unit. Nearest and not floor, so that to_world(to_lnglat(p)) == p.
std::uint32_t nearest_unit(double v) {
  // Never negative, so cutting off rounds; std::lround is a call, and this is a city's hottest line.
  // NOLINTNEXTLINE(bugprone-incorrect-roundings)
  return static_cast<std::uint32_t>(static_cast<std::int64_t>(std::clamp(v, 0.0, world_size - 1) + 0.5));
}

// World y of a latitude: ln tan(pi/4 + lat/2) = atanh(sin lat), by Taylor series about 4,096 latitudes.
//
// Reading a city's file projects millions of vertices, and a sine and a logarithm each were a fifth of its cost. The
// series' terms fall by the distance to the knot over the distance to the pole, at most 0.0042 to 1, so six of them are
// exact to 10^-5 units (0.1 micrometres). The answer depends on the latitude alone: equal ones stay equal.
class MercatorTable {
 public:
  MercatorTable() {
    for (int k = 0; k <= knots; ++k) fill(k);
  }

  double y(double lat) const {
    const double at = (lat + max_latitude) * (knots / (2 * max_latitude)) + 0.5;
    const auto k = static_cast<std::size_t>(at);
    const double d = (lat - (static_cast<double>(k) * step - max_latitude)) * degrees;
    const Terms& c = terms_[k];
    return c[0] + d * (c[1] + d * (c[2] + d * (c[3] + d * (c[4] + d * c[5]))));
  }

 private:
  static constexpr int knots = 4096, terms = 6;
  static constexpr double step = 2 * max_latitude / knots;
  using Terms = std::array<double, terms>;

  // The derivative of the northing is the secant, whose series is the reciprocal of the cosine's.
  void fill(int k) {
    const double lat = (k * step - max_latitude) * degrees, s = std::sin(lat), c = std::cos(lat);
    const std::array<double, terms> cosine{c, -s, -c / 2, s / 6, c / 24, -s / 120};
    std::array<double, terms> secant{};
    for (std::size_t n = 0; n < terms; ++n) {
      double sum = n == 0 ? 1 : 0;
      for (std::size_t i = 1; i <= n; ++i) sum -= cosine[i] * secant[n - i];
      secant[n] = sum / cosine[0];
    }
    constexpr double units = world_size / (2 * pi);
    Terms& out = terms_[static_cast<std::size_t>(k)];
    out[0] = world_size / 2 - units * 0.5 * std::log((1 + s) / (1 - s));
    for (std::size_t n = 1; n < terms; ++n) out[n] = -units * secant[n - 1] / static_cast<double>(n);
  }

  std::array<Terms, knots + 1> terms_;
};

const MercatorTable& mercator() {
  static const MercatorTable table;
  return table;
}

constexpr double units_per_degree = world_size / 360;

double world_x(double lng) { return lng * units_per_degree + world_size / 2; }
double world_y(double lat, const MercatorTable& table) { return table.y(std::clamp(lat, -max_latitude, max_latitude)); }

}  // namespace

WorldXY to_world_xy(LngLat p) { return {world_x(p.lng), world_y(p.lat, mercator())}; }

void to_world(std::span<const LngLat> points, WorldPoint* out) {
  const MercatorTable& table = mercator();
  for (const LngLat p : points) *out++ = {nearest_unit(world_x(p.lng)), nearest_unit(world_y(p.lat, table))};
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
