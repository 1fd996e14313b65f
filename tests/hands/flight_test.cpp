// On the way to a far place the map shows the world: land is land and sea is sea in every frame, also where no tile was
// made before and the last ground does not reach.
#include "tests/hands/at_a_window.h"

using namespace app;

namespace {

struct Spot {
  const char* name;
  geodata::LngLat at;
  bool sea;
};

// Each far from every shore.
const Spot spots[] = {
    {"Harbin", {126.6, 45.8}, false},        {"Ulaanbaatar", {106.9, 47.9}, false},
    {"Yakutsk", {129.7, 62.0}, false},       {"Krasnoyarsk", {92.9, 56.0}, false},
    {"Omsk", {73.4, 55.0}, false},           {"Perm", {56.3, 58.0}, false},
    {"Kazan", {49.1, 55.6}, false},          {"Moscow", {37.6, 55.5}, false},
    {"Minsk", {27.6, 53.9}, false},          {"Kyzylorda", {66.0, 48.5}, false},
    {"Ürümqi", {87.6, 43.8}, false},         {"Chengdu", {104.1, 30.7}, false},
    {"Wuhan", {113.7, 31.0}, false},         {"Kabul", {69.2, 34.5}, false},
    {"East China Sea", {125.0, 30.5}, true}, {"Sea of Japan", {135.0, 40.5}, true},
    {"Sea of Okhotsk", {149.0, 54.0}, true}, {"Bay of Bengal", {88.5, 14.0}, true},
};

// Of a few pixels about a point the larger part: a name or a line may run through it.
bool looks_like_sea(const Picture& picture, ScreenXY at) {
  const int sea[] = {0xBC, 0xD5, 0xE2};
  int votes = 0, count = 0;
  for (int dy = -6; dy <= 6; dy += 3) {
    for (int dx = -6; dx <= 6; dx += 3, ++count) {
      const auto x = static_cast<std::size_t>(static_cast<int>(at.x) + dx),
                 y = static_cast<std::size_t>(static_cast<int>(at.y) + dy);
      const std::size_t pixel = (y * static_cast<std::size_t>(picture.width) + x) * 4;
      bool same = true;
      for (std::size_t c = 0; c < 3; ++c) same = same && std::abs(picture.rgba[pixel + c] - sea[c]) < 8;
      votes += same ? 1 : 0;
    }
  }
  return 2 * votes > count;
}

}  // namespace

TEST_CASE("a flight to the other end of a continent crosses land and sea, not a blank") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  Settings moving = hands.explorer.settings();
  moving.reduced_motion = false;
  hands.apply(command::SetSettings{moving});
  hands.key(*key_named("Ctrl+F"));
  hands.type("moscow");
  REQUIRE(hands.settle());
  hands.key(*key_named("Enter"));
  int frames = 0, seen = 0, wrong = 0;
  std::string told;
  while (hands.explorer.flying()) {
    REQUIRE(++frames < 100);
    hands.pass();
    const Picture picture = picture_of(hands.frame().picture());
    for (const Spot& spot : spots) {
      const ScreenXY at = hands.window_point(spot.at);
      const ScreenRect& map = hands.frame().map_rect();
      // Beside what floats over the map.
      if (at.x < map.min_x + 20 || at.x > map.max_x - 320 || at.y < map.min_y + 20 || at.y > map.max_y - 60) continue;
      ++seen;
      if (looks_like_sea(picture, at) == spot.sea) continue;
      ++wrong;
      told += std::string(spot.name) + " in frame " + std::to_string(frames) + "; ";
    }
  }
  INFO(told);
  CHECK(frames > 20);
  CHECK(seen > 60);
  CHECK(wrong * 20 < seen);  // the first frames of the coarse land are still being made
  REQUIRE(hands.settle());
}
