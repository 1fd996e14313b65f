// Which columns of a CSV file hold the position.
#pragma once

#include <string>
#include <string_view>

#include "geodata/base/result.h"

namespace geodata {

struct CsvHeader {
  std::string lng, lat;  // names as the header has them
};

// Looks for x/y, lon/lat, lng/lat, long/lat, longitude/latitude and the Chinese words, in any case. Error (without
// file) where they are missing or the bytes are not UTF-8.
Result<CsvHeader> read_csv_header(std::string_view bytes);

}  // namespace geodata
