// Where areas bear their names: inside where there is room, else beside; never in a neighbour.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/scene/label_world.h"

using namespace label_world;
using app::ScreenRect;

namespace {

struct Box {
  std::string name;
  double min_x, min_y, max_x, max_y;
};

void add_areas(World& w, const std::vector<Box>& boxes) {
  geodata::LayerSpec spec = points_spec("areas");
  spec.rules[0].label->placement = geodata::LabelPlacement::area;
  geodata::FeatureStoreBuilder builder;
  const auto name = builder.add_column("name", geodata::ColumnType::text);
  for (const Box& b : boxes) {
    builder.set(name, std::string_view(b.name));
    builder.add_polygon(std::vector<std::vector<geodata::WorldPoint>>{
        {w.at(b.min_x, b.min_y), w.at(b.min_x, b.max_y), w.at(b.max_x, b.max_y), w.at(b.max_x, b.min_y)}});
    builder.finish_feature();
  }
  w.add(spec, std::move(builder).build());
}

// Of the feature's name; all 0 when it has none.
ScreenRect name_box(const app::LabelOutput& out, geodata::FeatureIndex feature) {
  for (const app::PlacedItem& item : out.placed) {
    if (item.is_name && item.feature == feature) return item.box;
  }
  return {};
}

bool lies_in(const ScreenRect& name, const Box& area) {
  return name.width() > 0 && name.min_x >= area.min_x && name.max_x <= area.max_x && name.min_y >= area.min_y &&
         name.max_y <= area.max_y;
}

}  // namespace

TEST_CASE("An area is named inside where the name fits, else beside it") {
  const auto place = [](double half) {
    World w;
    add_areas(w, {{"Tanghe Reservoir", 400 - half, 300 - half, 400 + half, 300 + half}});
    return name_box(w.settle(), 0);
  };
  const ScreenRect inside = place(120), beside = place(20);
  CHECK((inside.min_x + inside.max_x) / 2 == Catch::Approx(400).margin(5));
  CHECK(beside.min_x > 420);
  CHECK(beside.min_x < 432);
  CHECK((beside.min_y + beside.max_y) / 2 == Catch::Approx(300).margin(5));
}

TEST_CASE("No area's name stands in its neighbour, whatever covers its own middle") {
  const std::vector<Box> boxes{
      {"West", 250, 230, 400, 370}, {"East", 400, 230, 550, 370}, {"Small", 430, 372, 460, 380}};
  for (double y = 180; y <= 380; y += 10) {
    CAPTURE(y);
    World w;
    add_areas(w, boxes);
    w.input.obstacles = {{240, y, 402, y + 70}};  // a popup over West
    const app::LabelOutput out = w.settle();
    const ScreenRect west = name_box(out, 0), small = name_box(out, 2);
    CHECK_FALSE(lies_in(west, boxes[1]));
    CHECK_FALSE(small.intersects({boxes[1].min_x, boxes[1].min_y, boxes[1].max_x, boxes[1].max_y}));
    CHECK(lies_in(name_box(out, 1), boxes[1]));
    // Where a row of its own is free the name stands there.
    const bool room = y > 280 || y + 70 < 320;
    if (room) CHECK(lies_in(west, boxes[0]));
  }
}

TEST_CASE("A name that stood beside its area for want of room comes back when there is some") {
  World w;
  const Box area{"Reservoir", 300, 250, 500, 350};
  add_areas(w, {area});
  CHECK(lies_in(name_box(w.settle(), 0), area));
  w.input.obstacles = {{295, 245, 505, 355}};
  const ScreenRect beside = name_box(w.settle(), 0);
  CHECK(beside.width() > 0);
  CHECK_FALSE(beside.intersects({area.min_x, area.min_y, area.max_x, area.max_y}));
  w.input.obstacles.clear();
  CHECK(lies_in(name_box(w.settle(), 0), area));
}

TEST_CASE("No area's name stands in the chosen area of another layer, unless it lies there") {
  const Box west{"West", 250, 230, 400, 370}, east{"East", 400, 230, 550, 370}, pond{"Pond", 500, 300, 512, 312};
  for (const bool chosen : {false, true}) {
    CAPTURE(chosen);
    World w;
    add_areas(w, {west, pond});
    geodata::LayerSpec spec = points_spec("chosen");
    spec.rules[0].label.reset();
    geodata::FeatureStoreBuilder builder;
    builder.add_polygon(
        std::vector<std::vector<geodata::WorldPoint>>{{w.at(east.min_x, east.min_y), w.at(east.min_x, east.max_y),
                                                       w.at(east.max_x, east.max_y), w.at(east.max_x, east.min_y)}});
    builder.finish_feature();
    w.add(spec, std::move(builder).build());
    if (chosen) {
      w.session.selection.emplace();
      w.session.selection->candidates = {{"chosen", 0, std::nullopt}};
    }
    w.input.obstacles = {{240, 220, 402, 380}};  // a popup over West
    const app::LabelOutput out = w.settle();
    CHECK(lies_in(name_box(out, 0), east) == !chosen);
    CHECK(name_box(out, 1).width() > 0);
  }
}
