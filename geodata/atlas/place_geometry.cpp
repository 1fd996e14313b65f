#include "geodata/atlas/place_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace geodata {
namespace {

using nlohmann::json;
using Line = std::vector<LngLat>;

std::optional<Line> read_line(const json& value, std::size_t least) {
  if (!value.is_array() || value.size() < least) return std::nullopt;
  Line line;
  line.reserve(value.size());
  for (const json& item : value) {
    const auto position = read_position(item);
    if (!position) return std::nullopt;
    line.push_back(*position);
  }
  return line;
}

// A list of lines or rings, appended to `lines`.
bool read_lines(const json& value, std::size_t least, std::vector<Line>& lines) {
  if (!value.is_array() || value.empty()) return false;
  for (const json& item : value) {
    auto line = read_line(item, least);
    if (!line) return false;
    lines.push_back(std::move(*line));
  }
  return true;
}

bool read_points(const std::string& type, const json& coordinates, PlaceGeometry& geometry) {
  auto points = read_line(type == "Point" ? json::array({coordinates}) : coordinates, 1);
  if (!points) return false;
  geometry.points = std::move(*points);
  geometry.point = geometry.points.front();
  return true;
}

bool read_course(const std::string& type, const json& coordinates, PlaceGeometry& geometry) {
  std::vector<Line> lines;
  if (!read_lines(type == "LineString" ? json::array({coordinates}) : coordinates, 2, lines)) return false;
  geometry.point = lines.front()[lines.front().size() / 2];
  return true;
}

bool read_area(const std::string& type, const json& coordinates, PlaceGeometry& geometry) {
  const json polygons = type == "Polygon" ? json::array({coordinates}) : coordinates;
  if (!polygons.is_array() || polygons.empty()) return false;
  for (const json& polygon : polygons) {
    if (!read_lines(polygon, 4, geometry.outline)) return false;  // a closed ring has four positions (RFC 7946, 3.1.6)
  }
  geometry.point = inside_point(geometry.outline).value_or(geometry.outline.front().front());
  return true;
}

// Longitudes where the parallel at `lat` crosses the rings, ascending.
std::vector<double> crossings(const std::vector<Line>& rings, double lat) {
  std::vector<double> at;
  for (const Line& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const LngLat a = ring[i], b = ring[(i + 1) % ring.size()];
      if ((a.lat > lat) == (b.lat > lat)) continue;
      at.push_back(a.lng + (lat - a.lat) / (b.lat - a.lat) * (b.lng - a.lng));
    }
  }
  std::sort(at.begin(), at.end());
  return at;
}

}  // namespace

std::optional<LngLat> read_position(const json& value) {
  if (!value.is_array() || value.size() < 2 || !value[0].is_number() || !value[1].is_number()) return std::nullopt;
  const LngLat position{value[0].get<double>(), value[1].get<double>()};
  // Written so that NaN fails too.
  if (!(std::abs(position.lng) <= 180) || !(std::abs(position.lat) <= 90)) return std::nullopt;
  return position;
}

std::optional<Text> read_geometry(const json& value, PlaceGeometry& geometry) {
  if (!value.is_object() || !value.contains("type") || !value["type"].is_string()) {
    return text("its geometry is not a GeoJSON geometry");
  }
  const std::string type = value["type"].get<std::string>();
  const json coordinates = value.contains("coordinates") ? value["coordinates"] : json();
  PlaceGeometry read;
  bool good = false;
  if (type == "Point" || type == "MultiPoint") {
    good = read_points(type, coordinates, read);
  } else if (type == "LineString" || type == "MultiLineString") {
    good = read_course(type, coordinates, read);
  } else if (type == "Polygon" || type == "MultiPolygon") {
    good = read_area(type, coordinates, read);
  } else {
    return text("a geometry of type {} is not read here", type);
  }
  if (!good) return text("its coordinates are not positions of longitude and latitude in degrees");
  geometry = std::move(read);
  return std::nullopt;
}

std::optional<LngLat> inside_point(const std::vector<Line>& rings) {
  double south = 90, north = -90;
  for (const Line& ring : rings) {
    for (const LngLat& p : ring) south = std::min(south, p.lat), north = std::max(north, p.lat);
  }
  std::optional<LngLat> best;
  double widest = 0;
  for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
    const double lat = south + share * (north - south);
    const std::vector<double> at = crossings(rings, lat);
    for (std::size_t i = 0; i + 1 < at.size(); i += 2) {
      if (at[i + 1] - at[i] <= widest * 1.1) continue;  // the middle parallel wins unless another is clearly wider
      widest = at[i + 1] - at[i];
      best = LngLat{(at[i] + at[i + 1]) / 2, lat};
    }
  }
  return best;
}

}  // namespace geodata
