// PNG files. Written to a temporary file beside the target and renamed, so that a full disk leaves no half picture.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "geodata/base/result.h"

namespace app {

// `rgba`: rows from the top, 4 bytes a pixel; alpha is dropped. `px_per_metre` 0: not said in the file.
geodata::Result<void> write_png(const std::filesystem::path& path, int width, int height,
                                std::span<const std::uint8_t> rgba, int px_per_metre = 0);

// The same from a source that fills `count` rows from `first` on, so that a large picture is never in memory twice.
using PictureRows = std::function<void(int first, int count, std::uint8_t* rgba)>;
geodata::Result<void> write_png(const std::filesystem::path& path, int width, int height, const PictureRows& rows,
                                int px_per_metre = 0);

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};
geodata::Result<Picture> read_png(const std::filesystem::path& path);

}  // namespace app
