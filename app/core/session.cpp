#include "app/core/session.h"

namespace app {

const LayerState* Session::layer(std::string_view id) const {
  for (const LayerState& state : layers) {
    if (state.id == id) return &state;
  }
  return nullptr;
}

}  // namespace app
