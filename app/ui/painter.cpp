#include "app/ui/painter.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <epoxy/gl.h>

#include "app/ui/imgui_compat.h"

namespace app {
namespace {

constexpr const char* vertex_source = R"(#version 330 core
uniform vec4 to_clip;      // scale, offset
uniform vec2 to_texture;   // 1 / texture size
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 colour;
out vec2 at;
out vec4 tint;
void main() {
  at = texel * to_texture;
  tint = vec4(colour.rgb * colour.a, colour.a);
  gl_Position = vec4(position * to_clip.xy + to_clip.zw, 0.0, 1.0);
})";
constexpr const char* fragment_source = R"(#version 330 core
uniform sampler2D pictures;
in vec2 at;
in vec4 tint;
out vec4 result;
void main() { result = tint * texture(pictures, at); })";

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

}  // namespace

Painter::~Painter() {
  if (program_ == 0) return;
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &vertex_array_);
  glDeleteBuffers(1, &vertices_);
  glDeleteBuffers(1, &indices_);
  glDeleteTextures(1, &texture_);
}

void Painter::set_up() {
  const GLuint vertex = compile(GL_VERTEX_SHADER, vertex_source);
  const GLuint fragment = compile(GL_FRAGMENT_SHADER, fragment_source);
  program_ = glCreateProgram();
  glAttachShader(program_, vertex);
  glAttachShader(program_, fragment);
  glLinkProgram(program_);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  to_clip_ = glGetUniformLocation(program_, "to_clip");
  to_texture_ = glGetUniformLocation(program_, "to_texture");

  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glGenTextures(1, &texture_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  constexpr GLsizei stride = sizeof(ImDrawVert);
  glEnableVertexAttribArray(0);
  glEnableVertexAttribArray(1);
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(offsetof(ImDrawVert, col)));
}

void Painter::send_atlas(PictureAtlas& atlas) {
  const PictureAtlas::Rows changed = atlas.take_changed();
  glBindTexture(GL_TEXTURE_2D, texture_);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  if (texture_width_ != atlas.width() || texture_height_ != atlas.height()) {
    texture_width_ = atlas.width(), texture_height_ = atlas.height();
    // Nearest: pictures are drawn 1:1, and filtering costs software OpenGL twice as much.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texture_width_, texture_height_, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 atlas.pixels());
  } else if (changed.first < changed.last) {
    glTexSubImage2D(
        GL_TEXTURE_2D, 0, 0, changed.first, texture_width_, changed.last - changed.first, GL_RGBA, GL_UNSIGNED_BYTE,
        atlas.pixels() + static_cast<std::size_t>(changed.first) * static_cast<std::size_t>(texture_width_));
  }
}

void Painter::begin(PictureAtlas& atlas, const Target& target) {
  if (program_ == 0) set_up();
  target_ = target;
  glActiveTexture(GL_TEXTURE0);
  send_atlas(atlas);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glUseProgram(program_);
  const auto width = static_cast<float>(target.width_px), height = static_cast<float>(target.height_px);
  glUniform4f(to_clip_, 2 / width, -2 / height, -1, 1);
  glUniform2f(to_texture_, 1 / static_cast<float>(texture_width_), 1 / static_cast<float>(texture_height_));
  glViewport(0, 0, static_cast<GLsizei>(std::lround(target.width_px * target.scale)),
             static_cast<GLsizei>(std::lround(target.height_px * target.scale)));
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_CULL_FACE);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
}

void Painter::draw(const ImDrawList& list, std::span<const ScreenRect> parts) {
  if (list.IdxBuffer.empty() || parts.empty()) return;
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
  const double s = target_.scale;
  const double rows = std::round(target_.height_px * s);
  for (const ScreenRect& part : parts) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.ElemCount == 0) continue;
      const ScreenRect clip = compat::rect_of(command.ClipRect);
      const double x0 = std::round(std::max(clip.min_x, part.min_x) * s);
      const double y0 = std::round(std::max(clip.min_y, part.min_y) * s);
      const double x1 = std::round(std::min(clip.max_x, part.max_x) * s);
      const double y1 = std::round(std::min(clip.max_y, part.max_y) * s);
      if (x1 <= x0 || y1 <= y0) continue;
      glScissor(static_cast<GLint>(x0), static_cast<GLint>(rows - y1), static_cast<GLsizei>(x1 - x0),
                static_cast<GLsizei>(y1 - y0));
      glDrawElementsBaseVertex(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                               offset(command.IdxOffset * sizeof(ImDrawIdx)), static_cast<GLint>(command.VtxOffset));
    }
  }
}

void Painter::end() {
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  glUseProgram(0);
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace app
