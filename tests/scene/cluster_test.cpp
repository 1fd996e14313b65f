// Discs of many points: who is in them, where they stand, that they stay, and how a click spreads them.
#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "app/scene/clusters.h"
#include "app/scene/picker.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"

using app::Cluster;
using app::Clusters;
using app::PlacedItem;
using geodata::PointGrid;
using geodata::WorldPoint;
using label_world::World;

namespace {

std::shared_ptr<const PointGrid> grid_of(const std::vector<WorldPoint>& points) {
  std::vector<std::uint32_t> items(points.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) items[i] = i;
  return std::make_shared<const PointGrid>(points, items);
}

std::uint32_t below(std::mt19937& random, std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); }

std::vector<WorldPoint> random_points(std::mt19937& random, std::size_t count) {
  std::vector<WorldPoint> out;
  WorldPoint town{1u << 31, 1u << 31};
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 40 == 0) town = {(1u << 31) + below(random, 1u << 24), (1u << 31) + below(random, 1u << 24)};
    const std::uint32_t spread = i % 5 == 0 ? 1u << 23 : 1u << 19;
    out.push_back({town.x + below(random, spread), town.y + below(random, spread)});
  }
  return out;
}

std::vector<std::uint32_t> members(const PointGrid& grid, const Cluster& c) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t s = 0; s < c.stretch_count; ++s)
    for (std::uint32_t i = c.stretches[s].first; i < c.stretches[s].last; ++i) out.push_back(grid.item(i));
  return out;
}

const std::vector<app::View::Part> whole_world{{{0, 0, 0xFFFFFFFFu, 0xFFFFFFFFu}, 0}};

geodata::LayerSpec clustered_spec() {
  geodata::LayerSpec spec = label_world::points_spec("points", "dot");
  spec.rules[0].cluster = geodata::ClusterStyle{};
  return spec;
}

std::vector<label_world::Named> cloud(std::mt19937& random, int count) {
  std::vector<label_world::Named> out;
  for (int i = 0; i < count; ++i) {
    out.push_back({static_cast<double>(random() % 900) - 50, static_cast<double>(random() % 700) - 50,
                   "P" + std::to_string(i), ""});
  }
  return out;
}

app::PickInput pick_of(const World& w, const app::LabelOutput& out) {
  app::PickInput pick;
  pick.library = &w.library, pick.session = &w.session, pick.view = w.input.view;
  pick.placed = out.placed, pick.clusters = out.clusters;
  return pick;
}

}  // namespace

TEST_CASE("Every point is in exactly one cluster, and is as near to it as the rule says") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto points = random_points(random, 3000);
    const auto grid = grid_of(points);
    for (const int level : {17, 19, 21}) {
      Clusters clusters(grid);
      const double side = std::exp2(level);
      std::vector<int> times(points.size(), 0);
      const auto found = clusters.in_view(whole_world, level);
      for (const Cluster& c : found) {
        const auto all = members(*grid, c);
        REQUIRE(all.size() == c.count);
        for (const std::uint32_t i : all) {
          ++times[i];
          // Its square touches the leader's.
          CHECK(std::abs(static_cast<double>(points[i].x) - c.at.x) < 2 * side);
          CHECK(std::abs(static_cast<double>(points[i].y) - c.at.y) < 2 * side);
          CHECK(clusters.id_at(points[i], level) == c.id);
        }
      }
      CHECK(std::all_of(times.begin(), times.end(), [](int n) { return n == 1; }));
      // Brute force over all pairs: no two discs nearer than a square's side.
      double least = 1e300;
      for (std::size_t a = 0; a < found.size(); ++a) {
        for (std::size_t b = a + 1; b < found.size(); ++b) {
          const double dx = static_cast<double>(found[a].at.x) - found[b].at.x;
          const double dy = static_cast<double>(found[a].at.y) - found[b].at.y;
          least = std::min(least, std::hypot(dx, dy));
        }
      }
      CHECK(least >= side - 2);
    }
  }
}

TEST_CASE("A view finds the discs that the whole world has there, wherever it comes from") {
  std::mt19937 random(11);
  const auto grid = grid_of(random_points(random, 4000));
  constexpr int level = 18;
  Clusters world(grid), panning(grid);
  std::map<std::uint64_t, Cluster> all;
  for (const Cluster& c : world.in_view(whole_world, level)) all[c.id] = c;
  for (int step = 0; step < 60; ++step) {
    const std::uint32_t x = (1u << 31) + static_cast<std::uint32_t>(step) * 150'000;
    const std::uint32_t y = (1u << 31) + static_cast<std::uint32_t>(step) * 90'000;
    const std::vector<app::View::Part> parts{{{x, y, x + (1u << 22), y + (1u << 22)}, 0}};
    std::set<std::uint64_t> expected, found;
    for (const auto& [id, c] : all)
      if (parts[0].box.contains(c.at)) expected.insert(id);
    for (const Cluster& c : panning.in_view(parts, level)) {
      found.insert(c.id);
      CHECK(c.count == all[c.id].count);
      CHECK(c.at == all[c.id].at);
    }
    CHECK(found == expected);
  }
}

TEST_CASE("Points on both sides of the antimeridian are neighbours") {
  const std::vector<WorldPoint> points{{5, 1u << 31}, {0xFFFFFFF0u, 1u << 31}};
  Clusters clusters(grid_of(points));
  const auto& found = clusters.in_view(whole_world, 16);
  REQUIRE(found.size() == 1);
  CHECK(found[0].count == 2);
}

TEST_CASE("Even slopes of density need no long way up") {
  // Each square denser than the last, along a line through the world.
  std::vector<WorldPoint> points;
  for (std::uint32_t i = 0; i < 2000; ++i)
    for (std::uint32_t k = 0; k <= i / 20; ++k) points.push_back({(i << 16) + 30'000 + k, 1u << 31});
  Clusters clusters(grid_of(points));
  std::uint32_t sum = 0;
  for (const Cluster& c : clusters.in_view(whole_world, 16)) sum += c.count;
  CHECK(sum == points.size());
}

TEST_CASE("Counts are written short") {
  const std::vector<std::pair<std::uint32_t, std::string>> table = {
      {2, "2"},      {999, "999"},    {1000, "1.0k"},    {1249, "1.2k"},    {1250, "1.3k"},      {9949, "9.9k"},
      {9950, "10k"}, {35'499, "35k"}, {999'499, "999k"}, {999'500, "1.0M"}, {1'240'000, "1.2M"}, {12'300'000, "12M"}};
  for (const auto& [count, text] : table) CHECK(app::count_text(count) == text);
}

TEST_CASE("The map shows discs and lone points; their numbers add up to what is there") {
  for (unsigned seed = 21; seed <= 24; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    World w;
    std::vector<label_world::Named> points;
    for (int i = 0; i < 500; ++i) {
      points.push_back({150 + static_cast<double>(random() % 500), 150 + static_cast<double>(random() % 300),
                        "P" + std::to_string(i), ""});
    }
    w.add_points(clustered_spec(), points);
    const app::LabelOutput out = w.settle();
    std::size_t sum = 0, discs = 0;
    for (const PlacedItem& p : out.placed) {
      if (p.is_name) continue;
      sum += p.cluster >= 0 ? out.clusters[static_cast<std::size_t>(p.cluster)].cluster.count : 1;
      discs += p.cluster >= 0 ? 1 : 0;
    }
    CHECK(sum == 500);
    CHECK(discs > 10);
    for (std::size_t a = 0; a < out.placed.size(); ++a) {
      for (std::size_t b = a + 1; b < out.placed.size(); ++b) {
        if (!out.placed[a].is_name && !out.placed[b].is_name)
          CHECK_FALSE(out.placed[a].box.intersects(out.placed[b].box));
      }
    }
  }
}

TEST_CASE("Discs stay through a pan, and up to the rule's zoom only") {
  std::mt19937 random(31);
  World w;
  geodata::LayerSpec spec = clustered_spec();
  spec.rules[0].cluster->max_zoom = 12;
  w.add_points(spec, cloud(random, 800));
  const auto before = w.settle();
  for (int step = 1; step <= 60; ++step) {
    const auto now = w.move(3, -2);
    for (const PlacedItem& p : before.placed) {
      if (p.cluster < 0) continue;
      const app::ScreenXY at{middle(p.box).x + 3.0 * step, middle(p.box).y - 2.0 * step};
      if (at.x < 30 || at.x > 770 || at.y < 30 || at.y > 570) continue;
      const std::uint32_t count = before.clusters[static_cast<std::size_t>(p.cluster)].cluster.count;
      CHECK(std::any_of(now.placed.begin(), now.placed.end(), [&](const PlacedItem& q) {
        return q.cluster >= 0 && now.clusters[static_cast<std::size_t>(q.cluster)].cluster.count == count &&
               std::hypot(middle(q.box).x - at.x, middle(q.box).y - at.y) < 0.5;
      }));
    }
  }
  w.input.view.camera.zoom = 12;
  CHECK(w.settle().clusters.empty());
}

TEST_CASE("What is under a disc is not picked, what stands alone is") {
  World w;
  w.add_points(clustered_spec(), {{300, 300, "A", ""}, {303, 302, "B", ""}, {600, 300, "C", ""}});
  const auto out = w.settle();
  const app::PickInput pick = pick_of(w, out);
  CHECK(app::pick(pick, {300, 300}).empty());
  REQUIRE(app::disc_or_fan_at(pick, {300, 300}) != nullptr);
  CHECK(app::disc_or_fan_at(pick, {300, 300})->cluster == 0);
  const auto alone = app::pick(pick, {604, 300});
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].feature == 2);
  CHECK(app::disc_or_fan_at(pick, {604, 300}) == nullptr);
}

TEST_CASE("A disc spreads by zooming in where that parts its points") {
  World w;
  w.add_points(clustered_spec(), {{300, 300, "A", ""}, {306, 304, "B", ""}, {295, 299, "C", ""}});
  const auto out = w.settle();
  REQUIRE(out.clusters.size() == 1);
  const app::Spread spread = app::spread_of(w.library, w.input.view, out.clusters[0]);
  REQUIRE(spread.camera);
  CHECK(spread.camera->zoom > w.input.view.camera.zoom + 1);
  w.input.view.camera = *spread.camera;
  const auto after = w.settle();
  CHECK(after.clusters.empty());
  std::set<geodata::FeatureIndex> seen;
  for (const PlacedItem& p : after.placed)
    if (!p.is_name) seen.insert(p.feature);
  CHECK(seen.size() == 3);
}

TEST_CASE("A disc on the antimeridian spreads there") {
  World w;
  w.session.camera = app::camera_at({180, 41}, 10);
  w.input.view.camera = w.session.camera;
  geodata::FeatureStoreBuilder points;
  for (const double lng : {179.999, -179.999, 179.9995}) {
    points.add_point(geodata::to_world(geodata::LngLat{lng, 41}));
    points.finish_feature();
  }
  w.add(clustered_spec(), std::move(points).build());
  const auto out = w.settle();
  REQUIRE(out.clusters.size() == 1);
  CHECK(out.clusters[0].cluster.count == 3);
  const app::Spread spread = app::spread_of(w.library, w.input.view, out.clusters[0]);
  REQUIRE(spread.camera);
  CHECK(spread.camera->zoom > 15);
  const double east = std::remainder(spread.camera->centre.x, geodata::world_size);
  CHECK(std::abs(east) < geodata::world_size * 0.001 / 360);
}

TEST_CASE("Points on one spot fan out, so that each can be picked, and close again") {
  for (const int count : {2, 5, 10, 11, 40}) {
    INFO(count << " points");
    World w;
    std::vector<label_world::Named> points(static_cast<std::size_t>(count), {400, 300, "", ""});
    points.push_back({700, 500, "", ""});
    w.add_points(clustered_spec(), points);
    auto out = w.settle();
    REQUIRE(out.clusters.size() == 1);
    CHECK(out.clusters[0].cluster.count == static_cast<std::uint32_t>(count));
    const app::Spread spread = app::spread_of(w.library, w.input.view, out.clusters[0]);
    CHECK_FALSE(spread.camera);
    REQUIRE(spread.fan.features.size() == static_cast<std::size_t>(count));
    w.input.fan = &spread.fan;
    out = w.settle();
    std::set<geodata::FeatureIndex> picked;
    for (const PlacedItem& p : out.placed) {
      if (p.cluster >= 0 || !p.fanned) continue;
      CHECK_FALSE(p.is_dot);
      const auto found = app::pick(pick_of(w, out), middle(p.box));
      REQUIRE_FALSE(found.empty());
      CHECK(found[0].feature == p.feature);
      picked.insert(p.feature);
    }
    CHECK(picked.size() == static_cast<std::size_t>(count));
    const PlacedItem* middle_item = app::disc_or_fan_at(pick_of(w, out), {400, 300});
    REQUIRE(middle_item != nullptr);
    CHECK(middle_item->cluster >= 0);
    CHECK(middle_item->fanned);
  }
}

TEST_CASE("A fan's places keep apart") {
  for (std::size_t count = 2; count <= 60; ++count) {
    const auto places = app::fan_places(count);
    for (std::size_t a = 0; a < count; ++a) {
      CHECK(std::hypot(places[a].x, places[a].y) > 20);
      for (std::size_t b = a + 1; b < count; ++b)
        CHECK(std::hypot(places[a].x - places[b].x, places[a].y - places[b].y) > 18);
    }
  }
}

TEST_CASE("A million points cost squares, not points") {
  std::mt19937 random(41);
  std::vector<WorldPoint> points(1'000'000);
  for (WorldPoint& p : points) p = {(1u << 31) + below(random, 1u << 26), (1u << 31) + below(random, 1u << 26)};
  const auto grid = grid_of(points);
  Clusters clusters(grid);
  const app::View view{app::Camera{{(1u << 31) + (1u << 25), (1u << 31) + (1u << 25)}, 7.5, 0}, 1280, 800};
  const int level = Clusters::level_for(view, 40);
  const auto& found = clusters.in_view(view.parts(150), level);
  std::uint64_t sum = 0;
  for (const Cluster& c : found) sum += c.count;
  CHECK(sum == points.size());
  CHECK(found.size() < 1500);
}
