#include "app/render/sprite_painter.h"

#include <cmath>
#include <cstddef>

namespace app {

bool SpritePainter::allocate(int width, int height, Slot& slot) {
  if (width > size_ || height > size_) return false;
  if (shelf_x_ + width > size_) {
    shelf_y_ += shelf_height_;
    shelf_x_ = shelf_height_ = 0;
  }
  if (shelf_y_ + height > size_) return false;
  slot = {shelf_x_, shelf_y_};
  shelf_x_ += width;
  shelf_height_ = std::max(shelf_height_, height);
  return true;
}

void SpritePainter::forget_all() {
  slots_.clear();
  // Full: what earlier frames left goes. Twice as much room, until what one frame needs surely fits.
  if (size_ < most_size) {
    size_ *= 2;
    texture_ = gl::Texture();
  }
  shelf_x_ = shelf_y_ = shelf_height_ = 0;
}

const SpritePainter::Slot* SpritePainter::slot(const Bitmap& bitmap) {
  const auto it = slots_.find(bitmap.id);
  if (it != slots_.end()) return &it->second;
  Slot slot;
  if (!allocate(bitmap.width, bitmap.height, slot)) return nullptr;
  if (!texture_) {
    texture_ = gl::make_texture();
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size_, size_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  }
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexSubImage2D(GL_TEXTURE_2D, 0, slot.x, slot.y, bitmap.width, bitmap.height, GL_RGBA, GL_UNSIGNED_BYTE,
                  bitmap.rgba.data());
  uploaded_ += bitmap.rgba.size() * 4;
  return &slots_.emplace(bitmap.id, slot).first->second;
}

void SpritePainter::add_quad(const SpriteOp& sprite, const Slot& slot, double scale) {
  const auto x = static_cast<float>(std::lround(static_cast<double>(sprite.x_px) * scale));
  const auto y = static_cast<float>(std::lround(static_cast<double>(sprite.y_px) * scale));
  const auto w = static_cast<float>(sprite.bitmap->width), h = static_cast<float>(sprite.bitmap->height);
  const auto u = static_cast<float>(slot.x), v = static_cast<float>(slot.y);
  const float o = sprite.opacity;
  const Corner a{x, y, u, v, o}, b{x + w, y, u + w, v, o}, c{x, y + h, u, v + h, o}, d{x + w, y + h, u + w, v + h, o};
  corners_.insert(corners_.end(), {a, b, c, b, d, c});
}

void SpritePainter::draw(std::span<const SpriteOp> sprites, double scale, int width, int height) {
  corners_.clear();
  bool emptied = false;
  for (std::size_t i = 0; i < sprites.size(); ++i) {
    if (!sprites[i].bitmap || sprites[i].bitmap->width <= 0) continue;
    const Slot* place = slot(*sprites[i].bitmap);
    if (place == nullptr && !(emptied && size_ == most_size)) {
      emptied = size_ == most_size;
      forget_all();
      corners_.clear();  // this frame's batch begins anew
      i = static_cast<std::size_t>(-1);
      continue;
    }
    if (place != nullptr) add_quad(sprites[i], *place, scale);
  }
  if (corners_.empty()) return;
  if (!array_) {
    array_ = gl::make_vertex_array();
    vertices_ = gl::make_buffer();
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
    for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
    const auto at = [](std::size_t bytes) { return reinterpret_cast<const void*>(bytes); };
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(Corner), at(offsetof(Corner, x)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(Corner), at(offsetof(Corner, u)));
    glVertexAttribPointer(2, 1, GL_FLOAT, GL_FALSE, sizeof(Corner), at(offsetof(Corner, opacity)));
  }
  program_.use();
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(corners_.size() * sizeof(Corner)), corners_.data(),
               GL_STREAM_DRAW);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  glUniform1i(program_.uniform("atlas"), 0);
  glUniform2f(program_.uniform("px_to_clip"), 2.0f / static_cast<float>(width), 2.0f / static_cast<float>(height));
  glUniform2f(program_.uniform("texture_size"), static_cast<float>(size_), static_cast<float>(size_));
  glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(corners_.size()));
}

}  // namespace app
