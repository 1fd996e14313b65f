#include "app/core/history.h"

#include "tests/catch.h"

using namespace app;

namespace {

Session with_opacity(double opacity) {
  Session s;
  s.layers = {{"roads", true, opacity}};
  return s;
}

}  // namespace

TEST_CASE("undo goes back and redo forth again") {
  History history;
  const Session a = with_opacity(1), b = with_opacity(0.5);
  history.record(geodata::text("step"), a);
  REQUIRE(history.can_undo());
  CHECK(history.undo(b).layers == a.layers);
  CHECK_FALSE(history.can_undo());
  REQUIRE(history.can_redo());
  CHECK(history.redo(a).layers == b.layers);
}

TEST_CASE("a drag is one step") {
  History history;
  history.record(geodata::text("step"), with_opacity(1.0), 7);
  history.record(geodata::text("step"), with_opacity(0.9), 7);
  history.record(geodata::text("step"), with_opacity(0.8), 7);
  CHECK(history.undo(with_opacity(0.7)).layers.front().opacity == 1.0);
  CHECK_FALSE(history.can_undo());
}

TEST_CASE("a new change forgets what was undone") {
  History history;
  history.record(geodata::text("step"), with_opacity(1));
  (void)history.undo(with_opacity(0.5));
  history.record(geodata::text("step"), with_opacity(1));
  CHECK_FALSE(history.can_redo());
}

TEST_CASE("undo keeps the camera of the moment") {
  History history;
  history.record(geodata::text("step"), with_opacity(1));
  Session now = with_opacity(0.5);
  now.camera = camera_at({10, 20}, 5);
  CHECK(history.undo(now).camera == now.camera);
}

TEST_CASE("a step that moved the camera takes it back, unless somebody has moved it since") {
  const Camera home = camera_at({123, 41}, 9), there = camera_at({10, 20}, 5), elsewhere = camera_at({0, 0}, 2);
  for (const bool moved_since : {false, true}) {
    History history;
    Session now = with_opacity(1);
    now.camera = home;
    const auto opening = history.record(geodata::text("step"), now);
    now.camera = there;
    history.moved_camera(opening, there);
    (void)history.record(geodata::text("step"), now);  // a step of another kind
    now = history.undo(now);
    CHECK(now.camera == there);
    if (moved_since) now.camera = elsewhere;
    now = history.undo(now);
    CHECK(now.camera == (moved_since ? elsewhere : home));
    now = history.redo(now);
    CHECK(now.camera == (moved_since ? elsewhere : there));
  }
}
