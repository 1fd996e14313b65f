// Plates with roads' numbers: of which class a number is, where its plates stand, and that they stay there.
#include <cmath>
#include <random>

#include "app/scene/shields.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"

using app::PlacedItem;
using app::RoadClass;
using app::ScreenRect;
using label_world::World;

namespace {

geodata::LayerSpec roads_spec(double spacing = 150) {
  geodata::LayerSpec spec;
  spec.id = "roads";
  spec.name_property.clear(), spec.name_zh_property.clear();
  geodata::StyleRule rule;
  rule.stroke_width = label_world::steps(2);
  rule.shield.emplace();
  rule.shield->property = "name";
  rule.shield->spacing_px = spacing;
  spec.rules.push_back(rule);
  return spec;
}

std::vector<ScreenRect> boxes(const app::LabelOutput& out) {
  std::vector<ScreenRect> all;
  for (const PlacedItem& p : out.placed) all.push_back(p.box);
  return all;
}

}  // namespace

TEST_CASE("A number says of which class the road is") {
  const std::vector<std::pair<const char*, RoadClass>> table = {{"G1", RoadClass::national_expressway},
                                                                {"G15", RoadClass::national_expressway},
                                                                {"G1501", RoadClass::national_expressway},
                                                                {"G202", RoadClass::national_road},
                                                                {"S20", RoadClass::provincial_expressway},
                                                                {"S316", RoadClass::provincial_road},
                                                                {"X101", RoadClass::other},
                                                                {"A 7", RoadClass::other},
                                                                {"G", RoadClass::other},
                                                                {"", RoadClass::other},
                                                                {"G15W", RoadClass::other},
                                                                {"G12345", RoadClass::other}};
  for (const auto& [number, expected] : table) {
    INFO(number);
    CHECK(app::road_class(number) == expected);
  }
}

TEST_CASE("Several numbers are parted at semicolons") {
  using Numbers = std::vector<std::string>;
  CHECK(app::road_numbers("G15") == Numbers{"G15"});
  CHECK(app::road_numbers("G1; G15;;G1 ") == Numbers{"G1", "G15"});
  CHECK(app::road_numbers("").empty());
  CHECK(app::road_numbers(" ; ").empty());
  CHECK(app::road_numbers("a number that no plate holds;S20") == Numbers{"S20"});
  CHECK(app::road_numbers("1;2;3;4;5;6").size() == 4);
}

TEST_CASE("A plate's letters can be read on it, in both themes") {
  const auto luminance = [](geodata::Colour c) {
    const auto linear = [](std::uint8_t v) {
      const double s = v / 255.0;
      return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
  };
  for (const auto theme : {geodata::Theme::light, geodata::Theme::dark}) {
    for (const app::ShieldColours& shield : app::theme_colours(theme).shields) {
      const double a = luminance(shield.fill), b = luminance(shield.letters);
      CHECK((std::max(a, b) + 0.05) / (std::min(a, b) + 0.05) >= 4.5);
    }
  }
}

TEST_CASE("An atlas's colours replace the program's") {
  app::LabelLook look;
  geodata::ShieldStyle style;
  CHECK(app::shield_plate("G15", style, look).band_px > 0);
  CHECK(app::shield_plate("G202", style, look).band_px == 0);
  style.fill = geodata::ThemeColour{{1, 2, 3}, {4, 5, 6}};
  CHECK(app::shield_plate("G15", style, look).fill == geodata::Colour{1, 2, 3});
  CHECK(app::shield_plate("G15", style, look).band_px == 0);
  look.theme = geodata::Theme::dark;
  CHECK(app::shield_plate("G15", style, look).fill == geodata::Colour{4, 5, 6});
}

TEST_CASE("Plates are repeated along their road, upright on it, no nearer than their spacing") {
  World w;
  w.add_lines(roads_spec(150), {{"G15", "", {{-300, 300}, {1100, 300}}}});
  const auto plates = boxes(w.settle());
  REQUIRE(plates.size() >= 3);
  CHECK(plates.size() <= 5);
  for (std::size_t i = 0; i < plates.size(); ++i) {
    CHECK(middle(plates[i]).y == Catch::Approx(300).margin(0.1));
    CHECK(plates[i].height() < 20);
    for (std::size_t k = i + 1; k < plates.size(); ++k)
      CHECK(std::abs(middle(plates[i]).x - middle(plates[k]).x) >= 149);
  }
}

TEST_CASE("A road with two numbers has plates of both; a road shorter than a plate has none; two carriageways share") {
  World two;
  two.add_lines(roads_spec(), {{"G1;G15", "", {{100, 300}, {700, 300}}}});
  const auto both = boxes(two.settle());
  CHECK(both.size() >= 4);
  for (std::size_t i = 0; i < both.size(); ++i)
    for (std::size_t k = i + 1; k < both.size(); ++k) CHECK_FALSE(both[i].intersects(both[k]));
  World brief;
  brief.add_lines(roads_spec(), {{"G1", "", {{100, 300}, {130, 300}}}});
  CHECK(boxes(brief.settle()).empty());
  World lanes, lane;
  lane.add_lines(roads_spec(), {{"G1", "", {{100, 300}, {700, 300}}}});
  lanes.add_lines(roads_spec(), {{"G1", "", {{100, 300}, {700, 300}}}, {"G1", "", {{110, 306}, {690, 306}}}});
  CHECK(boxes(lanes.settle()).size() == boxes(lane.settle()).size());
}

TEST_CASE("A plate never covers a name, nor an obstacle") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    World w;
    std::vector<World::River> roads;
    for (int i = 0; i < 12; ++i) {
      const auto coordinate = [&](int most) { return static_cast<double>(random() % static_cast<unsigned>(most)); };
      roads.push_back({"S" + std::to_string(10 + i),
                       "",
                       {{coordinate(800), coordinate(600)},
                        {coordinate(800), coordinate(600)},
                        {coordinate(800), coordinate(600)}}});
    }
    w.add_lines(roads_spec(80), roads);
    std::vector<label_world::Named> towns;
    for (int i = 0; i < 60; ++i) {
      towns.push_back({static_cast<double>(random() % 800), static_cast<double>(random() % 600),
                       "Town " + std::to_string(i), "镇"});
    }
    w.add_points(label_world::points_spec("towns", "pit"), towns);
    w.input.obstacles = {{300, 200, 500, 400}};
    const app::LabelOutput out = w.settle();
    int plates = 0;
    for (const PlacedItem& a : out.placed) {
      if (a.layer != 0) continue;
      ++plates;
      CHECK_FALSE(a.box.intersects(w.input.obstacles[0]));
      for (const PlacedItem& b : out.placed) {
        if (&a != &b && !(a.layer == b.layer && a.feature == b.feature && a.box == b.box))
          CHECK_FALSE(a.box.intersects(b.box));
      }
    }
    CHECK(plates >= 8);
  }
}

TEST_CASE("Plates stay on their places through a pan, and at rest after it; those of a zoom stay in the next one") {
  World w;
  w.add_lines(roads_spec(150), {{"G15", "", {{-900, 200}, {400, 320}, {1700, 250}}}});
  const auto before = boxes(w.settle());
  REQUIRE(before.size() >= 3);
  const auto still_there = [](const std::vector<ScreenRect>& all, app::ScreenXY p) {
    return std::any_of(all.begin(), all.end(),
                       [&](const ScreenRect& r) { return std::hypot(middle(r).x - p.x, middle(r).y - p.y) < 0.7; });
  };
  for (int step = 1; step <= 40; ++step) {
    const auto now = boxes(step % 8 == 0 ? (w.move(5, -1), w.settle()) : w.move(5, -1));
    for (const ScreenRect& r : before) {
      const app::ScreenXY p{middle(r).x + 5.0 * step, middle(r).y - step};
      if (p.x > 30 && p.x < 770 && p.y > 30 && p.y < 570) CHECK(still_there(now, p));
    }
  }
  World near;
  near.add_lines(roads_spec(150), {{"G15", "", {{-900, 200}, {400, 320}, {1700, 250}}}});
  const auto far = boxes(near.settle());
  near.input.view.camera = app::zoomed_about(near.input.view, {400, 300}, 1);
  const auto closer = boxes(near.settle());
  for (const ScreenRect& r : far) {
    const app::ScreenXY p{400 + 2 * (middle(r).x - 400), 300 + 2 * (middle(r).y - 300)};
    if (p.x > 30 && p.x < 770 && p.y > 30 && p.y < 570) CHECK(still_there(closer, p));
  }
}
