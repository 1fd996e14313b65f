// Strahler's stream order (A. N. Strahler, "Quantitative analysis of watershed geomorphology", Transactions of the
// American Geophysical Union 38, 1957): a source is 1; where two of one order meet it is one more, else the larger.
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/network/river_network.h"

namespace geodata {

// By reach, over main links. O(n).
std::vector<std::uint8_t> stream_orders(const RiverNetwork& network);

}  // namespace geodata
