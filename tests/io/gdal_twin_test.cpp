// GDAL's own GeoJSON driver is the twin of our reader: over every GeoJSON file of the sources and a made one of 7,000
// features, both give the same features with the same vertices, ids and values.
#include <algorithm>
#include <filesystem>
#include <random>
#include <string>

#include <ogrsf_frmts.h>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/io/made_geojson.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;

namespace {

namespace fs = std::filesystem;

using Positions = std::vector<std::pair<double, double>>;

void gather(const OGRGeometry& geometry, Positions& out) {
  const auto add = [&](const OGRSimpleCurve& curve) {
    for (int i = 0; i < curve.getNumPoints(); ++i) {
      const WorldPoint p = to_world(LngLat{curve.getX(i), curve.getY(i)});
      out.emplace_back(p.x, p.y);
    }
  };
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: {
      const OGRPoint& point = *geometry.toPoint();
      if (point.IsEmpty()) return;
      const WorldPoint p = to_world(LngLat{point.getX(), point.getY()});
      out.emplace_back(p.x, p.y);
      return;
    }
    case wkbLineString: return add(*geometry.toLineString());
    case wkbPolygon:
      for (const OGRLinearRing* ring : *geometry.toPolygon()) add(*ring);
      return;
    default:
      for (const OGRGeometry* part : *geometry.toGeometryCollection()) gather(*part, out);
  }
}

// The same vertices, whatever the rings' directions: RFC 7946's are made, GDAL keeps the file's.
Positions sorted_positions(const OGRGeometry* geometry) {
  Positions out;
  if (geometry != nullptr) gather(*geometry, out);
  std::sort(out.begin(), out.end());
  return out;
}

// A closed ring names its first vertex twice, and which one is the first changes when the ring is turned.
Positions sorted_positions(const FeatureStore& store, FeatureIndex f) {
  Positions out;
  for (PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
    for (RingIndex r = store.rings(p).first; r < store.rings(p).last; ++r)
      for (const WorldPoint& v : store.ring(r)) out.emplace_back(v.x, v.y);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// Over the antimeridian, where our reader adds a vertex on either side.
bool is_cut(const OGRGeometry* geometry) {
  OGREnvelope box;
  if (geometry != nullptr) geometry->getEnvelope(&box);
  return geometry != nullptr && box.MaxX - box.MinX > 180 && box.MaxX - box.MinX < 360;
}

// A nested value is kept as the file's text; GDAL writes it anew.
nlohmann::json parsed(const std::string& text) { return nlohmann::json::parse(text, nullptr, false); }

void check_value(const Value& ours, const OGRFeature& twin, int field) {
  const OGRFieldDefn& definition = *twin.GetFieldDefnRef(field);
  INFO("property " << definition.GetNameRef());
  if (!twin.IsFieldSetAndNotNull(field)) {
    CHECK(std::holds_alternative<std::monostate>(ours));
    return;
  }
  switch (definition.GetType()) {
    case OFTInteger:
      if (definition.GetSubType() == OFSTBoolean) {
        CHECK(to_string(ours) == (twin.GetFieldAsInteger(field) != 0 ? "true" : "false"));
        return;
      }
      [[fallthrough]];
    case OFTInteger64: CHECK(to_string(ours) == std::to_string(twin.GetFieldAsInteger64(field))); return;
    case OFTReal: CHECK(to_number(ours) == twin.GetFieldAsDouble(field)); return;
    case OFTString:
      if (definition.GetSubType() == OFSTJSON) {
        CHECK(parsed(to_string(ours)) == parsed(twin.GetFieldAsString(field)));
      } else {
        CHECK(to_string(ours) == twin.GetFieldAsString(field));
      }
      return;
    default: CHECK_FALSE(to_string(ours).empty());  // lists, which GDAL writes in a way of its own
  }
}

void check_same_as_gdal(const fs::path& path) {
  const auto read = read_vector_file(path);
  INFO(test_files::message(read));
  REQUIRE(read.has_value());
  const FeatureStore& ours = *read->value.features;
  const char* const drivers[] = {"GeoJSON", "GeoJSONSeq", nullptr};
  const char* const options[] = {"DATE_AS_STRING=YES", nullptr};
  const GDALDatasetUniquePtr twin(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR, drivers, options));
  REQUIRE(twin != nullptr);
  OGRLayer& layer = *twin->GetLayer(0);
  FeatureIndex f = 0;
  for (const OGRFeatureUniquePtr& feature : layer) {
    INFO("feature " << f);
    REQUIRE(f < ours.size());
    const Positions of_ours = sorted_positions(ours, f), of_twin = sorted_positions(feature->GetGeometryRef());
    if (is_cut(feature->GetGeometryRef())) {
      CHECK(std::includes(of_ours.begin(), of_ours.end(), of_twin.begin(), of_twin.end()));
    } else {
      CHECK(of_ours == of_twin);
    }
    for (int field = 0; field < feature->GetFieldCount(); ++field) {
      const std::string_view name = feature->GetFieldDefnRef(field)->GetNameRef();
      // A text in the `id` member is a property more to GDAL.
      const bool member = name == "id" && !ours.column(name);
      check_value(member ? Value(ours.id(f)) : ours.value(f, name), *feature, field);
    }
    ++f;
  }
  CHECK(f == ours.size());
}

}  // namespace

TEST_CASE("every GeoJSON file here holds the features that GDAL's own driver finds in it") {
  RegisterOGRGeoJSON();
  RegisterOGRGeoJSONSeq();
  int files = 0;
  for (const char* folder : {"tests/data/formats", "tests/scripts", "atlases"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(ANSHAN_SOURCE_DIR) / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".geojson" && extension != ".geojsonl" && extension != ".geojsons") continue;
      INFO(entry.path());
      check_same_as_gdal(entry.path());
      ++files;
    }
  }
  CHECK(files >= 16);
}

TEST_CASE("a large made collection holds the features that GDAL's own driver finds in it") {
  RegisterOGRGeoJSON();
  const TemporaryFolder folder;
  // GDAL takes a text for GeoJSON by its first bytes, and the deceptive ones deceive it.
  check_same_as_gdal(folder.write("plain.geojson", test_files::collection(test_files::features(7000, ",\n", false))));
}
