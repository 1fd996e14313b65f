// The atlas read, searched and traced while workers do the work: for the thread sanitizer, and that all of it arrives.
#include "app/scene/scene_builder.h"
#include "app/shell/explorer.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

struct Worked {
  Explorer explorer{3};
  SceneBuilder builder{explorer.jobs()};
  double time_ms = 0;

  void step() {
    explorer.advance(time_ms += 16);
    explorer.trace_from(std::nullopt);
    SceneInput input;
    input.library = &explorer.library();
    input.session = &explorer.session();
    input.rivers = &explorer.rivers();
    input.measurements = &explorer.measurements();
    input.view = explorer.view(864, 736);
    input.time_ms = time_ms;
    builder.build(input);
  }
  void settle() {
    step();
    while (!explorer.idle() || builder.counters().tiles_missing > 0) {
      explorer.jobs().wait();
      step();
    }
  }
};

}  // namespace

TEST_CASE("with workers everything arrives while frames are made, and nothing is read and written at once") {
  const TemporaryFolder folder;
  std::string points = R"({"type":"FeatureCollection","features":[)";
  for (int i = 0; i < 20000; ++i) {
    points += (i > 0 ? "," : "") + (R"({"type":"Feature","properties":{"n":)" + std::to_string(i)) +
              R"(},"geometry":{"type":"Point","coordinates":[)" + std::to_string(122.5 + i * 1e-5) + ",41.1]}}";
  }
  const auto file = folder.write("points.geojson", points + "]}");

  Worked w;
  w.explorer.mutable_settings().reduced_motion = true;
  w.explorer.set_interactive(true);
  REQUIRE(w.explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
  w.step();
  REQUIRE(w.explorer.open(file));  // while the atlas is being read
  w.explorer.apply({command::AddTrace{TraceState{{123.065045, 41.055176}, "mine-p100000129340"}}}, 864, 736);
  w.settle();
  CHECK(w.explorer.library().search != nullptr);
  REQUIRE(w.explorer.rivers().kept.size() == 1);
  CHECK(w.explorer.rivers().kept[0] != nullptr);
  const Layer* const added = w.explorer.library().layer("points.geojson");
  REQUIRE(added != nullptr);
  CHECK(added->content->features->size() == 20000);

  // Another atlas while the last one is still worked on.
  for (int i = 0; i < 5; ++i) {
    w.explorer.apply({command::SetCamera{camera_at({122.9 + 0.02 * i, 41.1}, 9.0 + i)}}, 864, 736);
    w.step();
  }
  REQUIRE(w.explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
  w.settle();
  CHECK(w.explorer.library().layer("points.geojson") == nullptr);
}
