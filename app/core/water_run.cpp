#include "app/core/water_run.h"

#include <algorithm>
#include <cmath>

#include "app/core/river_path.h"
#include "geodata/geo/geodesic.h"

namespace app {

using geodata::WorldXY;

namespace {

constexpr double rest_ms = 1200;      // at the end, before the drop goes
constexpr double run_ms_per_km = 45;  // until the most: 180 km take 20 s
constexpr double speed_px_s = 150;    // a drop that the eye follows, and a river that it can read
constexpr double closest_zoom = 13, farthest_zoom = 8;
constexpr double window_px = 160;  // half of what the camera's path is smoothed over: bends of a river shake no map
constexpr double ease = 0.06;      // share of the run in which it starts, and in which it stops
constexpr double least_length_m = 1;

// 0 to 1 with a constant speed between a gentle start and a gentle stop.
double eased(double t) {
  const double top = 1 / (1 - ease);
  if (t < ease) return top * t * t / (2 * ease);
  if (t > 1 - ease) return 1 - top * (1 - t) * (1 - t) / (2 * ease);
  return top * (t - ease / 2);
}

// To the river, which is not part of it, in metres of the way as it was measured.
std::vector<RiverPathPoint> over_land(const RiverGuide& guide, const RiverStart& start) {
  const std::vector<geodata::LngLat> line = way_over_land(guide, start);
  const double drawn_m = std::max(geodata::length_m(line), 1.0);  // of a recorded outfall shorter than the way
  std::vector<RiverPathPoint> out;
  double at_m = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    out.push_back({line[i], at_m / drawn_m * start.access.overland_m});
    at_m += geodata::distance_m(line[i], line[i + 1]);
  }
  return out;
}

}  // namespace

WaterRun::WaterRun(const RiverGuide& guide, const ShownTrace& shown, const View& from, double taken_px)
    : down_(shown.answer.question.direction == TraceDirection::down), taken_px_(taken_px), view_(from) {
  std::vector<RiverPathPoint> path = path_of(guide.rivers, shown.answer.trace, down_);
  river_m_ = shown.answer.trace.length_m;
  if (path.empty()) path.push_back({guide.rivers.point(shown.start.access.position), 0});
  std::vector<RiverPathPoint> run;
  if (down_) {
    overland_m_ = shown.start.access.overland_m;
    if (overland_m_ > 0) run = over_land(guide, shown.start);
    for (const RiverPathPoint& p : path) run.push_back({p.at, overland_m_ + p.distance_m});
  } else {
    for (auto p = path.rbegin(); p != path.rend(); ++p) run.push_back({p->at, river_m_ - p->distance_m});
  }
  for (const RiverPathPoint& p : run) {
    WorldXY at = geodata::to_world_xy(p.at);
    WorldXY sum;
    if (!points_.empty()) {
      const Point& last = points_.back();
      at.x -= std::round((at.x - last.at.x) / geodata::world_size) * geodata::world_size;
      const double step = p.distance_m - last.run_m;
      sum = {last.sum.x + (last.at.x + at.x) / 2 * step, last.sum.y + (last.at.y + at.y) / 2 * step};
    }
    points_.push_back({at, p.distance_m, sum});
  }
  length_m_ = std::max(points_.back().run_m, least_length_m);
  run_ms_ = std::clamp(least_run_ms + length_m_ / 1000 * run_ms_per_km, least_run_ms, most_run_ms);
  const double metres_per_px = length_m_ / (run_ms_ / 1000) / speed_px_s;
  const double lat = geodata::to_lnglat(points_.front().at).lat;
  const double world_px = geodata::world_size * geodata::metres_per_unit(lat) / metres_per_px;
  zoom_ = std::clamp(std::log2(world_px / 256), farthest_zoom, closest_zoom);
  bearing_deg_ = from.camera.bearing_deg;
  view_.camera.zoom = zoom_;
  view_.camera.centre = points_.front().at;
  window_m_ = window_px * view_.metres_per_px();
  flight_.emplace(from.camera, camera_at(0), from.width_px);
}

double WaterRun::duration_ms() const { return flight_->duration_ms() + run_ms_ + rest_ms; }

std::size_t WaterRun::before(double run_m) const {
  const auto after =
      std::upper_bound(points_.begin(), points_.end(), run_m, [](double m, const Point& p) { return m < p.run_m; });
  const auto i = static_cast<std::size_t>(after - points_.begin());
  return std::min(i == 0 ? 0 : i - 1, points_.size() - 1);
}

WorldXY WaterRun::place(double run_m) const {
  const std::size_t i = before(run_m);
  const Point& a = points_[i];
  if (i + 1 >= points_.size()) return a.at;
  const Point& b = points_[i + 1];
  const double t = b.run_m > a.run_m ? std::clamp((run_m - a.run_m) / (b.run_m - a.run_m), 0.0, 1.0) : 0;
  return {a.at.x + (b.at.x - a.at.x) * t, a.at.y + (b.at.y - a.at.y) * t};
}

WorldXY WaterRun::sum_to(double run_m) const {
  const Point& a = points_[before(run_m)];
  const WorldXY at = place(run_m);
  const double step = std::max(0.0, run_m - a.run_m);
  return {a.sum.x + (a.at.x + at.x) / 2 * step, a.sum.y + (a.at.y + at.y) / 2 * step};
}

// The mean of the way about a place; the stretch shrinks towards both ends, so that the map begins and ends with the
// drop.
WorldXY WaterRun::smooth(double run_m) const {
  const double half = std::min({window_m_, run_m, points_.back().run_m - run_m});
  if (half < least_length_m) return place(run_m);
  const WorldXY from = sum_to(run_m - half), to = sum_to(run_m + half);
  return {(to.x - from.x) / (2 * half), (to.y - from.y) / (2 * half)};
}

Camera WaterRun::camera_at(double run_m) const {
  View view = view_;
  view.camera.centre = smooth(run_m);
  view.camera.zoom = zoom_, view.camera.bearing_deg = bearing_deg_;
  const Camera beside = panned(view, -taken_px_ / 2, 0);
  return clamped(beside, view_.height_px);
}

WaterRun::Moment WaterRun::at(double elapsed_ms) const {
  const Flight& flight = *flight_;
  const double t = std::clamp((elapsed_ms - flight.duration_ms()) / run_ms_, 0.0, 1.0);
  const double run_m = eased(t) * points_.back().run_m;
  WorldXY at = place(run_m);
  at.x = std::fmod(at.x + geodata::world_size, geodata::world_size);
  Moment moment;
  moment.drop = geodata::to_lnglat(at);
  moment.trace_m = down_ ? std::max(0.0, run_m - overland_m_) : std::max(0.0, river_m_ - run_m);
  moment.camera = elapsed_ms < flight.duration_ms() ? flight.at(elapsed_ms) : camera_at(run_m);
  return moment;
}

}  // namespace app
