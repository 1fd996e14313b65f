// Clipping against a box, in coordinates local to a tile.
//
// Local coordinates are floats or ints of the caller's choosing; here int32 with the tile's origin at 0, so that all
// corners are exact and neighbours meet.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace geodata {

struct LocalPoint {
  std::int32_t x = 0, y = 0;
  friend bool operator==(LocalPoint, LocalPoint) = default;
};
struct LocalBox {  // closed
  std::int32_t min_x = 0, min_y = 0, max_x = 0, max_y = 0;
};

// Pieces of a line inside the box, in order (Liang and Barsky 1984). A line that only touches gives nothing.
std::vector<std::vector<LocalPoint>> clip_line(std::span<const LocalPoint> line, const LocalBox& box);

// A ring clipped by the four edges in turn (Sutherland and Hodgman 1974): always one ring, possibly with edges that
// run along the box. Empty when nothing is inside. In and out: closed or open, direction kept; out is open.
std::vector<LocalPoint> clip_ring(std::span<const LocalPoint> ring, const LocalBox& box);

}  // namespace geodata
