#include "benchmarks/river_network/made_rivers.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace bench {

using geodata::ReachIndex;

MadeRivers made_rivers(std::uint32_t rows, std::uint32_t columns, Listed listed) {
  std::mt19937 random(20'260'101);
  const std::uint32_t reaches = rows * columns;
  std::vector<ReachIndex> next(reaches, geodata::no_reach), place(reaches);
  for (std::uint32_t row = 0; row + 1 < rows; ++row) {
    for (std::uint32_t column = 0; column < columns; ++column) {
      const std::uint32_t below = (column + static_cast<std::uint32_t>(random() & 1u)) % columns;
      next[row * columns + column] = (row + 1) * columns + below;
    }
  }
  const std::uint32_t mouth = reaches - columns;
  for (std::uint32_t column = 1; column < columns; ++column) next[mouth + column] = mouth + column - 1;

  std::iota(place.begin(), place.end(), 0u);
  if (listed == Listed::shuffled) {
    for (std::uint32_t i = reaches; i-- > 1;) std::swap(place[i], place[random() % (i + 1)]);
  }
  MadeRivers made;
  made.next.resize(reaches, geodata::no_reach), made.length_m.resize(reaches), made.area_km2.resize(reaches);
  std::vector<float> area(reaches, 1);
  for (std::uint32_t i = 0; i < mouth; ++i) area[next[i]] += area[i];
  for (std::uint32_t i = reaches; i-- > mouth + 1;) area[next[i]] += area[i];
  for (std::uint32_t i = 0; i < reaches; ++i) {
    made.next[place[i]] = next[i] == geodata::no_reach ? geodata::no_reach : place[next[i]];
    made.length_m[place[i]] = 200 + static_cast<double>(random() % 4000);
    made.area_km2[place[i]] = area[i];
  }
  made.mouth = place[mouth];
  made.far_source = place[columns / 2];
  return made;
}

}  // namespace bench
