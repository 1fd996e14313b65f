#include "app/core/river_view.h"

namespace app {

geodata::WorldBox box_of(const RiverView& rivers) {
  const RiverGuide& guide = *rivers.guide;
  const ShownTrace& shown = *rivers.shown;
  geodata::WorldBox box;
  box.add(geodata::to_world(shown.start.at));
  for (const geodata::TraceStep& step : shown.answer.trace.steps) {
    for (const geodata::LngLat p : guide.rivers.line(step.reach, step.from_m, step.to_m)) box.add(geodata::to_world(p));
  }
  if (!rivers.catchment) return box;
  for (const geodata::Polygon& polygon : rivers.catchment->area) {
    if (polygon.empty()) continue;
    for (const geodata::LngLat p : polygon.front()) box.add(geodata::to_world(p));
  }
  return box;
}

}  // namespace app
