// What the standards do not allow of a file that is read and drawn all the same: for who is going to hand it on.
#pragma once

#include <filesystem>
#include <vector>

#include "geodata/io/vector_reader.h"

namespace app {

// Of GeoJSON every fault of RFC 7946 with its line, of other formats the rings of areas by the feature's number: 20 in
// words, then how many more.
std::vector<geodata::Error> rule_faults(const std::filesystem::path& path, const geodata::VectorFile& read);

}  // namespace app
