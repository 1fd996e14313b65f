// Files for the tests of readers: the fixtures, and folders that go away.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "geodata/io/vector_reader.h"

namespace test_files {

std::filesystem::path data(std::string_view path);  // in tests/data

// A folder of this test's own, removed at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(std::string_view name, std::string_view bytes) const;
  std::filesystem::path copy(const std::filesystem::path& file, std::string_view name) const;
  std::set<std::string> listing() const;

 private:
  std::filesystem::path path_;
};

// Features of a GeoJSON text, or its error in English.
using Read = geodata::Result<geodata::WithWarnings<geodata::VectorFile>>;
Read read(std::string_view geojson);
std::string message(const Read& read);  // "" when it was read

}  // namespace test_files
