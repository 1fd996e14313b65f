// Files for the tests of readers: the fixtures, and texts read as if they were files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "geodata/io/vector_reader.h"

namespace test_files {

std::filesystem::path data(std::string_view path);  // in tests/data
std::string bytes_of(const std::filesystem::path& path);

// Features of a GeoJSON text, or its error in English.
using Read = geodata::Result<geodata::WithWarnings<geodata::VectorFile>>;
Read read(std::string_view geojson);
std::string message(const Read& read);  // "" when it was read

}  // namespace test_files
