#include "geodata/io/geojson_features.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "geodata/io/iso_date.h"

namespace geodata {

GeoJsonFeatures::GeoJsonFeatures(std::string_view bytes, std::optional<ToWgs84> to_wgs84, bool swapped)
    : cursor_(bytes) {
  sink_.set_swapped(swapped);
  sink_.set_crs(std::move(to_wgs84));
  builder_.take_ids_from("id");
}

void GeoJsonFeatures::begin_feature() {
  ++seen_;
  sink_.begin_feature();
  is_feature_ = is_other_ = has_id_ = has_geometry_ = false;
}

// False: broken JSON, or at the root a member that says that this is no plain Feature.
bool GeoJsonFeatures::read_members(bool at_root) {
  for (bool more = cursor_.begin_object(key_); more; more = cursor_.next_member(key_)) {
    if (key_ == "geometry") {
      if (std::exchange(has_geometry_, true)) sink_.set_fault(text("its geometry is given twice"));
      geometry_.read();
    } else if (key_ == "properties" && cursor_.peek() == '{') {
      read_properties();
    } else if (key_ == "id") {
      read_id();
    } else if (key_ == "type" && cursor_.peek() == '"') {
      cursor_.read_string(value_);
      is_feature_ = value_ == "Feature";
      is_other_ = at_root && !is_feature_;
    } else {
      is_other_ = at_root && (key_ == "crs" || key_ == "features" || key_ == "coordinates" || key_ == "geometries");
      if (!is_other_) cursor_.skip_value();
    }
    if (cursor_.failed() || is_other_) return false;
  }
  return !cursor_.failed();
}

bool GeoJsonFeatures::read_feature() {
  const char first = cursor_.peek();
  const std::size_t start = cursor_.offset();
  begin_feature();
  if (first != '{') {
    if (!cursor_.skip_value()) return false;
    leave_out(text("it is not an object"), start);
    return true;
  }
  if (!read_members(false)) return false;
  if (!is_feature_) sink_.set_fault(text("its type is not Feature"));
  return close_feature(start);
}

GeoJsonFeatures::Root GeoJsonFeatures::read_root_feature() {
  if (cursor_.peek() != '{') return Root::other;
  const JsonCursor::Mark start = cursor_.mark();
  begin_feature();
  if (read_members(true) && is_feature_) return close_feature(start.at) ? Root::read : Root::broken;
  if (cursor_.failed()) return Root::broken;
  builder_.discard_feature();
  --seen_;
  cursor_.go_to(start);
  return Root::other;
}

bool GeoJsonFeatures::read_bare_geometry() {
  cursor_.peek();
  const std::size_t start = cursor_.offset();
  begin_feature();
  geometry_.read();
  return close_feature(start);
}

bool GeoJsonFeatures::close_feature(std::size_t start) {
  if (cursor_.failed()) return false;
  sink_.end_feature();
  if (!sink_.fault().empty()) {
    builder_.discard_feature();
    leave_out(sink_.fault(), start);
    return true;
  }
  if (has_id_) builder_.set_id(id_);
  builder_.finish_feature();
  return true;
}

void GeoJsonFeatures::leave_out(Text why, std::size_t byte) {
  ++left_out_count_;
  if (left_out_.size() < most_left_out_kept) left_out_.push_back({seen_, std::move(why), byte});
}

void GeoJsonFeatures::read_id() {
  const char first = cursor_.peek();
  if (first == '"') {
    has_id_ = cursor_.read_string(id_);
    return;
  }
  std::string_view raw;
  if (!cursor_.skip_value(raw)) return;
  if (first == '-' || (first >= '0' && first <= '9')) {
    id_ = raw;
    has_id_ = true;
  }
}

void GeoJsonFeatures::read_properties() {
  std::size_t position = 0;
  for (bool more = cursor_.begin_object(key_); more; more = cursor_.next_member(key_)) {
    read_property(position++);
    if (cursor_.failed()) return;
  }
}

// Of the name in key_.
void GeoJsonFeatures::read_property(std::size_t position) {
  const char first = cursor_.peek();
  const auto set = [&](ColumnType type, const Value& value) { columns_.set(position, key_, type, value); };
  if (first == '"') {
    if (!cursor_.read_string(value_)) return;
    return set(is_iso_date(value_) ? ColumnType::date : ColumnType::text, std::string_view(value_));
  }
  std::string_view raw;
  if (first == '{' || first == '[') {
    if (cursor_.skip_value(raw)) set(ColumnType::json, raw);
  } else if (first == 't' || first == 'f') {
    if (cursor_.read_literal(first == 't' ? "true" : "false")) set(ColumnType::boolean, first == 't');
  } else if (first == 'n') {
    cursor_.read_literal("null");
  } else {
    double real = 0;
    if (!cursor_.read_number(real, raw)) return;
    std::int64_t integer = 0;
    const auto parsed = std::from_chars(raw.data(), raw.data() + raw.size(), integer);
    const bool whole = parsed.ec == std::errc{} && parsed.ptr == raw.data() + raw.size();
    // An id beyond 64 bits keeps its digits.
    const bool beyond = parsed.ec == std::errc::result_out_of_range && parsed.ptr == raw.data() + raw.size();
    if (beyond) {
      set(ColumnType::text, raw);
    } else if (whole) {
      set(ColumnType::integer, integer);
    } else if (std::isfinite(real)) {
      set(ColumnType::real, real);
    }
  }
}

}  // namespace geodata
