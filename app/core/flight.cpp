#include "app/core/flight.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {
constexpr double rho = 1.42;  // van Wijk and Nuij's users preferred about 1.42
}

// Their symbols: w is the width of the view in world units, u the distance travelled, S the length of the path.
Flight::Flight(const Camera& from, const Camera& to, double width_px) : from_(from), to_(to) {
  double dx = to.centre.x - from.centre.x;
  dx -= std::round(dx / geodata::world_size) * geodata::world_size;  // the short way round the world
  to_.centre.x = from.centre.x + dx;
  const double dy = to.centre.y - from.centre.y;
  distance_ = std::hypot(dx, dy);
  width_ = width_px * geodata::world_size / (256 * std::exp2(from.zoom));
  const double w1 = width_px * geodata::world_size / (256 * std::exp2(to.zoom));
  zoom_only_ = distance_ < width_ * 1e-4;
  if (zoom_only_) {
    path_ = std::abs(std::log(w1 / width_)) / rho;
  } else {
    const double u = distance_, r2 = rho * rho, r4 = r2 * r2;
    const double b0 = (w1 * w1 - width_ * width_ + r4 * u * u) / (2 * width_ * r2 * u);
    const double b1 = (w1 * w1 - width_ * width_ - r4 * u * u) / (2 * w1 * r2 * u);
    r0_ = -std::asinh(b0), r1_ = -std::asinh(b1);
    path_ = (r1_ - r0_) / rho;
  }
  duration_ms_ = std::clamp(200 + 280 * path_, 200.0, 900.0);
}

Camera Flight::at(double elapsed_ms) const {
  if (elapsed_ms >= duration_ms_) {
    Camera end = to_;
    end.centre.x = std::fmod(end.centre.x, geodata::world_size);
    if (end.centre.x < 0) end.centre.x += geodata::world_size;
    return end;
  }
  const double t = std::clamp(elapsed_ms / duration_ms_, 0.0, 1.0);
  const double eased = t * t * (3 - 2 * t);
  const double s = eased * path_;
  Camera camera = to_;
  double travelled = eased, width = 0;
  if (zoom_only_) {
    width = width_ * std::exp2((from_.zoom - to_.zoom) * eased);
  } else {
    width = width_ * std::cosh(r0_) / std::cosh(rho * s + r0_);
    const double u = width_ / (rho * rho) * (std::cosh(r0_) * std::tanh(rho * s + r0_) - std::sinh(r0_));
    travelled = u / distance_;
  }
  camera.centre.x = from_.centre.x + (to_.centre.x - from_.centre.x) * travelled;
  camera.centre.y = from_.centre.y + (to_.centre.y - from_.centre.y) * travelled;
  camera.zoom = std::max(from_.zoom - std::log2(width / width_), min_zoom);
  double turn = to_.bearing_deg - from_.bearing_deg;
  turn -= std::round(turn / 360) * 360;
  camera.bearing_deg = from_.bearing_deg + turn * eased;
  if (camera.bearing_deg < 0) camera.bearing_deg += 360;
  camera.centre.x = std::fmod(camera.centre.x, geodata::world_size);
  if (camera.centre.x < 0) camera.centre.x += geodata::world_size;
  return camera;
}

}  // namespace app
