#include "app/core/river_view.h"

namespace app {

geodata::WorldBox box_of(const RiverGuide& guide, const ShownTrace& shown) {
  geodata::WorldBox box;
  box.add(geodata::to_world(shown.start.at));
  for (const geodata::TraceStep& step : shown.answer.trace.steps) {
    for (const geodata::LngLat p : guide.rivers.line(step.reach, step.from_m, step.to_m)) box.add(geodata::to_world(p));
  }
  return box;
}

}  // namespace app
