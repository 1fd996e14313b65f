// Where things are: longitude and latitude, and world coordinates.
//
// World coordinates are Web Mercator (EPSG:3857) on two unsigned 32-bit integers: x grows east from longitude
// -180, y grows south from latitude +85.0511..; one unit is 9.3 mm at the equator. They compare exactly and x
// wraps by itself at the antimeridian. Formulas: EPSG Guidance Note 7-2, "Popular Visualisation Pseudo Mercator".
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace geodata {

inline constexpr double max_latitude = 85.05112877980659;  // degrees; the square world's edge
inline constexpr double world_size = 4294967296.0;         // units across the world, 2^32

struct LngLat {  // degrees on WGS 84
  double lng = 0;
  double lat = 0;
  friend bool operator==(LngLat, LngLat) = default;
};

struct WorldPoint {
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  friend bool operator==(WorldPoint, WorldPoint) = default;
};

// Fractional world coordinates, for cameras and screens. x may leave [0, 2^32) and then means a wrapped world.
struct WorldXY {
  double x = 0;
  double y = 0;
  friend bool operator==(WorldXY, WorldXY) = default;
};

// Closed on all sides; never crosses the antimeridian. Empty when min > max.
struct WorldBox {
  std::uint32_t min_x = 0xFFFFFFFFu, min_y = 0xFFFFFFFFu, max_x = 0, max_y = 0;

  bool empty() const { return min_x > max_x || min_y > max_y; }
  void add(WorldPoint p) {
    min_x = std::min(min_x, p.x), min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x), max_y = std::max(max_y, p.y);
  }
  void add(const WorldBox& b) {
    min_x = std::min(min_x, b.min_x), min_y = std::min(min_y, b.min_y);
    max_x = std::max(max_x, b.max_x), max_y = std::max(max_y, b.max_y);
  }
  bool intersects(const WorldBox& b) const {
    return min_x <= b.max_x && b.min_x <= max_x && min_y <= b.max_y && b.min_y <= max_y;
  }
  bool contains(WorldPoint p) const { return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y; }
  friend bool operator==(const WorldBox&, const WorldBox&) = default;
};

// Closed form, no PROJ. Latitude is clamped to +-max_latitude; longitude 180 becomes the last unit, not the first.
// Precondition: finite.
WorldPoint to_world(LngLat p);
// Many at once, into as many at `out`; the same answers. Precondition: longitudes within -180..180.
void to_world(std::span<const LngLat> points, WorldPoint* out);
WorldXY to_world_xy(LngLat p);
LngLat to_lnglat(WorldPoint p);
LngLat to_lnglat(WorldXY p);

// Ground metres that one world unit spans at this latitude (spherical scale of EPSG:3857).
double metres_per_unit(double lat);

}  // namespace geodata
