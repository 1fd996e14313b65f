// The rivers of the open atlas at the window: reads them when they are first wanted, answers the traces, and previews
// the way from under the pointer.
#pragma once

#include <utility>
#include <vector>

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
  // Starts reading the rivers, unless that was done. Other rivers than the last ones begin anew.
  void want_guide() {
    if (asked_ && read_ != session_.rivers) reset();
    if (!asked_) read();
  }
  // What was found wrong with a layer's rivers since the last call.
  std::vector<geodata::Error> take_warnings() { return std::exchange(warnings_, {}); }
  // Once a frame. `pointed`: what a click would ask; nothing: no preview. Main thread; the reading is a job.
  void update(const std::optional<TraceState>& pointed);
  // Metres from the start of the open way to its place nearest to `p`; nothing when that is farther than this.
  std::optional<double> on_open_trace(geodata::LngLat p, double within_m) const;
  const RiverView& view() const { return view_; }
  // Another program's, for a picture of it.
  void show(RiverView view) { view_ = std::move(view); }
  void show_drop(const std::optional<Drop>& drop) { view_.drop = drop; }
  // With what its answer says of its start: the site's name where it is one, else no site. As it is without an answer.
  TraceState with_start(TraceState trace) const;
  bool idle() const { return !reading_ && surveying_ == 0; }
  // What is asked, its position moved onto a river that is nearer than this: who points at a line means the line.
  TraceState settled(TraceState asked, double within_m) const;

 private:
  struct Answered {
    TraceState asked;
    std::shared_ptr<const ShownTrace> shown;  // null: `error` says why
    std::optional<geodata::Error> error;
  };
  void read();
  void answer_traces();
  Answered answered(const TraceState& asked);
  void survey();
  void preview(const std::optional<TraceState>& pointed);

  Jobs& jobs_;
  const Library& library_;
  const Session& session_;
  RiverView view_;
  bool asked_ = false, reading_ = false;
  int surveying_ = 0;                           // catchments that are being worked out
  std::uint64_t generation_ = 0;                // of the atlas
  std::vector<ReachValue> answered_with_;       // the values that answers_ are worked out from
  std::vector<Answered> answers_;               // to the session's traces, in its order
  std::shared_ptr<const ShownTrace> surveyed_;  // whose catchment is worked out, or being so
  std::optional<RiverChoice> read_;             // whose rivers were read, or are being so
  std::vector<geodata::Error> warnings_;
  std::optional<geodata::Error> guide_error_;
  std::optional<TraceState> previewed_;
};

}  // namespace app
