// Triangles of a polygon with holes, by ear clipping with a z-order hash for neighbours (D. Eberly, "Triangulation by
// Ear Clipping"; holes bridged to the outer ring from their leftmost vertex).
//
// Tolerates touching rings, repeated vertices and rings that run along each other (what tile clipping makes); a ring
// that crosses itself gives triangles that cover it roughly and never a crash or an endless loop.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/algo/clip.h"

namespace geodata {

// `vertices`: all rings one after another, each open; `ring_ends`: end offset of each ring, the outer one first.
// Appends three indices into `vertices` a triangle, each offset by `base`.
void triangulate(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> ring_ends,
                 std::vector<std::uint32_t>& indices, std::uint32_t base = 0);

}  // namespace geodata
