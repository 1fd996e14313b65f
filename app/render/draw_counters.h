// What drawing cost since the start, for tests and the debug panel. Vertices are indices drawn.
#pragma once

#include <cstddef>

namespace app {

struct DrawCounters {
  std::size_t draws = 0, vertices = 0;
  std::size_t full_grounds = 0;  // grounds drawn whole
  std::size_t strips = 0;        // strips that a pan brought into view
  std::size_t blits = 0;         // copies of the ground
};

}  // namespace app
