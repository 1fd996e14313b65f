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

struct ReliefTile {
  static constexpr int size = 256;   // texels across the tile, plus one on each side for filtering
  static constexpr int stride = size + 2;
  geodata::TileId tile;
  // stride * stride texels of 4 bytes: shade (0..255 = none..full), light, hills, 255.
  std::vector<std::uint8_t> texels;  // empty: nothing but plain
  std::uint64_t id = 0;
};

// Takes 2 to 4 ms. No data counts as sea level; towards the grid's edges all fades out.
std::shared_ptr<const ReliefTile> build_relief_tile(const geodata::ElevationGrid& grid, geodata::TileId tile);

// One half of it alone: the hills' colour lies under the woods, shade and light over them.
enum class ReliefPart : std::uint8_t { hills, shading };
std::shared_ptr<const ReliefTile> part_of(const ReliefTile& relief, ReliefPart part);

}  // namespace app
