#include <cmath>
#include <numbers>
#include <random>

#include "app/scene/line_name.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"

using app::LetterPlace;
using app::LineSide;
using app::ScreenXY;
using app::SmoothLine;
using label_world::World;

namespace {

constexpr double to_deg = 180 / std::numbers::pi;

// A river that wanders: a walk whose direction drifts, with a small zigzag on it.
std::vector<ScreenXY> wandering(std::mt19937& random, int points) {
  std::vector<ScreenXY> out;
  const auto unit = [&] { return static_cast<double>(random() % 2001) / 1000 - 1; };
  double direction = unit() * std::numbers::pi, x = 400, y = 300;
  for (int i = 0; i < points; ++i) {
    direction += 0.35 * unit();
    x += 6 * std::cos(direction), y += 6 * std::sin(direction);
    out.push_back({x + 3 * unit(), y + 3 * unit()});
  }
  return out;
}

std::vector<double> letters(int count, double advance) {
  return std::vector<double>(static_cast<std::size_t>(count), advance);
}

std::vector<std::pair<double, double>> wave(double x0, double x1, double y, double height) {
  std::vector<std::pair<double, double>> out;
  const double step = x1 > x0 ? 5 : -5;
  for (double x = x0; step > 0 ? x <= x1 : x >= x1; x += step) out.emplace_back(x, y + height * std::sin(x / 60));
  return out;
}

std::size_t name_sprites(const app::LabelOutput& out) { return out.sprites.size(); }

}  // namespace

TEST_CASE("A straight line carries a level name above it") {
  const SmoothLine line({{100, 200}, {600, 200}}, 20);
  const auto stretches = line.stretches(100);
  REQUIRE_FALSE(stretches.empty());
  CHECK(stretches.front().cost == Catch::Approx(0).margin(1e-6));
  const auto placed = line.letters(stretches.front(), letters(10, 10), 12, 2, LineSide::above);
  REQUIRE(placed);
  for (std::size_t i = 0; i < placed->size(); ++i) {
    CHECK((*placed)[i].angle_rad == Catch::Approx(0).margin(1e-6));
    CHECK((*placed)[i].y < 200 - 1 - 2);
    CHECK((*placed)[i].y > 200 - 8);
    if (i > 0) CHECK((*placed)[i].x - (*placed)[i - 1].x == Catch::Approx(10).margin(1e-6));
  }
  const auto below = line.letters(stretches.front(), letters(10, 10), 12, 2, LineSide::below);
  REQUIRE(below);
  CHECK((*below)[0].y - 0.72 * 12 > 201);  // its capitals' tops stay below the line
}

TEST_CASE("A line that runs to the left is read to the right; one that runs down is read upwards") {
  const SmoothLine leftwards({{600, 200}, {100, 200}}, 20);
  const auto a = leftwards.letters(leftwards.stretches(100).front(), letters(10, 10), 12, 2, LineSide::above);
  REQUIRE(a);
  CHECK(a->front().x < a->back().x);
  CHECK(a->front().y < 200);
  const SmoothLine down({{300, 100}, {300, 500}}, 20);
  const auto b = down.letters(down.stretches(100).front(), letters(10, 10), 12, 2, LineSide::above);
  REQUIRE(b);
  CHECK(b->front().y > b->back().y);
  CHECK(b->front().angle_rad * to_deg == Catch::Approx(-90).margin(0.1));
}

TEST_CASE("Names along wandering lines are upright and turn gently") {
  std::size_t named = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const SmoothLine line(wandering(random, 120), 20);
    for (const app::Stretch& stretch : line.stretches(110)) {
      for (const LineSide side : {LineSide::above, LineSide::below, LineSide::on}) {
        const auto placed = line.letters(stretch, letters(11, 10), 12, 2, side);
        if (!placed) continue;
        ++named;
        double least = 1e9, most = -1e9;
        for (std::size_t i = 0; i < placed->size(); ++i) {
          const double deg = (*placed)[i].angle_rad * to_deg;
          least = std::min(least, deg), most = std::max(most, deg);
          REQUIRE(std::abs(deg) <= 92);
          if (i == 0) continue;
          const LetterPlace &p = (*placed)[i - 1], &q = (*placed)[i];
          REQUIRE(std::abs(deg - p.angle_rad * to_deg) <= app::most_letter_turning_deg + 1e-9);
          // Neither on top of each other nor torn apart.
          const double apart = std::hypot(q.x - p.x, q.y - p.y);
          REQUIRE(apart > 8);
          REQUIRE(apart < 10.01);
        }
        REQUIRE(most - least <= app::most_turning_deg);
      }
    }
  }
  CHECK(named > 500);
}

TEST_CASE("Lines that are short, empty or a point carry nothing") {
  for (const std::vector<ScreenXY>& line :
       {std::vector<ScreenXY>{}, {{10, 10}}, {{10, 10}, {10, 10}}, {{0, 0}, {30, 0}}}) {
    const SmoothLine smooth(line, 20);
    CHECK(smooth.stretches(100).empty());
  }
}

TEST_CASE("Reaches of one river that meet end to end carry one name, whatever their direction and order") {
  // Each reach alone is shorter than the name.
  std::vector<World::River> reaches;
  for (int i = 0; i < 8; ++i) {
    std::vector<std::pair<double, double>> line = wave(100 + i * 60, 160 + i * 60, 300, 6);
    if (i % 2 == 1) std::reverse(line.begin(), line.end());
    reaches.push_back({"Taizi River", "太子河", line});
  }
  std::swap(reaches[1], reaches[6]);
  World joined;
  joined.add_lines(label_world::rivers_spec("rivers"), reaches);
  CHECK(name_sprites(joined.settle()) == 1);
  World apart;
  for (std::size_t i = 0; i < reaches.size(); ++i) reaches[i].name += std::to_string(i);
  apart.add_lines(label_world::rivers_spec("rivers"), reaches);
  CHECK(name_sprites(apart.settle()) == 0);
}

TEST_CASE("A long river is named again, no nearer than its spacing and no more often than its rule says") {
  for (const int most : {0, 1}) {
    World w;
    geodata::LayerSpec spec = label_world::rivers_spec("rivers");
    spec.rules[0].label->spacing_px = 250;
    spec.rules[0].label->most = most;
    w.add_lines(spec, {{"Liao River", "辽河", wave(-200, 1000, 300, 8)}});
    const std::size_t names = name_sprites(w.settle());
    if (most == 1) {
      CHECK(names == 1);
    } else {
      CHECK((names == 2 || names == 3));
    }
  }
}

TEST_CASE("A river's name keeps clear of names before it and obstacles, and stays through a pan") {
  World w;
  w.add_lines(label_world::rivers_spec("rivers"), {{"Hun River", "浑河", wave(50, 750, 300, 10)}});
  w.input.obstacles = {{0, 0, 400, 600}};
  const auto placed = w.settle().placed;
  REQUIRE_FALSE(placed.empty());
  for (const auto& p : placed) CHECK(p.box.min_x >= 400);
  const auto moved = w.move(20, -15);
  REQUIRE(moved.placed.size() == placed.size());
  for (std::size_t i = 0; i < placed.size(); ++i) {
    CHECK(moved.placed[i].box.min_x == Catch::Approx(placed[i].box.min_x + 20).margin(0.01));
    CHECK(moved.placed[i].box.min_y == Catch::Approx(placed[i].box.min_y - 15).margin(0.01));
  }
  const auto rest = w.settle();
  REQUIRE(rest.placed.size() == placed.size());
  CHECK(rest.placed[0].box.min_x == Catch::Approx(placed[0].box.min_x + 20).margin(0.01));
}

TEST_CASE("A river's name leaves when the map zooms away from it and comes back at rest") {
  World w;
  w.add_lines(label_world::rivers_spec("rivers"), {{"Hun River", "浑河", wave(50, 750, 300, 10)}});
  CHECK(name_sprites(w.settle()) >= 1);
  w.input.view.camera.zoom += 0.5;
  CHECK(name_sprites(w.labels.place(w.input, false)) == 0);
  CHECK(name_sprites(w.labels.place(w.input, true)) >= 1);
}
