#include "app/core/camera.h"

#include <cmath>

#include "tests/catch.h"

using namespace app;
using Catch::Approx;
using geodata::LngLat;

namespace {
const View anshan_view{camera_at({122.99, 41.118}, 9.1), 864, 736};
}

TEST_CASE("the camera's centre is the middle of the map") {
  const ScreenXY p = anshan_view.to_screen(anshan_view.camera.centre);
  CHECK(p.x == Catch::Approx(432));
  CHECK(p.y == Catch::Approx(368));
}

TEST_CASE("screen and world are each other's inverse, at any bearing") {
  for (const double bearing : {0.0, 30.0, 90.0, 200.0, 359.0}) {
    View view = anshan_view;
    view.camera.bearing_deg = bearing;
    for (const ScreenXY p : {ScreenXY{0, 0}, ScreenXY{864, 0}, ScreenXY{100, 700}, ScreenXY{432.5, 368.25}}) {
      const ScreenXY back = view.to_screen(view.to_world(p));
      CHECK(back.x == Catch::Approx(p.x).margin(1e-6));
      CHECK(back.y == Catch::Approx(p.y).margin(1e-6));
    }
  }
}

TEST_CASE("a place is found in every copy of the world in view, and in no other") {
  const View world{clamped(camera_at({123, 0}, 1), 512), 1300, 512};
  const ScreenXY anshan_px = world.to_screen(geodata::to_world({123, 41}));
  for (const double margin : {0.0, 150.0, -100.0}) {
    const auto copies = world.in_every_copy(anshan_px, margin);
    INFO("margin " << margin);
    REQUIRE(copies.size() == 3);  // the middle one and 512 px to both sides
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(copies[i].x == Catch::Approx(650 + 512 * (static_cast<double>(i) - 1)));
      CHECK(copies[i].y == Catch::Approx(anshan_px.y));
    }
  }
  CHECK(world.in_every_copy({1301, 10}, 0).size() == 2);
  CHECK(anshan_view.in_every_copy({10, 20}, 0) == std::vector<ScreenXY>{{10, 20}});
  CHECK(anshan_view.in_every_copy({-10, 20}, 0).empty());
  View turned = world;
  turned.camera.bearing_deg = 90;  // the equator runs up
  CHECK(turned.in_every_copy({650, 256}, 300).size() == 3);
  CHECK(turned.in_every_copy({650, 256}, 0).size() == 1);
}

TEST_CASE("a place beyond the world is shown in that copy of it, not in the nearest") {
  const View view{camera_at({0, 0}, 1), 1300, 512};
  const geodata::WorldXY here = geodata::to_world_xy({10, 20});
  const ScreenXY p = view.to_screen_as_is(here);
  const ScreenXY east = view.to_screen_as_is({here.x + geodata::world_size, here.y});
  CHECK(east.x - p.x == Catch::Approx(512));
  CHECK(view.to_screen(geodata::WorldXY{here.x + geodata::world_size, here.y}).x == Catch::Approx(p.x));
}

TEST_CASE("bearing names the direction that points up") {
  View view = anshan_view;
  view.camera.bearing_deg = 90;  // east is up
  const LngLat above = view.to_lnglat({432, 100});
  CHECK(above.lng > 123.2);
  CHECK(above.lat == Catch::Approx(41.118).margin(1e-3));
}

TEST_CASE("a pixel at zoom 0 on the equator spans the circumference's 256th part") {
  const View equator{camera_at({0, 0}, 0), 256, 256};
  CHECK(equator.metres_per_px() == Catch::Approx(40075016.6856 / 256).epsilon(1e-6));
  // 96 px an inch: the scale that look and feel of screens agree on.
  CHECK(equator.scale_denominator() == Catch::Approx(40075016.6856 / 256 / (0.0254 / 96)).epsilon(1e-6));
}

TEST_CASE("zooming keeps the point under the cursor") {
  const ScreenXY fixed{700, 120};
  const LngLat before = anshan_view.to_lnglat(fixed);
  for (const double by : {-2.0, -0.4, 0.7, 3.0}) {
    View view = anshan_view;
    view.camera = zoomed_about(anshan_view, fixed, by);
    const LngLat after = view.to_lnglat(fixed);
    CHECK(after.lng == Catch::Approx(before.lng).margin(1e-7));
    CHECK(after.lat == Catch::Approx(before.lat).margin(1e-7));
  }
}

TEST_CASE("panning moves the picture with the hand") {
  View view = anshan_view;
  const LngLat under_hand = view.to_lnglat({300, 300});
  view.camera = panned(view, 50, -20);
  const ScreenXY now = view.to_screen(geodata::to_world_xy(under_hand));
  CHECK(now.x == Catch::Approx(350).margin(1e-3));
  CHECK(now.y == Catch::Approx(280).margin(1e-3));
}

TEST_CASE("the camera stays in the world") {
  CHECK(clamped(camera_at({0, 89}, 3), 800).centre.y > 0);
  Camera beyond = camera_at({179, 0}, 5);
  beyond.centre.x += geodata::world_size;
  CHECK(clamped(beyond, 600).centre.x == Catch::Approx(beyond.centre.x - geodata::world_size));
  CHECK(clamped(camera_at({0, 0}, 99), 600).zoom == max_zoom);
  CHECK(clamped(camera_at({0, 0}, 9, -30), 600).bearing_deg == Catch::Approx(330));
}

TEST_CASE("a fitted camera shows the whole box inside the padding") {
  geodata::WorldBox box;
  box.add(geodata::to_world(LngLat{122, 40}));
  box.add(geodata::to_world(LngLat{124, 42}));
  const View view{fitted(box, 800, 600, 50), 800, 600};
  for (const LngLat corner : {LngLat{122, 40}, LngLat{124, 42}}) {
    const ScreenXY p = view.to_screen(geodata::to_world(corner));
    CHECK(p.x >= 49.9);
    CHECK(p.x <= 750.1);
    CHECK(p.y >= 49.9);
    CHECK(p.y <= 550.1);
  }
}

TEST_CASE("a view over the antimeridian has two parts, each with its own shift") {
  const View view{camera_at({180, 0}, 4), 800, 400};
  const auto parts = view.parts();
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].shift + 1 == parts[1].shift);
  CHECK(parts[0].box.max_x == 0xFFFFFFFFu);
  CHECK(parts[1].box.min_x == 0);
}
