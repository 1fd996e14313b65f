// FlatGeobuf (https://flatgeobuf.org, version 3), read by ourselves: the base layers of an atlas are such files, and
// GDAL takes longer to load than they to read.
#pragma once

#include <optional>
#include <string_view>

#include "geodata/io/vector_reader.h"

namespace geodata {

// Features in the file's order, each with what GDAL's driver gives for it. Nothing for a file with curves, surfaces,
// columns of its own in a feature, or a coordinate system without an EPSG code: GDAL reads those. Errors name the byte.
std::optional<Result<WithWarnings<VectorFile>>> read_flatgeobuf(std::string_view bytes, std::string_view file,
                                                                const ReadOptions& options);

}  // namespace geodata
