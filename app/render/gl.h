// Small owners of OpenGL objects. Only files of this folder include it. A context must be current wherever one of
// these is made, used or destroyed.
#pragma once

#include <epoxy/gl.h>

#include <utility>

namespace app::gl {

template <void (*Destroy)(GLuint)>
class Object {
 public:
  Object() = default;
  explicit Object(GLuint id) : id_(id) {}
  Object(Object&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Object& operator=(Object&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Object() {
    if (id_ != 0) Destroy(id_);
  }
  GLuint id() const { return id_; }
  explicit operator bool() const { return id_ != 0; }

 private:
  GLuint id_ = 0;
};

inline void destroy_buffer(GLuint id) { glDeleteBuffers(1, &id); }
inline void destroy_texture(GLuint id) { glDeleteTextures(1, &id); }
inline void destroy_vertex_array(GLuint id) { glDeleteVertexArrays(1, &id); }
inline void destroy_framebuffer(GLuint id) { glDeleteFramebuffers(1, &id); }
inline void destroy_renderbuffer(GLuint id) { glDeleteRenderbuffers(1, &id); }
inline void destroy_program(GLuint id) { glDeleteProgram(id); }

using Buffer = Object<destroy_buffer>;
using Texture = Object<destroy_texture>;
using VertexArray = Object<destroy_vertex_array>;
using FramebufferObject = Object<destroy_framebuffer>;
using Renderbuffer = Object<destroy_renderbuffer>;
using Program = Object<destroy_program>;

inline Buffer make_buffer() {
  GLuint id = 0;
  glGenBuffers(1, &id);
  return Buffer(id);
}
inline Texture make_texture() {
  GLuint id = 0;
  glGenTextures(1, &id);
  return Texture(id);
}
inline VertexArray make_vertex_array() {
  GLuint id = 0;
  glGenVertexArrays(1, &id);
  return VertexArray(id);
}

}  // namespace app::gl
