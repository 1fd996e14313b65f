// The symbols' drawings: outlines on an 18 x 18 grid, y down, in a small language of its own. Private to app/scene.
//
//   M x y   L x y   H x   V y   C x1 y1 x2 y2 x y   Z     as in SVG paths, absolute only
//   O cx cy r      a circle
//   R x y w h r    a rectangle with round corners
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/text/outline.h"

namespace app {

enum class Ink : char {
  fill,    // in the symbol's colour; overlapping outlines of one piece cut holes
  whole,   // as fill, but never dashed: what makes the symbol known
  stroke,  // its line, round ends
  dashes,  // its line, broken
  accent,  // filled with the second colour (the first where none is given)
  accent_stroke,
  paper,    // filled with the halo's colour, opaque; nothing without a halo
  tint,     // filled with 18 % of the colour
  letters,  // a line in white or ink, whichever reads better on the colour
};

struct Piece {
  Ink ink;
  double width;  // of lines, grid units
  const char* path;
};

struct Drawing {
  std::string_view name;
  std::vector<Piece> pieces;
};

// All drawings; the first is "dot", which stands in for unknown names.
std::span<const Drawing> drawings();
const Drawing& drawing(std::string_view name);

// The path as lines, curves cut so fine that `units_per_px` hides it. What cannot be read ends the path.
std::vector<GridLine> flatten(std::string_view path, double units_per_px);

}  // namespace app
