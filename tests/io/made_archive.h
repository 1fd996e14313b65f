// Archives for tests, written by libarchive.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace test_files {

// A ZIP of files with their names; a name that ends with "@" is a symbolic link to what its bytes say.
std::string made_zip(const std::vector<std::pair<std::string, std::string>>& files);
std::string made_gzip(const std::string& bytes);

}  // namespace test_files
