// Where a popup stands: beside its place and never over it, inside the map, off what it tells of.
#include "app/ui/popup_place.h"

#include <random>

#include "tests/catch.h"

using namespace app;

namespace {

PopupRequest request(ScreenXY place, double height = 400) {
  PopupRequest r;
  r.map = {0, 0, 864, 736};
  r.place = place;
  r.height_px = height;
  return r;
}

bool inside(const ScreenRect& inner, const ScreenRect& outer) {
  return inner.min_x >= outer.min_x && inner.min_y >= outer.min_y && inner.max_x <= outer.max_x &&
         inner.max_y <= outer.max_y;
}

}  // namespace

TEST_CASE("a popup stands at the side that has room") {
  CHECK(place_popup(request({100, 300})).side == PopupSide::right);
  CHECK(place_popup(request({800, 300})).side == PopupSide::left);
  PopupRequest narrow = request({200, 100}, 300);
  narrow.map = {0, 0, 400, 736};
  CHECK(place_popup(narrow).side == PopupSide::below);
  narrow.place = {200, 650};
  CHECK(place_popup(narrow).side == PopupSide::above);
}

TEST_CASE("it avoids what it tells of") {
  PopupRequest r = request({430, 300});
  r.subject = {430, 100, 700, 500};
  CHECK(place_popup(r).side == PopupSide::left);
  r.subject = {160, 100, 430, 500};
  CHECK(place_popup(r).side == PopupSide::right);
}

TEST_CASE("it stays at its side while the map moves a little") {
  PopupRequest r = request({432, 300});
  r.last = PopupSide::left;
  CHECK(place_popup(r).side == PopupSide::left);
  r.last = PopupSide::right;
  CHECK(place_popup(r).side == PopupSide::right);
}

TEST_CASE("a place out of view has its popup at the edge, without a tail") {
  const PopupPlace p = place_popup(request({-50, 300}));
  CHECK(p.side == PopupSide::docked);
  CHECK_FALSE(p.has_tail);
  CHECK(p.rect.min_x == 12);
}

TEST_CASE("never over its place, always inside the map") {
  std::mt19937 random(20260531);
  const auto between = [&](double lo, double hi) { return std::uniform_real_distribution<double>(lo, hi)(random); };
  for (int i = 0; i < 2000; ++i) {
    PopupRequest r = request({between(-100, 1000), between(-100, 900)}, between(60, 900));
    r.map = {0, 0, between(360, 1600), between(200, 1100)};
    r.last = static_cast<PopupSide>(i % 5);
    if (i % 3 == 0) r.avoid.push_back({r.map.max_x - 248, 8, r.map.max_x - 8, 600});
    if (i % 2 == 0) r.subject = {r.place.x - 100, r.place.y - 80, r.place.x + 60, r.place.y + 120};
    INFO("case " << i << ": " << r.place.x << " " << r.place.y << " in " << r.map.max_x << " x " << r.map.max_y);
    const PopupPlace p = place_popup(r);
    CHECK(inside(p.rect, r.map));
    if (r.map.contains(r.place)) CHECK_FALSE(p.rect.contains(r.place));
    if (p.has_tail) {
      const bool on_edge =
          p.tail.x == p.rect.min_x || p.tail.x == p.rect.max_x || p.tail.y == p.rect.min_y || p.tail.y == p.rect.max_y;
      CHECK(on_edge);
    }
  }
}
