#include "geodata/gdal/gdal_reader.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <fmt/format.h>

#include "geodata/base/utf8.h"
#include "geodata/gdal/gdal_guard.h"
#include "geodata/gdal/ogr_features.h"
#include "geodata/gdal/shapefile_index.h"
#include "geodata/gdal/srs.h"
#include "geodata/io/coordinates.h"
#include "geodata/io/datum_note.h"
#include "geodata/io/text_encoding.h"

namespace geodata {
namespace {

const char* driver_of(Format format) {
  switch (format) {
    case Format::geopackage: return "GPKG";
    case Format::flatgeobuf: return "FlatGeobuf";
    case Format::shapefile: return "ESRI Shapefile";
    case Format::kml:
    case Format::gpx:
    case Format::csv:
    case Format::zip:
    case Format::gzip:
    case Format::geojson:
    case Format::geotiff: break;
  }
  return "";
}

// The text of a .dbf: names of fields and records, without the bytes that describe them (dBASE table file format:
// header of 32 bytes, its length at 8; descriptors of 32 bytes that begin with a name, up to 0x0D).
std::string text_of_table(std::string_view table) {
  constexpr std::size_t most = std::size_t{1} << 20;
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(table[i])); };
  std::string out;
  if (table.size() < 32) return out;
  const std::size_t header = std::min(byte(8) + 256 * byte(9), table.size());
  for (std::size_t at = 32; at + 32 <= header && table[at] != '\x0D'; at += 32) {
    const std::string_view name = table.substr(at, 11);
    out.append(name.substr(0, name.find('\0'))).push_back(' ');
  }
  out += table.substr(header, most);
  std::replace(out.begin(), out.end(), '\0', ' ');
  while (out.size() >= most && !out.empty() && static_cast<unsigned char>(out.back()) >= 0x80) out.pop_back();  // cut
  return out;
}

// GDAL takes a .dbf without a declared encoding for Latin 1, and one that is declared wrong at its word.
struct TableEncoding {
  bool declared = false;  // by the .cpg file, or the code page in byte 29 (0 and 0x57, ANSI, say nothing)
  bool fits = true;       // the declared one
  std::optional<TextEncoding> looks;
};
TableEncoding encoding_of_table(const GdalInput& input) {
  TableEncoding out;
  const std::string_view table = input.find(".dbf");
  std::string_view name = input.find(".cpg");
  name = name.substr(0, name.find_first_of(" \r\n"));
  const bool code_page = table.size() > 29 && table[29] != 0 && table[29] != 0x57;
  out.declared = !name.empty() || code_page;
  const std::string text = text_of_table(table);
  out.looks = encoding_of_text(text);
  const bool says_utf8 = name == "UTF-8" || name == "utf-8" || name == "UTF8" || name == "65001";
  if (says_utf8) out.fits = !invalid_utf8(text);
  return out;
}

class GdalReader {
 public:
  GdalReader(const GdalInput& input, const ReadOptions& options)
      : input_(input), options_(options), warnings_(input.file) {}

  Result<WithWarnings<VectorFile>> read();

 private:
  std::vector<std::string> open_options();
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
  std::string converted_from_;
  bool crs_named_ = true, wgs84_ = false;  // wgs84_: the file's own coordinates are longitude and latitude
};

std::vector<std::string> GdalReader::open_options() {
  std::vector<std::string> out;
  if (input_.format == Format::shapefile) {
    const TableEncoding encoding = encoding_of_table(input_);
    if ((!encoding.declared || !encoding.fits) && encoding.looks) {
      const TextEncoding taken = *encoding.looks;
      out.emplace_back(std::string("ENCODING=") + iconv_name(taken));
      if (is_guess(taken) || !encoding.fits) {
        warnings_.assumed(text("Its text is taken as {}", name_of(taken)),
                          encoding.fits ? text("the Shapefile does not say how its text is encoded")
                                        : text("it is not what the .cpg file beside it says"),
                          text("Put a .cpg file beside it that holds the name, such as GBK"));
      }
    }
    if (input_.find(".dbf").empty()) {
      warnings_.note(text("The features have no properties"), text("there is no .dbf file beside the .shp file"));
    }
  }
  return out;
}

Result<OGRLayer*> GdalReader::choose_layer(GDALDataset& dataset) {
  OGRLayer* chosen = nullptr;
  OGRLayer* first = nullptr;
  const bool several = dataset.GetLayerCount() > 1;
  std::vector<std::string> empty;
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (first == nullptr) first = layer;
    const bool wanted = options_.layer.empty() ? chosen == nullptr : options_.layer == layer->GetName();
    const bool table = several && layer->GetGeomType() == wkbNone;
    if (table) empty.emplace_back(layer->GetName());
    if (table) continue;
    // Counting is a walk through the file, so only where it decides something.
    const bool count = several || (wanted && options_.layer.empty());
    const bool has_features = !count || layer->GetFeatureCount() > 0;
    (has_features ? out_.layers : empty).emplace_back(layer->GetName());
    if (wanted && has_features) chosen = layer;
  }
  if (several && !empty.empty() && options_.layer.empty()) {
    warnings_.assumed(empty.size() == 1 ? text("1 layer is left out") : text("{} layers are left out", empty.size()),
                      text("without features that have a place: {}", fmt::format("{}", fmt::join(empty, ", "))));
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
  const OGRSpatialReference* srs = layer.GetSpatialRef();
  auto crs = crs_of(srs);
  if (!crs) {
    crs.error().file = input_.file;
    return tl::unexpected(std::move(crs.error()));
  }
  crs_named_ = crs->named;
  if (crs_named_) out_.crs = crs->name;
  wgs84_ = !crs->to_wgs84;
  if (crs->to_wgs84) converted_from_ = crs->definition;
  sink_.set_crs(std::move(crs->to_wgs84));
  sink_.set_swapped(options_.swapped);
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
  const bool by_window = use_window(layer);
  ReadOptions options = options_;
  if (!by_window) options.window.reset(), options.have = nullptr;
  OgrFeatures features(builder_, sink_, warnings_);
  if (!features.read(layer, options)) return refuse(text("reading was cancelled"));
  if (by_window) out_.window->numbers = features.take_numbers();
  if (call.failed()) return refuse(call.why());
  if (!crs_named_ && sink_.looks_swapped()) return tl::unexpected(swapped_error(input_.file));
  if (sink_.all_out_of_range()) return tl::unexpected(out_of_range());
  if (crs_named_) return {};
  if (input_.format == Format::shapefile) {
    warnings_.assumed(text("The coordinates are taken as longitude and latitude on WGS 84"),
                      text("there is no .prj file beside the .shp file"));
  } else {
    warnings_.assumed(text("The coordinates are taken as longitude and latitude on WGS 84"),
                      text("it does not name its coordinate system"));
  }
  return {};
}

Result<WithWarnings<VectorFile>> GdalReader::read() {
  const std::vector<std::string> opening = open_options();
  const GdalCall call;
  MemoryFolder folder;  // before the data set, which must close first
  // A layer of these formats is called after the file.
  const std::string stem = std::filesystem::path(input_.file).stem().string();
  const std::string safe_stem = stem.empty() ? "data" : stem;
  const std::string_view index = input_.find(".shx");
  const bool without_index = !index.empty() && !index_fits(input_.parts[0].bytes, index, input_.find(".dbf"));
  if (without_index)  // what it says can be found again in the .shp
    warnings_.assumed(text("The index was made anew"), text("the .shx file beside the .shp file is damaged"));
  std::string main_path;
  for (const GdalInput::Part& part : input_.parts) {
    if (without_index && part.extension == ".shx") continue;
    const std::string path = folder.add(safe_stem + part.extension, part.bytes);
    if (main_path.empty()) main_path = path;
  }
  const Dataset dataset = open_with(driver_of(input_.format), main_path, DatasetKind::vector, opening);
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
  tell_of_datum(warnings_, converted_from_, *out_.features);
  return WithWarnings<VectorFile>{std::move(out_), std::move(warnings_).take()};
}

}  // namespace

Result<WithWarnings<VectorFile>> read_with_gdal(const GdalInput& input, const ReadOptions& options) {
  return GdalReader(input, options).read();
}

}  // namespace geodata
