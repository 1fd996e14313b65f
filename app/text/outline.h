// Lines on a symbol's grid into coverage: fitted to the pixels, filled or stroked by FreeType.
#pragma once

#include <vector>

#include "app/text/coverage.h"

namespace app {

struct GridPoint {
  double x = 0, y = 0;
  bool curved = false;  // on a curve: never fitted to pixels
};
struct GridLine {
  std::vector<GridPoint> points;
  bool closed = false;
};

struct Raster {  // the canvas a symbol is drawn on
  int width = 0, height = 0;
  double px_per_unit = 1;    // device px a grid unit
  double left = 0, top = 0;  // of the grid's corner, device px; whole
};

Coverage fill_lines(std::vector<GridLine> lines, const Raster& raster);
// Round ends and corners. `width`: grid units. `dash` and `gap`: grid units; 0: unbroken.
Coverage stroke_lines(std::vector<GridLine> lines, double width, double dash, double gap, const Raster& raster);

}  // namespace app
