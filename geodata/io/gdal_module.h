// GDAL, loaded when a file needs it: it and the hundred libraries behind it would cost every start 50 ms and 25 MB.
//
// Everything that calls GDAL is in geodata/gdal, which is built as a module of its own (lib/anshan_gdal.so beside the
// program's folder). This is the door: a few functions, found once a process. Any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/geo/polygon.h"
#include "geodata/io/raster_reader.h"
#include "geodata/io/sniff.h"
#include "geodata/io/vector_reader.h"

namespace geodata {

struct GdalInput {
  struct Part {
    std::string extension;  // ".shp"
    std::string_view bytes;
  };
  Format format;
  std::string file;         // as the user gave it
  std::vector<Part> parts;  // the main file first, then a Shapefile's siblings

  std::string_view find(std::string_view extension) const {  // empty when there is none
    for (const Part& part : parts) {
      if (part.extension == extension) return part.bytes;
    }
    return {};
  }
};

struct GdalReaders {
  Result<WithWarnings<VectorFile>> (*read_vector)(const GdalInput& input, const ReadOptions& options);
  Result<std::shared_ptr<const ElevationGrid>> (*read_raster)(const std::filesystem::path& path, std::string_view bytes,
                                                              std::uint64_t max_cells);
  Result<std::vector<Polygon>> (*dissolve)(std::span<const Polygon> polygons);  // see dissolve.h
};

// Error (without file): the module is not where it belongs, or does not load; says why.
Result<const GdalReaders*> gdal_readers();

}  // namespace geodata
