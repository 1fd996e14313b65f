#include <map>
#include <random>
#include <set>

#include <nlohmann/json.hpp>

#include "app/scene/label_text.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"

using app::LabelOutput;
using app::PlacedItem;
using app::ScreenRect;
using label_world::has_name;
using label_world::Named;
using label_world::points_spec;
using label_world::World;

namespace {

std::string word(std::mt19937& random) {
  std::string out;
  const int length = 3 + static_cast<int>(random() % 12);
  for (int i = 0; i < length; ++i) out += static_cast<char>((i == 0 ? 'A' : 'a') + static_cast<int>(random() % 26));
  return out;
}

std::string chinese(std::mt19937& random) {
  static const char* const some[] = {"鞍", "山", "河", "太", "子", "铁", "西", "区", "辽", "阳", "海", "城"};
  std::string out;
  for (auto left = 2 + random() % 3; left > 0; --left) out += some[random() % 12];
  return out;
}

std::vector<Named> random_points(std::mt19937& random, int count) {
  std::vector<Named> out;
  for (int i = 0; i < count; ++i) {
    Named p;
    p.x = static_cast<double>(random() % 1000) - 100, p.y = static_cast<double>(random() % 800) - 100;
    p.name = word(random);
    if (random() % 2 == 0) p.name_zh = chinese(random);
    p.rank = static_cast<double>(random() % 6);
    p.output = static_cast<double>(random() % 1000);
    out.push_back(p);
  }
  return out;
}

// A layer whose rules take features by their rank, 0 first; the first two ranks have a town's ring, the last ones a
// pit.
geodata::LayerSpec ranked_spec(int ranks) {
  geodata::LayerSpec spec;
  spec.id = "ranked";
  for (int r = 0; r < ranks; ++r) {
    geodata::StyleRule rule = points_spec("", r < 2 ? "town-1" : r < 4 ? "" : "pit", r).rules.front();
    rule.filter = *geodata::Filter::parse(nlohmann::json::array({"==", "rank", r}));
    rule.label->rank_property = "-output";
    rule.marker_rank_property = "-output";
    spec.rules.push_back(rule);
  }
  return spec;
}

std::vector<PlacedItem> names_of(const LabelOutput& out) {
  std::vector<PlacedItem> names;
  for (const PlacedItem& p : out.placed)
    if (p.is_name) names.push_back(p);
  return names;
}

using Boxes = std::map<geodata::FeatureIndex, std::vector<ScreenRect>>;
Boxes name_boxes(const LabelOutput& out) {
  Boxes boxes;
  for (const PlacedItem& p : names_of(out)) boxes[p.feature].push_back(p.box);
  return boxes;
}

}  // namespace

TEST_CASE("Names overlap neither each other nor an obstacle, and lie in the view") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    World w;
    const std::vector<Named> points = random_points(random, 260);
    w.add_points(ranked_spec(6), points);
    w.input.obstacles = {{560, 10, 790, 400}, {200, 200, 420, 420}};
    const LabelOutput out = w.settle();
    const auto names = names_of(out);
    REQUIRE(names.size() > 15);
    for (std::size_t i = 0; i < names.size(); ++i) {
      CHECK(names[i].box.min_x >= 0);
      CHECK(names[i].box.min_y >= 0);
      CHECK(names[i].box.max_x <= 800);
      CHECK(names[i].box.max_y <= 600);
      for (const ScreenRect& obstacle : w.input.obstacles) CHECK_FALSE(names[i].box.intersects(obstacle));
      for (std::size_t k = i + 1; k < names.size(); ++k)
        if (names[i].feature != names[k].feature) CHECK_FALSE(names[i].box.intersects(names[k].box));
    }
    // Nor does a name cover a symbol, its own neither.
    for (const PlacedItem& symbol : out.placed) {
      for (const PlacedItem& name : names) {
        if (!symbol.is_name) CHECK_FALSE(symbol.box.intersects(name.box));
      }
    }
  }
}

TEST_CASE("A name never loses its place to one of lower rank: without those below it stands where it stood") {
  for (unsigned seed = 21; seed <= 26; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<Named> points = random_points(random, 220);
    for (const double least : {1.0, 2.0, 3.0}) {
      World all, few;
      all.add_points(ranked_spec(4), points);
      std::vector<Named> upper = points;
      for (Named& p : upper)
        if (p.rank > least) p.name.clear(), p.name_zh.clear();
      few.add_points(ranked_spec(4), upper);
      const Boxes with = name_boxes(all.settle()), without = name_boxes(few.settle());
      for (const auto& [feature, boxes] : without) {
        REQUIRE(with.count(feature) == 1);
        CHECK(with.at(feature) == boxes);
      }
    }
  }
}

TEST_CASE("The same view gives the same names") {
  std::mt19937 random(31);
  const std::vector<Named> points = random_points(random, 200);
  World a, b;
  a.add_points(ranked_spec(6), points), b.add_points(ranked_spec(6), points);
  CHECK(name_boxes(a.settle()) == name_boxes(b.settle()));
  CHECK(name_boxes(a.settle()) == name_boxes(b.settle()));
}

TEST_CASE("While the map pans, names move with the ground and none jumps; at rest those wholly in view stay") {
  std::mt19937 random(41);
  World w;
  w.add_points(ranked_spec(6), random_points(random, 260));
  Boxes before = name_boxes(w.settle());
  REQUIRE(before.size() > 20);
  for (int step = 0; step < 60; ++step) {
    INFO("step " << step);
    const double dx = step < 30 ? 3 : -2, dy = step % 20 < 10 ? 1 : -4;
    const Boxes after = name_boxes(w.move(dx, dy));
    for (const auto& [feature, boxes] : before) {
      const ScreenRect moved{boxes[0].min_x + dx, boxes[0].min_y + dy, boxes[0].max_x + dx, boxes[0].max_y + dy};
      if (!moved.intersects({0, 0, 800, 600})) continue;
      const auto now = after.find(feature);
      REQUIRE(now != after.end());
      CHECK(now->second[0].min_x == Catch::Approx(moved.min_x).margin(0.01));
      CHECK(now->second[0].min_y == Catch::Approx(moved.min_y).margin(0.01));
    }
    before = after;
  }
  const Boxes rest = name_boxes(w.settle());
  for (const auto& [feature, boxes] : rest) {
    const auto was = before.find(feature);
    if (was == before.end()) continue;
    const ScreenRect& b = was->second[0];
    const bool inside = b.min_x >= 3 && b.min_y >= 3 && b.max_x <= 797 && b.max_y <= 597;
    if (inside && was->second.size() == boxes.size()) CHECK(boxes[0].max_y == Catch::Approx(b.max_y).margin(40));
  }
}

TEST_CASE("At rest a name stays on its side though another one would be free now") {
  World w;
  w.add_points(points_spec("a", "pit"), {{300, 300, "Anshan", ""}});
  w.input.obstacles = {{305, 280, 600, 320}};  // a popup on its right
  const auto beside = names_of(w.settle());
  REQUIRE(beside.size() == 1);
  CHECK(beside[0].box.max_x < 300);
  w.input.obstacles.clear();
  const auto after = names_of(w.settle());
  REQUIRE(after.size() == 1);
  CHECK(after[0].box == beside[0].box);
}

TEST_CASE("A name tries right, left, above and below of its symbol in this order") {
  World w;
  w.add_points(points_spec("a", "pit"), {{300, 300, "Anshan", ""}});
  const auto side = [&](std::vector<ScreenRect> obstacles) {
    World fresh;
    fresh.add_points(points_spec("a", "pit"), {{300, 300, "Anshan", ""}});
    fresh.input.obstacles = std::move(obstacles);
    const auto names = names_of(fresh.settle());
    return names.empty() ? ScreenRect{} : names[0].box;
  };
  const ScreenRect right{330, 200, 500, 400}, left{100, 200, 270, 400}, above{100, 100, 600, 290};
  CHECK(side({}).min_x > 300);
  CHECK(side({right}).max_x < 300);
  CHECK(side({right, left}).max_y < 300);
  CHECK(side({right, left, above}).min_y > 300);
}

TEST_CASE("Where two languages do not fit, English stands alone") {
  World w;
  w.add_points(points_spec("a", "pit"), {{300, 300, "Anshan", "鞍山"}});
  CHECK(names_of(w.settle()).size() == 2);
  World narrow;
  narrow.add_points(points_spec("a", "pit"), {{300, 300, "Anshan", "鞍山"}});
  // A slit as high as one line.
  narrow.input.obstacles = {{0, 0, 800, 291}, {0, 309, 800, 600}};
  CHECK(names_of(narrow.settle()).size() == 1);
}

TEST_CASE("Of symbols nearer than their size the lesser one is a dot") {
  World w;
  geodata::LayerSpec spec = points_spec("mines", "pit");
  spec.rules[0].marker_rank_property = "-output";
  w.add_points(spec, {{300, 300, "Small", "", 5, 10}, {310, 305, "Large", "", 5, 900}, {400, 300, "Far", "", 5, 1}});
  std::map<geodata::FeatureIndex, bool> dot;
  for (const PlacedItem& p : w.settle().placed)
    if (!p.is_name) dot[p.feature] = p.is_dot;
  REQUIRE(dot.size() == 3);
  CHECK(dot[0]);
  CHECK_FALSE(dot[1]);
  CHECK_FALSE(dot[2]);
}

TEST_CASE("The chosen feature keeps its symbol and its name") {
  World w;
  geodata::LayerSpec spec = points_spec("mines", "pit");
  spec.rules[0].marker_rank_property = "-output";
  w.add_points(spec, {{300, 300, "Small", "", 5, 10}, {310, 305, "Large", "", 5, 900}});
  w.session.selection.emplace();
  w.session.selection->candidates.push_back({"mines", 0, std::nullopt});
  const LabelOutput out = w.settle();
  for (const PlacedItem& p : out.placed)
    if (!p.is_name) CHECK(p.is_dot == (p.feature == 1));
  CHECK(has_name(out, 0, 0));
}

TEST_CASE("A town's ring stands and falls with its name") {
  World w;
  w.add_points(points_spec("towns", "town-2"), {{300, 300, "Haicheng", ""}});
  w.input.obstacles = {{0, 0, 290, 600}, {310, 0, 800, 600}, {0, 0, 800, 290}, {0, 310, 800, 600}};
  CHECK(w.settle().placed.empty());
  w.input.obstacles.clear();
  CHECK(w.settle().placed.size() == 2);
}

TEST_CASE("A rule's limits hold: most names in view, distance between them, one name once") {
  std::vector<Named> row;
  for (int i = 0; i < 10; ++i) row.push_back({60 + i * 70.0, 100 + (i % 2) * 200.0, "Town " + std::to_string(i), ""});
  SECTION("most") {
    World w;
    geodata::LayerSpec spec = points_spec("towns", "town-3");
    spec.rules[0].label->most = 4;
    w.add_points(spec, row);
    CHECK(names_of(w.settle()).size() == 4);
  }
  SECTION("spacing") {
    World w;
    geodata::LayerSpec spec = points_spec("towns", "town-3");
    spec.rules[0].label->spacing_px = 150;
    w.add_points(spec, row);
    CHECK(names_of(w.settle()).size() == 3 + 3);
  }
  SECTION("the same name of a layer within 60 px stands once, farther off again") {
    World w;
    w.add_points(points_spec("stations", "station"),
                 {{300, 300, "Jiubao", ""}, {340, 330, "Jiubao", ""}, {500, 300, "Jiubao", ""}});
    CHECK(names_of(w.settle()).size() == 2);
  }
}

TEST_CASE("Equal features of a rule with a limit are named all over the map, whatever their order in the file") {
  std::vector<Named> points;
  for (int y = 0; y < 12; ++y)
    for (int x = 0; x < 16; ++x) points.push_back({25 + x * 50.0, 25 + y * 50.0, "T" + std::to_string(y * 16 + x), ""});
  World w;
  geodata::LayerSpec spec = points_spec("towns", "town-3");
  spec.rules[0].label->most = 16;
  w.add_points(spec, points);
  int quarters[4] = {0, 0, 0, 0};
  for (const PlacedItem& p : names_of(w.settle()))
    ++quarters[(p.box.min_x > 400 ? 1 : 0) + (p.box.min_y > 300 ? 2 : 0)];
  CAPTURE(quarters[0], quarters[1], quarters[2], quarters[3]);
  for (const int count : quarters) CHECK(count >= 2);
}

TEST_CASE("Layers that are off, waiting or out of their zooms show nothing; a replaced layer begins anew") {
  World w;
  w.add_points(points_spec("a", "pit"), {{300, 300, "Anshan", ""}});
  CHECK(w.settle().placed.size() == 2);
  w.session.layers[0].on = false;
  CHECK(w.settle().placed.empty());
  CHECK(w.settle().sprites.empty());
  w.session.layers[0].on = true;
  w.library.layers[0].spec.min_zoom = 11;
  CHECK(w.settle().placed.empty());
  w.library.layers[0].spec.min_zoom = 0;
  CHECK(w.settle().placed.size() == 2);
  World other;
  other.add_points(points_spec("a", ""), {{100, 100, "Liaoyang", ""}, {500, 300, "Benxi", ""}});
  w.library.layers[0].content = other.library.layers[0].content;
  w.library.layers[0].spec = other.library.layers[0].spec;
  CHECK(names_of(w.move(1, 1)).size() == 2);
  w.library.layers[0].content = nullptr;
  CHECK(w.settle().placed.empty());
}

TEST_CASE("Chinese stands second, upright, regular and never below 11 px") {
  app::LabelLook look;
  geodata::LabelStyle style = label_world::label_of(12);
  style.bold = style.italic = true;
  for (const double smaller : {0.0, 2.0, 6.0}) {
    style.zh_smaller_px = smaller;
    for (const double size : {9.0, 11.0, 12.0, 16.0}) {
      const auto lines = app::name_lines({"Anshan", "鞍山"}, style, size, false, look);
      REQUIRE(lines.size() == 2);
      CHECK(lines[0].text == "Anshan");
      CHECK(lines[1].text == "鞍山");
      CHECK(lines[1].style.size_px == std::max(11.0, size - smaller));
      CHECK_FALSE(lines[1].style.italic);
      CHECK_FALSE(lines[1].style.bold);
    }
  }
  look.names = app::NameLanguages::chinese;
  CHECK(app::name_lines({"Anshan", "鞍山"}, style, 9, false, look).front().style.size_px == 11);
  CHECK(app::name_lines({"Anshan", ""}, style, 12, false, look).front().text == "Anshan");
  look.names = app::NameLanguages::english;
  CHECK(app::name_lines({"Anshan", "鞍山"}, style, 12, false, look).size() == 1);
}

TEST_CASE("Sprites lie on whole device pixels") {
  std::mt19937 random(51);
  for (const double scale : {1.0, 1.5, 2.0}) {
    World w;
    w.input.scale = scale;
    w.add_points(ranked_spec(6), random_points(random, 60));
    w.settle();
    for (const app::SpriteOp& s : w.move(0.3, 0.7).sprites) {
      for (const double px : {static_cast<double>(s.x_px) * scale, static_cast<double>(s.y_px) * scale})
        CHECK(px == Catch::Approx(std::round(px)).margin(2e-3));
    }
  }
}

TEST_CASE("Through 60 frames of pan, with pauses, a name inside the margins neither goes, nor comes back, nor hops") {
  for (const char* const symbol : {"", "town-2"}) {
    for (unsigned seed = 71; seed <= 74; ++seed) {
      CAPTURE(symbol, seed);
      std::mt19937 random(seed);
      World w;
      w.add_points(points_spec("a", symbol), random_points(random, 300));
      Boxes before = name_boxes(w.settle());
      for (int frame = 1; frame <= 60; ++frame) {
        const double dx = frame <= 35 ? 4 : -3, dy = frame % 20 < 10 ? -2 : 3;
        Boxes after = name_boxes(w.move(dx, dy));
        if (frame % 12 == 0) after = name_boxes(w.settle());  // the hand pauses
        for (const auto& [feature, boxes] : before) {
          const bool inside = std::all_of(boxes.begin(), boxes.end(), [&](const ScreenRect& b) {
            return b.min_x + dx > 20 && b.min_y + dy > 20 && b.max_x + dx < 780 && b.max_y + dy < 580;
          });
          if (!inside) continue;
          INFO("frame " << frame << ", feature " << feature);
          const auto found = after.find(feature);
          REQUIRE(found != after.end());
          // It may grow by its second language where there is room for it, but never lose one.
          REQUIRE(found->second.size() >= boxes.size());
          if (found->second.size() > boxes.size()) continue;
          CHECK(found->second[0].min_x == Catch::Approx(boxes[0].min_x + dx).margin(0.01));
          CHECK(found->second[0].min_y == Catch::Approx(boxes[0].min_y + dy).margin(0.01));
        }
        before = std::move(after);
      }
    }
  }
}
