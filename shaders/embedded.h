// The shader sources of this folder, built into the program.
#pragma once

#include <string_view>

namespace app {

struct EmbeddedShader {
  std::string_view vertex, fragment;
};

// Empty for an unknown name.
EmbeddedShader embedded_shader(std::string_view name);

}  // namespace app
