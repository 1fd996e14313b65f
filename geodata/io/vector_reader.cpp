#include "geodata/io/vector_reader.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <new>
#include <span>

#include <fmt/core.h>

#include "geodata/io/archive.h"
#include "geodata/io/csv_features.h"
#include "geodata/io/file_bytes.h"
#include "geodata/io/flatgeobuf_reader.h"
#include "geodata/io/gdal_module.h"
#include "geodata/io/geojson_reader.h"
#include "geodata/io/gpx_reader.h"
#include "geodata/io/kml_reader.h"
#include "geodata/io/packed_sources.h"
#include "geodata/io/report.h"
#include "geodata/io/sniff.h"
#include "geodata/io/sqlite_log.h"
#include "geodata/io/text_encoding.h"

namespace geodata {
namespace {

namespace fs = std::filesystem;
using VectorResult = Result<WithWarnings<VectorFile>>;

constexpr const char* sibling_extensions[] = {".shx", ".dbf", ".prj", ".cpg"};

// What GDAL wants to see at the end of a name, whatever the file was called.
std::string extension_of(Format format) {
  switch (format) {
    case Format::geojson: return ".geojson";
    case Format::geopackage: return ".gpkg";
    case Format::flatgeobuf: return ".fgb";
    case Format::shapefile: return ".shp";
    case Format::kml:
    case Format::gpx:
    case Format::csv:
    case Format::zip:
    case Format::gzip:
    case Format::geotiff: break;
  }
  return ".tif";
}

bool is_archive(Format format) { return format == Format::zip || format == Format::gzip; }

struct Sibling {
  std::string extension;
  FileBytes bytes;
};

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

// A Shapefile's other parts. What is missing or cannot be read is left out here and told where it matters.
std::vector<Sibling> read_siblings(const fs::path& shapefile) {
  std::vector<Sibling> out;
  for (const char* extension : sibling_extensions) {
    for (const bool upper : {false, true}) {
      std::string written = extension;
      if (upper) {
        std::transform(written.begin(), written.end(), written.begin(),
                       [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
      }
      auto bytes = read_file_bytes(fs::path(shapefile).replace_extension(written));
      if (!bytes) continue;
      out.push_back({extension, std::move(*bytes)});
      break;
    }
  }
  return out;
}

// A GeoPackage that another program has open, with what that one has written so far. Read again while it goes on
// writing; `unsettled`: it wrote all the time.
struct WithLog {
  std::optional<std::string> bytes;  // nothing: as the file stands
  bool unsettled = false;
};
WithLog with_log_beside(const fs::path& path, std::string_view database) {
  constexpr int most_tries = 3;
  const fs::path log_path = path.string() + "-wal";
  const auto stamp = [&] {
    std::error_code size_unknown, time_unknown;
    const auto size = fs::file_size(log_path, size_unknown);
    return std::pair(size_unknown ? 0 : size, fs::last_write_time(log_path, time_unknown));
  };
  for (int i = 0; i < most_tries; ++i) {
    const auto before = stamp();
    if (before.first == 0) return {};
    const auto log = read_file_bytes(log_path);
    if (!log) return {};
    std::optional<std::string> merged = with_sqlite_log(database, std::string(log->view()));
    if (stamp() == before) return {std::move(merged), false};
  }
  return {std::nullopt, true};
}

VectorResult read_sniffed(std::string_view bytes, std::string_view name, const std::vector<Sibling>& siblings,
                          Format format, const ReadOptions& options, const FileBytes* source) {
  if (format == Format::geojson) {
    const auto encoding = encoding_of_text(bytes.substr(0, 4));  // JSON begins with plain letters
    if (encoding == TextEncoding::utf16_le || encoding == TextEncoding::utf16_be) {
      const auto utf8 = text_as_utf8(bytes, *encoding);
      if (!utf8) return tl::unexpected(file_error(name, text("its text is in no encoding that is known")));
      return read_geojson(*utf8, name, options, nullptr);
    }
    return read_geojson(bytes, name, options, source);
  }
  if (format == Format::csv) return read_csv(bytes, name, options);
  if (format == Format::kml) return read_kml(bytes, name, options);
  if (format == Format::gpx) return read_gpx(bytes, name, options);
  if (format == Format::flatgeobuf) {
    if (auto read = read_flatgeobuf(bytes, name, options)) return std::move(*read);
  }
  GdalInput input{format, std::string(name), {{extension_of(format), bytes}}};
  for (const Sibling& sibling : siblings) input.parts.push_back({sibling.extension, sibling.bytes});
  const auto gdal = gdal_readers();
  if (!gdal) return tl::unexpected(file_error(name, gdal.error().why, gdal.error().todo));
  return (*gdal)->read_vector(input, options);
}

VectorResult read_geopackage(const fs::path& path, std::string_view bytes, std::string_view name,
                             const ReadOptions& options) {
  const WithLog with_log = with_log_beside(path, bytes);
  auto read = read_sniffed(with_log.bytes ? std::string_view(*with_log.bytes) : bytes, name, {}, Format::geopackage,
                           options, nullptr);
  if (!read || !with_log.unsettled) return read;
  FeatureWarnings warnings{std::string(name)};
  warnings.note(text("The last changes are missing"), text("another program was writing to it all the time"),
                text("Open it again when that one has saved"));
  for (Error& warning : std::move(warnings).take()) read->warnings.push_back(std::move(warning));
  return read;
}

Result<Format> sniff_vector(std::string_view bytes, std::string_view name) {
  auto format = sniff(bytes, name);
  if (format == Format::geotiff)
    format = tl::unexpected(file_error({}, text("it is an image, not a file of features")));
  if (!format) format.error().file = std::string(name);
  return format;
}

VectorResult read_source(std::span<const PackedFile> files, const PackedSource& source, std::string_view archive,
                         const ReadOptions& options) {
  const PackedFile& file = files[source.file];
  const std::string name = fmt::format("{}/{}", archive, file.name);
  const auto format = sniff_vector(file.bytes, name);
  if (!format) return tl::unexpected(format.error());
  std::vector<Sibling> siblings;
  for (const std::size_t i : source.siblings)
    siblings.push_back({lower(fs::path(files[i].name).extension().string()), FileBytes(files[i].bytes)});
  return read_sniffed(file.bytes, name, siblings, *format, options, nullptr);
}

// The layers of all the data in an archive are its layers. One source gives them its own names; of several each layer
// is called after its file, and by its own name where the file has more. A source that cannot be read is a warning of
// the first that can.
VectorResult read_packed(std::string_view bytes, std::string_view archive, const ReadOptions& options) {
  const auto files = unpack(bytes, archive, {}, options.cancel);
  if (!files) return tl::unexpected(files.error());
  const auto sources = packed_sources(*files, archive);
  if (!sources) return tl::unexpected(sources.error());
  if (sources->size() == 1) return read_source(*files, sources->front(), archive, options);
  constexpr std::string_view between = ": ";
  std::vector<std::string> layers;
  std::vector<Error> refused;
  std::optional<WithWarnings<VectorFile>> chosen;
  for (const PackedSource& source : *sources) {
    ReadOptions own = options;
    own.layer.clear();
    const bool named = options.layer.starts_with(source.title + std::string(between));
    if (named) own.layer = options.layer.substr(source.title.size() + between.size());
    if (!options.layer.empty() && !named && options.layer != source.title) {
      layers.push_back(source.title);  // there are others, whose names only reading would tell
      continue;
    }
    auto read = read_source(*files, source, archive, own);
    if (!read) {
      refused.push_back(std::move(read.error()));
      refused.back().remedy = Remedy::none;  // which would be for all of the archive
      continue;
    }
    const bool several = read->value.layers.size() > 1;
    const auto title = [&](const std::string& layer) {
      return several ? source.title + std::string(between) + layer : source.title;
    };
    for (const std::string& layer : read->value.layers) layers.push_back(title(layer));
    if (chosen) continue;
    read->value.layer = title(read->value.layer);
    chosen = std::move(*read);
  }
  if (!chosen && !refused.empty()) return tl::unexpected(std::move(refused.front()));
  if (!chosen) return tl::unexpected(file_error(archive, text("it has no layer {}", options.layer)));
  std::move(refused.begin(), refused.end(), std::back_inserter(chosen->warnings));
  chosen->value.layers = std::move(layers);
  return std::move(*chosen);
}

// A folder stands for the Shapefiles in it; each is a layer.
VectorResult read_folder(const fs::path& folder, const ReadOptions& options) {
  std::vector<fs::path> found;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (lower(entry->path().extension().string()) == ".shp") found.push_back(entry->path());
  }
  if (failed) return refuse_file(folder, text("the system says: {}", failed.message()));
  std::sort(found.begin(), found.end());
  std::vector<std::string> layers;
  layers.reserve(found.size());
  for (const fs::path& path : found) layers.push_back(path.stem().string());
  if (!options.layer.empty()) {
    std::erase_if(found, [&](const fs::path& path) { return path.stem().string() != options.layer; });
  }
  if (found.empty()) return refuse_file(folder, text("it is a folder"), text("Open a file in it"));
  auto read = read_vector_file(found.front(), options);
  if (read) read->value.layers = std::move(layers), read->value.layer = found.front().stem().string();
  return read;
}

// Libraries throw when memory is short; the worker's thread must not end by that.
template <class Read>
VectorResult guarded(std::string_view name, Read read) {
  try {
    return read();
  } catch (const std::bad_alloc&) {
    return tl::unexpected(file_error(name, text("there is not enough memory for it")));
  } catch (const std::exception& thrown) {
    return tl::unexpected(file_error(name, text("the system says: {}", thrown.what())));
  }
}

}  // namespace

VectorResult read_vector_file(const fs::path& path, const ReadOptions& options) {
  const std::string name = shown_path(path);
  return guarded(name, [&]() -> VectorResult {
    if (const auto checked = check_path(path); !checked) return tl::unexpected(checked.error());
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return read_folder(path, options);
    const auto bytes = read_file_bytes(path);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto format = sniff_vector(*bytes, name);
    if (!format) return tl::unexpected(format.error());
    if (is_archive(*format)) return read_packed(*bytes, name, options);
    const auto siblings = *format == Format::shapefile ? read_siblings(path) : std::vector<Sibling>{};
    auto read = *format == Format::geopackage ? read_geopackage(path, *bytes, name, options)
                                              : read_sniffed(*bytes, name, siblings, *format, options, &*bytes);
    const bool cut = bytes->was_cut() ||
                     std::any_of(siblings.begin(), siblings.end(), [](const Sibling& s) { return s.bytes.was_cut(); });
    if (cut) return refuse_file(path, text("it became shorter while it was read"), text("Open it again"));
    return read;
  });
}

VectorResult read_vector_bytes(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  return guarded(name, [&]() -> VectorResult {
    const auto format = sniff_vector(bytes, name);
    if (!format) return tl::unexpected(format.error());
    if (is_archive(*format)) return read_packed(bytes, name, options);
    return read_sniffed(bytes, name, {}, *format, options, nullptr);
  });
}

}  // namespace geodata
