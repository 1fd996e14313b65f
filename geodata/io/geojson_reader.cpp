#include "geodata/io/geojson_reader.h"

#include <optional>
#include <utility>

#include "geodata/io/datum_note.h"
#include "geodata/io/geojson_chunks.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

class GeoJsonReader {
 public:
  GeoJsonReader(std::string_view bytes, std::string_view file, const ReadOptions& options, const FileBytes* source)
      : bytes_(bytes), file_(file), options_(options), cursor_(bytes), chunks_(bytes, options, source) {}

  Result<WithWarnings<VectorFile>> read();

 private:
  using Stop = GeoJsonChunks::Stop;
  // One text's object: its members that matter, and whether its features were read on the way.
  struct Root {
    JsonCursor::Mark start, end;
    std::string type;
    std::optional<JsonCursor::Mark> features, crs;
    bool features_read = false;
  };
  bool read_texts();
  bool scan_root(Root& root);
  bool read_root(const Root& root);
  bool use_crs(const std::optional<JsonCursor::Mark>& crs);
  bool read_crs_member(std::string& name);
  bool read_features();
  bool take(Stop stop);

  bool refuse(Text why, Text todo, std::size_t byte);
  bool refuse_json(const JsonCursor::Mistake& mistake);
  tl::unexpected<Error> error();
  Error out_of_range_error();
  bool looks_swapped() {
    const GeoJsonChunks::All& all = chunks_.all();
    return !crs_named_ && all.fits_swapped && all.out_of_range > all.usable;
  }
  std::string layer_name() const;
  VectorFile finished();
  FeatureWarnings warnings();

  std::string_view bytes_;
  std::string file_;
  const ReadOptions& options_;
  JsonCursor cursor_;
  GeoJsonChunks chunks_;
  std::uint32_t roots_ = 0;
  std::string crs_ = "EPSG:4326", conversion_;  // as named; what coordinates are converted from, empty: nothing to do
  bool crs_named_ = false;
  std::optional<Error> refusal_;
  std::string key_;
};

bool GeoJsonReader::refuse(Text why, Text todo, std::size_t byte) {
  refusal_ = file_error(file_, std::move(why), std::move(todo));
  refusal_->byte = static_cast<std::int64_t>(byte);
  refusal_->line = LineCounter(bytes_).line_at(byte);
  return false;
}

bool GeoJsonReader::refuse_json(const JsonCursor::Mistake& mistake) {
  return refuse(mistake.why, text("Correct the file, or save it again as GeoJSON"), mistake.byte);
}

tl::unexpected<Error> GeoJsonReader::error() {
  if (!refusal_) refuse_json(cursor_.mistake());
  return tl::unexpected(std::move(*refusal_));
}

std::string GeoJsonReader::layer_name() const { return std::filesystem::path(file_).stem().string(); }

// Features are read where they are met: a file is nearly nothing else, and looking through it twice would double the
// cost. Should a `crs` member stand behind them (which few programs write), they are read again.
bool GeoJsonReader::scan_root(Root& root) {
  root.start = cursor_.mark();
  const std::size_t first = cursor_.offset();
  if (cursor_.peek() != '{') {
    return cursor_.skip_value() &&
           refuse(text("it is JSON, but not a GeoJSON object"), text("Save it again as GeoJSON"), first);
  }
  for (bool more = cursor_.begin_object(key_); more; more = cursor_.next_member(key_)) {
    const bool features = key_ == "features" && cursor_.peek() == '[';
    if (features) root.features = cursor_.mark();
    if (key_ == "crs") root.crs = cursor_.mark();
    // Highcharts' maps: positions on a sheet, with a recipe for the way back to the globe.
    if (key_ == "hc-transform") {
      return refuse(text("its positions are those of a chart (hc-transform), not longitudes and latitudes"),
                    text("Take the file that the chart was made of"), cursor_.offset());
    }
    if (key_ == "type" && cursor_.peek() == '"') {
      cursor_.read_string(root.type);
    } else if (features && roots_ == 0 && !root.features_read &&
               (root.type.empty() || root.type == "FeatureCollection")) {
      const JsonCursor::Mark here = cursor_.mark();
      if (!use_crs(root.crs)) return false;
      cursor_.go_to(here);
      if (!read_features()) return false;
      root.features_read = true;
    } else {
      cursor_.skip_value();
    }
    if (cursor_.failed()) return false;
  }
  root.end = cursor_.mark();
  return !cursor_.failed();
}

bool GeoJsonReader::read_root(const Root& root) {
  const std::string converted_from = conversion_;
  if (!use_crs(root.crs)) return false;
  const bool again = root.features_read && (root.type != "FeatureCollection" || conversion_ != converted_from);
  if (again) chunks_.clear();
  if (root.type == "FeatureCollection") {
    if (!root.features) {
      return refuse(text("it is a FeatureCollection without a list of features"), {}, root.start.at);
    }
    if (!root.features_read || again) {
      cursor_.go_to(*root.features);
      if (!read_features()) return false;
    }
  } else if (root.type == "Feature" || is_geojson_geometry_type(root.type)) {
    GeoJsonFeatures run(bytes_, conversion_from(conversion_), options_.swapped);
    run.cursor().go_to(root.start);
    if (!(root.type == "Feature" ? run.read_feature() : run.read_bare_geometry())) {
      return refuse_json(run.cursor().mistake());
    }
    chunks_.take(run);
  } else if (root.type == "Topology") {
    return refuse(text("it is TopoJSON, which is not read"), text("Save it again as GeoJSON"), root.start.at);
  } else if (root.type.empty()) {
    return refuse(text("it is JSON, but not a GeoJSON object"), text("Save it again as GeoJSON"), root.start.at);
  } else {
    return refuse(text("its type is {}, which is not GeoJSON", root.type), text("Save it again as GeoJSON"),
                  root.start.at);
  }
  cursor_.go_to(root.end);
  return true;
}

// From the array's bracket; behind the array afterwards.
bool GeoJsonReader::read_features() {
  if (!cursor_.begin_array()) return !cursor_.failed();
  cursor_.peek();
  const Stop stop = chunks_.read(cursor_.mark(), GeoJsonChunks::Between::commas, conversion_);
  cursor_.go_to(chunks_.behind());
  return take(stop);
}

// Whether reading goes on after a stop.
bool GeoJsonReader::take(Stop stop) {
  if (stop == Stop::mistake) return refuse_json(chunks_.mistake());
  if (stop == Stop::cancelled) refusal_ = file_error(file_, text("reading was cancelled"));
  return stop != Stop::cancelled;
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
  conversion_.clear();
  if (names_wgs84(name)) return true;
  const auto to_wgs84 = ToWgs84::from(name);
  if (!to_wgs84) {
    return refuse(text("its coordinate system {} is not known", name), text("Save it again in WGS 84"), crs->at);
  }
  if (!to_wgs84->identity()) conversion_ = name;
  return true;
}

// --- the whole file

// Plain Features one after another are read in chunks, as those of a collection; any other text by itself.
bool GeoJsonReader::read_texts() {
  while (true) {
    while (cursor_.skip_byte(record_separator)) {
    }
    if (cursor_.at_end()) return true;
    if (roots_ > 0 && cursor_.peek() != '{') {
      return cursor_.fail(text("something stands behind the end of the GeoJSON object"));
    }
    if (roots_ > 0 && conversion_.empty()) {
      const Stop stop = chunks_.read(cursor_.mark(), GeoJsonChunks::Between::blanks, conversion_);
      if (!take(stop)) return false;
      const bool moved = chunks_.behind().at != cursor_.offset();
      cursor_.go_to(chunks_.behind());
      roots_ += moved ? 1 : 0;
      if (moved) continue;
    }
    Root root;
    if (!scan_root(root) || !read_root(root)) return false;
    ++roots_;
  }
}

Error GeoJsonReader::out_of_range_error() {
  const LngLat p = chunks_.all().first_out_of_range;
  if (crs_named_) {
    return file_error(file_, text("its coordinates do not fit the coordinate system {} that it names", crs_));
  }
  return file_error(file_,
                    text("its positions (the first is {}, {}) are not longitudes and latitudes; they are probably in "
                         "another coordinate system, and the file has no crs member that names it",
                         p.lng, p.lat),
                    text("Save it again in WGS 84, or add a crs member with a name such as EPSG:32651"));
}

FeatureWarnings GeoJsonReader::warnings() {
  FeatureWarnings warnings(file_);
  LineCounter lines(bytes_);
  const GeoJsonChunks::All& all = chunks_.all();
  for (const GeoJsonFeatures::LeftOut& left_out : all.left_out) {
    warnings.skipped(left_out.number, left_out.why, lines.line_at(left_out.byte));
  }
  warnings.skipped_too(all.left_out_count - all.left_out.size());
  return warnings;
}

VectorFile GeoJsonReader::finished() {
  GeoJsonChunks::All& all = chunks_.all();
  VectorFile file;
  file.format = roots_ > 1 ? "GeoJSONSeq" : "GeoJSON";
  file.crs = crs_;
  file.layers = {layer_name()};
  file.layer = file.layers.front();
  file.features_read = all.features.size();
  file.features_skipped = static_cast<std::uint32_t>(all.left_out_count);
  file.features = std::move(all.features).build();
  return file;
}

Result<WithWarnings<VectorFile>> GeoJsonReader::read() {
  if (!read_texts()) return error();
  if (roots_ == 0) {
    refuse(text("the file is empty"), {}, 0);
    return error();
  }
  if (!options_.layer.empty() && options_.layer != layer_name()) {
    return tl::unexpected(file_error(file_, text("it has no layer {}", options_.layer)));
  }
  if (looks_swapped()) {
    Error error = swapped_error(file_);
    if (!chunks_.all().left_out.empty()) {
      error.line = LineCounter(bytes_).line_at(chunks_.all().left_out.front().byte);
    }
    return tl::unexpected(std::move(error));
  }
  if (chunks_.all().out_of_range > 0 && chunks_.all().usable == 0) return tl::unexpected(out_of_range_error());
  FeatureWarnings left_out = warnings();
  VectorFile file = finished();
  tell_of_datum(left_out, conversion_, *file.features);
  return WithWarnings<VectorFile>{std::move(file), std::move(left_out).take()};
}

}  // namespace

Result<WithWarnings<VectorFile>> read_geojson(std::string_view bytes, std::string_view file, const ReadOptions& options,
                                              const FileBytes* source) {
  return GeoJsonReader(bytes, file, options, source).read();
}

}  // namespace geodata
