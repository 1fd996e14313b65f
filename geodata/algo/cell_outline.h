// The outline of marked cells of a grid, as polygons along the cells' edges.
//
// Simple Features: cells that share an edge are one polygon, cells that touch at a corner alone are two; holes touch
// their ring in points at most. Rings as RFC 7946 wants them: closed, outer ones counterclockwise, holes clockwise.
// Corners of the grid are exact, so that areas on both sides of a border share it to the last bit.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/algo/drainage.h"
#include "geodata/geo/polygon.h"

namespace geodata {

// `marked`: one for each cell, 0 or not. Polygons in the order of their first cell. O(cells).
std::vector<Polygon> outline_of_cells(const CellGrid& grid, std::span<const std::uint8_t> marked);

}  // namespace geodata
