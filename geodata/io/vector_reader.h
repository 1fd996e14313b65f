// Vector files, behind guards: the format is what the bytes are (not what the name says), no network, no file but the
// one named (and a Shapefile's siblings) is read and none is written, limits on sizes and nesting. GeoJSON, FlatGeobuf,
// KML, GPX and CSV are read by ourselves, every other format by exactly one GDAL driver, from memory.
//
// Runs on any thread; each call opens and closes its own GDAL data set. Cost: about 7 ns a byte of GeoJSON, 2 ns of
// FlatGeobuf; the first file of a process that needs GDAL 60 ms more (gdal_module.h).
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geodata/base/parallel.h"
#include "geodata/base/result.h"
#include "geodata/features/feature_store.h"

namespace geodata {

struct ReadOptions {
  std::string layer;     // empty: the first layer that has features
  bool swapped = false;  // the file has its longitudes and latitudes the other way round, and the reader knows
  bool table = false;    // a CSV file may be without positions: a row that has none is a feature without geometry
  const std::atomic<bool>* cancel = nullptr;       // checked between features
  std::function<void(double fraction)> progress;   // 0..1, from the reading threads; may be empty
  Parallel parallel;                               // threads to read large files with; may be empty
  std::size_t chunk_bytes = std::size_t{1} << 20;  // of a large GeoJSON file; any size gives the same features
  // Features of a large file as soon as they are read: those since the last call, in the file's order, from the calling
  // thread. Called seldom (what is shown early costs twice); what it gave is void when the file turns out broken.
  std::function<void(std::shared_ptr<const FeatureStore>)> part;
  // A FlatGeobuf or GeoPackage file in WGS 84 that is larger than `window_above` bytes and has a spatial index of its
  // own is read by it: only the features that meet the window (or whose boxes do), less those whose numbers are in
  // `have` (ascending).
  std::optional<WorldBox> window;
  std::size_t window_above = 50'000'000;
  const std::vector<std::uint64_t>* have = nullptr;
};

// What was read of a file by window, and what the file holds in all.
struct ReadWindow {
  WorldBox extent;                     // of the whole file
  std::uint64_t features_in_file = 0;  // as the file says
  std::vector<std::uint64_t> numbers;  // in the file, of the features read: a position or an id; as `features` has them
};

struct VectorFile {
  std::shared_ptr<const FeatureStore> features;
  std::string format;               // "GeoJSON", "GPKG", "FlatGeobuf", "ESRI Shapefile", "KML", "GPX", "CSV"
  std::string crs;                  // "EPSG:4326" or a name; coordinates in `features` are already converted
  std::vector<std::string> layers;  // all layers in the file that can be drawn; `features` holds one
  std::string layer;                // which one: a name of `layers`
  std::uint32_t features_read = 0;
  std::uint32_t features_skipped = 0;  // each reason is a warning
  std::optional<ReadWindow> window;    // only a window was read
};

// Errors: missing, unreadable, empty, not a format we read, damaged (with line or byte), unknown CRS, cancelled.
// Warnings: features without usable geometry (NaN, out of range, unknown type), at most 20 and then a count.
Result<WithWarnings<VectorFile>> read_vector_file(const std::filesystem::path& path, const ReadOptions& options = {});

// The same from memory, for tests and pasted text. `name` stands in messages and must have the format's extension.
Result<WithWarnings<VectorFile>> read_vector_bytes(std::string_view bytes, std::string_view name,
                                                   const ReadOptions& options = {});

}  // namespace geodata
