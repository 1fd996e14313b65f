// The land beside a network of rivers: which way its water takes to a reach, and which cells of a relief drain to a
// stretch of river. Cells that a river's line crosses are where the water of the others ends (see algo/drainage.h).
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "geodata/algo/drainage.h"
#include "geodata/network/rivers.h"

namespace geodata {

// The way of water over land, to a river or out of the relief.
struct WayOverLand {
  std::vector<LngLat> line;               // from the place by the cells' centres to its end
  std::optional<RiverPosition> position;  // where it comes to a river; nothing: it ends at the relief's rim or the sea
  bool at_rim = false;                    // without a position: at the outermost cells, and not at the sea
  double length_m = 0;                    // geodesic
  double level_m = 0;  // of it over level or filled ground, where the heights do not say which way it goes
};

class RiverDrainage {
 public:
  // `metres`: the grid's heights, NaN where there are none. `sea`: for each cell whether it is sea, where water ends
  // whatever the height; a cell that a river crosses is the river's. Empty: the heights alone tell.
  RiverDrainage(const Rivers& rivers, const CellGrid& grid, std::span<const float> metres,
                std::span<const std::uint8_t> sea = {});

  const CellGrid& grid() const { return drainage_.grid(); }
  // The longer side of the cell at the grid's middle: no way is better known than this.
  double cell_m() const { return cell_m_; }
  // Nothing: no height is known there.
  std::optional<WayOverLand> way_down(const Rivers& rivers, LngLat p) const;
  // A river crosses the cell of this place.
  bool by_river(LngLat p) const;
  // One for each cell: does it drain to one of these stretches, or to the cell of their lower end?
  std::vector<std::uint8_t> drains_to(const Rivers& rivers, std::span<const TraceStep> stretches,
                                      RiverPosition lower_end) const;

 private:
  using RiverCell = std::pair<CellIndex, RiverPosition>;
  static std::vector<RiverCell> cells_of(const Rivers& rivers, const CellGrid& grid);
  static Drainage drained(const std::vector<RiverCell>& river_cells, const CellGrid& grid,
                          std::span<const float> metres, std::span<const std::uint8_t> sea);
  const RiverPosition* river_in(CellIndex c) const;

  std::vector<RiverCell> river_cells_;  // by cell; of each the place on a river that is nearest to its centre
  Drainage drainage_;
  double cell_m_ = 0;
};

}  // namespace geodata
