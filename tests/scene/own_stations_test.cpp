#include "app/scene/own_stations.h"

#include "app/scene/picker.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"

using namespace app;

TEST_CASE("a reader's own stations are marked where they are; the atlas's sections and what is out of view are not") {
  const View view{camera_at({123, 41}, 10), 800, 600};
  auto own = std::make_shared<MeasurementTable>(), atlas = std::make_shared<MeasurementTable>();
  const auto section = [](const char* layer, std::optional<geodata::LngLat> at) {
    MeasuredSection s;
    s.layer = layer, s.at = at;
    return s;
  };
  own->sections = {section("", geodata::LngLat{123, 41}), section("water_quality", geodata::LngLat{123.01, 41}),
                   section("", geodata::LngLat{130, 41}), section("", std::nullopt)};
  atlas->sections = {section("", geodata::LngLat{123, 41.01})};
  MeasurementView measurements;
  measurements.tables = {{atlas, std::nullopt}, {own, std::size_t{0}}};
  Scene scene;
  add_own_stations(measurements, view, geodata::Theme::light, scene);
  REQUIRE(scene.glows.size() == 2);  // its ring and its dot
  for (const GlowOp& glow : scene.glows) {
    CHECK(glow.kind == GlowOp::Kind::ring);
    CHECK(glow.centre.x == Catch::Approx(400).margin(0.01));
    CHECK(glow.centre.y == Catch::Approx(300).margin(0.01));
  }
}

TEST_CASE("a reader's own station is found under the pointer, before what lies beneath it") {
  label_world::World world;
  geodata::LayerSpec wells = label_world::points_spec("wells");
  wells.clickable = true;
  world.add_points(wells, {{200, 100, "Well", {}}});
  const geodata::LngLat at = world.input.view.to_lnglat({200, 100});
  auto own = std::make_shared<MeasurementTable>();
  MeasuredSection section;
  section.key = "s1", section.names.name = "Bridge", section.at = at;
  own->sections = {section};
  MeasurementView measurements;
  measurements.tables = {{own, std::size_t{0}}};
  PickInput pick;
  pick.library = &world.library, pick.session = &world.session, pick.view = world.input.view;
  pick.measurements = &measurements;
  const std::vector<Target> found = app::pick(pick, {204, 103});
  REQUIRE(found.size() == 2);
  CHECK(found[0].point == at);
  CHECK(found[1].layer == "wells");
  CHECK(own_station_at(measurements, at)->section->names.name == "Bridge");
  CHECK_FALSE(own_station_at(measurements, {123, 41}));
  CHECK(app::pick(pick, {220, 100}).empty());
}
