// Where a popup stands: beside its place and never over it, inside the map, off what it tells of.
#include "app/ui/popup_place.h"

#include <cmath>
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

TEST_CASE("it stands off what it tells of, on the side that is free") {
  PopupRequest r = request({430, 300});
  r.gap_px = 30;
  r.keep = {430, 100, 700, 500};
  PopupPlace p = place_popup(r);
  CHECK(p.side == PopupSide::left);
  CHECK(p.rect.max_x == 400);  // 30 from the box
  r.keep = {160, 100, 430, 500};
  p = place_popup(r);
  CHECK(p.side == PopupSide::right);
  CHECK(p.rect.min_x == 460);
  CHECK(p.tail.x == 460);  // the tail leaves the edge that faces it
}

TEST_CASE("the map moves a little where that makes room beside it") {
  PopupRequest r = request({300, 300});
  r.gap_px = 30;
  r.keep = {100, 100, 560, 600};  // 304 px right of it, 350 are needed
  PopupPlace p = place_popup(r);
  CHECK(p.side == PopupSide::right);
  CHECK(p.pan_x == Catch::Approx(864 - 12 - (560 + 30 + 320)));
  CHECK(p.pan_y == 0);
  r.keep = {10, 100, 560, 600};  // that far to the left it would leave the map
  p = place_popup(r);
  CHECK(p.pan_x == 0);
}

TEST_CASE("what fills the view has its popup in a strip along the lower edge") {
  PopupRequest r = request({430, 300}, 500);
  r.gap_px = 30;
  r.keep = {20, 20, 840, 700};
  const PopupPlace p = place_popup(r);
  CHECK(p.side == PopupSide::strip);
  CHECK_FALSE(p.has_tail);
  CHECK(p.rect.height() == popup_strip_px);
  CHECK(p.rect.max_y == 724);
  CHECK(p.rect.width() == 840);
}

TEST_CASE("a small map moves what it tells of out from under the strip") {
  PopupRequest r = request({152, 260}, 400);
  r.map = {0, 0, 304, 416};
  r.keep = {40, 150, 260, 290};
  const PopupPlace p = place_popup(r);
  CHECK(p.side == PopupSide::strip);
  CHECK(std::abs(p.pan_y) > 10);
  const double low = r.keep.max_y + p.pan_y, high = r.keep.min_y + p.pan_y;
  CHECK((low <= p.rect.min_y - r.gap_px || high >= p.rect.max_y + r.gap_px));
}

TEST_CASE("of sides that are free the one is taken that hides least") {
  PopupRequest r = request({432, 368});
  CHECK(place_popup(r).side == PopupSide::right);
  for (int i = 0; i < 6; ++i) r.things.push_back({{500, 40.0 + i * 120, 560, 60.0 + i * 120}, 1});
  CHECK(place_popup(r).side == PopupSide::left);
  r.things.push_back({{200, 360, 230, 380}, 8});  // a place of the same sentence
  CHECK(place_popup(r).side == PopupSide::right);
}

TEST_CASE("a line's stretch in view is not hidden") {
  PopupRequest r = request({432, 368}, 300);
  r.keep = {420, 356, 444, 380};
  for (double x = 0; x < 864; x += 6) r.outline.push_back({x, 368 + (x - 432) * 0.2});  // nearly level
  const PopupPlace p = place_popup(r);
  CHECK((p.side == PopupSide::above || p.side == PopupSide::below));
  CHECK(hidden_share(r.outline, p.rect) < 0.12);
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
    r.last = static_cast<PopupSide>(i % 6);
    r.may_pan = false;
    if (i % 3 == 0) r.avoid.push_back({r.map.max_x - 248, 8, r.map.max_x - 8, 600});
    if (i % 2 == 0) r.keep = {r.place.x - 100, r.place.y - 80, r.place.x + 60, r.place.y + 120};
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

TEST_CASE("within an area that fills the view it is as high as it wants to be, off the outline that is in view") {
  PopupRequest r = request({430, 300}, 420);
  r.keep = {0, 0, 864, 736};
  for (double y = 0; y <= 736; y += 8) r.outline.push_back({500, y});  // its border runs down the map
  r.names = {{520, 300, 640, 330}};
  const PopupPlace p = place_popup(r);
  CHECK(p.rect.height() == 420);
  CHECK(p.rect.max_x < 500);
  CHECK(inside(p.rect, r.map));
}

TEST_CASE("whose page was turned stays under its head: the map moves when it would hide what it now tells of") {
  PopupRequest r = request({200, 300}, 300);
  const ScreenRect before = place_popup(r).rect;
  r.head = ScreenXY{before.max_x, before.min_y};
  r.place = {180, 320}, r.height_px = 360;  // another thing under the same click
  PopupPlace p = place_popup(r);
  CHECK(p.rect.max_x == before.max_x);
  CHECK(p.rect.min_y == before.min_y);
  CHECK(p.rect.height() == 360);
  CHECK((p.pan_x == 0 && p.pan_y == 0));
  for (double y = 100; y < 600; y += 6) r.outline.push_back({400, y});  // a line that runs under it
  r.keep = {390, 100, 410, 600};
  p = place_popup(r);
  CHECK(p.rect.max_x == before.max_x);
  CHECK(p.rect.min_y == before.min_y);
  std::vector<ScreenXY> after;
  for (const ScreenXY& at : r.outline) after.push_back({at.x + p.pan_x, at.y + p.pan_y});
  CHECK(hidden_share(after, p.rect) < 0.12);
  CHECK(std::hypot(p.pan_x, p.pan_y) < 864 / 3.0);
  r.may_pan = false;  // then it gives way
  p = place_popup(r);
  CHECK(hidden_share(r.outline, p.rect) < 0.12);
  CHECK_FALSE((p.rect.max_x == before.max_x && p.rect.min_y == before.min_y));
}

TEST_CASE("its tail points at the nearest of what it tells of, and at nothing else") {
  // A slanting border: the middle of its box lies far from the popup, its northern end near.
  PopupRequest r = request({400, 300}, 200);
  r.keep = {300, 200, 500, 400};
  r.gap_px = 6;
  for (double t = 0; t <= 1; t += 0.02) r.outline.push_back({300 + 200 * t, 400 - 200 * t});
  const PopupPlace p = place_popup(r);
  REQUIRE(p.has_tail);
  double nearest = 1e9;
  for (const ScreenXY& at : r.outline) nearest = std::min(nearest, std::hypot(at.x - p.tail.x, at.y - p.tail.y));
  CHECK(nearest <= 48);
  // Nothing of it near the popup: no tail, rather than one to a neighbour.
  r.outline = {{400, 300}};
  r.keep = {250, 150, 550, 450};
  CHECK_FALSE(place_popup(r).has_tail);
}
