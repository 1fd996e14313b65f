// The shipped atlas, opened as at a window, with everything read.
#pragma once

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/shell/explorer.h"
#include "tests/catch.h"

struct Opened {
  app::Explorer explorer{0};
  double time_ms = 0;

  Opened() {
    explorer.mutable_settings().reduced_motion = true;
    explorer.set_interactive(true);
    REQUIRE(explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
    settle();
  }
  void settle() {
    for (int i = 0; i < 200 && (i < 4 || !explorer.idle()); ++i) explorer.advance(time_ms += 16);
    REQUIRE(explorer.idle());
  }
  void apply(app::Command command) {
    explorer.apply({std::move(command)}, 864, 736);
    settle();
  }
  geodata::PlaceIndex place(const char* id) const {
    const auto found = explorer.library().atlas->find_place(id);
    REQUIRE(found.has_value());
    return *found;
  }
  const app::Selection& selection() const {
    REQUIRE(explorer.session().selection.has_value());
    return *explorer.session().selection;
  }
};
