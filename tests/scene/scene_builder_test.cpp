#include "app/scene/scene_builder.h"

#include <cmath>
#include <random>

#include "tests/catch.h"
#include "tests/scene/label_world.h"
#include "tests/scene/scene_fixture.h"

using namespace app;
using namespace app::fixture;
using geodata::LayerRole;

namespace {

struct Map {
  Library library;
  Session session;
  Hover hover;
  Jobs jobs{0};
  SceneBuilder builder{jobs};
  SceneInput input;

  Map() {
    auto atlas = std::make_shared<geodata::Atlas>();
    geodata::Place lake;
    lake.id = "lake", lake.title = "Lake", lake.point = geodata::LngLat{0.5, 0};
    lake.outline = {{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
    atlas->places.push_back(lake);
    geodata::Place pond;
    pond.id = "pond", pond.title = "Pond", pond.point = geodata::LngLat{0.2, 0};
    pond.outline = {{{0.19, -0.01}, {0.21, -0.01}, {0.21, 0.01}}};
    atlas->places.push_back(pond);
    library.atlas = atlas;
    Features land, roads;
    land.area({square(1e9)});
    roads.line({{-9e6, 0}, {9e6, 0}});
    library.layers.push_back(ready(spec("land", LayerRole::base, {fill_rule(1)}), land.build()));
    library.layers.push_back(ready(spec("roads", LayerRole::overlay, {stroke_rule(2, 3)}), roads.build()));
    session = session_of(library);
    input.library = &library;
    input.session = &session;
    input.hover = &hover;
    input.view = {{{world_middle, world_middle}, 8.5, 0}, 400, 300};
  }

  const Scene& build() { return builder.build(input); }
  const Scene& finish() {
    for (int i = 0; i < 200 && !build().complete; ++i) jobs.deliver();
    return build();
  }
  void choose(const Target& target, std::optional<geodata::WorldPoint> at) {
    session.selection = Selection{{target}, 0, at, 0};
  }
};

}  // namespace

TEST_CASE("A scene is complete when no tile, layer or name is on the way") {
  Map map;
  CHECK_FALSE(map.build().complete);
  CHECK(map.builder.counters().tiles_missing > 0);
  CHECK(map.finish().complete);
  CHECK(map.builder.counters().tiles_missing == 0);
  map.library.layers[1].state = Layer::State::loading;
  CHECK_FALSE(map.build().complete);
  map.session.layers[1].on = false;  // what is not shown is not waited for
  CHECK(map.finish().complete);
}

TEST_CASE("What is chosen is drawn stronger, over the ground") {
  Map map;
  CHECK(map.finish().highlight.empty());
  const std::uint64_t version = map.build().ground_version;
  map.choose({"roads", 0, {}}, geodata::WorldPoint{world_middle, world_middle});
  const Scene& scene = map.finish();
  REQUIRE_FALSE(scene.highlight.empty());
  CHECK(scene.highlight.front().colour.a < 255);  // the halo
  CHECK(scene.highlight.back().colour.r == 2);
  CHECK(scene.highlight.back().to_px - scene.highlight.back().from_px > 3);
  CHECK(scene.ground_version == version);
  REQUIRE(scene.glows.size() == 1);
  CHECK(scene.glows[0].kind == GlowOp::Kind::ring);
  CHECK(scene.glows[0].radius_px == 5);
  CHECK(scene.glows[0].centre == ScreenXY{200, 150});
}

TEST_CASE("A place without features shows its own outline") {
  Map map;
  map.choose({"", 0, geodata::PlaceIndex{0}}, std::nullopt);
  CHECK_FALSE(map.finish().highlight.empty());
  CHECK(map.build().glows.empty());
}

TEST_CASE("What the pointer is over glows, and the paragraph's places are marked") {
  Map map;
  map.hover.paragraph_places = {0, 1};  // the lake is seen as an area: a ring in it would be one more mark
  REQUIRE(map.finish().glows.size() == 1);
  CHECK(map.build().glows[0].kind == GlowOp::Kind::ring);
  CHECK(map.build().glows[0].centre.x > 200);
  CHECK(map.build().glows[0].centre.x < 300);
  CHECK(map.build().highlight.empty());
  map.hover.target = Target{"roads", 0, {}};
  REQUIRE_FALSE(map.build().highlight.empty());
  CHECK(map.build().highlight.front().once);
  map.hover = {};
  CHECK(map.build().highlight.empty());
  CHECK(map.build().glows.empty());
}

TEST_CASE("A reader's change of the look is painted; no tile is made anew") {
  Map map;
  map.finish();
  const std::size_t built = map.builder.counters().tiles_built;
  const std::uint64_t version = map.build().ground_version;
  REQUIRE(built > 0);
  const auto strokes = [](const Scene& scene) {
    std::vector<LineOp> out;
    for (const GroundOp& op : scene.ground)
      if (const auto* line = std::get_if<LineOp>(&op)) out.push_back(*line);
    return out;
  };
  REQUIRE_FALSE(strokes(map.build()).empty());
  StyleChange& change = map.session.layers[1].style;
  change.stroke = geodata::ThemeColour{{9, 8, 7, 255}, {6, 5, 4, 255}};
  change.width = 2;
  const Scene& changed = map.finish();
  CHECK(changed.ground_version > version);
  for (const LineOp& line : strokes(changed)) {
    CHECK(line.colour == geodata::Colour{9, 8, 7, 255});
    CHECK(line.to_px - line.from_px == 6);
  }
  map.choose({"roads", 0, {}}, geodata::WorldPoint{world_middle, world_middle});  // what is chosen follows
  CHECK(map.finish().highlight.back().colour.r == 9);
  change = {};
  CHECK(strokes(map.finish()).front().colour.r == 2);
  CHECK(map.builder.counters().tiles_built == built);
}

TEST_CASE("the names of a picture hang on what it shows, not on the frames before it") {
  // Points so thick that every name that stands keeps others away.
  label_world::World world;
  std::mt19937 random(11);
  std::vector<label_world::Named> points;
  for (int i = 0; i < 300; ++i) {
    points.push_back({static_cast<double>(random() % 800),
                      static_cast<double>(random() % 600),
                      "Name " + std::to_string(random() % 1000),
                      {}});
  }
  world.add_points(label_world::points_spec("towns"), points);
  std::vector<label_world::World::River> rivers;
  for (int i = 0; i < 12; ++i) {
    rivers.push_back({"Winding River " + std::to_string(i), {}, {}});
    for (int k = 0; k <= 40; ++k) rivers.back().line.emplace_back(20.0 * k, 50.0 * i + 12 * std::sin(k * 0.3 + i));
  }
  world.add_lines(label_world::rivers_spec("rivers"), rivers);
  const auto placed = [&](bool picture, bool with_history) {
    Jobs jobs{0};
    SceneBuilder builder{jobs};
    SceneInput input;
    input.library = &world.library, input.session = &world.session, input.view = world.input.view;
    input.reduced_motion = true, input.picture = picture;
    for (int i = 0; i < 20 && with_history; ++i) builder.build(input), jobs.deliver();
    input.obstacles = {{100, 100, 420, 500}};  // a panel that is laid out a frame later
    for (int i = 0; i < 20; ++i) builder.build(input), jobs.deliver();
    std::vector<std::pair<geodata::FeatureIndex, ScreenRect>> out;
    for (const PlacedItem& item : builder.placed())
      if (item.is_name) out.emplace_back(item.feature, item.box);
    return out;
  };
  REQUIRE(placed(true, false).size() > 30);
  CHECK(placed(true, true) == placed(true, false));
  CHECK(placed(false, true) != placed(false, false));  // in a window what stood wins
}
