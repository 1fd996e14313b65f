// The drop that runs down a way, and the map that goes with it.
#include "app/core/water_run.h"

#include <cmath>

#include "app/core/river_start.h"
#include "geodata/geo/geodesic.h"
#include "tests/catch.h"
#include "tests/core/anshan_guide.h"

using namespace app;

namespace {

ShownTrace shown(const char* from, TraceDirection direction, double limit_m = geodata::no_limit) {
  auto start = find_river_start(anshan(), from);
  REQUIRE(start);
  const RiverQuestion question{direction, start->access, start->site, limit_m, std::nullopt};
  return {*start, answer(anshan(), question)};
}

const View map{camera_at({123.16, 41.155}, 9.1), 864, 560};
constexpr auto down = TraceDirection::down, up_main = TraceDirection::up_main;

}  // namespace

TEST_CASE("down from a mine: over land first, then to the mouth, and the drop is never out of view") {
  const ShownTrace trace = shown("Dagushan iron mine", down);
  REQUIRE(trace.start.access.overland_m > 1000);
  const WaterRun run(anshan(), trace, map, 0);
  CHECK(run.run_ms() >= WaterRun::least_run_ms);
  CHECK(run.run_ms() <= WaterRun::most_run_ms);
  CHECK(geodata::distance_m(run.at(0).drop, trace.start.at) < 1);
  CHECK(run.at(0).camera.zoom == Catch::Approx(map.camera.zoom));
  CHECK(geodata::distance_m(run.at(run.duration_ms()).drop, trace.answer.events.back().at) < 1);
  CHECK(run.at(run.duration_ms()).trace_m == Catch::Approx(trace.answer.trace.length_m).margin(1));
  const double flight_ms = run.duration_ms() - run.run_ms() - 1200;
  double last_m = 0;
  ScreenXY last{};
  for (double t = flight_ms; t <= run.duration_ms(); t += 1000.0 / 60) {
    const WaterRun::Moment now = run.at(t);
    CHECK(now.trace_m >= last_m);
    last_m = now.trace_m;
    const View view{now.camera, map.width_px, map.height_px};
    const ScreenXY at = view.to_screen(geodata::to_world(now.drop));
    CHECK(ScreenRect{0, 0, map.width_px, map.height_px}.contains(at));
    // Smoothly: from frame to frame it moves by some pixels of the map at most.
    if (t > flight_ms) CHECK(std::hypot(at.x - last.x, at.y - last.y) < 12);
    last = at;
  }
}

TEST_CASE("up a main stem it runs as the water does: from the source to the start") {
  const ShownTrace trace = shown("wq-三岔河", up_main);
  const WaterRun run(anshan(), trace, map, 0);
  CHECK(run.at(0).trace_m == Catch::Approx(trace.answer.trace.length_m));
  CHECK(run.at(run.duration_ms()).trace_m == Catch::Approx(0).margin(0.01));
  CHECK(geodata::distance_m(run.at(0).drop, trace.answer.events.back().at) < 1);
}

TEST_CASE("a zoom at which the river can be read, nearer for a short way") {
  const WaterRun whole(anshan(), shown("Dagushan iron mine", down), map, 0);
  const WaterRun part(anshan(), shown("Dagushan iron mine", down, 5000), map, 0);
  const double zoom = whole.at(whole.duration_ms()).camera.zoom;
  CHECK(zoom > 9);
  CHECK(zoom < 12);
  CHECK(part.at(part.duration_ms()).camera.zoom > zoom + 1);
  CHECK(part.run_ms() < whole.run_ms());
}

TEST_CASE("what floats over the map's right side pushes the drop to the left") {
  const ShownTrace trace = shown("Dagushan iron mine", down);
  const WaterRun run(anshan(), trace, map, 248);
  const WaterRun::Moment end = run.at(run.duration_ms());
  const ScreenXY at = View{end.camera, map.width_px, map.height_px}.to_screen(geodata::to_world(end.drop));
  CHECK(at.x == Catch::Approx((map.width_px - 248) / 2).margin(1));
}
