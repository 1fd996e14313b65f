// Features of an OGR layer into a builder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/io/coordinates.h"
#include "geodata/io/report.h"
#include "geodata/io/vector_reader.h"

class OGRFeature;
class OGRGeometry;
class OGRLayer;

namespace geodata {

class OgrFeatures {
 public:
  OgrFeatures(FeatureStoreBuilder& builder, GeometrySink& sink, FeatureWarnings& warnings)
      : builder_(builder), sink_(sink), warnings_(warnings) {}

  // All features of the layer that its filter lets through and options.have lacks. False when it was cancelled. Damage
  // on the way shows in the GdalCall around it.
  bool read(OGRLayer& layer, const ReadOptions& options);
  // In the layer, of the features read.
  std::vector<std::uint64_t> take_numbers() { return std::move(numbers_); }

 private:
  struct Field {
    std::string name;
    ColumnType type;
    bool list = false, date_only = false, skipped = false, made = false;
    ColumnIndex column = 0;
  };
  void read_schema(OGRLayer& layer);
  void read_feature(OGRFeature& feature);
  void read_field(OGRFeature& feature, int index, Field& field);
  void add_geometry(const OGRGeometry& geometry);
  void add_ring_or_line(const OGRGeometry& curve, bool ring);
  void set(Field& field, const Value& value);

  FeatureStoreBuilder& builder_;
  GeometrySink& sink_;
  FeatureWarnings& warnings_;
  std::vector<Field> fields_;
  std::vector<LngLat> positions_;
  std::vector<std::uint64_t> numbers_;
  std::string scratch_;
};

}  // namespace geodata
