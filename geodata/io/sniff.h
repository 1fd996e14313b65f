// What a file is, by its first bytes. The name only helps to say what is wrong.
#pragma once

#include <string_view>

#include "geodata/base/result.h"

namespace geodata {

enum class Format {
  geojson,
  geopackage,
  flatgeobuf,
  shapefile,
  kml,
  gpx,
  csv,
  geotiff,
  zip,
  gzip
};  // the last two hold others

// Error (without file): a format that is not read, with its name where it is known, or nothing known at all.
Result<Format> sniff(std::string_view bytes, std::string_view name);

}  // namespace geodata
