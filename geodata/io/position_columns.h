// Which two columns of a table hold the position.
//
// A header says so by a word ("lat", "Longitude (deg)", "x_lon", "dec_lat_va", "LatitudeMeasure", "经度(°)",
// "POINT_X"), and the cells bear it out: most of those that are not empty are angles. Such a pair comes before one
// whose cells do not, which must be named plainly (x and y are not enough); then the better named one (longitude, lon,
// x), then the first.
#pragma once

#include <cstddef>
#include <optional>

#include "geodata/io/csv_table.h"

namespace geodata {

struct PositionColumns {
  std::size_t lng = 0, lat = 0;
};

std::optional<PositionColumns> position_columns(const CsvTable& table);

}  // namespace geodata
