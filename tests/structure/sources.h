// The project's own files as text, for the tests that read them as an editor would.
//
// A walk over the source tree: build folders, hidden folders and binary files are left out; paths are relative to the
// root, with /. Read once, then shared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace structure {

struct SourceFile {
  std::string path;  // "geodata/base/text.h"
  std::string content;

  std::string_view extension() const;      // ".h"; empty when the name has none
  std::string_view folder() const;         // "geodata/base"; empty for a file of the root
  bool is_in(std::string_view top) const;  // is_in("geodata"): the folder itself or anything below
};

const std::vector<SourceFile>& all_files();

// C++ files below one of `tops`.
std::vector<const SourceFile*> cpp_files(const std::vector<std::string_view>& tops);

std::vector<std::string_view> split_lines(std::string_view content);

}  // namespace structure
