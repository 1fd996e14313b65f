// A drop that runs down a way, and the map that goes with it: where both are after so many milliseconds. Down from a
// start it takes the way over land first; up a main stem it runs from the source to the start, as the water does.
//
// Pure: the same question has the same answer, in a window and in a script. Made once for a run, O(vertices); each
// moment is O(log vertices).
#pragma once

#include <optional>
#include <vector>

#include "app/core/camera.h"
#include "app/core/flight.h"
#include "app/core/river_view.h"

namespace app {

class WaterRun {
 public:
  static constexpr double least_run_ms = 12'000, most_run_ms = 20'000;

  // `from`: the map now. `taken_px`: what floats over its right side takes. Precondition: a way, not a whole tree.
  WaterRun(const RiverGuide& guide, const ShownTrace& shown, const View& from, double taken_px);

  struct Moment {
    geodata::LngLat drop;
    double trace_m = 0;  // from the start of the trace, along the river
    Camera camera;
  };
  // First a flight to where the run begins, then the run, then a rest at its end.
  Moment at(double elapsed_ms) const;
  double duration_ms() const;
  // The flight: from then on the zoom stays.
  double approach_ms() const { return flight_->duration_ms(); }
  double run_ms() const { return run_ms_; }

 private:
  struct Point {
    geodata::WorldXY at;   // x is not wrapped: no jump at the antimeridian
    double run_m = 0;      // from where the drop begins
    geodata::WorldXY sum;  // integral of `at` over run_m, from the first point: means over a stretch in O(log n)
  };
  geodata::WorldXY place(double run_m) const;
  geodata::WorldXY sum_to(double run_m) const;
  geodata::WorldXY smooth(double run_m) const;
  Camera camera_at(double run_m) const;
  std::size_t before(double run_m) const;

  std::vector<Point> points_;
  double length_m_ = 0;    // of the run, the way over land included
  double overland_m_ = 0;  // at its beginning
  bool down_ = true;
  double river_m_ = 0;   // of the trace
  double window_m_ = 0;  // half the stretch that the camera's place is the mean of
  double zoom_ = 0, bearing_deg_ = 0, taken_px_ = 0, run_ms_ = 0;
  View view_;
  std::optional<Flight> flight_;
};

}  // namespace app
