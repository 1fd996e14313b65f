// Small files of the program's own: read whole, written whole (new_file.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "geodata/base/result.h"

namespace app {

// Nothing when there is no such file; empty when it cannot be read or is larger than 4 MB.
std::optional<std::string> read_small_file(const std::filesystem::path& path);
// Makes the folder too. `what` is said when it fails: "Your settings were not saved".
geodata::Result<void> write_small_file(const std::filesystem::path& path, std::string_view bytes, geodata::Text what);

// A small file that several running copies of the program may write: whether another one has since it was looked at.
class SharedFile {
 public:
  void look(const std::filesystem::path& path) { seen_ = read_small_file(path); }
  bool changed(const std::filesystem::path& path) const { return read_small_file(path) != seen_; }

 private:
  std::optional<std::string> seen_;
};

}  // namespace app
