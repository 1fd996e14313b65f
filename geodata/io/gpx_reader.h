// GPX 1.0 and 1.1: way points, routes and tracks, a layer each where there are any. A track point that cannot be used
// is left out of its track and told with its line. Times of a track's first and last point are its properties begin and
// end. Extensions are not read.
#pragma once

#include <string_view>

#include "geodata/io/vector_reader.h"

namespace geodata {

// Errors: broken XML (with line and byte), a layer that is not there, nothing to draw.
Result<WithWarnings<VectorFile>> read_gpx(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace geodata
