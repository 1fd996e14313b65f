// GeoJSON (RFC 7946), also as a sequence (RFC 8142 or one feature a line), read by ourselves.
//
// GDAL's driver costs 80 ns a byte, follows `crs` links over the network, reorders features by id, and cannot say in
// which line a file breaks. This reader costs about 6 ns a byte: one pass that finds mistakes and the members of the
// root, one that builds. Broken JSON refuses the file with line and byte; a feature that is JSON but not usable is a
// warning with its number and line.
#pragma once

#include <string_view>

#include "geodata/io/file_bytes.h"
#include "geodata/io/vector_reader.h"

namespace geodata {

// `source`: the file that the bytes belong to, if any; large ones are read from it stretch by stretch.
Result<WithWarnings<VectorFile>> read_geojson(std::string_view bytes, std::string_view file, const ReadOptions& options,
                                              const FileBytes* source = nullptr);

}  // namespace geodata
