// Lines on the symbols' grid into coverage: fitted to the pixels, filled or stroked by FreeType. Private to app/scene.
#pragma once

#include "app/scene/coverage.h"
#include "app/scene/symbol_paths.h"

namespace app {

struct Raster {  // the canvas a symbol is drawn on
  int width = 0, height = 0;
  double px_per_unit = 1;    // device px a grid unit
  double left = 0, top = 0;  // of the grid's corner, device px; whole
};

Coverage fill_lines(std::vector<GridLine> lines, const Raster& raster);
// Round ends and corners. `width`: grid units. `dash` and `gap`: grid units; 0: unbroken.
Coverage stroke_lines(std::vector<GridLine> lines, double width, double dash, double gap, const Raster& raster);

}  // namespace app
