#include "tests/io/test_files.h"

#include <fstream>
#include <iterator>

namespace test_files {

namespace fs = std::filesystem;

fs::path data(std::string_view path) { return fs::path(ANSHAN_SOURCE_DIR) / "tests" / "data" / path; }

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Read read(std::string_view geojson) { return geodata::read_vector_bytes(geojson, "test.geojson"); }

std::string message(const Read& read) { return read ? std::string() : say(read.error()); }

}  // namespace test_files
