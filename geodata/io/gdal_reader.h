// Files of the formats that GDAL reads for us, from memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/io/sniff.h"
#include "geodata/io/vector_reader.h"

namespace geodata {

struct GdalInput {
  struct Part {
    std::string extension;  // ".shp"
    std::string_view bytes;
  };
  Format format;
  std::string file;         // as the user gave it
  std::vector<Part> parts;  // the main file first, then a Shapefile's siblings

  std::string_view find(std::string_view extension) const;  // empty when there is none
};

Result<WithWarnings<VectorFile>> read_with_gdal(const GdalInput& input, const ReadOptions& options);

}  // namespace geodata
