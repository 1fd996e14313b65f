// A shader pair of the folder shaders/, compiled on first use.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "app/render/gl.h"

namespace app {

class ShaderProgram {
 public:
  explicit ShaderProgram(std::string_view name) : name_(name) {}
  // Compiles on first call. A shader that the driver refuses is a fault of the program: it ends with the driver's log.
  void use();
  GLint uniform(const char* name);  // precondition: used once

 private:
  std::vector<std::pair<const char*, GLint>> uniforms_;  // by the literal's address: looked up once each
  std::string_view name_;
  gl::Program program_;
};

}  // namespace app
