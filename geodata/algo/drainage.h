// Where water runs over a grid of heights: from each cell to one of its eight neighbours (D8; O'Callaghan and Mark,
// "The extraction of drainage networks from digital elevation data", 1984), the steepest way down by height over
// distance.
//
// Depressions are filled to where they spill, by the priority flood (Barnes, Lehman and Mulla, "Priority-flood",
// Computers & Geosciences 62, 2014, algorithm 1). On what is then level, water takes the way by which the flood came.
// Water ends at given sinks (rivers), at the grid's rim, and in cells beside others without a height (the sea).
//
// Not for level country: where a way is over filled or level cells the heights do not decide, and the caller is told.
// O(n log n), 2 bytes a cell kept. Immutable; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

using CellIndex = std::uint32_t;  // row by row, from the north-west
inline constexpr CellIndex no_cell = 0xFFFFFFFFu;

// North up, in degrees on WGS 84.
struct CellGrid {
  std::uint32_t width = 0, height = 0;
  LngLat north_west;  // outer corner of the first cell
  double cell_lng = 0, cell_lat = 0;

  std::uint32_t column(CellIndex c) const { return c % width; }
  std::uint32_t row(CellIndex c) const { return c / width; }
  CellIndex cell(std::uint32_t column, std::uint32_t row) const { return row * width + column; }
  std::size_t size() const { return static_cast<std::size_t>(width) * height; }
  // A corner of cells, counted from the north-west one.
  LngLat corner(double columns, double rows) const {
    return {north_west.lng + columns * cell_lng, north_west.lat - rows * cell_lat};
  }
  LngLat centre(CellIndex c) const { return corner(column(c) + 0.5, row(c) + 0.5); }
  std::optional<CellIndex> at(LngLat p) const;  // nothing: outside
  double area_m2(CellIndex c) const;            // on the ellipsoid
};

class Drainage {
 public:
  // `metres`: one for each cell, NaN where there is none. Preconditions: fewer than 2^32 - 1 cells; sinks are cells.
  Drainage(const CellGrid& grid, std::span<const float> metres, std::span<const CellIndex> sinks);

  const CellGrid& grid() const { return grid_; }
  // The cell that it runs into; no_cell: it ends here.
  CellIndex below(CellIndex c) const;
  bool has_height(CellIndex c) const { return way_[c] != no_height; }
  bool is_sink(CellIndex c) const { return way_[c] == sink; }
  // Filled up to its spill, or with no neighbour to which it falls a metre in a kilometre: what grids of heights are
  // good to, so that they do not say where its water goes.
  bool is_level(CellIndex c) const { return (flags_[c] & level) != 0; }
  // From a cell to where its water ends, both included.
  std::vector<CellIndex> way_down(CellIndex from) const;
  // For each cell: does its water come to a cell for which `ends` is not 0? Such a cell counts. O(n).
  std::vector<std::uint8_t> drains_to(std::span<const std::uint8_t> ends) const;

 private:
  static constexpr std::uint8_t sink = 8, out = 9, no_height = 10;  // below: one of eight neighbours
  static constexpr std::uint8_t level = 1;
  static constexpr double level_slope = 0.001;
  class Flood;

  CellGrid grid_;
  std::vector<std::uint8_t> way_, flags_;
};

}  // namespace geodata
