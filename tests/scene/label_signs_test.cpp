// Names keep off symbols, lines of traces and rings; where symbols leave the map's title no room, they yield.
#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "app/scene/occupied.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"

using namespace app;
using label_world::has_name;
using label_world::Named;
using label_world::points_spec;
using label_world::World;

namespace {

std::vector<ScreenRect> name_boxes(const LabelOutput& out, std::uint32_t layer = 0) {
  std::vector<ScreenRect> boxes;
  for (const PlacedItem& p : out.placed)
    if (p.is_name && p.layer == layer) boxes.push_back(p.box);
  return boxes;
}

// By samples, no farther apart than a twentieth of a pixel.
bool meets_by_samples(ScreenXY a, ScreenXY b, const ScreenRect& rect) {
  const int samples = 20 * static_cast<int>(std::hypot(b.x - a.x, b.y - a.y)) + 20;
  for (int i = 0; i <= samples; ++i) {
    const double t = static_cast<double>(i) / samples;
    const double x = a.x + t * (b.x - a.x), y = a.y + t * (b.y - a.y);
    if (x >= rect.min_x && x <= rect.max_x && y >= rect.min_y && y <= rect.max_y) return true;
  }
  return false;
}

bool strikes(const ScreenWay& way, const std::vector<ScreenRect>& boxes) {
  for (const ScreenRect& box : boxes) {
    for (std::size_t i = 1; i < way.points.size(); ++i)
      if (meets_by_samples(way.points[i - 1], way.points[i], grown(box, way.half_px))) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a way is found wherever it runs, as by samples") {
  constexpr unsigned seed = 7;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto within = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
  for (int round = 0; round < 30; ++round) {
    Occupied occupied;
    occupied.reset(400, 300, 50);
    std::vector<std::pair<ScreenXY, ScreenXY>> ways;
    for (int i = 0; i < 6; ++i) {
      ways.push_back({{within(-400, 800), within(-300, 600)}, {within(-400, 800), within(-300, 600)}});
      occupied.add_way(ways.back().first, ways.back().second, 3);
    }
    for (int i = 0; i < 100; ++i) {
      const double x = within(0, 380), y = within(0, 280);
      const ScreenRect rect{x, y, x + within(0, 60), y + within(0, 20)};
      const bool met = std::any_of(ways.begin(), ways.end(), [&](const auto& w) {
        return meets_by_samples(w.first, w.second, grown(rect, 3 + 2));
      });
      // Samples may miss a corner that is cut by less than their distance.
      const bool nearly = std::any_of(ways.begin(), ways.end(), [&](const auto& w) {
        return meets_by_samples(w.first, w.second, grown(rect, 3 + 2 + 0.1));
      });
      const bool found = !occupied.free(rect, 2, Occupied::way);
      if (met) CHECK(found);
      if (found) CHECK(nearly);
    }
  }
}

TEST_CASE("what is withdrawn takes no room") {
  Occupied occupied;
  occupied.reset(100, 100, 0);
  const Occupied::Number sign = occupied.add({10, 10, 30, 30}, Occupied::sign);
  CHECK_FALSE(occupied.free({20, 20, 25, 25}, 0));
  occupied.withdraw(sign);
  CHECK(occupied.free({20, 20, 25, 25}, 0));
}

TEST_CASE("names of points and areas keep off a trace's line") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    World w;
    std::vector<Named> points;
    for (int i = 0; i < 120; ++i)
      points.push_back({static_cast<double>(random() % 800), static_cast<double>(random() % 600), "Town", "镇"});
    for (int i = 0; i < 120; ++i) points[static_cast<std::size_t>(i)].name += std::to_string(i);
    w.add_points(points_spec("towns", "town-2"), points);
    ScreenWay way{{}, 2.5};
    for (int i = 0; i <= 40; ++i)
      way.points.push_back({20.0 * i, 300 + 120 * std::sin(i / 5.0) + static_cast<double>(random() % 30)});
    const std::size_t without = name_boxes(w.settle()).size();
    w.input.ways = {way};
    const auto boxes = name_boxes(w.settle());
    CHECK(boxes.size() > without / 2);
    CHECK_FALSE(strikes(way, boxes));
  }
}

TEST_CASE("the name of a river that is traced stands beside the trace, level or slanting") {
  for (const double rise : {0.0, 0.35, -0.7}) {
    INFO("rise " << rise);
    World w;
    const auto y = [&](double x) { return 300 + rise * (x - 400); };
    std::vector<std::pair<double, double>> line;
    for (double x = 60; x <= 740; x += 20) line.emplace_back(x, y(x));
    w.add_lines(label_world::rivers_spec("rivers"), {{"Taizi River", "太子河", line}});
    ScreenWay way{{}, 6};
    for (const auto& [px, py] : line) way.points.push_back({px, py});
    w.input.ways = {way};
    const LabelOutput out = w.settle();
    REQUIRE(has_name(out, 0, 0));
    // Each pixel of its ink, the halo left out, is off the line.
    REQUIRE_FALSE(out.sprites.empty());
    const SpriteOp& sprite = out.sprites.front();
    const Bitmap& ink = *sprite.bitmap;
    double nearest = 1e9;
    for (int row = 0; row < ink.height; ++row) {
      for (int column = 0; column < ink.width; ++column) {
        const std::uint32_t c = ink.rgba[static_cast<std::size_t>(row) * static_cast<std::size_t>(ink.width) +
                                         static_cast<std::size_t>(column)];
        if ((c >> 24) < 250 || (c & 255u) > 120) continue;  // dark letters on a light halo
        const double px = static_cast<double>(sprite.x_px) + column + 0.5,
                     py = static_cast<double>(sprite.y_px) + row + 0.5;
        nearest = std::min(nearest, std::abs(py - y(px)) / std::hypot(1, rise));
      }
    }
    CAPTURE(nearest);
    CHECK(nearest > way.half_px);
    CHECK(nearest < 14);  // and yet at its river
  }
}

TEST_CASE("a place's name stands beside the ring around it, and other names keep off it") {
  for (const char* const symbol : {"pit", "town-2"}) {
    INFO(symbol);
    for (double near = 200; near < 280; near += 4) {
      World w;
      w.add_points(points_spec("a", symbol), {{300, 300, "Anshan", "鞍山"}, {near, 300, "Near", ""}});
      w.input.rings = {{286, 286, 314, 314}};
      const LabelOutput out = w.settle();
      CHECK(has_name(out, 0, 0));
      for (const PlacedItem& p : out.placed)
        if (p.is_name) CHECK_FALSE(p.box.intersects(w.input.rings.front()));
      const bool marked = std::any_of(out.placed.begin(), out.placed.end(),
                                      [](const PlacedItem& p) { return !p.is_name && p.feature == 0; });
      CHECK(marked);
    }
  }
}

TEST_CASE("symbols yield to the map's title where they leave it no room, the chosen one and discs never") {
  std::vector<Named> around;
  for (int x = -6; x <= 6; ++x) {
    for (int y = -4; y <= 4; ++y)
      if (std::abs(x) > 0 || std::abs(y) > 0) around.push_back({400 + 19.0 * x, 300 + 19.0 * y, "", ""});
  }
  World w;
  w.add_points(points_spec("mines", "pit"), around);
  w.add_points(points_spec("title", "town-1", 0), {{400, 300, "Anshan", "鞍山"}});
  const auto count_dots = [](const LabelOutput& out) {
    return std::count_if(out.placed.begin(), out.placed.end(), [](const PlacedItem& p) { return p.is_dot; });
  };
  const LabelOutput out = w.settle();
  const auto title = name_boxes(out, 1);
  REQUIRE_FALSE(title.empty());
  std::size_t symbols = 0;
  for (const PlacedItem& p : out.placed) {
    if (p.is_name || p.layer != 0) continue;
    ++symbols;
    for (const ScreenRect& name : title) CHECK_FALSE(p.box.intersects(name));
  }
  CHECK(symbols > around.size() - 12);
  CHECK(out.sprites.size() == symbols + 2);  // those that yielded are not drawn as well

  // With room on one side nobody yields.
  World free;
  std::vector<Named> left;
  for (const Named& p : around)
    if (p.x < 400) left.push_back(p);
  free.add_points(points_spec("mines", "pit"), left);
  free.add_points(points_spec("title", "town-1", 0), {{400, 300, "Anshan", "鞍山"}});
  const LabelOutput easy = free.settle();
  CHECK(count_dots(easy) == 0);
  CHECK(name_boxes(easy, 1).size() == 2);

  // A lower rank goes without a name rather than taking a symbol's place.
  World lower;
  lower.add_points(points_spec("mines", "pit"), around);
  lower.add_points(points_spec("town", "town-1", 1.5), {{400, 300, "Anshan", "鞍山"}});
  CHECK(name_boxes(lower.settle(), 1).empty());
}

TEST_CASE("each point of a feature of several has its symbol, and the feature one name") {
  World world;
  geodata::FeatureStoreBuilder builder;
  const auto name = builder.add_column("name", geodata::ColumnType::text);
  for (const double x : {200.0, 400.0, 600.0}) builder.add_point(world.at(x, 300));
  builder.set(name, std::string_view("Wells"));
  builder.finish_feature();
  world.add(points_spec("wells", "dot"), std::move(builder).build());
  const LabelOutput out = world.settle();
  std::set<int> symbols;
  int names = 0;
  for (const PlacedItem& p : out.placed) {
    if (p.is_name) {
      ++names;
    } else {
      symbols.insert(static_cast<int>(std::lround((p.box.min_x + p.box.max_x) / 2)));
    }
  }
  CHECK(symbols == std::set<int>{200, 400, 600});
  CHECK(names == 1);
}

TEST_CASE(
    "an area's name stands in its largest ring, whatever the order of the rings, and beside no symbol elsewhere") {
  World world;
  const auto square = [&](double x, double y, double side) {
    std::vector<geodata::WorldPoint> ring;
    for (const auto& [dx, dy] : {std::pair{0.0, 0.0}, {side, 0.0}, {side, side}, {0.0, side}, {0.0, 0.0}})
      ring.push_back(world.at(x + dx, y + dy));
    return ring;
  };
  geodata::FeatureStoreBuilder builder;
  const auto name = builder.add_column("name", geodata::ColumnType::text);
  builder.add_polygon(std::vector{square(20, 500, 4), square(300, 200, 200)});
  builder.set(name, std::string_view("County"));
  builder.finish_feature();
  builder.add_point(world.at(780, 20));
  builder.add_polygon(std::vector<std::vector<geodata::WorldPoint>>{square(550, 300, 160)});
  builder.set(name, std::string_view("Park"));
  builder.finish_feature();
  geodata::LayerSpec spec = points_spec("both", "dot");
  spec.rules[0].label->placement_given = false;
  world.add(spec, std::move(builder).build());
  const LabelOutput out = world.settle();
  const auto middle_of_name = [&](geodata::FeatureIndex feature) {
    const auto item = std::find_if(out.placed.begin(), out.placed.end(),
                                   [&](const PlacedItem& p) { return p.is_name && p.feature == feature; });
    REQUIRE(item != out.placed.end());
    return app::middle(item->box);
  };
  CHECK(middle_of_name(0).x > 300);  // a dot stands in its middle, and the name beside it
  CHECK(middle_of_name(0).y == Catch::Approx(300).margin(15));
  CHECK(middle_of_name(1).x == Catch::Approx(630).margin(3));
}
