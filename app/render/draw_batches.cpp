#include "app/render/draw_batches.h"

namespace app {

DrawBatches::~DrawBatches() { glDeleteSync(before_); }

void DrawBatches::add(std::uint32_t indices) {
  constexpr std::uint32_t indices_a_batch = 48'000;
  constexpr GLuint64 long_enough = 1'000'000'000;  // ns; a card that hangs is not waited for
  waiting_ += indices;
  if (waiting_ < indices_a_batch) return;
  waiting_ = 0;
  const GLsync now = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
  glFlush();
  if (before_ != nullptr) glClientWaitSync(before_, 0, long_enough);
  glDeleteSync(before_);
  before_ = now;
}

}  // namespace app
