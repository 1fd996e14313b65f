// A way (downstream, or up a main stem) as one line of points in the order of travel.
#pragma once

#include <vector>

#include "geodata/network/rivers.h"

namespace app {

struct RiverPathPoint {
  geodata::LngLat at;
  double distance_m = 0;  // from the start, along the river; ascends
};

// Lengths between the vertices of a reach are those on the ellipsoid, brought to the length that the trace has for it.
std::vector<RiverPathPoint> path_of(const geodata::Rivers& rivers, const geodata::Trace& trace, bool down);

}  // namespace app
