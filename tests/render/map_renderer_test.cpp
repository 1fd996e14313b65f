// What the renderer draws anew and what it only copies, told by its counters; and that the copied picture is the one
// that drawing anew would give.
#include "app/render/map_renderer.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/render/drawn_map.h"
#include "tests/scenes/picture_compare.h"

namespace {

using namespace app;
using namespace app::fixture;

constexpr int width = 400, height = 300;
constexpr double zoom = 10.3;

geodata::Filter only(const char* kind) { return *geodata::Filter::parse(nlohmann::json::array({"==", "kind", kind})); }

// Squares, hatched ones among them, and crossing lines, some dashed or translucent, far beyond the view: no names.
Library chequered() {
  const double px = geodata::world_size / (256 * std::exp2(zoom));  // world units
  Features areas, lines;
  for (int x = -12; x <= 12; ++x) {
    for (int y = -12; y <= 12; ++y) {
      areas.area({square(30 * px, 80 * px * x, 80 * px * y)}, (x + y) % 2 == 0 ? "even" : "odd");
    }
    lines.line({{80 * px * x, -1000 * px}, {80 * px * (x + 3), 1000 * px}}, x % 2 == 0 ? "road" : "river");
  }
  geodata::StyleRule hatched = fill_rule(120), dashed = stroke_rule(200, 3), pale = stroke_rule(240, 7);
  hatched.hatched = true;
  hatched.filter = only("odd");
  dashed.dash = {9, 5};
  dashed.filter = only("road");
  pale.stroke_opacity = steps(0.4);
  Library library;
  library.atlas = std::make_shared<const geodata::Atlas>();
  library.layers.push_back(ready(spec("areas", geodata::LayerRole::base, {hatched, fill_rule(60)}), areas.build()));
  library.layers.push_back(ready(spec("lines", geodata::LayerRole::overlay, {dashed, pale}), lines.build()));
  return library;
}

Camera home() {
  Camera camera;
  camera.zoom = zoom;
  return camera;
}

struct Map : DrawnMap {
  explicit Map(const Library& library) : DrawnMap(library, width, height) {}
};

Camera pan(double right_px, double down_px) { return panned({home(), width, height}, right_px, down_px); }

}  // namespace

TEST_CASE("the first picture draws the whole ground once") {
  const auto context = graphics();
  const Library library = chequered();
  Map map(library);
  const DrawCounters first = map.drawn_by([&] { map.draw(home()); });
  CHECK(first.full_grounds == 1);
  CHECK(first.strips == 0);
  CHECK(first.blits == 1);
  CHECK(first.draws > 0);
  const DrawCounters again = map.drawn_by([&] { map.draw(home()); });
  CHECK(again.draws == 0);
  CHECK(again.full_grounds == 0);
  CHECK(again.blits == 1);
}

TEST_CASE("a short pan is a copy, a long one draws what is new, and both give the picture drawn anew") {
  const auto context = graphics();
  const Library library = chequered();
  struct Pan {
    double right_px, down_px;
    bool strips;
  };
  const Pan pans[] = {{10, 0, false}, {0, -10, false},   {-30, 25, false}, {100, 0, true},
                      {0, 100, true}, {-100, -70, true}, {120, -120, true}};
  for (const Pan& p : pans) {
    INFO("pan by " << p.right_px << ", " << p.down_px << " px");
    Map map(library), anew(library);
    map.draw(home());
    const DrawCounters drawn = map.drawn_by([&] { CHECK(map.draw(pan(p.right_px, p.down_px))); });
    CHECK(drawn.full_grounds == 0);
    CHECK((drawn.strips > 0) == p.strips);
    CHECK((drawn.draws > 0) == p.strips);
    anew.draw(pan(p.right_px, p.down_px));
    const PictureDifference d = compare(anew.picture(), map.picture());
    CAPTURE(d.differing_share, d.mean);
    CHECK(alike(d));
    CHECK_FALSE(alike(compare(map.picture(), picture_of(Framebuffer(width, height)))));
  }
}

TEST_CASE("many short pans draw strips now and then, never the whole ground") {
  const auto context = graphics();
  const Library library = chequered();
  Map map(library), anew(library);
  map.draw(home());
  const DrawCounters drawn = map.drawn_by([&] {
    for (int i = 1; i <= 30; ++i) map.draw(pan(9 * i, 4 * i));
  });
  CHECK(drawn.full_grounds == 0);
  // Two strips, and a copy to make room for them, each time the view has gone half the margin.
  CHECK(drawn.strips <= std::size_t{2} * (30 * 9 / 64 + 1));
  CHECK(drawn.blits == 30 + drawn.strips / 2);
  anew.draw(pan(9 * 30, 4 * 30));
  CHECK(alike(compare(anew.picture(), map.picture())));
}

TEST_CASE("a pan beyond all that was drawn draws the whole ground") {
  const auto context = graphics();
  const Library library = chequered();
  Map map(library);
  map.draw(home());
  const DrawCounters drawn = map.drawn_by([&] { map.draw(pan(900, 0)); });
  CHECK(drawn.full_grounds == 1);
  CHECK(drawn.strips == 0);
}

TEST_CASE("another theme and another zoom draw the whole ground, once") {
  const auto context = graphics();
  const Library library = chequered();
  Map map(library);
  map.draw(home());
  CHECK(map.drawn_by([&] { map.draw(home(), DrawnMap::Motion::resting, geodata::Theme::dark); }).full_grounds == 1);
  CHECK(map.drawn_by([&] { map.draw(home(), DrawnMap::Motion::resting, geodata::Theme::dark); }).full_grounds == 0);
  Camera closer = home();
  closer.zoom += 0.5;
  CHECK(map.drawn_by([&] { map.draw(closer, DrawnMap::Motion::resting, geodata::Theme::dark); }).full_grounds == 1);
  Camera turned = closer;
  turned.bearing_deg = 30;
  CHECK(map.drawn_by([&] { map.draw(turned, DrawnMap::Motion::resting, geodata::Theme::dark); }).full_grounds == 1);
}

TEST_CASE("a turned map pans as an upright one") {
  const auto context = graphics();
  const Library library = chequered();
  Camera turned = home();
  turned.bearing_deg = 30;
  const Camera beside = panned({turned, width, height}, 100, 40);
  Map map(library), anew(library);
  map.draw(turned);
  const DrawCounters drawn = map.drawn_by([&] { map.draw(beside); });
  CHECK(drawn.full_grounds == 0);
  CHECK(drawn.strips > 0);
  anew.draw(beside);
  const PictureDifference d = compare(anew.picture(), map.picture());
  CAPTURE(d.differing_share, d.mean);
  CHECK(alike(d));
}
