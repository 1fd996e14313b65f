// A view wider than the world shows what stands on it in every copy: names, symbols, plates, discs and rings; each copy
// can be clicked, and a pan round the world moves them and changes nothing.
#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "app/scene/picker.h"
#include "app/scene/scene_builder.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"
#include "tests/scene/scene_fixture.h"

using namespace app;
using label_world::points_spec;
using label_world::World;

namespace {

constexpr double width = 1500, height = 512;

struct City {
  const char* name;
  double lng, lat;
};
constexpr City cities[] = {{"Anshan", 123, 41},    {"Santiago", -70.7, -33.5}, {"Cairo", 31.2, 30},
                           {"Suva", 178.4, -18.1}, {"Apia", -171.8, -13.8},    {"Perth", 115.9, -32},
                           {"Oslo", 10.7, 59.9},   {"Denver", -105, 39.7}};

std::shared_ptr<const geodata::FeatureStore> points() {
  geodata::FeatureStoreBuilder builder;
  const auto name = builder.add_column("name", geodata::ColumnType::text);
  for (const City& city : cities) {
    builder.add_point(geodata::to_world({city.lng, city.lat}));
    builder.set(name, std::string_view(city.name));
    builder.finish_feature();
  }
  return std::move(builder).build();
}

std::shared_ptr<const geodata::FeatureStore> river(double lat) {
  geodata::FeatureStoreBuilder builder;
  const auto name = builder.add_column("name", geodata::ColumnType::text);
  const auto ref = builder.add_column("ref", geodata::ColumnType::text);
  std::vector<geodata::WorldPoint> line;
  for (int i = 0; i <= 60; ++i) line.push_back(geodata::to_world({-30.0 + 2 * i, lat + 5 * std::sin(i / 9.0)}));
  builder.add_line(line);
  builder.set(name, std::string_view("Long River"));
  builder.set(ref, std::string_view("G1"));
  builder.finish_feature();
  return std::move(builder).build();
}

View world_view(double lng, double zoom = 1) { return {clamped(camera_at({lng, 0}, zoom), height), width, height}; }

using Places = std::map<geodata::FeatureIndex, std::vector<ScreenXY>>;
Places places(const LabelOutput& out, bool names) {
  Places found;
  for (const PlacedItem& p : out.placed)
    if (p.is_name == names) found[p.feature].push_back(middle(p.box));
  for (auto& [feature, at] : found) std::sort(at.begin(), at.end(), [](ScreenXY a, ScreenXY b) { return a.x < b.x; });
  return found;
}

// How many copies of a city are in view, no nearer to its sides than `margin`.
std::size_t copies(const View& view, const City& city, double margin) {
  return view.in_every_copy(view.to_screen(geodata::to_world({city.lng, city.lat})), -margin).size();
}

}  // namespace

TEST_CASE("symbols and names stand in every copy of the world, at the same places") {
  for (const double lng : {0.0, 123.0, 179.9, -179.9, -60.0}) {
    INFO("longitude " << lng);
    World w(1);
    w.add(points_spec("cities", "pit"), points());
    w.input.view = world_view(lng);
    const LabelOutput out = w.settle();
    const Places symbols = places(out, false), names = places(out, true);
    for (std::size_t i = 0; i < std::size(cities); ++i) {
      INFO(cities[i].name);
      const auto f = static_cast<geodata::FeatureIndex>(i);
      REQUIRE(symbols.count(f) == 1);
      CHECK(symbols.at(f).size() >= copies(w.input.view, cities[i], 12));
      CHECK(copies(w.input.view, cities[i], 0) >= 2);
      REQUIRE(names.count(f) == 1);
      CHECK(names.at(f).size() >= copies(w.input.view, cities[i], 90));
      for (std::size_t k = 1; k < symbols.at(f).size(); ++k)
        CHECK(symbols.at(f)[k].x - symbols.at(f)[k - 1].x == Catch::Approx(512).margin(1e-6));
    }
  }
}

TEST_CASE("names along lines and plates on them stand in every copy") {
  World w(1);
  geodata::LayerSpec roads;
  roads.id = "roads";
  geodata::StyleRule rule;
  rule.shield.emplace();
  rule.shield->property = "ref", rule.shield->spacing_px = 100;
  roads.rules.push_back(rule);
  w.add(label_world::rivers_spec("rivers"), river(10));
  w.add(roads, river(-40));
  w.input.view = world_view(30);
  std::map<std::uint32_t, std::vector<double>> at;
  for (const PlacedItem& p : w.settle().placed) at[p.layer].push_back(middle(p.box).x);
  for (const std::uint32_t layer : {0u, 1u}) {
    INFO("layer " << layer);
    // From 665 to 835 px in the middle copy: wholly in view in the two beside it too.
    std::set<int> in;
    for (const double x : at[layer]) in.insert(static_cast<int>(std::floor((x - 494) / 512)));
    CHECK(in == std::set<int>{-1, 0, 1});
  }
}

TEST_CASE("discs stand in every copy, and all that stands can be clicked there") {
  World w(1);
  geodata::LayerSpec spec = points_spec("cities", "pit");
  spec.clickable = true;
  SECTION("symbols") {}
  SECTION("discs") {
    spec.rules[0].cluster = geodata::ClusterStyle{};
    spec.rules[0].cluster->radius_px = 60;
  }
  w.add(spec, points());
  w.input.view = world_view(123);
  const LabelOutput out = w.settle();
  PickInput pick_input{&w.library, &w.session, w.input.view, out.placed};
  pick_input.clusters = out.clusters;
  std::map<std::uint64_t, int> seen;
  for (const PlacedItem& p : out.placed) {
    if (p.is_name) continue;
    const ScreenXY at = middle(p.box);
    if (p.cluster >= 0) {
      const PlacedItem* disc = disc_or_fan_at(pick_input, at);
      REQUIRE(disc != nullptr);
      CHECK(disc->cluster == p.cluster);
      ++seen[out.clusters[static_cast<std::size_t>(p.cluster)].cluster.id];
      continue;
    }
    ++seen[p.feature];
    const std::vector<Target> found = pick(pick_input, at);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().feature == p.feature);
  }
  REQUIRE(seen.size() > 3);
  for (const auto& [what, count] : seen) CHECK(count >= 2);
}

TEST_CASE("round the world, names move with the ground: none jumps, goes or comes where it is in view") {
  for (const double dx : {-37.0, 37.0}) {
    World w(1);
    w.add(points_spec("cities", "pit"), points());
    w.input.view = world_view(100);
    Places before = places(w.settle(), true);
    REQUIRE(before.size() > 4);
    for (int step = 0; step < 40; ++step) {
      INFO("step " << step << " of " << dx << " px, centre at " << w.input.view.camera.centre.x);
      const Places after = places(w.move(dx, 0), true);
      for (const auto& [feature, all] : before) {
        for (const ScreenXY at : all) {
          if (at.x + dx < 100 || at.x + dx > width - 100) continue;
          const auto now = after.find(feature);
          REQUIRE(now != after.end());
          CHECK(std::any_of(now->second.begin(), now->second.end(), [&](ScreenXY p) {
            return std::abs(p.x - at.x - dx) < 0.01 && std::abs(p.y - at.y) < 0.01;
          }));
        }
      }
      before = after;
    }
  }
}

TEST_CASE("at rest the copies agree on who is named and where, however the map came there") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    geodata::FeatureStoreBuilder builder;
    const auto name = builder.add_column("name", geodata::ColumnType::text);
    for (int i = 0; i < 70; ++i) {
      builder.add_point(
          geodata::to_world({static_cast<double>(random() % 360) - 180, static_cast<double>(random() % 140) - 70}));
      builder.set(name, std::string_view("Town " + std::to_string(i * 37)));
      builder.finish_feature();
    }
    World w(1);
    w.add(points_spec("towns", "pit"), std::move(builder).build());
    w.input.view = world_view(40);
    w.settle();
    int compared = 0, alike = 0;
    for (int drag = 0; drag < 8; ++drag) {
      for (int step = 0; step < 6; ++step) w.move(drag % 3 == 0 ? 60 : -50, 0);
      const LabelOutput out = w.settle();
      for (const PlacedItem& p : out.placed) {
        constexpr double far = 250;  // from the sides, where names stand otherwise because they would be cut
        if (!p.is_name || p.box.min_x < far || p.box.max_x + 512 > width - far) continue;
        ++compared;
        alike += std::any_of(out.placed.begin(), out.placed.end(), [&](const PlacedItem& q) {
          return q.is_name && q.feature == p.feature && std::abs(q.box.min_x - p.box.min_x - 512) < 0.01 &&
                 std::abs(q.box.min_y - p.box.min_y) < 0.01;
        });
      }
    }
    CAPTURE(compared, alike);
    CHECK(compared > 100);
    CHECK(alike >= 0.97 * compared);
  }
}

TEST_CASE("what fades out stays in its copy of the world while the map pans") {
  World w(1);
  w.add(points_spec("cities", "pit"), points());
  w.input.view = world_view(179);
  w.input.still = false;
  w.input.time_ms = 1000;
  w.settle();
  w.input.time_ms = 2000;
  const auto before = w.settle().sprites;
  w.session.layers[0].on = false;
  for (int step = 1; step <= 3; ++step) {
    w.input.time_ms += 20;
    const auto leaving = w.move(40, 0).sprites;
    REQUIRE(leaving.size() > 10);
    for (const SpriteOp& sprite : leaving) {
      CHECK(std::any_of(before.begin(), before.end(), [&](const SpriteOp& was) {
        return was.bitmap == sprite.bitmap &&
               std::abs(sprite.x_px - was.x_px - 40.0F * static_cast<float>(step)) < 1.5F;
      }));
    }
  }
}

TEST_CASE("a limit on a rule's names counts in each copy by itself") {
  World w(1);
  geodata::LayerSpec spec = points_spec("cities", "pit");
  spec.rules[0].label->most = 3;
  w.add(spec, points());
  w.input.view = world_view(20);
  std::map<int, int> in_copy_of_20_degrees;
  for (const auto& [feature, all] : places(w.settle(), true)) {
    for (const ScreenXY at : all)
      ++in_copy_of_20_degrees[static_cast<int>(std::floor((at.x - (width / 2 - 256)) / 512))];
  }
  CHECK(in_copy_of_20_degrees[0] == 3);
  CHECK(in_copy_of_20_degrees[-1] >= 2);
  CHECK(in_copy_of_20_degrees[1] >= 2);
}

TEST_CASE("the ring at a popup's place stands in every copy") {
  Jobs jobs(0);
  SceneBuilder builder(jobs);
  fixture::Features features;
  features.point(0, 0);
  Library library;
  library.atlas = std::make_shared<const geodata::Atlas>();
  library.layers.push_back(
      fixture::ready(fixture::spec("a", geodata::LayerRole::overlay, {fixture::stroke_rule(1)}), features.build()));
  Session session = fixture::session_of(library);
  session.selection.emplace();
  session.selection->candidates.push_back({"a", 0, std::nullopt});
  session.selection->at = geodata::to_world({123, 41});
  SceneInput input;
  input.library = &library, input.session = &session;
  input.view = world_view(123);
  std::vector<double> x;
  for (const GlowOp& glow : builder.build(input).glows)
    if (glow.kind == GlowOp::Kind::ring) x.push_back(std::round(glow.centre.x));
  CHECK(x == std::vector<double>{width / 2 - 512, width / 2, width / 2 + 512});
}
