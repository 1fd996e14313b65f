// Which layers of a file to open, asked of the reader where the file holds many.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace app {

inline constexpr std::size_t most_layers_unasked = 12;

struct LayerChoice {
  std::filesystem::path path;
  std::vector<std::string> layers;  // of the file, all of them
  std::string open;                 // the one that was read to know the others
};

}  // namespace app
