// The even-odd inside of rings as rows of rectangles, for rings that cross too often for anything better. Private to
// this folder.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/algo/clip.h"

namespace geodata {

// A thousand rows over the rings' box, each as it is along its middle; what is narrower than a row is high is left out.
// Appends four vertices and two triangles a rectangle: at most 512 rectangles a row. O(1,000 n).
void fill_rows(std::vector<LocalPoint>& vertices, std::span<const std::uint32_t> ring_ends,
               std::vector<std::uint32_t>& indices);

}  // namespace geodata
