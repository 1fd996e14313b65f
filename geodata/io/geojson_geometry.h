// One GeoJSON geometry object from a cursor into a sink.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/io/coordinates.h"
#include "geodata/io/geojson_positions.h"
#include "geodata/io/json_cursor.h"

namespace geodata {

bool is_geojson_geometry_type(std::string_view type);

class GeoJsonGeometryReader {
 public:
  GeoJsonGeometryReader(JsonCursor& cursor, GeometrySink& sink) : cursor_(cursor), sink_(sink) {}

  // Reads the object (or null) that is next and stands behind it afterwards. What is JSON but not a geometry becomes
  // the sink's fault; broken JSON the cursor's mistake.
  void read();

 private:
  void read_coordinates(std::string_view type);
  void read_geometries();
  // Each of these is false when the cursor stands somewhere inside the value after a fault or a mistake.
  bool read_shape(std::string_view type);
  bool read_position(LngLat& p);
  bool read_positions(std::vector<LngLat>& out);
  bool read_line();
  bool read_polygon();
  template <class ReadOne>
  bool read_each(ReadOne read_one);
  bool expect_list();

  JsonCursor& cursor_;
  GeometrySink& sink_;
  PlainPositions plain_;
  std::vector<LngLat> positions_;
};

}  // namespace geodata
