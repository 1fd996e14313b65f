#include "geodata/gdal/gdal_reader.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "geodata/base/utf8.h"
#include "geodata/gdal/csv_header.h"
#include "geodata/gdal/gdal_guard.h"
#include "geodata/gdal/ogr_features.h"
#include "geodata/gdal/srs.h"
#include "geodata/io/coordinates.h"

namespace geodata {
namespace {

const char* driver_of(Format format) {
  switch (format) {
    case Format::geopackage: return "GPKG";
    case Format::flatgeobuf: return "FlatGeobuf";
    case Format::shapefile: return "ESRI Shapefile";
    case Format::kml: return "KML";
    case Format::gpx: return "GPX";
    case Format::csv: return "CSV";
    case Format::geojson:
    case Format::geotiff: break;
  }
  return "";
}

bool is_always_wgs84(Format format) { return format == Format::kml || format == Format::gpx || format == Format::csv; }

// GDAL takes a .dbf without a declared encoding for Latin 1; most are UTF-8 by now. Byte 29 names the code page, with
// 0 and 0x57 (ANSI) saying nothing (dBASE table file format, "language driver").
enum class Encoding { declared, utf8, unknown };
Encoding encoding_of(const GdalInput& input) {
  const std::string_view table = input.find(".dbf");
  if (!input.find(".cpg").empty() || table.size() < 32) return Encoding::declared;
  if (table[29] != 0 && table[29] != 0x57) return Encoding::declared;
  return invalid_utf8(table.substr(32)) ? Encoding::unknown : Encoding::utf8;
}

class GdalReader {
 public:
  GdalReader(const GdalInput& input, const ReadOptions& options)
      : input_(input), options_(options), warnings_(input.file) {}

  Result<WithWarnings<VectorFile>> read();

 private:
  Result<std::vector<std::string>> open_options();
  Result<OGRLayer*> choose_layer(GDALDataset& dataset);
  Result<void> use_crs(OGRLayer& layer);
  bool use_window(OGRLayer& layer);
  Result<void> read_layer(OGRLayer& layer, const GdalCall& call);
  Error out_of_range() const;
  tl::unexpected<Error> refuse(Text why, Text todo = {}) const {
    return tl::unexpected(file_error(input_.file, std::move(why), std::move(todo)));
  }

  const GdalInput& input_;
  const ReadOptions& options_;
  FeatureWarnings warnings_;
  FeatureStoreBuilder builder_;
  GeometrySink sink_{builder_};
  VectorFile out_;
  bool crs_named_ = true, wgs84_ = false;  // wgs84_: the file's own coordinates are longitude and latitude
};

Result<std::vector<std::string>> GdalReader::open_options() {
  std::vector<std::string> out;
  if (input_.format == Format::csv) {
    auto header = read_csv_header(input_.parts[0].bytes);
    if (!header && options_.table && header.error().byte < 0) return std::vector<std::string>{"AUTODETECT_TYPE=YES"};
    if (!header) {
      header.error().file = input_.file;
      return tl::unexpected(std::move(header.error()));
    }
    out = {"X_POSSIBLE_NAMES=" + header->lng, "Y_POSSIBLE_NAMES=" + header->lat, "KEEP_GEOM_COLUMNS=NO",
           "AUTODETECT_TYPE=YES"};
  }
  if (input_.format == Format::shapefile) {
    const Encoding encoding = encoding_of(input_);
    if (encoding == Encoding::utf8) out.emplace_back("ENCODING=UTF-8");
    if (encoding == Encoding::unknown) {
      warnings_.note(text("Names may come out wrong"), text("the Shapefile does not say how its text is encoded"),
                     text("Put a .cpg file beside it that holds the name, such as GBK"));
    }
    if (input_.find(".dbf").empty()) {
      warnings_.note(text("The features have no properties"), text("there is no .dbf file beside the .shp file"));
    }
  }
  return out;
}

// GPX always offers five layers: two of them are the others' points once more.
bool repeats_another(Format format, std::string_view layer) {
  return format == Format::gpx && (layer == "route_points" || layer == "track_points");
}

Result<OGRLayer*> GdalReader::choose_layer(GDALDataset& dataset) {
  OGRLayer* chosen = nullptr;
  OGRLayer* first = nullptr;
  const bool several = dataset.GetLayerCount() > 1;
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (first == nullptr) first = layer;
    const bool wanted = options_.layer.empty() ? chosen == nullptr : options_.layer == layer->GetName();
    const bool table = several && layer->GetGeomType() == wkbNone;
    if (table || repeats_another(input_.format, layer->GetName())) continue;
    // Counting is a walk through the file, so only where it decides something.
    const bool count = several || (wanted && options_.layer.empty());
    const bool has_features = !count || layer->GetFeatureCount() > 0;
    if (has_features) out_.layers.emplace_back(layer->GetName());
    if (wanted && has_features) chosen = layer;
  }
  if (chosen == nullptr && options_.layer.empty()) chosen = first;
  if (chosen != nullptr) {
    out_.layer = chosen->GetName();
    return chosen;
  }
  if (!options_.layer.empty()) return refuse(text("it has no layer {}", options_.layer));
  return refuse(text("it has no layer with features"));
}

Result<void> GdalReader::use_crs(OGRLayer& layer) {
  out_.crs = "EPSG:4326";
  if (is_always_wgs84(input_.format)) return {};
  const OGRSpatialReference* srs = layer.GetSpatialRef();
  auto crs = crs_of(srs);
  if (!crs) {
    crs.error().file = input_.file;
    return tl::unexpected(std::move(crs.error()));
  }
  crs_named_ = crs->named;
  if (crs_named_) out_.crs = crs->name;
  wgs84_ = !crs->to_wgs84;
  sink_.set_crs(std::move(crs->to_wgs84));
  return {};
}

Error GdalReader::out_of_range() const {
  if (crs_named_) {
    return file_error(input_.file, text("its coordinates do not fit the coordinate system {} that it names", out_.crs));
  }
  const LngLat p = sink_.first_out_of_range();
  if (input_.format == Format::shapefile) {
    return file_error(input_.file,
                      text("its positions (the first is {}, {}) are not longitudes and latitudes, and there is no .prj "
                           "file that names their coordinate system",
                           p.lng, p.lat),
                      text("Put the .prj file beside the .shp file"));
  }
  return file_error(input_.file,
                    text("its positions (the first is {}, {}) are not longitudes and latitudes, and it does not "
                         "name its coordinate system",
                         p.lng, p.lat),
                    text("Save it again in WGS 84"));
}

// A filter for the window, where the layer has an index that answers it.
bool GdalReader::use_window(OGRLayer& layer) {
  if (!options_.window || !wgs84_ || input_.format != Format::geopackage) return false;
  if (input_.parts[0].bytes.size() <= options_.window_above || layer.TestCapability(OLCFastSpatialFilter) == 0)
    return false;
  OGREnvelope around;
  const GIntBig count = layer.GetFeatureCount();
  if (count < 0 || layer.GetExtent(&around, FALSE) != OGRERR_NONE || !around.IsInit()) return false;
  ReadWindow window{{}, static_cast<std::uint64_t>(count), {}};
  window.extent.add(to_world(LngLat{std::clamp(around.MinX, -180.0, 180.0), std::clamp(around.MaxY, -90.0, 90.0)}));
  window.extent.add(to_world(LngLat{std::clamp(around.MaxX, -180.0, 180.0), std::clamp(around.MinY, -90.0, 90.0)}));
  out_.window = std::move(window);
  const LngLat north_west = to_lnglat(WorldPoint{options_.window->min_x, options_.window->min_y});
  const LngLat south_east = to_lnglat(WorldPoint{options_.window->max_x, options_.window->max_y});
  layer.SetSpatialFilterRect(north_west.lng, south_east.lat, south_east.lng, north_west.lat);
  return true;
}

Result<void> GdalReader::read_layer(OGRLayer& layer, const GdalCall& call) {
  LayerRules rules;
  rules.empty_is_missing = input_.format == Format::csv;
  rules.needs_position = input_.format == Format::csv && !options_.table;
  rules.lower_case_names = input_.format == Format::kml;
  const bool by_window = use_window(layer);
  ReadOptions options = options_;
  if (!by_window) options.window.reset(), options.have = nullptr;
  OgrFeatures features(builder_, sink_, warnings_, rules);
  if (!features.read(layer, options)) return refuse(text("reading was cancelled"));
  if (by_window) out_.window->numbers = features.take_numbers();
  if (call.failed()) return refuse(call.why());
  if (sink_.all_out_of_range()) return tl::unexpected(out_of_range());
  if (crs_named_) return {};
  if (input_.format == Format::shapefile) {
    warnings_.note(text("The coordinates are taken as longitude and latitude on WGS 84"),
                   text("there is no .prj file beside the .shp file"));
  } else {
    warnings_.note(text("The coordinates are taken as longitude and latitude on WGS 84"),
                   text("it does not name its coordinate system"));
  }
  return {};
}

Result<WithWarnings<VectorFile>> GdalReader::read() {
  const auto opening = open_options();
  if (!opening) return tl::unexpected(opening.error());
  const GdalCall call;
  MemoryFolder folder;  // before the data set, which must close first
  // A layer of these formats is called after the file.
  const std::string stem = std::filesystem::path(input_.file).stem().string();
  const std::string safe_stem = stem.empty() ? "data" : stem;
  std::string main_path;
  for (const GdalInput::Part& part : input_.parts) {
    const std::string path = folder.add(safe_stem + part.extension, part.bytes);
    if (main_path.empty()) main_path = path;
  }
  const Dataset dataset = open_with(driver_of(input_.format), main_path, DatasetKind::vector, *opening);
  const bool nothing = !dataset || (dataset->GetLayerCount() == 0 && call.failed());
  if (nothing) return refuse(call.why());
  const auto layer = choose_layer(*dataset);
  if (!layer) return tl::unexpected(layer.error());
  if (const auto used = use_crs(**layer); !used) return tl::unexpected(used.error());
  if (const auto read = read_layer(**layer, call); !read) return tl::unexpected(read.error());
  out_.format = driver_of(input_.format);
  out_.features_read = builder_.size();
  out_.features_skipped = warnings_.count();
  out_.features = std::move(builder_).build();
  return WithWarnings<VectorFile>{std::move(out_), std::move(warnings_).take()};
}

}  // namespace

Result<WithWarnings<VectorFile>> read_with_gdal(const GdalInput& input, const ReadOptions& options) {
  return GdalReader(input, options).read();
}

}  // namespace geodata
