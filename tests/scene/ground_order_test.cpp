#include <algorithm>
#include <string>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "app/scene/ground.h"
#include "app/scene/ground_style.h"
#include "app/scene/theme.h"
#include "tests/catch.h"
#include "tests/scene/scene_fixture.h"

using namespace app;
using namespace app::fixture;
using geodata::LayerRole;

namespace {

constexpr double far = 1e9;  // beyond every tile in view

struct GroundWorld {
  Library library;
  Session session;
  Jobs jobs{0};
  Ground ground{jobs, 64u << 20};
  Scene scene;
  GroundInput input;

  explicit GroundWorld(std::vector<Layer> layers) {
    library.atlas = std::make_shared<geodata::Atlas>();
    library.layers = std::move(layers);
    session = session_of(library);
    input.library = &library;
    input.session = &session;
    // One tile: it is 724 px across, and the view is a small one in its middle.
    const double centre = world_middle + 0.5 * static_cast<double>(geodata::tile_size(9));
    input.view = {{{centre, centre}, 10.5, 0}, 200, 200};
  }

  bool update() { return ground.update(input, scene); }
  void finish() {
    update();
    while (ground.missing() > 0) jobs.deliver(), update();
  }
  void pan(double px) { input.view.camera = panned(input.view, px, 0); }
};

// "fill 3" is a fill of colour 3, "line 4 2.0" a line of colour 4 and a width of 2 px; equal neighbours once.
std::vector<std::string> drawn(const Scene& scene) {
  std::vector<std::string> out;
  for (const GroundOp& op : scene.ground) {
    std::string said = "background";
    if (const auto* f = std::get_if<FillOp>(&op)) said = fmt::format("fill {}", f->colour.r);
    if (const auto* r = std::get_if<ReliefOp>(&op))
      said = r->relief->texels[2 + 4 * ReliefTile::stride * 65 + 4 * 65] != 0 ? "hills" : "shading";
    if (const auto* l = std::get_if<LineOp>(&op))
      said = fmt::format("line {} {:.1f}", l->colour.r, l->to_px - l->from_px);
    if (out.empty() || out.back() != said) out.push_back(said);
  }
  return out;
}

Layer area_layer(const std::string& id, LayerRole role, std::uint8_t r, double opacity = 0.9) {
  Features features;
  features.area({square(far)});
  geodata::StyleRule rule = fill_rule(r);
  rule.fill_opacity = steps(opacity);
  return ready(spec(id, role, {rule}), features.build());
}

Layer line_layer(const std::string& id, LayerRole role, std::vector<geodata::StyleRule> rules) {
  Features features;
  features.line({{-1e6, 4e6}, {9e6, 4e6}}, "a").line({{-1e6, 5e6}, {9e6, 5e6}}, "b");
  return ready(spec(id, role, std::move(rules)), features.build());
}

geodata::Filter kind_is(const std::string& kind) {
  return *geodata::Filter::parse(nlohmann::json::array({"==", "kind", kind}));
}

Layer relief_layer() {
  auto grid = std::make_shared<geodata::ElevationGrid>();
  grid->width = grid->height = 200;
  grid->north_west = {-5, 5};
  grid->cell_lng = grid->cell_lat = 0.05;
  for (int i = 0; i < 200 * 200; ++i) grid->metres.push_back(static_cast<float>(100 + i % 200 * 20));
  Layer layer;
  layer.spec = spec("relief", LayerRole::base, {});
  layer.spec.relief = true;
  layer.spec.group = "Ground";
  layer.relief = grid;
  layer.state = Layer::State::ready;
  return layer;
}

}  // namespace

TEST_CASE("The ground is drawn in the order of a printed map") {
  geodata::StyleRule main_road = stroke_rule(20, 3), side_road = stroke_rule(22, 2);
  main_road.filter = kind_is("a"), side_road.filter = kind_is("b");
  main_road.casing = colour(21), side_road.casing = colour(23);
  main_road.casing_width = steps(1), side_road.casing_width = steps(1);
  geodata::StyleRule railway = stroke_rule(24, 1);
  railway.tick_length = steps(3.2);
  geodata::StyleRule outline = stroke_rule(41, 2);
  outline.fill = colour(40);
  outline.band = colour(42);
  outline.band_width = steps(4);
  outline.band_opacity = steps(0.16);

  Layer land = area_layer("land", LayerRole::base, 1), woods = area_layer("woods", LayerRole::base, 2);
  Layer water = area_layer("water", LayerRole::base, 3),
        roads = line_layer("roads", LayerRole::base, {side_road, main_road});
  Layer rails = line_layer("rails", LayerRole::base, {railway});
  Layer other = line_layer("other", LayerRole::overlay, {stroke_rule(30, 1)}),
        plain = area_layer("plain", LayerRole::overlay, 31);
  Features tiexi;
  tiexi.area({square(2e6, 4e6, 4e6)});
  Layer subject = ready(spec("subject", LayerRole::overlay, {outline}), tiexi.build());
  woods.spec.group = "Ground";
  water.spec.mark = "water";
  subject.spec.fills_under_water = subject.spec.subject = true;

  GroundWorld w({land, woods, relief_layer(), water, roads, rails, subject, other, plain});
  w.finish();
  CHECK(drawn(w.scene) == std::vector<std::string>{"background", "fill 1", "hills", "fill 2", "shading", "fill 40",
                                                   "fill 3", "fill 31", "line 23 3.0", "line 21 4.0", "line 22 2.0",
                                                   "line 20 3.0",                 // casings, then strokes
                                                   "line 24 1.0", "line 24 3.2",  // ticks over the rails
                                                   "line 30 1.0",                 // overlays below subjects
                                                   "line 42 4.0", "line 41 2.0"});
  CHECK(std::holds_alternative<LineOp>(w.scene.ground[w.scene.ground_fills_end]));
  CHECK_FALSE(std::holds_alternative<LineOp>(w.scene.ground[w.scene.ground_fills_end - 1]));

  SECTION("a layer that is off is not drawn, and its place stays") {
    w.session.layers[3].on = false;  // water
    w.finish();
    const auto now = drawn(w.scene);
    CHECK(std::find(now.begin(), now.end(), "fill 3") == now.end());
    CHECK(std::find(now.begin(), now.end(), "fill 40") != now.end());
  }
  SECTION("a band lies inside an area's edge") {
    const auto band = std::find_if(w.scene.ground.begin(), w.scene.ground.end(), [](const GroundOp& op) {
      return std::holds_alternative<LineOp>(op) && std::get<LineOp>(op).colour.r == 42;
    });
    CHECK(std::get<LineOp>(*band).from_px == 0);
    CHECK(std::get<LineOp>(*band).to_px == 4);
    CHECK(std::get<LineOp>(*band).once);
  }
  SECTION("the session's order counts") {
    std::swap(w.session.layers[6], w.session.layers[8]);
    std::swap(w.session.layers[4], w.session.layers[5]);
    w.finish();
    const auto now = drawn(w.scene);
    CHECK(std::find(now.begin(), now.end(), "line 24 1.0") < std::find(now.begin(), now.end(), "line 23 3.0"));
  }
}

TEST_CASE("What an opaque area hides is not drawn") {
  Layer sea = area_layer("sea", LayerRole::base, 1, 1), land = area_layer("land", LayerRole::base, 2, 1);
  GroundWorld w({sea, relief_layer(), land, area_layer("woods", LayerRole::base, 3)});
  w.finish();
  CHECK(drawn(w.scene) == std::vector<std::string>{"background", "fill 2", "fill 3"});
  w.session.layers[2].opacity = 0.5;
  w.finish();
  CHECK(drawn(w.scene) == std::vector<std::string>{"background", "fill 1", "hills", "shading", "fill 2", "fill 3"});
}

TEST_CASE("Widths, opacities, themes and zoom ranges of a rule") {
  geodata::StyleRule rule = stroke_rule(10);
  rule.stroke_width.steps = {{8, 1}, {10, 3}};
  rule.stroke_opacity = steps(0.5);
  rule.dash = {6, 3.5};
  rule.min_zoom = 8, rule.max_zoom = 12;
  const auto paint = [&](double zoom, double opacity, geodata::Theme theme = geodata::Theme::light) {
    return line_paint(rule, LinePass::stroke, false, {zoom, theme, opacity});
  };
  CHECK_FALSE(paint(7.9, 1));
  CHECK_FALSE(paint(12, 1));
  REQUIRE(paint(9, 1));
  CHECK(paint(9, 1)->to_px == 1);
  CHECK(paint(9, 1)->from_px == -1);
  CHECK(paint(11, 1)->to_px == 1.5f);
  CHECK(int(paint(9, 1)->colour.a) == 128);
  CHECK(int(paint(9, 0.5)->colour.a) == 64);
  CHECK(int(paint(9, 1, geodata::Theme::dark)->colour.g) == 1);
  CHECK(paint(9, 1)->dash_px == std::array<float, 4>{6, 3.5f, 6, 3.5f});
  CHECK_FALSE(paint(9, 0));
  CHECK_FALSE(line_paint(rule, LinePass::casing, false, {9, geodata::Theme::light, 1}));
  CHECK_FALSE(fill_paint(rule, {9, geodata::Theme::light, 1}));
}

TEST_CASE("Work is done once: counters") {
  GroundWorld w({area_layer("land", LayerRole::base, 1), line_layer("roads", LayerRole::base, {stroke_rule(2)})});
  w.update();
  CHECK(w.ground.missing() == 2);
  CHECK(w.ground.tiles().built() == 0);
  w.finish();
  CHECK(w.ground.tiles().built() == 2);
  const std::uint64_t version = w.scene.ground_version;

  SECTION("nothing changed: nothing is written") {
    CHECK_FALSE(w.update());
    CHECK(w.ground.tiles().built() == 2);
  }
  SECTION("a small pan keeps the operations") {
    w.pan(10);
    CHECK_FALSE(w.update());
    CHECK(w.scene.ground_version == version);
  }
  SECTION("a pan to the next tile builds only that tile, and what was drawn stays right") {
    w.pan(-300);
    CHECK(w.update());
    w.jobs.deliver();
    w.update();
    // The line ends before the next tile's east, but runs into it; the land covers all.
    CHECK(w.ground.tiles().built() <= 4);
    CHECK(w.ground.missing() == 0);
    w.pan(300);
    w.update();
    CHECK(w.ground.tiles().built() <= 4);
  }
  SECTION("a zoom inside the same tiles builds nothing and is another picture") {
    w.input.view.camera.zoom = 10.6;
    CHECK(w.update());
    CHECK(w.ground.tiles().built() == 2);
    CHECK(w.scene.ground_version > version);
  }
  SECTION("theme, opacity and switches are another picture of the same tiles") {
    w.input.theme = geodata::Theme::dark;
    CHECK(w.update());
    w.session.layers[0].opacity = 0.5;
    CHECK(w.update());
    w.session.layers[0].on = false;
    CHECK(w.update());
    CHECK(w.scene.ground_version == version + 3);
    CHECK(w.ground.tiles().built() == 2);
  }
  SECTION("new content of a layer is built anew") {
    w.library.layers[0].content = area_layer("land", LayerRole::base, 1).content;
    ++w.library.layers[0].revision;
    w.finish();
    CHECK(w.ground.tiles().built() == 3);
    CHECK(w.scene.ground_version > version);
  }
}

TEST_CASE("A tile that arrives where another stood in is another picture") {
  GroundWorld w({area_layer("land", LayerRole::base, 1)});
  w.finish();
  w.input.view.camera.zoom = 11.5;
  w.update();
  CHECK(w.ground.missing() > 0);
  CHECK(drawn(w.scene) == std::vector<std::string>{"background", "fill 1"});  // the parent stands in
  const std::uint64_t version = w.scene.ground_version;
  w.pan(3);
  w.update();
  CHECK(w.scene.ground_version == version);
  w.jobs.deliver();
  CHECK(w.update());
  CHECK(w.scene.ground_version == version + 1);
  CHECK(w.ground.missing() == 0);
}

TEST_CASE("Where a parent stands in, its other children are not drawn as well") {
  geodata::StyleRule rule = fill_rule(1);
  rule.fill_opacity = steps(0.5);
  Features features;
  features.area({square(far)});
  GroundWorld w({ready(spec("woods", LayerRole::base, {rule}), features.build())});
  w.finish();
  w.input.view.camera.zoom = 11.5;  // four tiles of zoom 10 meet in the middle of the view
  w.finish();
  const std::size_t whole = w.scene.ground.size();
  CHECK(whole == 1 + 4);
  // Three levels on, with only the first tile's children there.
  w.input.view.camera.zoom = 12.5;
  w.update();
  std::vector<TilePlace> places;
  for (const GroundOp& op : w.scene.ground) {
    if (const auto* fill = std::get_if<FillOp>(&op)) places.push_back(fill->place);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const TilePlace &a = places[i], &b = places[j];
      const bool apart = a.north_west.x + a.size <= b.north_west.x || b.north_west.x + b.size <= a.north_west.x ||
                         a.north_west.y + a.size <= b.north_west.y || b.north_west.y + b.size <= a.north_west.y;
      CHECK(apart);
    }
  }
}

TEST_CASE("A jump asks for the base in coarse tiles before all else, and they stand in for the next jump") {
  GroundWorld w({area_layer("land", LayerRole::base, 1), area_layer("woods", LayerRole::overlay, 2)});
  w.finish();
  CHECK(w.ground.tiles().built() == 2);  // none is wanted where the map opens
  const auto jump = [&](double part_of_world) {
    w.input.view.camera.centre.x += part_of_world * geodata::world_size;
    w.update();
  };
  jump(0.05);
  CHECK(w.ground.tiles().waiting() == w.ground.missing() + 1);
  w.finish();
  jump(0.05);
  CHECK(w.ground.missing() > 0);
  CHECK(drawn(w.scene) == std::vector<std::string>{"background", "fill 1"});
  CHECK(std::get<FillOp>(w.scene.ground.back()).place.size == geodata::world_size / 4);
  w.finish();
  CHECK(std::get<FillOp>(w.scene.ground.back()).place.size < geodata::world_size / 256);
}

TEST_CASE("While the map moves the base lies around what is drawn, in coarse tiles; overlays do not") {
  GroundWorld w({area_layer("land", LayerRole::base, 1), area_layer("woods", LayerRole::overlay, 2)});
  w.finish();
  CHECK(w.scene.surroundings.size() == 1);  // the background
  w.input.moving = true;
  w.finish();
  w.jobs.deliver();
  w.update();
  REQUIRE(w.scene.surroundings.size() == 2);
  CHECK(std::get<FillOp>(w.scene.surroundings.back()).place.size == geodata::world_size / 4);
  const std::uint64_t version = w.scene.ground_version;
  w.input.moving = false;
  w.update();
  CHECK(w.scene.surroundings.size() == 2);  // kept until the ground is drawn anew
  CHECK(w.scene.ground_version == version);
}

TEST_CASE("Tiles beyond the budget leave, the oldest first") {
  Library library;
  library.layers.push_back(line_layer("roads", LayerRole::base, {stroke_rule(2)}));
  Jobs jobs(0);
  TileCache cache(jobs, 1);
  const TileCache::Source source = cache.source(library.layers[0]);
  const geodata::TileId first = geodata::tile_at({world_middle + 100, world_middle + 4'000'000}, 9),
                        second = geodata::tile_at({world_middle + 100, world_middle + 4'000'000}, 8);
  cache.begin();
  CHECK(cache.want(source, first, 0) == nullptr);
  cache.end();
  jobs.deliver();
  cache.begin();
  CHECK(cache.want(source, first, 0) != nullptr);  // in view: stays, however large
  cache.end();
  CHECK(cache.count() == 1);
  cache.begin();
  cache.want(source, second, 0);
  cache.end();
  CHECK(cache.count() == 0);
  CHECK(cache.waiting() == 1);
  cache.begin();  // nobody asks for it any more
  cache.end();
  CHECK(cache.waiting() == 0);
  CHECK(jobs.idle());
}

TEST_CASE("Copies of the world are drawn beside each other") {
  GroundWorld w({area_layer("land", LayerRole::base, 1)});
  w.input.view = {{{world_middle, world_middle}, 1, 0}, 1200, 400};
  w.finish();
  std::vector<double> west;
  for (const GroundOp& op : w.scene.ground) {
    if (const auto* fill = std::get_if<FillOp>(&op)) west.push_back(fill->place.north_west.x);
  }
  std::sort(west.begin(), west.end());
  CHECK(west == std::vector<double>{-geodata::world_size, 0, geodata::world_size});
  CHECK(w.ground.tiles().built() == 1);
}
