// A picture to draw into: colour, and stencil where asked for. Row 0 is the bottom, as everywhere in OpenGL.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace app {

class Framebuffer {
 public:
  // samples 0: plain. Needs a current context.
  Framebuffer(int width, int height, int samples = 0, bool stencil = true);
  ~Framebuffer();
  Framebuffer(Framebuffer&&) noexcept;
  Framebuffer& operator=(Framebuffer&&) noexcept;

  int width() const { return width_; }
  int height() const { return height_; }
  unsigned id() const;  // of the OpenGL framebuffer object
  void bind() const;    // as the target of drawing, viewport over all of it

  // Copies a rectangle to another framebuffer (id 0: the window's), with another size only when `smooth`.
  struct Rect {
    int x = 0, y = 0, width = 0, height = 0;
  };
  void copy_to(unsigned framebuffer, Rect from, Rect to, bool smooth = false) const;

  // Waits until all drawing into it is done.
  void finish() const;

  // RGBA rows, counted from the top. Slow (waits for all drawing).
  void read_rows(int first, int count, std::uint8_t* rgba) const;
  std::vector<std::uint8_t> read() const;  // all of them

 private:
  struct Impl;
  int width_ = 0, height_ = 0;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
