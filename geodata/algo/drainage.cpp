#include "geodata/algo/drainage.h"

#include <array>
#include <cmath>
#include <queue>

#include "geodata/geo/geodesic.h"

namespace geodata {

namespace {

struct Step {
  int columns, rows;
};
// Neighbours in order, across edges before across corners; where two ways are as steep the first is taken.
constexpr std::array<Step, 8> steps = {{{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1}}};

std::uint8_t opposite(std::uint8_t way) { return static_cast<std::uint8_t>(way / 4 * 4 + (way + 2) % 4); }

}  // namespace

std::optional<CellIndex> CellGrid::at(LngLat p) const {
  const double columns = (p.lng - north_west.lng) / cell_lng, rows = (north_west.lat - p.lat) / cell_lat;
  if (!(columns >= 0 && columns < width && rows >= 0 && rows < height)) return std::nullopt;
  return cell(static_cast<std::uint32_t>(columns), static_cast<std::uint32_t>(rows));
}

double CellGrid::area_m2(CellIndex c) const {
  const double x = column(c), y = row(c);
  return geodata::area_m2(std::array{corner(x, y), corner(x, y + 1), corner(x + 1, y + 1), corner(x + 1, y)});
}

// One run of the flood, and the ways that follow from it.
class Drainage::Flood {
 public:
  Flood(Drainage& to, std::span<const float> metres, std::span<const CellIndex> sinks)
      : to_(to), grid_(to.grid_), metres_(metres), filled_(metres.begin(), metres.end()) {
    to_.way_.assign(grid_.size(), unseen);
    to_.flags_.assign(grid_.size(), 0);
    for (const CellIndex c : sinks) begin(c, sink);
    for (CellIndex c = 0; c < grid_.size(); ++c) {
      if (std::isnan(metres_[c])) {
        to_.way_[c] = no_height;
      } else if (to_.way_[c] == unseen && at_rim(c)) {
        begin(c, out);
      }
    }
    run();
    for (std::uint32_t row = 0; row < grid_.height; ++row) choose_ways(row);
  }

 private:
  static constexpr std::uint8_t unseen = 255;
  struct Waiting {
    float metres;
    std::uint64_t order;  // who came first goes first, so that level ground is left by the shortest way
    CellIndex cell;
    bool operator<(const Waiting& other) const {
      return metres != other.metres ? metres > other.metres : order > other.order;
    }
  };

  CellIndex neighbour(CellIndex c, std::uint8_t way) const {
    const std::int64_t x = std::int64_t{grid_.column(c)} + steps[way].columns;
    const std::int64_t y = std::int64_t{grid_.row(c)} + steps[way].rows;
    if (x < 0 || y < 0 || x >= grid_.width || y >= grid_.height) return no_cell;
    return grid_.cell(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y));
  }

  bool at_rim(CellIndex c) const {
    for (std::uint8_t way = 0; way < 8; ++way) {
      const CellIndex n = neighbour(c, way);
      if (n == no_cell || std::isnan(metres_[n])) return true;
    }
    return false;
  }

  void begin(CellIndex c, std::uint8_t end) {
    if (std::isnan(metres_[c]) || to_.way_[c] != unseen) return;
    to_.way_[c] = end;
    waiting_.push({filled_[c], order_++, c});
  }

  void run() {
    while (!waiting_.empty()) {
      const CellIndex c = waiting_.top().cell;
      waiting_.pop();
      for (std::uint8_t way = 0; way < 8; ++way) {
        const CellIndex n = neighbour(c, way);
        if (n == no_cell || to_.way_[n] != unseen) continue;
        to_.way_[n] = opposite(way);
        if (filled_[n] <= filled_[c]) to_.flags_[n] = level;
        filled_[n] = std::max(filled_[n], filled_[c]);
        waiting_.push({filled_[n], order_++, n});
      }
    }
  }

  // Where a neighbour is lower, the steepest of them instead of the way by which the flood came: strictly downhill, so
  // that no ring can come of it.
  void choose_ways(std::uint32_t row) {
    const double y = row + 0.5;
    const double across_m = distance_m(grid_.corner(0, y), grid_.corner(1, y));
    const double along_m = distance_m(grid_.corner(0, row), grid_.corner(0, row + 1));
    for (std::uint32_t column = 0; column < grid_.width; ++column) {
      const CellIndex c = grid_.cell(column, row);
      if (to_.way_[c] >= sink) continue;
      double steepest = 0;
      for (std::uint8_t way = 0; way < 8; ++way) {
        const CellIndex n = neighbour(c, way);
        if (n == no_cell || std::isnan(metres_[n])) continue;
        const double fall_m = static_cast<double>(filled_[c]) - static_cast<double>(filled_[n]);
        const double slope = fall_m / std::hypot(steps[way].columns * across_m, steps[way].rows * along_m);
        if (slope > steepest) steepest = slope, to_.way_[c] = way;
      }
      if (steepest < level_slope) to_.flags_[c] = level;
    }
  }

  Drainage& to_;
  const CellGrid& grid_;
  std::span<const float> metres_;
  std::vector<float> filled_;
  std::priority_queue<Waiting> waiting_;
  std::uint64_t order_ = 0;
};

Drainage::Drainage(const CellGrid& grid, std::span<const float> metres, std::span<const CellIndex> sinks)
    : grid_(grid) {
  Flood(*this, metres, sinks);
}

CellIndex Drainage::below(CellIndex c) const {
  if (way_[c] >= sink) return no_cell;
  const Step step = steps[way_[c]];
  return static_cast<CellIndex>(std::int64_t{c} + std::int64_t{step.rows} * grid_.width + step.columns);
}

std::vector<CellIndex> Drainage::way_down(CellIndex from) const {
  std::vector<CellIndex> way;
  for (CellIndex c = from; c != no_cell; c = below(c)) way.push_back(c);
  return way;
}

std::vector<std::uint8_t> Drainage::drains_to(std::span<const std::uint8_t> ends) const {
  constexpr std::uint8_t unknown = 2;
  std::vector<std::uint8_t> answer(grid_.size(), unknown);
  std::vector<CellIndex> way;
  for (CellIndex first = 0; first < grid_.size(); ++first) {
    CellIndex c = first;
    while (answer[c] == unknown && ends[c] == 0 && below(c) != no_cell) way.push_back(c), c = below(c);
    if (answer[c] == unknown) answer[c] = ends[c] != 0 ? 1 : 0;
    for (const CellIndex above : way) answer[above] = answer[c];
    way.clear();
  }
  return answer;
}

}  // namespace geodata
