#include "app/scene/own_stations.h"

#include "tests/catch.h"

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
