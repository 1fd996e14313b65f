// A place's own geometry, as GeoJSON (RFC 7946) gives it, and the point where the map flies to.
#pragma once

#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "geodata/base/text.h"
#include "geodata/geo/world.h"

namespace geodata {

struct PlaceGeometry {
  std::optional<LngLat> point;  // first point, middle vertex of a line, or a point inside the area
  std::vector<LngLat> points;
  std::vector<std::vector<LngLat>> outline;  // all rings, outer and inner
};

// [lng, lat] on the globe; none for anything else.
std::optional<LngLat> read_position(const nlohmann::json& value);

// Fills `geometry`; returns why it could not. Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon.
std::optional<Text> read_geometry(const nlohmann::json& value, PlaceGeometry& geometry);

// A point inside the rings by the even-odd rule, well away from their sides: the middle of the widest stretch of some
// parallels. O(vertices). None when the rings enclose nothing.
std::optional<LngLat> inside_point(const std::vector<std::vector<LngLat>>& rings);

}  // namespace geodata
