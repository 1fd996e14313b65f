// A hand on discs of many points: a click spreads them, as a fan where no zoom parts them.
#include "app/shell/map_controller.h"

#include <algorithm>
#include <array>

#include "app/scene/scene_builder.h"
#include "tests/catch.h"

using namespace app;

namespace {

// Three points close together, two on one spot, one alone; px of an 800 x 600 map.
struct Hand {
  Library library;
  Session session;
  Hover hover;
  Jobs jobs{0};
  SceneBuilder builder{jobs};
  MapController controller;
  MapController::Output out;
  View view;
  double time_ms = 0;

  Hand() {
    library.atlas = std::make_shared<const geodata::Atlas>();
    session.camera = camera_at({123, 41}, 10);
    view = {session.camera, 800, 600};
    geodata::FeatureStoreBuilder points;
    for (const auto& [x, y] : {std::pair(200, 200), std::pair(206, 203), std::pair(196, 199), std::pair(500, 300),
                               std::pair(500, 300), std::pair(700, 500)}) {
      const geodata::WorldXY w = view.to_world({static_cast<double>(x), static_cast<double>(y)});
      points.add_point({static_cast<std::uint32_t>(w.x), static_cast<std::uint32_t>(w.y)});
      points.finish_feature();
    }
    Layer layer;
    layer.spec.id = "points";
    geodata::StyleRule rule;
    rule.marker_symbol = "dot";
    rule.cluster = geodata::ClusterStyle{};
    layer.spec.rules.push_back(rule);
    layer.content = prepare(std::move(points).build(), layer.spec);
    layer.state = Layer::State::ready;
    library.layers.push_back(std::move(layer));
    session.layers.push_back({"points", true, 1});
    step({});
  }

  void step(const InputEvents& events) {
    time_ms += 400;  // no click is the second half of a double one
    PickInput pick;
    pick.library = &library, pick.session = &session, pick.view = view;
    pick.placed = builder.placed(), pick.clusters = builder.clusters();
    MapController::Input input;
    input.events = &events, input.pick = &pick, input.map_rect = {0, 0, 800, 600}, input.time_ms = time_ms;
    out = controller.update(input);
    for (const Command& c : out.commands) {
      if (const auto* select = std::get_if<command::Select>(&c)) session.selection = select->selection;
      if (std::holds_alternative<command::ClearSelection>(c)) session.selection.reset();
      if (const auto* fly = std::get_if<command::FlyTo>(&c)) view.camera = session.camera = fly->camera;
    }
    SceneInput scene;
    scene.library = &library, scene.session = &session, scene.hover = &hover, scene.view = view;
    scene.reduced_motion = true;
    scene.fan = out.fan ? &*out.fan : nullptr;
    builder.build(scene);
  }

  void click(double x, double y) {
    step({input::MouseMove{x, y}, input::MouseButton{0, true, {}}, input::MouseButton{0, false, {}}});
  }

  std::size_t fanned() const {
    return static_cast<std::size_t>(std::count_if(builder.placed().begin(), builder.placed().end(),
                                                  [](const PlacedItem& p) { return p.fanned && p.cluster < 0; }));
  }
};

}  // namespace

TEST_CASE("a click on a disc flies to where its points stand apart") {
  Hand hand;
  hand.step({input::MouseMove{200, 200}});
  CHECK(hand.out.over_clickable);
  CHECK_FALSE(hand.out.hovered.has_value());
  hand.click(200, 200);
  CHECK(hand.view.camera.zoom > 12);
  CHECK_FALSE(hand.session.selection.has_value());
  CHECK(hand.builder.clusters().empty());
  CHECK(hand.builder.placed().size() == 3);
}

TEST_CASE("a click on points of one spot fans them out; each can be chosen; a click elsewhere closes the fan") {
  Hand hand;
  hand.click(500, 300);
  CHECK(hand.view.camera.zoom == 10);
  REQUIRE(hand.out.fan.has_value());
  REQUIRE(hand.fanned() == 2);
  const std::vector<PlacedItem> placed = hand.builder.placed();
  for (const PlacedItem& item : placed) {
    if (!item.fanned || item.cluster >= 0) continue;
    hand.click((item.box.min_x + item.box.max_x) / 2, (item.box.min_y + item.box.max_y) / 2);
    REQUIRE(hand.session.selection.has_value());
    CHECK(hand.session.selection->target().feature == item.feature);
    CHECK(hand.fanned() == 2);
  }
  hand.click(100, 550);
  CHECK_FALSE(hand.out.fan.has_value());
  CHECK(hand.fanned() == 0);
  hand.click(500, 300);
  CHECK(hand.fanned() == 2);
  hand.click(500, 300);  // on its middle
  CHECK(hand.fanned() == 0);
}

TEST_CASE("a point that stands alone is chosen as ever") {
  Hand hand;
  hand.click(703, 502);
  REQUIRE(hand.session.selection.has_value());
  CHECK(hand.session.selection->target().feature == 5);
}

TEST_CASE("with the river tool the pointer means points, where a trace may begin, and no areas") {
  Hand hand;
  geodata::FeatureStoreBuilder areas;
  std::vector<geodata::WorldPoint> ring;
  for (const auto& [x, y] : {std::pair(50, 50), std::pair(750, 50), std::pair(750, 550), std::pair(50, 550)}) {
    const geodata::WorldXY w = hand.view.to_world({static_cast<double>(x), static_cast<double>(y)});
    ring.push_back({static_cast<std::uint32_t>(w.x), static_cast<std::uint32_t>(w.y)});
  }
  areas.add_polygon(std::array{ring});
  areas.finish_feature();
  Layer layer;
  layer.spec.id = "areas";
  geodata::StyleRule rule;
  rule.fill = geodata::ThemeColour{{200, 200, 200, 255}, {50, 50, 50, 255}};
  layer.spec.rules.push_back(rule);
  layer.content = prepare(std::move(areas).build(), layer.spec);
  layer.state = Layer::State::ready;
  hand.library.layers.push_back(std::move(layer));
  hand.session.layers.push_back({"areas", true, 1});

  hand.step({input::MouseMove{400, 100}});
  REQUIRE(hand.out.hovered.has_value());
  CHECK(hand.out.hovered->layer == "areas");
  hand.session.tool = Tool::trace;
  hand.step({input::MouseMove{402, 100}});
  CHECK_FALSE(hand.out.hovered.has_value());
  REQUIRE(hand.out.trace.has_value());
  CHECK(hand.out.trace->site.empty());
  hand.step({input::MouseMove{702, 501}});
  REQUIRE(hand.out.hovered.has_value());
  CHECK(hand.out.hovered->layer == "points");
}
