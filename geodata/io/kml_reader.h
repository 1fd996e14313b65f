// KML 2.2 with Google's tracks: a layer for each folder that holds placemarks, by its name.
//
// Properties are what ExtendedData holds (Data and SimpleData), name and description (HTML as text), time, begin and
// end; a track's times are the list `times`. The look that a placemark's style asks for becomes the properties of
// simplestyle: stroke, stroke-width, stroke-opacity, fill, fill-opacity, marker-color. Nothing that the file points at
// is followed (links, pictures over the ground, models): how many there are is a warning.
#pragma once

#include <string_view>

#include "geodata/io/vector_reader.h"

namespace geodata {

// Errors: broken XML (with line and byte), a layer that is not there, nothing to draw. Warnings: placemarks and
// positions that cannot be used, with their lines; what is not followed.
Result<WithWarnings<VectorFile>> read_kml(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace geodata
