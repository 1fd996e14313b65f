#include "app/core/river_profile.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace app {

namespace {

std::optional<double> lowest_around(const geodata::ElevationGrid& relief, geodata::CellIndex cell) {
  const std::uint32_t x = cell % relief.width, y = cell / relief.width;
  float lowest = HUGE_VALF;
  for (std::uint32_t row = y - std::min(y, 1u); row <= std::min(y + 1, relief.height - 1); ++row) {
    for (std::uint32_t column = x - std::min(x, 1u); column <= std::min(x + 1, relief.width - 1); ++column) {
      lowest = std::fmin(lowest, relief.at(column, row));  // leaves NaN aside
    }
  }
  return std::isfinite(lowest) ? std::optional<double>(lowest) : std::nullopt;
}

}  // namespace

std::vector<HeightAlong> heights_along(const RiverGuide& guide, const RiverAnswer& answer, std::size_t most) {
  std::vector<HeightAlong> out;
  const RiverLand& land = guide.land;
  if (!land.relief || !land.drainage || answer.trace.steps.empty()) return out;
  const bool down = answer.question.direction == TraceDirection::down;
  const double length_m = answer.trace.length_m;
  const double at_least = std::ceil(length_m / (land.drainage->cell_m() / 2));
  const auto count =
      static_cast<std::size_t>(std::clamp(at_least, 1.0, static_cast<double>(std::max(most, std::size_t{2}) - 1)));
  for (std::size_t i = 0; i <= count; ++i) {
    const double distance_m = length_m * static_cast<double>(i) / static_cast<double>(count);
    const geodata::LngLat at = guide.rivers.point(position_at(answer.trace, distance_m, down));
    const auto cell = land.drainage->grid().at(at);
    if (!cell) continue;
    if (const auto metres = lowest_around(*land.relief, *cell)) out.push_back({distance_m, *metres});
  }
  return out;
}

}  // namespace app
