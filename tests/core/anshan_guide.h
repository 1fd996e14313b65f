// The rivers of the atlas that comes with the program, read once for all tests of a program.
#pragma once

#include "app/core/river_guide.h"
#include "tests/catch.h"

inline std::shared_ptr<const app::RiverGuide> anshan_guide() {
  static const std::shared_ptr<const app::RiverGuide> guide = [] {
    auto atlas = geodata::open_atlas(std::string(ANSHAN_SOURCE_DIR) + "/atlases/anshan");
    REQUIRE(atlas);
    for (const geodata::Error& warning : atlas->warnings) FAIL_CHECK(say(warning));
    auto read = app::read_river_guide(std::make_shared<geodata::Atlas>(std::move(atlas->value)));
    REQUIRE(read);
    for (const geodata::Error& warning : read->warnings) FAIL_CHECK(say(warning));
    return read->value;
  }();
  return guide;
}

inline const app::RiverGuide& anshan() { return *anshan_guide(); }
