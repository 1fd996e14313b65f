// What a file is, by its first bytes. The name only helps to say what is wrong.
#pragma once

#include <string_view>

#include "geodata/base/result.h"

namespace geodata {

enum class Format { geojson, geopackage, flatgeobuf, shapefile, kml, gpx, csv, geotiff };

// Error (without file): a format that is not read, with its name where it is known, or nothing known at all.
Result<Format> sniff(std::string_view bytes, std::string_view name);

// For XML about to go to a parser that trusts it: errors when it declares entities (which can grow without end) or
// nests elements more than 512 deep. O(n), about 1 ns a byte.
Result<void> check_xml(std::string_view bytes);

}  // namespace geodata
