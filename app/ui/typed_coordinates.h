// Coordinates as people type or paste them: "41.1 122.9", "122.9, 41.1", "41.1°N 122.9°E", "41°06'12"N 122°54'0"E",
// "geo:41.1,122.9".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/geo/world.h"

namespace app {

// What the text can mean, likeliest first. One where letters, "geo:" or the numbers themselves (one beyond 90) say
// which is the latitude; two, latitude first and then longitude first, where nothing says; none when it is something
// else. All lie on the map (latitude within ±85.05).
std::vector<geodata::LngLat> typed_coordinates(std::string_view text);

}  // namespace app
