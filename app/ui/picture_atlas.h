// One texture for all that the interface draws: glyphs, icons, the soft shadow and a white pixel. Kept on the CPU, sent
// to OpenGL by the painter as far as it changed.
//
// Pixels are premultiplied RGBA; a glyph is white with its coverage as alpha, so that one shader serves all. Texture
// coordinates are texels, not fractions: the picture can grow downwards while a frame is being built.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace app {

struct AtlasRect {
  std::uint16_t x = 0, y = 0, width = 0, height = 0;
};

class PictureAtlas {
 public:
  explicit PictureAtlas(int width);

  // Room for a picture with a texel of empty border on each side, in rows of like height (shelves). Nothing when the
  // texture would grow beyond 4096 rows: then full() says so until clear().
  std::optional<AtlasRect> add(int width, int height);
  // Row `y` of a rectangle, to be written; marks the row as changed.
  std::uint32_t* row(const AtlasRect& rect, int y);

  void clear();
  bool full() const { return full_; }
  int width() const { return width_; }
  int height() const { return height_; }
  const std::uint32_t* pixels() const { return pixels_.data(); }
  // Grows with clear(): coordinates of an older generation are void.
  std::uint64_t generation() const { return generation_; }
  AtlasRect white() const { return white_; }

  struct Rows {
    int first = 0, last = 0;
  };
  Rows take_changed();  // rows changed since the last call

 private:
  struct Shelf {
    int y = 0, height = 0, used = 0;
  };
  void reserve(int height);

  int width_;
  int height_ = 0;
  int bottom_ = 0;
  bool full_ = false;
  std::uint64_t generation_ = 1;
  Rows changed_;
  AtlasRect white_;
  std::vector<Shelf> shelves_;
  std::vector<std::uint32_t> pixels_;
};

}  // namespace app
