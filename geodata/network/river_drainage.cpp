#include "geodata/network/river_drainage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "geodata/geo/geodesic.h"

namespace geodata {

namespace {

// In cells from the grid's north-west corner.
struct CellXY {
  double x = 0, y = 0;
};

CellXY to_cells(const CellGrid& grid, LngLat p) {
  return {(p.lng - grid.north_west.lng) / grid.cell_lng, (grid.north_west.lat - p.lat) / grid.cell_lat};
}

// Calls visit(cell, from, to) for each cell of the grid that the segment crosses, with the shares of the segment
// between which it does. All cells, so that no water slips between two of them.
template <class Visit>
void for_each_cell(const CellGrid& grid, CellXY a, CellXY b, Visit&& visit) {
  std::vector<double> cuts{0, 1};
  const auto add_cuts = [&](double from, double to) {
    if (from == to) return;
    const auto [low, high] = std::minmax(from, to);
    for (double line = std::floor(low) + 1; line < high; ++line) cuts.push_back((line - from) / (to - from));
  };
  add_cuts(a.x, b.x);
  add_cuts(a.y, b.y);
  std::sort(cuts.begin(), cuts.end());
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const double middle = (cuts[i] + cuts[i + 1]) / 2;
    const double x = std::floor(a.x + middle * (b.x - a.x)), y = std::floor(a.y + middle * (b.y - a.y));
    if (x < 0 || y < 0 || x >= grid.width || y >= grid.height) continue;
    visit(grid.cell(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)), cuts[i], cuts[i + 1]);
  }
}

struct NearCentre {
  CellIndex cell;
  RiverPosition position;
  double distance;  // squared, in cells
};

// Does the segment come near the grid at all? Spares walking a continent's rivers beside a small relief.
bool may_cross(const CellGrid& grid, CellXY a, CellXY b) {
  return std::max(a.x, b.x) >= 0 && std::min(a.x, b.x) <= grid.width && std::max(a.y, b.y) >= 0 &&
         std::min(a.y, b.y) <= grid.height;
}

void add_cells(const Rivers& rivers, ReachIndex r, const CellGrid& grid, std::vector<NearCentre>& out) {
  const std::span<const WorldPoint> line = rivers.line(r);
  double at_m = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const LngLat from = to_lnglat(line[i]), to = to_lnglat(line[i + 1]);
    const double step_m = distance_m(from, to);
    const CellXY a = to_cells(grid, from), b = to_cells(grid, to);
    const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    if (may_cross(grid, a, b)) {
      for_each_cell(grid, a, b, [&](CellIndex c, double first, double last) {
        const double cx = grid.column(c) + 0.5 - a.x, cy = grid.row(c) + 0.5 - a.y;
        const double share = length2 > 0 ? std::clamp((cx * dx + cy * dy) / length2, first, last) : 0;
        const double distance = std::pow(share * dx - cx, 2) + std::pow(share * dy - cy, 2);
        out.push_back({c, {r, std::min(at_m + share * step_m, rivers.network().length_m(r))}, distance});
      });
    }
    at_m += step_m;
  }
}

}  // namespace

std::vector<RiverDrainage::RiverCell> RiverDrainage::cells_of(const Rivers& rivers, const CellGrid& grid) {
  std::vector<NearCentre> all;
  for (ReachIndex r = 0; r < rivers.network().size(); ++r) add_cells(rivers, r, grid, all);
  std::sort(all.begin(), all.end(), [](const NearCentre& a, const NearCentre& b) {
    if (a.cell != b.cell) return a.cell < b.cell;
    return a.distance != b.distance ? a.distance < b.distance : a.position.reach < b.position.reach;
  });
  std::vector<RiverCell> cells;
  for (const NearCentre& near : all) {
    if (cells.empty() || cells.back().first != near.cell) cells.emplace_back(near.cell, near.position);
  }
  return cells;
}

Drainage RiverDrainage::drained(const std::vector<RiverCell>& river_cells, const CellGrid& grid,
                                std::span<const float> metres, std::span<const std::uint8_t> sea) {
  std::vector<CellIndex> sinks;
  sinks.reserve(river_cells.size());
  for (const RiverCell& cell : river_cells) sinks.push_back(cell.first);
  if (sea.empty()) return {grid, metres, sinks};
  std::vector<float> of_land(metres.begin(), metres.end());
  for (std::size_t c = 0; c < of_land.size(); ++c)
    if (sea[c] != 0) of_land[c] = std::numeric_limits<float>::quiet_NaN();
  for (const CellIndex c : sinks) of_land[c] = metres[c];
  return {grid, of_land, sinks};
}

RiverDrainage::RiverDrainage(const Rivers& rivers, const CellGrid& grid, std::span<const float> metres,
                             std::span<const std::uint8_t> sea)
    : river_cells_(cells_of(rivers, grid)), drainage_(drained(river_cells_, grid, metres, sea)) {
  const double x = grid.width / 2.0, y = grid.height / 2.0;
  cell_m_ = std::max(distance_m(grid.corner(x, y), grid.corner(x + 1, y)),
                     distance_m(grid.corner(x, y), grid.corner(x, y + 1)));
}

const RiverPosition* RiverDrainage::river_in(CellIndex c) const {
  const auto at = std::lower_bound(river_cells_.begin(), river_cells_.end(), c,
                                   [](const RiverCell& cell, CellIndex wanted) { return cell.first < wanted; });
  return at != river_cells_.end() && at->first == c ? &at->second : nullptr;
}

bool RiverDrainage::by_river(LngLat p) const {
  const auto c = grid().at(p);
  return c && river_in(*c) != nullptr;
}

std::optional<WayOverLand> RiverDrainage::way_down(const Rivers& rivers, LngLat p) const {
  const auto first = grid().at(p);
  if (!first || !drainage_.has_height(*first)) return std::nullopt;
  const std::vector<CellIndex> cells = drainage_.way_down(*first);
  const RiverPosition* river = river_in(cells.back());
  WayOverLand way;
  if (river != nullptr) way.position = *river;
  const std::uint32_t column = grid().column(cells.back()), row = grid().row(cells.back());
  way.at_rim = river == nullptr && (column == 0 || row == 0 || column + 1 == grid().width || row + 1 == grid().height);
  way.line.push_back(p);
  const auto go_to = [&](LngLat to, bool level) {
    const double step_m = distance_m(way.line.back(), to);
    way.length_m += step_m;
    if (level) way.level_m += step_m;
    way.line.push_back(to);
  };
  for (std::size_t i = 1; i + 1 < cells.size(); ++i) go_to(grid().centre(cells[i]), drainage_.is_level(cells[i - 1]));
  const LngLat end = river != nullptr ? rivers.point(*river) : grid().centre(cells.back());
  go_to(end, cells.size() > 1 && drainage_.is_level(cells[cells.size() - 2]));
  return way;
}

std::vector<std::uint8_t> RiverDrainage::drains_to(const Rivers& rivers, std::span<const TraceStep> stretches,
                                                   RiverPosition lower_end) const {
  std::vector<const TraceStep*> step_of(rivers.network().size(), nullptr);
  for (const TraceStep& step : stretches) step_of[step.reach] = &step;
  std::vector<std::uint8_t> ends(grid().size(), 0);
  for (const auto& [cell, position] : river_cells_) {
    const TraceStep* step = step_of[position.reach];
    if (step != nullptr && position.offset_m >= step->from_m && position.offset_m <= step->to_m) ends[cell] = 1;
  }
  // Where the stretches end within a cell, the cell is theirs.
  const auto last = grid().at(rivers.point(lower_end));
  if (last && step_of[lower_end.reach] != nullptr) ends[*last] = 1;
  return drainage_.drains_to(ends);
}

}  // namespace geodata
