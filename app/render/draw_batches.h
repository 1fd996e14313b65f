// Hands what was drawn to the card in batches, at most two at a time.
//
// Software OpenGL keeps every triangle until it is told to draw, and each batch until it is drawn. Where batches pile
// up, one picture of a city takes 17 MB more, in memory that the system must clear first. A card has long drawn the
// batch that is waited for.
#pragma once

#include <cstdint>

#include "app/render/gl.h"

namespace app {

class DrawBatches {
 public:
  DrawBatches() = default;
  ~DrawBatches();
  DrawBatches(const DrawBatches&) = delete;
  DrawBatches& operator=(const DrawBatches&) = delete;

  void add(std::uint32_t indices);  // just drawn

 private:
  std::uint32_t waiting_ = 0;  // indices since the last batch went out
  GLsync before_ = nullptr;    // set off when the last batch is drawn
};

}  // namespace app
