// What a folder holds, for choosing a file to open in it. Reading one touches the disk: on a worker.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"

namespace app {

struct FolderEntry {
  enum class Kind : std::uint8_t { folder, atlas, map_file };
  Kind kind = Kind::map_file;
  std::filesystem::path path;
  std::string name;         // UTF-8, as shown
  std::string_view format;  // of a map file, by its name alone: "GeoJSON". What a file is, is found out by opening it
  std::uintmax_t bytes = 0;
  friend bool operator==(const FolderEntry&, const FolderEntry&) = default;
};

struct Folder {
  std::filesystem::path path;           // absolute, without "." and ".."
  std::vector<FolderEntry> entries;     // folders, atlases among them, then map files; by name, numbers by their value
  std::size_t others = 0;               // files of other kinds, which are not listed
  std::optional<geodata::Error> error;  // it could not be read; `entries` is empty
};

// Hidden files and folders are left out; what a link leads to counts.
Folder read_folder(const std::filesystem::path& path);

// What a person types: "~" is the home folder, a relative path begins at `folder`.
std::filesystem::path typed_path(std::string_view typed, const std::filesystem::path& folder);

// Empty: there is none.
std::filesystem::path home_folder();

}  // namespace app
