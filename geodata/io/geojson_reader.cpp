#include "geodata/io/geojson_reader.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "geodata/io/coordinates.h"
#include "geodata/io/geojson_geometry.h"
#include "geodata/io/iso_date.h"
#include "geodata/io/json_cursor.h"
#include "geodata/io/property_columns.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

constexpr char record_separator = '\x1E';     // before each text of an RFC 8142 sequence
constexpr std::uint32_t report_every = 1024;  // features between looks at cancel and progress

class GeoJsonReader {
 public:
  GeoJsonReader(std::string_view bytes, std::string_view file, const ReadOptions& options)
      : bytes_(bytes), file_(file), options_(options), cursor_(bytes), lines_(bytes), warnings_(file_) {}

  Result<WithWarnings<VectorFile>> read();

 private:
  // The root's members that matter, found in a first pass that also proves the JSON whole.
  struct Root {
    JsonCursor::Mark start, end;
    std::string type;
    std::optional<JsonCursor::Mark> features, crs;
  };
  bool scan_root(Root& root);
  bool read_root(const Root& root);
  bool use_crs(const std::optional<JsonCursor::Mark>& crs);
  bool read_crs_member(std::string& name);
  bool read_features();
  bool read_feature();
  bool read_bare_geometry();
  bool close_feature(std::size_t start);
  void read_id();
  void read_properties();
  void read_property(std::size_t position, const std::string& name);

  bool refuse(Text why, Text todo, std::size_t byte);
  tl::unexpected<Error> error();
  std::string layer_name() const;

  std::string_view bytes_;
  std::string file_;
  const ReadOptions& options_;
  JsonCursor cursor_;
  LineCounter lines_;
  FeatureWarnings warnings_;
  FeatureStoreBuilder builder_;
  GeometrySink sink_{builder_};
  GeoJsonGeometryReader geometry_{cursor_, sink_};
  PropertyColumns columns_{builder_};
  std::string crs_ = "EPSG:4326";
  bool crs_named_ = false;
  std::uint32_t number_ = 0;  // of the feature being read, from 1
  std::optional<Error> refusal_;
  std::string key_, value_, id_, property_id_;
  bool has_id_ = false, has_property_id_ = false;
};

bool GeoJsonReader::refuse(Text why, Text todo, std::size_t byte) {
  refusal_ = file_error(file_, std::move(why), std::move(todo));
  refusal_->byte = static_cast<std::int64_t>(byte);
  refusal_->line = lines_.line_at(byte);
  return false;
}

tl::unexpected<Error> GeoJsonReader::error() {
  if (!refusal_)
    refuse(cursor_.mistake().why, text("Correct the file, or save it again as GeoJSON"), cursor_.mistake().byte);
  return tl::unexpected(std::move(*refusal_));
}

std::string GeoJsonReader::layer_name() const { return std::filesystem::path(file_).stem().string(); }

bool GeoJsonReader::scan_root(Root& root) {
  root.start = cursor_.mark();
  const std::size_t first = cursor_.offset();
  if (cursor_.peek() != '{') {
    return cursor_.skip_value() &&
           refuse(text("it is JSON, but not a GeoJSON object"), text("Save it again as GeoJSON"), first);
  }
  for (bool more = cursor_.begin_object(key_); more; more = cursor_.next_member(key_)) {
    if (key_ == "features" && cursor_.peek() == '[') root.features = cursor_.mark();
    if (key_ == "crs") root.crs = cursor_.mark();
    if (key_ == "type" && cursor_.peek() == '"') {
      cursor_.read_string(root.type);
    } else {
      cursor_.skip_value();
    }
    if (cursor_.failed()) return false;
  }
  root.end = cursor_.mark();
  return !cursor_.failed();
}

bool GeoJsonReader::read_root(const Root& root) {
  if (!use_crs(root.crs)) return false;
  bool read = false;
  if (root.type == "FeatureCollection") {
    if (!root.features) {
      return refuse(text("it is a FeatureCollection without a list of features"), {}, root.start.at);
    }
    cursor_.go_to(*root.features);
    read = read_features();
  } else if (root.type == "Feature" || is_geojson_geometry_type(root.type)) {
    cursor_.go_to(root.start);
    read = root.type == "Feature" ? read_feature() : read_bare_geometry();
  } else if (root.type == "Topology") {
    return refuse(text("it is TopoJSON, which is not read"), text("Save it again as GeoJSON"), root.start.at);
  } else if (root.type.empty()) {
    return refuse(text("it is JSON, but not a GeoJSON object"), text("Save it again as GeoJSON"), root.start.at);
  } else {
    return refuse(text("its type is {}, which is not GeoJSON", root.type), text("Save it again as GeoJSON"),
                  root.start.at);
  }
  cursor_.go_to(root.end);
  return read;
}

// --- the old `crs` member (GeoJSON 2008, section 3), which RFC 7946 dropped and programs still write

bool GeoJsonReader::read_crs_member(std::string& name) {
  std::string key, type, found;
  const std::size_t start = cursor_.offset();
  for (bool more = cursor_.begin_object(key); more; more = cursor_.next_member(key)) {
    if (key == "type" && cursor_.peek() == '"') {
      cursor_.read_string(type);
    } else if (key == "properties" && cursor_.peek() == '{') {
      for (bool inner = cursor_.begin_object(key); inner; inner = cursor_.next_member(key)) {
        const bool wanted = (key == "name" || key == "href") && cursor_.peek() == '"';
        if (wanted) {
          cursor_.read_string(found);
        } else {
          cursor_.skip_value();
        }
      }
    } else {
      cursor_.skip_value();
    }
  }
  if (cursor_.failed()) return false;
  if (type == "link") {
    return refuse(text("its coordinate system is a link ({}), and links are never followed", found),
                  text("Save it again in WGS 84"), start);
  }
  const auto code = authority_code(found);
  if (!code) {
    return refuse(text("its coordinate system {} is not a name such as EPSG:4326", found),
                  text("Save it again in WGS 84"), start);
  }
  name = *code;
  return true;
}

bool GeoJsonReader::use_crs(const std::optional<JsonCursor::Mark>& crs) {
  std::string name = "EPSG:4326";
  if (crs) {
    cursor_.go_to(*crs);
    crs_named_ = cursor_.peek() == '{';
    if (crs_named_ && !read_crs_member(name)) return false;
  }
  if (name == crs_) return true;
  crs_ = name;
  if (names_wgs84(name)) {
    sink_.set_crs(std::nullopt);
    return true;
  }
  auto to_wgs84 = ToWgs84::from(name);
  if (!to_wgs84) {
    return refuse(text("its coordinate system {} is not known", name), text("Save it again in WGS 84"), crs->at);
  }
  if (to_wgs84->identity()) {
    sink_.set_crs(std::nullopt);
  } else {
    sink_.set_crs(std::move(*to_wgs84));
  }
  return true;
}

// --- features

bool GeoJsonReader::read_features() {
  for (bool more = cursor_.begin_array(); more; more = cursor_.next_element()) {
    if (cursor_.peek() == '{') {
      if (!read_feature()) return false;
    } else {
      ++number_;
      warnings_.skipped(number_, text("it is not an object"), lines_.line_at(cursor_.offset()));
      if (!cursor_.skip_value()) return false;
    }
  }
  return !cursor_.failed();
}

bool GeoJsonReader::read_feature() {
  ++number_;
  if (number_ % report_every == 0) {
    if (options_.progress)
      options_.progress(static_cast<double>(cursor_.offset()) / static_cast<double>(bytes_.size()));
    if (options_.cancel != nullptr && *options_.cancel) {
      refusal_ = file_error(file_, text("reading was cancelled"));
      return false;
    }
  }
  cursor_.peek();
  const std::size_t start = cursor_.offset();
  sink_.begin_feature();
  has_id_ = has_property_id_ = false;
  bool is_feature = false;
  for (bool more = cursor_.begin_object(key_); more; more = cursor_.next_member(key_)) {
    if (key_ == "geometry") {
      geometry_.read();
    } else if (key_ == "properties" && cursor_.peek() == '{') {
      read_properties();
    } else if (key_ == "id") {
      read_id();
    } else if (key_ == "type" && cursor_.peek() == '"') {
      cursor_.read_string(value_);
      is_feature = value_ == "Feature";
    } else {
      cursor_.skip_value();
    }
    if (cursor_.failed()) return false;
  }
  if (!is_feature) sink_.set_fault(text("its type is not Feature"));
  return close_feature(start);
}

bool GeoJsonReader::read_bare_geometry() {
  ++number_;
  const std::size_t start = cursor_.offset();
  sink_.begin_feature();
  has_id_ = has_property_id_ = false;
  geometry_.read();
  return close_feature(start);
}

bool GeoJsonReader::close_feature(std::size_t start) {
  if (cursor_.failed()) return false;
  sink_.end_feature();
  if (!sink_.fault().empty()) {
    builder_.discard_feature();
    warnings_.skipped(number_, sink_.fault(), lines_.line_at(start));
    return true;
  }
  if (has_id_) {
    builder_.set_id(id_);
  } else if (has_property_id_) {
    builder_.set_id(property_id_);
  }
  builder_.finish_feature();
  return true;
}

void GeoJsonReader::read_id() {
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

void GeoJsonReader::read_properties() {
  std::size_t position = 0;
  for (bool more = cursor_.begin_object(key_); more; more = cursor_.next_member(key_)) {
    read_property(position++, key_);
    if (cursor_.failed()) return;
  }
}

void GeoJsonReader::read_property(std::size_t position, const std::string& name) {
  const char first = cursor_.peek();
  const auto set = [&](ColumnType type, const Value& value) {
    columns_.set(position, name, type, value);
    const bool can_be_id = type == ColumnType::text || type == ColumnType::integer || type == ColumnType::date;
    if (name != "id" || !can_be_id) return;
    property_id_ = to_string(value);
    has_property_id_ = true;
  };
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
    if (whole) {
      set(ColumnType::integer, integer);
    } else if (std::isfinite(real)) {
      set(ColumnType::real, real);
    }
  }
}

Result<WithWarnings<VectorFile>> GeoJsonReader::read() {
  std::uint32_t roots = 0;
  while (true) {
    while (cursor_.skip_byte(record_separator)) {
    }
    if (cursor_.at_end()) break;
    if (roots > 0 && cursor_.peek() != '{') {
      cursor_.fail(text("something stands behind the end of the GeoJSON object"));
      return error();
    }
    Root root;
    if (!scan_root(root) || !read_root(root)) return error();
    ++roots;
  }
  if (roots == 0) {
    refuse(text("the file is empty"), {}, 0);
    return error();
  }
  if (!options_.layer.empty() && options_.layer != layer_name()) {
    return tl::unexpected(file_error(file_, text("it has no layer {}", options_.layer)));
  }
  if (sink_.all_out_of_range()) {
    const LngLat p = sink_.first_out_of_range();
    Error error =
        crs_named_
            ? file_error(file_, text("its coordinates do not fit the coordinate system {} that it names", crs_))
            : file_error(
                  file_,
                  text("its positions (the first is {}, {}) are not longitudes and latitudes; they are probably in "
                       "another coordinate system, and the file has no crs member that names it",
                       p.lng, p.lat),
                  text("Save it again in WGS 84, or add a crs member with a name such as EPSG:32651"));
    return tl::unexpected(std::move(error));
  }
  VectorFile file;
  file.format = roots > 1 ? "GeoJSONSeq" : "GeoJSON";
  file.crs = crs_;
  file.layers = {layer_name()};
  file.features_read = builder_.size();
  file.features_skipped = warnings_.count();
  file.features = std::move(builder_).build();
  return WithWarnings<VectorFile>{std::move(file), std::move(warnings_).take()};
}

}  // namespace

Result<WithWarnings<VectorFile>> read_geojson(std::string_view bytes, std::string_view file,
                                              const ReadOptions& options) {
  return GeoJsonReader(bytes, file, options).read();
}

}  // namespace geodata
