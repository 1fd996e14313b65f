#include "geodata/io/geojson_geometry.h"

#include <algorithm>
#include <array>
#include <optional>

namespace geodata {

bool is_geojson_geometry_type(std::string_view type) {
  constexpr std::array<std::string_view, 7> types{"Point",   "MultiPoint",   "LineString",        "MultiLineString",
                                                  "Polygon", "MultiPolygon", "GeometryCollection"};
  return std::find(types.begin(), types.end(), type) != types.end();
}

void GeoJsonGeometryReader::read() {
  const char first = cursor_.peek();
  if (first != '{') {
    if (first != 'n') sink_.set_fault(text("its geometry is not an object"));
    cursor_.skip_value();
    return;
  }
  std::string key, type;
  std::optional<JsonCursor::Mark> coordinates, geometries;
  bool read = false;
  for (bool more = cursor_.begin_object(key); more; more = cursor_.next_member(key)) {
    if (key == "type" && cursor_.peek() == '"') {
      cursor_.read_string(type);
    } else if (key == "coordinates" && !type.empty() && !read) {
      read_coordinates(type);
      read = true;
    } else {
      if (key == "coordinates") coordinates = cursor_.mark();
      if (key == "geometries") geometries = cursor_.mark();
      cursor_.skip_value();
    }
    if (cursor_.failed()) return;
  }
  if (cursor_.failed()) return;
  const JsonCursor::Mark end = cursor_.mark();
  if (!is_geojson_geometry_type(type)) {
    sink_.set_fault(text("the geometry type {} is not known", type.empty() ? "?" : type));
  } else if (type == "GeometryCollection") {
    if (!geometries) return sink_.set_fault(text("its geometry has no coordinates"));
    cursor_.go_to(*geometries);
    read_geometries();
  } else if (!read) {
    if (!coordinates) return sink_.set_fault(text("its geometry has no coordinates"));
    cursor_.go_to(*coordinates);
    read_coordinates(type);
  }
  if (!cursor_.failed()) cursor_.go_to(end);
}

void GeoJsonGeometryReader::read_geometries() {
  if (!expect_list()) return;
  for (bool more = cursor_.begin_array(); more; more = cursor_.next_element()) {
    read();
    if (cursor_.failed()) return;
  }
}

void GeoJsonGeometryReader::read_coordinates(std::string_view type) {
  const JsonCursor::Mark start = cursor_.mark();
  if (read_shape(type) || cursor_.failed()) return;
  cursor_.go_to(start);
  cursor_.skip_value();
}

bool GeoJsonGeometryReader::read_shape(std::string_view type) {
  const auto point = [this] {
    LngLat p;
    if (!read_position(p)) return false;
    sink_.add_point(p);
    return true;
  };
  if (type == "LineString") return read_line();
  if (type == "Polygon") return read_polygon();
  if (type == "MultiLineString") return read_each([this] { return read_line(); });
  if (type == "MultiPolygon") return read_each([this] { return read_polygon(); });
  if (type == "MultiPoint") return read_each(point);
  if (type != "Point") return cursor_.skip_value();
  // "coordinates": [] is how some programs write an empty point.
  const JsonCursor::Mark start = cursor_.mark();
  if (cursor_.peek() == '[' && !cursor_.begin_array()) return !cursor_.failed();
  cursor_.go_to(start);
  return point();
}

bool GeoJsonGeometryReader::expect_list() {
  if (cursor_.peek() == '[') return true;
  if (!cursor_.failed()) sink_.set_fault(text("its coordinates are not nested as its geometry type asks"));
  return false;
}

template <class ReadOne>
bool GeoJsonGeometryReader::read_each(ReadOne read_one) {
  if (!expect_list()) return false;
  for (bool more = cursor_.begin_array(); more; more = cursor_.next_element()) {
    if (!read_one()) return false;
  }
  return !cursor_.failed();
}

// A third number, the height, is passed over.
bool GeoJsonGeometryReader::read_position(LngLat& p) {
  if (!expect_list()) return false;
  if (const std::size_t read = plain_.read_one(cursor_.rest(), p); read > 0) {
    cursor_.pass(read);
    return true;
  }
  int count = 0;
  for (bool more = cursor_.begin_array(); more; more = cursor_.next_element(), ++count) {
    const char first = cursor_.peek();
    if (first != '-' && (first < '0' || first > '9')) {
      sink_.set_fault(text("its coordinates are not nested as its geometry type asks"));
      return false;
    }
    double ignored = 0;
    if (!cursor_.read_number(count == 0 ? p.lng : count == 1 ? p.lat : ignored)) return false;
  }
  if (count < 2) sink_.set_fault(text("a position has fewer than two numbers"));
  return count >= 2 && !cursor_.failed();
}

bool GeoJsonGeometryReader::read_positions(std::vector<LngLat>& out) {
  out.clear();
  return read_each([&] {
    cursor_.peek();  // past blanks
    if (const std::size_t read = plain_.read(cursor_.rest(), out); read > 0) {
      cursor_.pass(read);
      return true;
    }
    LngLat p;
    if (!read_position(p)) return false;
    out.push_back(p);
    return true;
  });
}

bool GeoJsonGeometryReader::read_line() {
  if (!read_positions(positions_)) return false;
  sink_.add_line(positions_);
  return true;
}

bool GeoJsonGeometryReader::read_polygon() {
  sink_.begin_polygon();
  const bool read = read_each([this] {
    if (!read_positions(positions_)) return false;
    sink_.add_ring(positions_);
    return true;
  });
  if (read) sink_.end_polygon();
  return read;
}

}  // namespace geodata
