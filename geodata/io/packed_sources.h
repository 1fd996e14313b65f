// Which of an archive's files are data: each by itself, a Shapefile with its siblings, of a KMZ the document alone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"
#include "geodata/io/archive.h"

namespace geodata {

struct PackedSource {
  std::string title;  // the file's name without folders and extension; a number behind it where it stands twice
  std::size_t file = 0;
  std::vector<std::size_t> siblings;
};

// In the order of their names. Error (of the archive): nothing in it is data, or it is another program's document.
Result<std::vector<PackedSource>> packed_sources(std::span<const PackedFile> files, std::string_view archive);

}  // namespace geodata
