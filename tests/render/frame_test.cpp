// The shipped atlas through whole frames: what settling, resting, panning and another theme cost, in counters. A clock
// differs from machine to machine; these numbers do not, and a change that draws twice as much fails here.
#include <chrono>
#include <thread>

#include "app/shell/frame.h"
#include "tests/render/graphics.h"

namespace {

using namespace app;

// Measured on the home view of 1280 x 800 px (134, 331 000, 312; 588 with the fonts of Debian 12, 757 with those
// of Debian 13), and a tenth more.
constexpr std::size_t most_tiles_built = 147, most_vertices = 365'000, most_draws = 344;
constexpr std::size_t most_glyphs = 833;

struct Opened {
  std::unique_ptr<OffscreenContext> context = graphics();
  Explorer explorer;
  std::unique_ptr<Frame> frame;
  double time_ms = 0;

  // Without threads what is read arrives in one order, and no name is shown and dropped again on the way.
  explicit Opened(Frame::Use use, bool reduced_motion = true, unsigned threads = 2) : explorer(threads) {
    explorer.mutable_settings().reduced_motion = reduced_motion;
    REQUIRE(explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
    frame = std::make_unique<Frame>(explorer, FrameSize{1280, 800, 1}, false, use);
    settle();
  }

  void step(const InputEvents& events = {}) { frame->step(events, time_ms += 1000.0 / 60); }

  void settle() {
    for (int i = 0; i < 20000; ++i) {
      step();
      if (frame->settled()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL("the map does not come to rest");
  }

  DrawCounters drawn() const { return frame->renderer().counters(); }
};

}  // namespace

TEST_CASE("the home view is one full ground, and its size is bounded") {
  Opened map(Frame::Use::picture);
  for (const Notice& notice : map.explorer.notices().all()) CHECK(notice.level == Notice::Level::info);
  CHECK(map.frame->paint());
  const DrawCounters drawn = map.drawn();
  const std::size_t tiles = map.frame->scene_builder().counters().tiles_built;
  CAPTURE(drawn.vertices, drawn.draws, tiles);
  CHECK(drawn.full_grounds == 1);
  CHECK(drawn.strips == 0);
  CHECK(drawn.vertices < most_vertices);
  CHECK(drawn.vertices > most_vertices / 2);
  CHECK(drawn.draws < most_draws);
  CHECK(tiles < most_tiles_built);
}

TEST_CASE("the home view draws each glyph of its names once") {
  Opened map(Frame::Use::window, true, 0);
  map.frame->paint();
  const auto made = [&] { return map.frame->scene_builder().counters().glyphs_made; };
  const std::size_t at_home = made();
  CAPTURE(at_home);
  CHECK(at_home < most_glyphs);
  CHECK(at_home > most_glyphs / 2);

  // Hidden and shown again: the same names from their pictures.
  for (const bool on : {false, true}) {
    map.explorer.apply({command::SetLayer{"mines", on, std::nullopt, 0}}, 1280, 800);
    map.settle();
    map.frame->paint();
  }
  CHECK(made() - at_home < at_home / 10);  // what came into the gap

  // A drag moves names that lie at a point, and makes only those anew that bend along a line: a word or two.
  const std::size_t before = made();
  map.step({input::MouseMove{640, 400}, input::MouseButton{0, true, {}}});
  for (int i = 5; i < 15; ++i) map.step({input::MouseMove{640.0 + i, 400}});
  CHECK(made() - before < at_home / 50);
}

TEST_CASE("a map at rest is painted once") {
  Opened map(Frame::Use::window);
  CHECK(map.frame->paint());
  const DrawCounters before = map.drawn();
  for (int i = 0; i < 20; ++i) {
    map.step();
    CHECK_FALSE(map.frame->animating());
    CHECK_FALSE(map.frame->paint());
  }
  CHECK(map.drawn().blits == before.blits);
  CHECK(map.drawn().draws == before.draws);
  map.frame->invalidate();
  CHECK(map.frame->paint());
  CHECK(map.drawn().full_grounds == before.full_grounds);  // a copy of what is there
}

TEST_CASE("a map whose names fade comes to rest once they have") {
  Opened map(Frame::Use::window, false);
  map.frame->paint();
  const std::string layer = "mines";
  map.explorer.apply({command::SetLayer{layer, false, {}, 0}}, 1280, 800);
  int fading = 0;
  for (int i = 0; i < 60; ++i) {
    map.step();
    fading += map.frame->paint() ? 1 : 0;
  }
  // 200 ms at 60 frames a second; each of them shows something new.
  CHECK(fading >= 11);
  CHECK(fading <= 15);
  CHECK_FALSE(map.frame->animating());
  CHECK_FALSE(map.frame->paint());
}

TEST_CASE("a map that is dragged copies its ground") {
  Opened map(Frame::Use::window);
  map.frame->paint();
  const DrawCounters before = map.drawn();
  map.step({input::MouseMove{640, 400}, input::MouseButton{0, true, {}}});
  for (int i = 5; i < 15; ++i) {  // the first four px could still be a click
    map.step({input::MouseMove{640.0 + i, 400}});
    CHECK(map.frame->paint());
  }
  CHECK(map.drawn().blits == before.blits + 10);
  CHECK(map.drawn().strips == before.strips);
  CHECK(map.drawn().full_grounds == before.full_grounds);
}

TEST_CASE("another theme draws the ground once, and back again") {
  Opened map(Frame::Use::window);
  map.frame->paint();
  for (const geodata::Theme theme : {geodata::Theme::dark, geodata::Theme::light}) {
    const DrawCounters before = map.drawn();
    map.explorer.mutable_settings().theme = theme;
    map.settle();
    CHECK(map.frame->paint());
    CHECK(map.drawn().full_grounds == before.full_grounds + 1);
    CHECK_FALSE(map.frame->paint());
  }
}

TEST_CASE("a layer switched off and on again builds no tile twice") {
  Opened map(Frame::Use::window);
  map.frame->paint();
  const std::size_t built = map.frame->scene_builder().counters().tiles_built;
  for (const bool on : {false, true}) {
    map.explorer.apply({command::SetLayer{"taizi", on, std::nullopt, 0}}, 1280, 800);
    map.settle();
    CHECK(map.frame->paint());
  }
  CHECK(map.frame->scene_builder().counters().tiles_built == built);
}
