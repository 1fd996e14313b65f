// Polygons as files have them and no standard allows, some hundred of them, and a rasteriser of its own that says what
// lies inside: an odd number of rings to the right.
#pragma once

#include <string>
#include <vector>

#include "geodata/algo/clip.h"

namespace odd {

using Ring = std::vector<geodata::LocalPoint>;  // open
struct Polygon {
  std::string name;  // kind and seed
  std::vector<Ring> rings;
};

// Within the circle about (8192, 8192) that fits a tile of 16,384 units, so that they can be turned.
std::vector<Polygon> corpus();

// Turned about (8192, 8192), to whole coordinates.
Polygon turned(const Polygon& polygon, double degrees);

// Where the centre of each cell of a grid over 0 to 16,384 lies; row by row. `near`: what is no farther from an edge is
// on it.
enum class Cell : unsigned char { outside, inside, on_an_edge };
std::vector<Cell> raster(const Polygon& polygon, int cells, double near);

}  // namespace odd
