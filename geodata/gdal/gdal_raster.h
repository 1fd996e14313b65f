// Elevation rasters of any kind and coordinate system that GDAL's GeoTIFF driver reads, from memory.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "geodata/io/raster_reader.h"

namespace geodata {

// As read_elevation(); `path` only names the file in messages.
Result<std::shared_ptr<const ElevationGrid>> read_raster_with_gdal(const std::filesystem::path& path,
                                                                   std::string_view bytes, std::uint64_t max_cells);

}  // namespace geodata
