// Elevation rasters (GeoTIFF), behind the same guards as vector_reader.h: the plain ones by ourselves, all others by
// GDAL.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "geodata/base/result.h"
#include "geodata/geo/world.h"

namespace geodata {

// A north-up grid in longitude and latitude (WGS 84), row 0 in the north. Heights in metres; NaN: no data.
struct ElevationGrid {
  std::uint32_t width = 0, height = 0;
  LngLat north_west;          // outer corner of the first cell
  double cell_lng = 0;        // degrees a cell
  double cell_lat = 0;        // degrees a cell, positive
  std::vector<float> metres;  // row by row

  float at(std::uint32_t column, std::uint32_t row) const {
    return metres[static_cast<std::size_t>(row) * width + column];
  }
};

// Errors as read_vector_file; also: more than `max_cells` cells, not one band, rotated, not convertible to WGS 84.
Result<std::shared_ptr<const ElevationGrid>> read_elevation(const std::filesystem::path& path,
                                                            std::uint64_t max_cells = 64'000'000);

}  // namespace geodata
