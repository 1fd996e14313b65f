// A made river network, the same each time, after A. E. Scheidegger (1967): on a slanting plain each cell drains to one
// of the two cells below it, by chance. Rivers that grow so join as real ones do (their lengths go with the 2/3 power
// of the areas; Hack's law says 0.6), and every way down is as long as the plain.
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/network/river_network.h"

namespace bench {

enum class Listed : std::uint8_t {
  by_rows,  // as files list reaches: neighbours on the ground are neighbours in the file, more or less
  shuffled  // the worst that can be
};

struct MadeRivers {
  std::vector<geodata::ReachIndex> next;
  std::vector<double> length_m;
  std::vector<float> area_km2;
  geodata::ReachIndex mouth = 0, far_source = 0;  // from the one to the other it is `rows` reaches or more
};
// One river system of rows * columns reaches: those of the lowest row flow along the coast to one mouth.
MadeRivers made_rivers(std::uint32_t rows, std::uint32_t columns, Listed listed);

}  // namespace bench
