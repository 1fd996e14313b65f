// The common kind of elevation GeoTIFF, by libtiff alone: one band of 8 or 16 bit integers or 32 bit reals, north up,
// in longitude and latitude on WGS 84 (OGC 19-008r4: GeographicTypeGeoKey 4326). Reading a relief so spares GDAL,
// which takes longer to load than the file to read.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "geodata/io/raster_reader.h"

namespace geodata {

// Null for every other kind, and for a damaged file: GDAL reads it, or says what is wrong.
std::shared_ptr<const ElevationGrid> read_plain_geotiff(std::string_view bytes, std::uint64_t max_cells);

}  // namespace geodata
