// FreeType's handles, owned. Private to app/scene; everything here runs on the main thread.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "app/scene/coverage.h"

namespace app {

// One library for the process, made on first use; null when FreeType cannot start.
FT_Library freetype_library();

// Fills an outline (26.6 px, y up) into a mask just large enough. `left`: px from the origin to the mask's left edge;
// `top`: px from the origin up to its upper edge.
struct Filled {
  Coverage ink;
  int left = 0, top = 0;
};
Filled fill(FT_Outline& outline);

}  // namespace app
