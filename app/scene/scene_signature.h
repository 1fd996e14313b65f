// A number of all that a scene shows: while it stays the same, the picture does, and need not be painted again.
#pragma once

#include <cstdint>

#include "app/scene/scene.h"

namespace app {

// Each member that changes the picture counts. The ground counts by its version, and the tiles that stand in around it
// by their pieces.
std::uint64_t scene_signature(const Scene& scene);

}  // namespace app
