// FreeType's handles, owned. Everything here runs on the main thread.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "app/text/coverage.h"

namespace app {

// One library for the process, made on first use; null when FreeType cannot start.
FT_Library freetype_library();

// Fills an outline (26.6 px, y up) into a mask just large enough.
Filled fill(FT_Outline& outline);

}  // namespace app
