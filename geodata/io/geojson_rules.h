// What RFC 7946 does not allow and the reader takes all the same: it repairs or passes over what does no harm, and a
// person who is going to hand the file on wants to know. A second way through the file, for `anshan check` alone.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "geodata/base/text.h"
#include "geodata/geo/polygon.h"

namespace geodata {

struct GeoJsonFault {
  std::uint64_t feature = 0;  // from 1, as the file has them; 0: of the file
  Text why;
  std::size_t byte = 0;  // where it stands
};

// The rings of each Polygon, and of each of a MultiPolygon, as they stand in the file.
using OnPolygon = std::function<void(std::span<const Ring> rings, std::uint64_t feature, std::size_t byte)>;

// In the file's order. Precondition: the reader has read the bytes; what is no JSON ends it without a word. Several
// times the reader's cost.
std::vector<GeoJsonFault> geojson_faults(std::string_view bytes, const OnPolygon& on_polygon);

}  // namespace geodata
