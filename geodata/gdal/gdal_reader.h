// Vector files of the formats that GDAL reads for us, from memory.
#pragma once

#include "geodata/io/gdal_module.h"

namespace geodata {

// As read_vector_bytes(), with a Shapefile's other parts.
Result<WithWarnings<VectorFile>> read_with_gdal(const GdalInput& input, const ReadOptions& options);

}  // namespace geodata
