// The shipped atlas at a window without a display, and a few ways to where a test begins.
#pragma once

#include <filesystem>

#include "app/shell/hands.h"
#include "app/shell/key_names.h"
#include "tests/render/graphics.h"

// A context must be current. Motion is reduced: what moves comes to rest at once.
struct AtAWindow {
  app::Hands hands;

  explicit AtAWindow(app::FrameSize size = {1280, 800, 1}) : hands(size) {
    REQUIRE(hands.explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
    start_over();
  }
  // Nearly as when the program has started: everything is closed and the view is home.
  void start_over() {
    using namespace app;
    for (int i = 0; i < 4; ++i) hands.key(*key_named("Escape"));
    while (!hands.explorer.session().traces.empty()) hands.apply(command::RemoveTrace{0});
    hands.apply(command::SetTool{Tool::choose});
    hands.apply(command::ClearSelection{});
    hands.apply(command::OpenMeasurements{});
    Settings settings;
    settings.reduced_motion = true;
    hands.apply(command::SetSettings{settings});
    hands.apply(command::GoHome{});
    const ScreenRect& map = hands.frame().map_rect();
    hands.move_to({map.min_x + 40, map.max_y - 40});
    REQUIRE(hands.settle());
  }
};

inline void choose(app::Hands& hands, const char* place) {
  const auto found = hands.explorer.library().atlas->find_place(place);
  REQUIRE(found.has_value());
  hands.apply(app::command::SelectPlace{*found, 0, true});
  REQUIRE(hands.settle());
}

// From Dagushan down to the sea.
inline void trace(app::Hands& hands) {
  hands.apply(app::command::AddTrace{app::TraceState{{123.065045, 41.055176}, "mine-p100000129340"}});
  REQUIRE(hands.settle());
}

// Each waits until the window has come to rest.
inline void press_key(app::Hands& hands, const char* name) {
  hands.key(*app::key_named(name));
  REQUIRE(hands.settle());
}

inline const app::UiItem& item(app::Hands& hands, const char* path) {
  const app::UiItem* found = hands.item(path);
  INFO(path);
  REQUIRE(found != nullptr);
  return *found;
}

inline void click(app::Hands& hands, const char* path) {
  hands.press(middle(item(hands, path).rect));
  REQUIRE(hands.settle());
}

// A file, until it is read or refused.
inline void open_and_wait(app::Hands& hands, const std::filesystem::path& path) {
  hands.apply(app::command::OpenPath{path});
  hands.explorer.finish_reading();
  REQUIRE(hands.settle());
}
