#include "geodata/gdal/ogr_features.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <fmt/core.h>
#include <ogrsf_frmts.h>

#include "geodata/base/finite_number.h"
#include "geodata/base/utf8.h"

namespace geodata {
namespace {

constexpr std::uint64_t report_every = 1024;  // features between looks at cancel and progress

// OGR's time zone: 0 unknown, 1 local, 100 UTC, else quarters of an hour from 100.
std::string zone(int flag) {
  if (flag == 100) return "Z";
  if (flag < 2) return "";
  const int minutes = std::abs(flag - 100) * 15;
  return fmt::format("{}{:02}:{:02}", flag < 100 ? '-' : '+', minutes / 60, minutes % 60);
}

std::string iso_date(const OGRFeature& feature, int index, bool date_only) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone_flag = 0;
  float second = 0;
  if (feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone_flag) == 0) return {};
  std::string out = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  // FlatGeobuf and others have no plain dates and store them as midnight nowhere.
  const bool midnight = hour == 0 && minute == 0 && second == 0.0f && zone_flag == 0;
  if (date_only || midnight) return out;
  const bool whole = second == std::floor(second);
  const std::string seconds =
      whole ? fmt::format("{:02}", static_cast<int>(second)) : fmt::format("{:06.3f}", static_cast<double>(second));
  return out + fmt::format("T{:02}:{:02}:{}", hour, minute, seconds) + zone(zone_flag);
}

std::string repaired_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) append_utf8(out, next_code_point(bytes, at));
  return out;
}

}  // namespace

void OgrFeatures::read_schema(OGRLayer& layer) {
  fields_.clear();
  OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const OGRFieldDefn& source = *definition.GetFieldDefn(i);
    Field field{source.GetNameRef(), ColumnType::text};
    switch (source.GetType()) {
      case OFTInteger:
      case OFTInteger64:
        field.type = source.GetSubType() == OFSTBoolean ? ColumnType::boolean : ColumnType::integer;
        break;
      case OFTReal: field.type = ColumnType::real; break;
      case OFTDate:
      case OFTDateTime:
        field.type = ColumnType::date;
        field.date_only = source.GetType() == OFTDate;
        break;
      case OFTIntegerList:
      case OFTInteger64List:
      case OFTRealList:
      case OFTStringList:
        field.type = ColumnType::json;
        field.list = true;
        break;
      case OFTBinary: field.skipped = true; break;
      default:
        if (source.GetSubType() == OFSTJSON) field.type = ColumnType::json;
        break;
    }
    fields_.push_back(std::move(field));
  }
}

// The column is made when the first value comes, so that a schema's unused fields (GPX has dozens) are not shown.
void OgrFeatures::set(Field& field, const Value& value) {
  if (!field.made) field.column = builder_.add_column(field.name, field.type);
  field.made = true;
  builder_.set(field.column, value);
  const bool can_be_id = field.type == ColumnType::text || field.type == ColumnType::integer;
  if (can_be_id && field.name == "id") builder_.set_id(to_string(value));
}

void OgrFeatures::read_field(OGRFeature& feature, int index, Field& field) {
  switch (field.type) {
    case ColumnType::boolean: return set(field, feature.GetFieldAsInteger(index) != 0);
    case ColumnType::integer: return set(field, std::int64_t{feature.GetFieldAsInteger64(index)});
    case ColumnType::real: {
      const double real = feature.GetFieldAsDouble(index);
      const bool is_float = feature.GetFieldDefnRef(index)->GetSubType() == OFSTFloat32;
      if (std::isfinite(real)) set(field, is_float ? as_written(static_cast<float>(real)) : real);
      return;
    }
    case ColumnType::date:
      scratch_ = iso_date(feature, index, field.date_only);
      if (!scratch_.empty()) set(field, std::string_view(scratch_));
      return;
    case ColumnType::text:
    case ColumnType::json: break;
  }
  if (field.list) {
    char* json = feature.GetFieldAsSerializedJSon(index);
    scratch_ = json == nullptr ? "" : json;
    CPLFree(json);
    return set(field, std::string_view(scratch_));
  }
  std::string_view words = feature.GetFieldAsString(index);
  if (invalid_utf8(words)) {
    scratch_ = repaired_utf8(words);
    words = scratch_;
  }
  set(field, words);
}

void OgrFeatures::add_ring_or_line(const OGRGeometry& curve, bool ring) {
  const OGRSimpleCurve& line = *curve.toSimpleCurve();
  positions_.resize(static_cast<std::size_t>(line.getNumPoints()));
  if (positions_.empty()) return;
  constexpr int stride = sizeof(LngLat);
  line.getPoints(&positions_[0].lng, stride, &positions_[0].lat, stride);
  if (ring) {
    sink_.add_ring(positions_);
  } else {
    sink_.add_line(positions_);
  }
}

void OgrFeatures::add_geometry(const OGRGeometry& geometry) {
  if (geometry.IsEmpty()) return;
  if (geometry.hasCurveGeometry()) {
    const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
    if (straight && !straight->hasCurveGeometry()) return add_geometry(*straight);
    return sink_.set_fault(text("the geometry type {} is not known", geometry.getGeometryName()));
  }
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: return sink_.add_point({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
    case wkbLineString: return add_ring_or_line(geometry, false);
    case wkbPolygon:
    case wkbTriangle:
      sink_.begin_polygon();
      for (const OGRLinearRing* ring : *geometry.toPolygon()) add_ring_or_line(*ring, true);
      return sink_.end_polygon();
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
      for (const OGRGeometry* part : *geometry.toGeometryCollection()) add_geometry(*part);
      return;
    case wkbPolyhedralSurface:
    case wkbTIN:
      for (const OGRPolygon* part : *geometry.toPolyhedralSurface()) add_geometry(*part);
      return;
    default: return sink_.set_fault(text("the geometry type {} is not known", geometry.getGeometryName()));
  }
}

void OgrFeatures::read_feature(OGRFeature& feature) {
  sink_.begin_feature();
  const OGRGeometry* geometry = feature.GetGeometryRef();
  if (geometry != nullptr) add_geometry(*geometry);
  sink_.end_feature();
  if (!sink_.fault().empty()) return;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const int index = static_cast<int>(i);
    if (!fields_[i].skipped && feature.IsFieldSetAndNotNull(index)) read_field(feature, index, fields_[i]);
  }
}

bool OgrFeatures::read(OGRLayer& layer, const ReadOptions& options) {
  read_schema(layer);
  layer.ResetReading();
  const auto total = static_cast<double>(options.progress ? layer.GetFeatureCount() : 0);
  std::uint64_t number = 0;
  while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
    ++number;
    if (number % report_every == 0) {
      if (options.cancel != nullptr && *options.cancel) return false;
      if (options.progress && total > 0) options.progress(static_cast<double>(number) / total);
    }
    const auto id = static_cast<std::uint64_t>(feature->GetFID());
    if (options.have != nullptr && std::binary_search(options.have->begin(), options.have->end(), id)) continue;
    read_feature(*feature);
    if (sink_.fault().empty()) {
      builder_.finish_feature();
      if (options.window) numbers_.push_back(id);
    } else {
      builder_.discard_feature();
      warnings_.skipped(number, sink_.fault());
    }
  }
  return true;
}

}  // namespace geodata
