#include "app/render/program.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "shaders/embedded.h"

namespace app {

namespace {

[[noreturn]] void refuse(std::string_view name, const std::string& log) {
  std::fprintf(stderr, "The graphics driver refused the shader %.*s:\n%s\n", static_cast<int>(name.size()), name.data(),
               log.c_str());
  std::exit(3);
}

GLuint compile(GLenum kind, std::string_view name, std::string_view source) {
  const GLuint shader = glCreateShader(kind);
  // GLSL wants #version first; our files begin with the comment that says what they are.
  const std::size_t version = source.find("#version");
  const std::string body(source.substr(version == std::string_view::npos ? 0 : version));
  const char* text = body.c_str();
  glShaderSource(shader, 1, &text, nullptr);
  glCompileShader(shader);
  GLint ok = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
  if (ok == GL_TRUE) return shader;
  std::string log(4096, '\0');
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
  refuse(name, log);
}

}  // namespace

void ShaderProgram::use() {
  if (!program_) {
    const EmbeddedShader source = embedded_shader(name_);
    const GLuint vertex = compile(GL_VERTEX_SHADER, name_, source.vertex);
    const GLuint fragment = compile(GL_FRAGMENT_SHADER, name_, source.fragment);
    program_ = gl::Program(glCreateProgram());
    glAttachShader(program_.id(), vertex);
    glAttachShader(program_.id(), fragment);
    glLinkProgram(program_.id());
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint ok = 0;
    glGetProgramiv(program_.id(), GL_LINK_STATUS, &ok);
    if (ok != GL_TRUE) {
      std::string log(4096, '\0');
      glGetProgramInfoLog(program_.id(), static_cast<GLsizei>(log.size()), nullptr, log.data());
      refuse(name_, log);
    }
  }
  glUseProgram(program_.id());
}

GLint ShaderProgram::uniform(const char* name) {
  for (const auto& [known, location] : uniforms_) {
    if (known == name) return location;
  }
  uniforms_.emplace_back(name, glGetUniformLocation(program_.id(), name));
  return uniforms_.back().second;
}

}  // namespace app
