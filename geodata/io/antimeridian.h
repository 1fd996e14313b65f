// Lines and rings over the antimeridian, cut there into pieces within -180 to 180 (RFC 7946, 3.1.9).
//
// A position beyond 180 goes on past it. A step of more than half a turn is the short way round; one of a whole turn (a
// parallel, the frame of the world) is what it says. A ring that goes round a pole is left as it is.
#pragma once

#include <span>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

// Less than a tenth of a metre: what a file’s rounding makes of 180 and 90.
inline constexpr double rounding_deg = 1e-6;

// Whether cutting is needed at all. O(n), no memory.
bool crosses_antimeridian(std::span<const LngLat> line);

// In their order. Precondition: every longitude is within a turn of 0.
std::vector<std::vector<LngLat>> cut_line(std::span<const LngLat> line);
// Closed or open as it came; each piece is one ring, which may run along the antimeridian.
std::vector<std::vector<LngLat>> cut_ring(std::span<const LngLat> ring);

}  // namespace geodata
