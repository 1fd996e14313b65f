// A sheet of pictures to look at: written as PPM when the environment names a folder in ANSHAN_SHEETS, else not at all.
//   ANSHAN_SHEETS=/tmp ./scene_tests "[sheet]" && convert /tmp/symbols-light-1.ppm symbols.png
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "app/scene/bitmap.h"
#include "geodata/atlas/layer_spec.h"

namespace sheet {

inline const char* folder() { return std::getenv("ANSHAN_SHEETS"); }

class Sheet {
 public:
  Sheet(int width, int height, geodata::Colour ground)
      : width_(width), height_(height), rgb_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3) {
    for (std::size_t i = 0; i < rgb_.size(); i += 3) rgb_[i] = ground.r, rgb_[i + 1] = ground.g, rgb_[i + 2] = ground.b;
  }

  void put(const app::Bitmap& bitmap, int x, int y) {
    for (int row = 0; row < bitmap.height; ++row) {
      for (int column = 0; column < bitmap.width; ++column) {
        const int px = x + column, py = y + row;
        if (px < 0 || py < 0 || px >= width_ || py >= height_) continue;
        const std::uint32_t c = bitmap.rgba[static_cast<std::size_t>(row) * static_cast<std::size_t>(bitmap.width) +
                                            static_cast<std::size_t>(column)];
        std::uint8_t* under =
            &rgb_[(static_cast<std::size_t>(py) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(px)) * 3];
        const std::uint32_t rest = 255 - (c >> 24);
        for (unsigned k = 0; k < 3; ++k)
          under[k] = static_cast<std::uint8_t>(std::min(255u, ((c >> (8 * k)) & 255u) + under[k] * rest / 255));
      }
    }
  }

  void save(const std::string& name) const {
    if (folder() == nullptr) return;
    std::ofstream out(std::string(folder()) + "/" + name + ".ppm", std::ios::binary);
    out << "P6\n" << width_ << " " << height_ << "\n255\n";
    out.write(reinterpret_cast<const char*>(rgb_.data()), static_cast<std::streamsize>(rgb_.size()));
  }

 private:
  int width_, height_;
  std::vector<std::uint8_t> rgb_;
};

}  // namespace sheet
