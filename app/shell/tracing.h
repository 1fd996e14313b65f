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
  // Once a frame. `pointed`: what a click would ask; nothing: no preview. Main thread; the reading is a job.
  void update(const std::optional<TraceState>& pointed);
  // Metres from the start of the open way to its place nearest to `p`; nothing when that is farther than this.
  std::optional<double> on_open_trace(geodata::LngLat p, double within_m) const;
  const RiverView& view() const { return view_; }
  bool idle() const { return !reading_ && surveying_ == 0; }
  // What is asked, its position moved onto a river that is nearer than this: who points at a line means the line.
  TraceState settled(TraceState asked, double within_m) const;

 private:
  void read();
  void answer_open_trace();
  void survey();
  void preview(const std::optional<TraceState>& pointed);

  Jobs& jobs_;
  const Library& library_;
  const Session& session_;
  RiverView view_;
  bool asked_ = false, reading_ = false;
  int surveying_ = 0;             // catchments that are being worked out
  std::uint64_t generation_ = 0;  // of the atlas
  std::optional<TraceState> answered_, previewed_;
};

}  // namespace app
