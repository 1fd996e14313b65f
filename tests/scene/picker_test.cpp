#include "app/scene/picker.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <tuple>

#include "tests/catch.h"
#include "tests/scene/scene_fixture.h"

using namespace app;
using namespace app::fixture;
using geodata::LayerRole;

namespace {

// 1 px is 1,000 world units; the middle of the view is the middle of the world.
struct Picture {
  Library library;
  Session session;
  View view;
  std::vector<PlacedItem> placed;

  explicit Picture(std::vector<Layer> layers,
                   std::shared_ptr<const geodata::Atlas> atlas = std::make_shared<geodata::Atlas>()) {
    library.layers = std::move(layers);
    library.atlas = std::move(atlas);
    session = session_of(library);
    view = {{{world_middle, world_middle}, std::log2(geodata::world_size / 256 / 1000), 0}, 800, 600};
  }

  std::vector<std::string> pick_at(double x, double y) const {
    std::vector<std::string> out;
    for (const Target& t : pick({&library, &session, view, placed, 6}, {x, y})) {
      out.push_back(t.layer + " " + std::to_string(t.feature));
    }
    return out;
  }
};

using Strings = std::vector<std::string>;

Layer layer(const std::string& id, Features& features) {
  return ready(spec(id, LayerRole::overlay, {stroke_rule(1)}), features.build());
}

Points at_px(Points points) {
  for (auto& [x, y] : points) x = (x - 400) * 1000, y = (y - 300) * 1000;
  return points;
}

}  // namespace

TEST_CASE("Names and symbols before points, lines and areas; smaller areas first") {
  Features points, lines, areas;
  points.point(1000, 0).point(3000, 0);
  lines.line({{-9e4, 4000}, {9e4, 4000}}).line({{-9e4, 2000}, {9e4, 2000}});
  areas.area({square(9e4)}).area({square(2e4)});
  Picture p({layer("areas", areas), layer("lines", lines), layer("points", points)});
  CHECK(p.pick_at(400, 300) == Strings{"points 0", "points 1", "lines 1", "lines 0", "areas 1", "areas 0"});
  CHECK(p.pick_at(400, 350) == Strings{"areas 0"});
  CHECK(p.pick_at(5, 5) == Strings{});

  PlacedItem name{0, 0, {380, 290, 440, 310}, true, false}, long_name{0, 1, {300, 290, 500, 310}, true, false};
  PlacedItem symbol{2, 1, {390, 290, 410, 310}, false, false};
  p.placed = {long_name, name, symbol};
  CHECK(p.pick_at(400, 300) == Strings{"points 1", "areas 0", "areas 1", "points 0", "lines 1", "lines 0"});
}

TEST_CASE("What is not seen is not picked") {
  const auto picked = [](const std::function<void(Picture&, Layer&)>& change) {
    Features areas;
    areas.area({square(1e5)});
    Picture p({layer("areas", areas)});
    change(p, p.library.layers[0]);
    return !p.pick_at(400, 300).empty();
  };
  CHECK(picked([](Picture&, Layer&) {}));
  CHECK_FALSE(picked([](Picture& p, Layer&) { p.session.layers[0].on = false; }));
  CHECK_FALSE(picked([](Picture&, Layer& l) { l.spec.clickable = false; }));
  CHECK_FALSE(picked([](Picture& p, Layer& l) { l.spec.min_zoom = p.view.camera.zoom + 0.1; }));
  CHECK_FALSE(picked([](Picture& p, Layer& l) { l.spec.max_zoom = p.view.camera.zoom; }));
  CHECK_FALSE(picked([](Picture& p, Layer& l) { l.spec.rules[0].min_zoom = p.view.camera.zoom + 0.1; }));
  CHECK_FALSE(picked([](Picture&, Layer& l) { l.content.reset(); }));
}

TEST_CASE("A hole is not inside") {
  Features areas;
  areas.area({square(1e5), square(3e4)});
  Picture p({layer("areas", areas)});
  CHECK(p.pick_at(400, 300) == Strings{});
  CHECK(p.pick_at(350, 300) == Strings{"areas 0"});
}

TEST_CASE("Reaches of one river are one thing, and carry their place") {
  auto atlas = std::make_shared<geodata::Atlas>();
  geodata::Place river;
  river.id = "taizi";
  river.layer = "rivers";
  river.match = {{"kind", "taizi"}};
  atlas->places.push_back(river);
  Features rivers;
  rivers.line({{-9e4, 0}, {0, 0}}, "taizi").line({{0, 0}, {9e4, 0}}, "taizi").line({{0, 0}, {0, 9e4}}, "other");
  Picture p({layer("rivers", rivers)}, atlas);
  CHECK(p.pick_at(401, 300) == Strings{"rivers 1", "rivers 2"});
  const auto targets = pick({&p.library, &p.session, p.view, {}, 6}, {401, 300});
  CHECK(targets[0].place == geodata::PlaceIndex{0});
  CHECK_FALSE(targets[1].place);
}

TEST_CASE("A popup stands on what was clicked") {
  auto atlas = std::make_shared<geodata::Atlas>();
  geodata::Place pond, nowhere;
  pond.id = "pond", pond.point = geodata::LngLat{10, 20};
  nowhere.id = "nowhere";
  atlas->places = {pond, nowhere};
  Features features;
  features.point(5000, 5000).line({{0, 0}, {10'000, 0}}).area({square(20'000)});
  Picture p({layer("all", features)}, atlas);
  const auto point = [&](geodata::FeatureIndex f, std::optional<std::pair<double, double>> click) {
    std::optional<geodata::WorldPoint> at;
    if (click) at = world({*click}).front();
    return *popup_point(p.library, {"all", f, {}}, at);
  };
  CHECK(point(0, std::pair(4000.0, 4500.0)) == world({{5000, 5000}}).front());
  CHECK(point(0, {}) == world({{5000, 5000}}).front());
  CHECK(point(1, std::pair(3000.0, 800.0)) == world({{3000, 0}}).front());
  CHECK(point(1, std::pair(-3000.0, 800.0)) == world({{0, 0}}).front());
  CHECK(point(1, {}) == world({{5000, 0}}).front());
  CHECK(point(2, std::pair(-3000.0, 800.0)) == world({{-3000, 800}}).front());
  const auto middle_of_area = point(2, {});
  CHECK(std::abs(double(middle_of_area.x) - world_middle) < 500);
  CHECK(std::abs(double(point(2, std::pair(90'000.0, 0.0)).x) - world_middle) <
        500);  // its name was clicked, outside of it
  CHECK(*popup_point(p.library, {"", 0, 0u}, {}) == geodata::to_world({10, 20}));
  CHECK_FALSE(popup_point(p.library, {"", 0, 1u}, {}));
  CHECK_FALSE(popup_point(p.library, {"gone", 7, {}}, {}));

  CHECK(box_of(p.library, {"all", 1, {}})->max_x == world_middle + 10'000);
  CHECK(box_of(p.library, {"", 0, 0u})->min_x == geodata::to_world({10, 20}).x);
  CHECK_FALSE(box_of(p.library, {"", 0, 1u}));
}

TEST_CASE("Picking agrees with looking at every feature") {
  const unsigned seed = 7;
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> x(0, 800), y(0, 600), small(-60, 60);
  struct Shape {
    int kind = 0;
    Points px;
  };
  std::vector<Shape> shapes;
  Features features;
  for (int i = 0; i < 300; ++i) {
    const double cx = x(random), cy = y(random);
    Shape s{i % 3, {{cx, cy}}};
    while (s.px.size() < (s.kind == 0 ? 1u : s.kind == 1 ? 4u : 3u))
      s.px.emplace_back(cx + small(random), cy + small(random));
    if (s.kind == 0) features.point(at_px(s.px)[0].first, at_px(s.px)[0].second);
    if (s.kind == 1) features.line(at_px(s.px));
    if (s.kind == 2) features.area({at_px(s.px)});
    shapes.push_back(s);
  }
  Picture p({layer("all", features)});
  const auto segment = [](std::pair<double, double> a, std::pair<double, double> b, double px, double py) {
    double least = 1e9;
    for (int i = 0; i <= 2000; ++i) {
      const double t = i / 2000.0;
      least = std::min(least,
                       std::hypot(a.first + t * (b.first - a.first) - px, a.second + t * (b.second - a.second) - py));
    }
    return least;
  };
  for (int round = 0; round < 60; ++round) {
    const double px = x(random), py = y(random);
    std::vector<std::tuple<int, double, std::string>> expected;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      const Points& c = shapes[i].px;
      const std::string name = "all " + std::to_string(i);
      if (shapes[i].kind == 2) {
        const auto side = [&](std::size_t k) {
          const auto &a = c[k], &b = c[(k + 1) % 3];
          return (b.first - a.first) * (py - a.second) - (px - a.first) * (b.second - a.second) > 0;
        };
        const double twice = (c[1].first - c[0].first) * (c[2].second - c[0].second) -
                             (c[2].first - c[0].first) * (c[1].second - c[0].second);
        if (side(0) == side(1) && side(1) == side(2)) expected.emplace_back(2, std::abs(twice), name);
        continue;
      }
      double least = std::hypot(c[0].first - px, c[0].second - py);
      for (std::size_t k = 0; k + 1 < c.size(); ++k) least = std::min(least, segment(c[k], c[k + 1], px, py));
      if (least <= 6) expected.emplace_back(shapes[i].kind, least, name);
    }
    std::sort(expected.begin(), expected.end());
    Strings names;
    for (const auto& e : expected) names.push_back(std::get<2>(e));
    CAPTURE(round, px, py);
    CHECK(p.pick_at(px, py) == names);
  }
}
