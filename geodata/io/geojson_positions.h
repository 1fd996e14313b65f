// The common form of positions, [lng,lat] with plain decimals, read without looking at each byte one by one.
//
// Coordinates are nine tenths of a GeoJSON file. What is not of this form, or near the end of the bytes, is left to
// JsonCursor, which knows all of JSON and says what is wrong with it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

// Reads elements of an array of positions, from where an element begins. Returns the bytes read: 0, or up to behind
// the last position of the common form. The numbers are the same that JsonCursor reads.
std::size_t read_plain_positions(std::string_view bytes, std::vector<LngLat>& out);

}  // namespace geodata
