#include "app/render/framebuffer.h"

#include <algorithm>

#include "app/render/gl.h"

namespace app {

struct Framebuffer::Impl {
  gl::FramebufferObject object;
  gl::Renderbuffer colour;
  gl::Renderbuffer stencil;
};

namespace {

gl::Renderbuffer make_storage(GLenum format, int width, int height, int samples) {
  GLuint id = 0;
  glGenRenderbuffers(1, &id);
  glBindRenderbuffer(GL_RENDERBUFFER, id);
  if (samples > 0) {
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, width, height);
  } else {
    glRenderbufferStorage(GL_RENDERBUFFER, format, width, height);
  }
  return gl::Renderbuffer(id);
}

}  // namespace

Framebuffer::Framebuffer(int width, int height, int samples, bool stencil)
    : width_(std::max(width, 1)), height_(std::max(height, 1)), impl_(std::make_unique<Impl>()) {
  GLuint id = 0;
  glGenFramebuffers(1, &id);
  impl_->object = gl::FramebufferObject(id);
  glBindFramebuffer(GL_FRAMEBUFFER, id);
  impl_->colour = make_storage(GL_RGBA8, width_, height_, samples);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, impl_->colour.id());
  if (!stencil) return;
  // A stencil without depth is a quarter of the size, and what some drivers do not take.
  impl_->stencil = make_storage(GL_STENCIL_INDEX8, width_, height_, samples);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_STENCIL_ATTACHMENT, GL_RENDERBUFFER, impl_->stencil.id());
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) return;
  impl_->stencil = make_storage(GL_DEPTH24_STENCIL8, width_, height_, samples);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, impl_->stencil.id());
}

Framebuffer::~Framebuffer() = default;
Framebuffer::Framebuffer(Framebuffer&&) noexcept = default;
Framebuffer& Framebuffer::operator=(Framebuffer&&) noexcept = default;

unsigned Framebuffer::id() const { return impl_->object.id(); }

void Framebuffer::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, id());
  glViewport(0, 0, width_, height_);
}

void Framebuffer::copy_to(unsigned framebuffer, Rect from, Rect to, bool smooth) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
  glBlitFramebuffer(from.x, from.y, from.x + from.width, from.y + from.height, to.x, to.y, to.x + to.width,
                    to.y + to.height, GL_COLOR_BUFFER_BIT, smooth ? GL_LINEAR : GL_NEAREST);
}

void Framebuffer::finish() const { glFinish(); }

void Framebuffer::read_rows(int first, int count, std::uint8_t* rgba) const {
  const std::size_t row = static_cast<std::size_t>(width_) * 4;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, id());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, height_ - first - count, width_, count, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
  for (std::size_t y = 0; y < static_cast<std::size_t>(count) / 2; ++y) {
    std::uint8_t* top = rgba + y * row;
    std::swap_ranges(top, top + row, rgba + (static_cast<std::size_t>(count) - 1 - y) * row);
  }
}

std::vector<std::uint8_t> Framebuffer::read() const {
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width_) * 4 * static_cast<std::size_t>(height_));
  read_rows(0, height_, pixels.data());
  return pixels;
}

}  // namespace app
