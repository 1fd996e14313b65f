#include "app/core/river_path.h"

#include <algorithm>

#include "geodata/geo/geodesic.h"

namespace app {

std::vector<RiverPathPoint> path_of(const geodata::Rivers& rivers, const geodata::Trace& trace, bool down) {
  std::vector<RiverPathPoint> path;
  for (const geodata::TraceStep& step : trace.steps) {
    std::vector<geodata::LngLat> line = rivers.line(step.reach, step.from_m, step.to_m);
    if (line.empty()) continue;
    if (!down) std::reverse(line.begin(), line.end());
    const double whole_m = geodata::length_m(line), wanted_m = step.to_m - step.from_m;
    const double scale = whole_m > 0 ? wanted_m / whole_m : 0;
    double at_m = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) at_m += geodata::distance_m(line[i - 1], line[i]);
      // The upper end of a reach is the lower end of the one before it.
      if (i == 0 && !path.empty() && path.back().at == line[0]) continue;
      path.push_back({line[i], step.distance_m + at_m * scale});
    }
  }
  return path;
}

}  // namespace app
