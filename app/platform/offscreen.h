// An OpenGL 3.3 core context without a display: EGL on Mesa's surfaceless platform, else EGL's default display. Drawing
// goes to framebuffers of one's own.
#pragma once

#include <memory>

#include "geodata/base/result.h"

namespace app {

class OffscreenContext {
 public:
  // Current on the calling thread when it returns. Errors: no EGL, no OpenGL 3.3.
  static geodata::Result<std::unique_ptr<OffscreenContext>> create();
  ~OffscreenContext();

  struct Impl;

 private:
  explicit OffscreenContext(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
