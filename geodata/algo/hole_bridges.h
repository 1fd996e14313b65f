// Holes joined to the outer ring by bridges, so that one ring is left to cut ears from (D. Eberly, "Triangulation by
// Ear Clipping", section 5). Holes may touch each other and the outer ring. Private to this folder.
#pragma once

#include "geodata/algo/polygon_rings.h"

namespace geodata::polygon {

// `hole_ends`: the end offset of the outer ring, then of each hole. Returns a node of the joined ring. About linear:
// each bridge looks at the edges in one row of the polygon.
NodeIndex join_holes(Rings& rings, std::span<const LocalPoint> vertices, std::span<const std::uint32_t> hole_ends,
                     NodeIndex outer);

}  // namespace geodata::polygon
