#include "tests/io/test_files.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace test_files {

namespace fs = std::filesystem;

fs::path data(std::string_view path) { return fs::path(ANSHAN_SOURCE_DIR) / "tests" / "data" / path; }

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "anshan_io_XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::permissions(path_, fs::perms::owner_all, ignored);
  fs::remove_all(path_, ignored);
}

fs::path Folder::write(std::string_view name, std::string_view bytes) const {
  const fs::path path = path_ / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

fs::path Folder::copy(const fs::path& file, std::string_view name) const {
  fs::copy_file(file, path_ / name);
  return path_ / name;
}

std::set<std::string> Folder::listing() const {
  std::set<std::string> out;
  for (const auto& entry : fs::directory_iterator(path_)) out.insert(entry.path().filename().string());
  return out;
}

Read read(std::string_view geojson) { return geodata::read_vector_bytes(geojson, "test.geojson"); }

std::string message(const Read& read) { return read ? std::string() : say(read.error()); }

}  // namespace test_files
