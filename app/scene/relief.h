// Shaded relief of one tile, from an elevation grid: how dark, how light and how hilly, without any theme's colours.
//
// Heights are resampled by a cubic B-spline and blurred a little, lit from four directions, the flat value taken off,
// faded in between 18 and 95 m. The grid's true detail is coarser than a pixel: nothing may be measured on this.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "geodata/geo/tile.h"
#include "geodata/io/raster_reader.h"

namespace app {

// What is uploaded and drawn: a quarter of a tile, so that a plain beside mountains costs nothing.
struct ReliefTile {
  static constexpr int size = 128;  // texels across, plus one on each side for filtering
  static constexpr int stride = size + 2;
  geodata::TileId tile;              // a zoom deeper than the tile it was cut from
  std::vector<std::uint8_t> texels;  // stride * stride times 4 bytes: shade (0..255 = none..full), light, hills, 255
  std::uint64_t id = 0;
};

// The whole of a tile.
struct ReliefImage {
  static constexpr int size = 256;
  static constexpr int stride = size + 2;
  geodata::TileId tile;
  std::vector<std::uint8_t> texels;  // as above; empty: nothing but plain
};

// Takes 2 to 4 ms. No data counts as sea level; towards the grid's edges all fades out.
ReliefImage build_relief(const geodata::ElevationGrid& grid, geodata::TileId tile);

// One half of it, in quarters, those with nothing on them left out: the hills' colour lies under the woods, shade and
// light over them.
enum class ReliefPart : std::uint8_t { hills, shading };
std::vector<std::shared_ptr<const ReliefTile>> quarters(const ReliefImage& relief, ReliefPart part);

}  // namespace app
