// What no standard allows of a polygon's rings (OGC 06-103r4, 6.1.11; RFC 7946, 3.1.6). They are filled all the same
// (triangulate.h); other programs refuse them or make something else of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/geo/polygon.h"

namespace geodata {

struct RingFault {
  enum class Kind : std::uint8_t {
    crosses_itself,
    touches_itself,   // or crosses itself at a vertex
    crosses_another,  // ring of the polygon
    runs_along,       // itself or another: a stretch of line in common
    outside,          // an inner ring that lies outside the outer one
    in_another        // an inner ring that lies in another inner one
  };
  Kind kind = Kind::crosses_itself;
  LngLat at;  // where the first of its kind is
};

// At most one of each kind. Rings closed, the outer one first; told to a billionth of the polygon's width.
// O(n sqrt n) for n vertices, and O(r n) for r inner rings.
std::vector<RingFault> ring_faults(std::span<const Ring> rings);

}  // namespace geodata
