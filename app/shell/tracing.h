// The rivers of the open atlas at the window: reads them when they are first wanted, answers the open trace, and
// previews the way from under the pointer.
#pragma once

#include "app/core/jobs.h"
#include "app/core/library.h"
#include "app/core/river_view.h"
#include "app/core/session.h"

namespace app {

class Tracing {
 public:
  Tracing(Jobs& jobs, const Library& library, const Session& session)
      : jobs_(jobs), library_(library), session_(session) {}

  // Another atlas was opened.
  void reset();
  // Starts reading the rivers, unless that was done.
  void want_guide() {
    if (!asked_) read();
  }
  // Once a frame. `pointed`: what a click would ask; nothing: no preview. Main thread; the reading is a job.
  void update(const std::optional<TraceState>& pointed);
  // Metres from the start of the open way to its place nearest to `p`; nothing when that is farther than this.
  std::optional<double> on_open_trace(geodata::LngLat p, double within_m) const;
  const RiverView& view() const { return view_; }
  bool idle() const { return !reading_; }

 private:
  void read();
  void answer_open_trace();
  void preview(const std::optional<TraceState>& pointed);

  Jobs& jobs_;
  const Library& library_;
  const Session& session_;
  RiverView view_;
  bool asked_ = false, reading_ = false;
  std::uint64_t generation_ = 0;
  std::optional<TraceState> answered_, previewed_;
};

}  // namespace app
