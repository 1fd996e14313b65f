// GeoJSON features, one after another, into a builder of their own: what one thread does for a file.
//
// Reads from anywhere in the bytes, so that several can share a file. JSON that is broken is the cursor's mistake; a
// feature that is JSON but not usable is left out and noted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/io/coordinates.h"
#include "geodata/io/geojson_geometry.h"
#include "geodata/io/json_cursor.h"
#include "geodata/io/property_columns.h"

namespace geodata {

class GeoJsonFeatures {
 public:
  // nullopt: coordinates are longitude and latitude. swapped: the latitude comes first.
  GeoJsonFeatures(std::string_view bytes, std::optional<ToWgs84> to_wgs84, bool swapped);
  GeoJsonFeatures(const GeoJsonFeatures&) = delete;
  GeoJsonFeatures& operator=(const GeoJsonFeatures&) = delete;

  JsonCursor& cursor() { return cursor_; }
  GeometrySink& sink() { return sink_; }
  FeatureStoreBuilder& builder() { return builder_; }

  // The value that is next: a Feature object; anything else is noted as left out. False: broken JSON.
  bool read_feature();
  // The same for an object at the root of a text, which may be something else than a Feature: then nothing was read,
  // the cursor is where it was, and the answer is `other`.
  enum class Root { read, other, broken };
  Root read_root_feature();
  bool read_bare_geometry();

  std::uint64_t seen() const { return seen_; }  // features, the left-out ones included
  struct LeftOut {
    std::uint64_t number;  // from 1, of those seen here
    Text why;
    std::size_t byte;
  };
  static constexpr std::size_t most_left_out_kept = 20;  // no more are told of
  const std::vector<LeftOut>& left_out() const { return left_out_; }
  std::uint64_t left_out_count() const { return left_out_count_; }

 private:
  void begin_feature();
  bool read_members(bool at_root);
  bool close_feature(std::size_t start);
  void leave_out(Text why, std::size_t byte);
  void read_id();
  void read_properties();
  void read_property(std::size_t position);

  JsonCursor cursor_;
  FeatureStoreBuilder builder_;
  GeometrySink sink_{builder_};
  GeoJsonGeometryReader geometry_{cursor_, sink_};
  PropertyColumns columns_{builder_};
  std::uint64_t seen_ = 0, left_out_count_ = 0;
  std::vector<LeftOut> left_out_;
  std::string key_, value_, id_;
  bool is_feature_ = false, is_other_ = false, has_id_ = false;
  bool has_geometry_ = false;
};

}  // namespace geodata
