// Heights along a way, from the relief. A relief's cell is wider than a valley floor, so each height is the lowest of
// the nine cells around: an estimate, and nothing to take a slope from.
#pragma once

#include <vector>

#include "app/core/river_answer.h"

namespace app {

struct HeightAlong {
  double distance_m = 0;  // along the way, from its start
  double metres = 0;
};

// Evenly along a way (downstream, or up a main stem), both ends included, no more than `most` of them and no closer
// than half a cell. Without a relief, and where it has no height: none.
std::vector<HeightAlong> heights_along(const RiverGuide& guide, const RiverAnswer& answer, std::size_t most = 400);

}  // namespace app
