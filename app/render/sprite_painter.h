// Names and symbols: their pictures live in one atlas texture, filled as they come, and are drawn as one batch of
// quads.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "app/render/gl.h"
#include "app/render/program.h"
#include "app/scene/scene.h"

namespace app {

class SpritePainter {
 public:
  // Into the current viewport of `width` x `height` device px. A sprite too large for the atlas is left out.
  void draw(std::span<const SpriteOp> sprites, double scale, int width, int height);
  std::size_t uploaded_bytes() const { return uploaded_; }

 private:
  struct Slot {
    int x = 0, y = 0;
  };
  struct Corner {
    float x, y, u, v, opacity;
  };
  const Slot* slot(const Bitmap& bitmap);
  bool allocate(int width, int height, Slot& slot);
  void forget_all();
  void add_quad(const SpriteOp& sprite, const Slot& slot, double scale);

  static constexpr int first_size = 1024, most_size = 4096;
  int size_ = first_size;  // of the texture; doubles when a frame's pictures do not fit
  ShaderProgram program_{"sprite"};
  gl::Texture texture_;
  gl::VertexArray array_;
  gl::Buffer vertices_;
  std::unordered_map<std::uint64_t, Slot> slots_;
  int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
  std::vector<Corner> corners_;
  std::size_t uploaded_ = 0;
};

}  // namespace app
