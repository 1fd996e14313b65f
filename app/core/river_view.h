// What the window shows of the rivers: the trace that is open, the way from under the pointer, and what stands against
// either. Shared and immutable, so that the drawing knows by its address when it is another one.
#pragma once

#include <memory>
#include <optional>

#include "app/core/river_answer.h"
#include "app/core/river_start.h"

namespace app {

struct ShownTrace {
  RiverStart start;
  RiverAnswer answer;
};

// The way of the water from under the pointer: the trace alone, which is quick.
struct PreviewTrace {
  RiverStart start;
  geodata::Trace trace;
};

// The drop that is followed down the open way.
struct Drop {
  geodata::LngLat at;
  double trace_m = 0;  // from the start of the trace, along the river; 0 on its way over land
  bool running = false;
};

struct RiverView {
  std::shared_ptr<const RiverGuide> guide;  // null: not read yet, or it cannot be
  std::optional<geodata::Error> error;      // why there is no guide, or no answer to what was asked
  std::shared_ptr<const ShownTrace> shown;
  std::vector<std::shared_ptr<const ShownTrace>> kept;  // the session's traces, in its order; null: no answer
  std::optional<Drop> drop;
  std::shared_ptr<const PreviewTrace> preview;
  // What drains to the start of `shown`, when that asks for all above; null: not asked, not worked out yet, or not
  // known, and catchment_error says why.
  std::shared_ptr<const Catchment> catchment;
  std::optional<geodata::Error> catchment_error;
};

// The start, the whole way, and the land that drains to it where that is known. Precondition: `shown` is there.
geodata::WorldBox box_of(const RiverView& rivers);

}  // namespace app
