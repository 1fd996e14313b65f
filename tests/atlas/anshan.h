// The atlas that comes with the program, opened once for all tests of a program.
#pragma once

#include "geodata/atlas/atlas.h"
#include "tests/catch.h"

inline const geodata::WithWarnings<geodata::Atlas>& anshan() {
  static const auto opened = geodata::open_atlas(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan");
  REQUIRE(opened.has_value());
  return *opened;
}
