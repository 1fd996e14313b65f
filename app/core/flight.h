// Flying from one camera to another: zoom out, travel, zoom in, on the optimal path of J. J. van Wijk and W. A. A.
// Nuij, "Smooth and efficient zooming and panning", InfoVis 2003 (rho = 1.42).
#pragma once

#include "app/core/camera.h"

namespace app {

class Flight {
 public:
  Flight(const Camera& from, const Camera& to, double width_px);
  double duration_ms() const { return duration_ms_; }  // 200 to 900
  Camera at(double elapsed_ms) const;                  // `to` from duration_ms() on
  const Camera& destination() const { return to_; }

 private:
  Camera from_, to_;
  double duration_ms_ = 0;
  double width_ = 0, path_ = 0, r0_ = 0, r1_ = 0, distance_ = 0;
  bool zoom_only_ = false;
};

}  // namespace app
