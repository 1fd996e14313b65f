// From a file's coordinates to a store's: the CRS, the range, and world coordinates.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"
#include "geodata/features/feature_store.h"
#include "geodata/geo/crs.h"

namespace geodata {

// Whether the name (EPSG:4326, OGC:CRS84, the same as URN) says longitude and latitude on WGS 84. Spares PROJ's 12 ms.
bool names_wgs84(std::string_view crs);

// "urn:ogc:def:crs:EPSG::32651" -> "EPSG:32651"; nothing for what is not an authority and a code. Texts out of files
// go to PROJ only in this form, because its own strings may name other files to open.
std::optional<std::string> authority_code(std::string_view crs_name);

// A longitude and latitude that can be drawn. A longitude may lie up to a turn past the antimeridian.
bool is_position(LngLat p);

// Geometry of one feature after another on its way into a builder. A feature with a coordinate that cannot be drawn
// has a fault and is to be discarded as a whole. Lines and polygons over the antimeridian are cut there.
class GeometrySink {
 public:
  explicit GeometrySink(FeatureStoreBuilder& builder) : builder_(builder) {}

  // nullopt: the coordinates are longitude and latitude already.
  void set_crs(std::optional<ToWgs84> to_wgs84) { to_wgs84_ = std::move(to_wgs84); }

  // Coordinates come as (latitude, longitude).
  void set_swapped(bool swapped) { swapped_ = swapped; }

  void begin_feature();
  // Coordinates are converted in place.
  void add_point(LngLat p);
  void add_line(std::span<LngLat> line);
  void begin_polygon() { ring_count_ = first_ring_pieces_ = 0, cut_ = false; }
  void add_ring(std::span<LngLat> ring);
  void end_polygon();

  // Why the open feature cannot be used; empty when it can.
  const Text& fault() const { return fault_; }
  void set_fault(Text why);
  void end_feature();  // counts; the caller finishes or discards it in the builder

  // True when not one feature that has coordinates lies on the globe.
  bool all_out_of_range() const { return out_of_range_ > 0 && usable_ == 0; }
  // Features with a position that is no longitude and latitude, and those whose geometry can be used.
  std::uint64_t out_of_range() const { return out_of_range_; }
  std::uint64_t usable() const { return usable_; }
  // Most features are out of range, and none would be with longitude and latitude the other way round.
  bool looks_swapped() const { return fits_swapped_ && out_of_range_ > usable_; }
  bool fits_swapped() const { return fits_swapped_; }
  LngLat first_out_of_range() const { return first_out_of_range_; }  // as the file has it after conversion

 private:
  bool accept(std::span<LngLat> points);
  void add_cut_polygon();
  bool refuse_position(LngLat p);

  FeatureStoreBuilder& builder_;
  std::optional<ToWgs84> to_wgs84_;
  Text fault_;
  bool swapped_ = false;
  bool fits_swapped_ = true;  // so far
  bool feature_out_of_range_ = false, feature_has_geometry_ = false;
  std::uint64_t out_of_range_ = 0, usable_ = 0;
  LngLat first_out_of_range_;
  std::vector<WorldPoint> world_;
  std::vector<std::vector<WorldPoint>> rings_;  // reused; the first ring_count_ belong to the open polygon
  std::size_t ring_count_ = 0, first_ring_pieces_ = 0;
  bool wide_ =
      false;          // what was accepted last spans half a turn or lies beyond the antimeridian: it may have to be cut
  bool cut_ = false;  // a ring of the open polygon was
};

}  // namespace geodata
