// Tiles: the world cut into 2^z by 2^z squares, numbered from the north-west (as XYZ and OGC TMS "GoogleMaps").
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

struct TileId {
  std::uint8_t z = 0;   // 0..24
  std::uint32_t x = 0;  // < 2^z
  std::uint32_t y = 0;
  friend bool operator==(TileId, TileId) = default;
};

// Units across a tile at zoom z.
constexpr std::uint64_t tile_size(std::uint8_t z) { return std::uint64_t{1} << (32 - z); }

// The square a tile covers; its max edge is the last unit inside.
WorldBox tile_box(TileId id);
TileId tile_at(WorldPoint p, std::uint8_t z);
TileId parent(TileId id);  // precondition: z > 0

// All tiles at zoom z that touch the box, row by row.
std::vector<TileId> tiles_in(const WorldBox& box, std::uint8_t z);

}  // namespace geodata

template <>
struct std::hash<geodata::TileId> {
  std::size_t operator()(const geodata::TileId& t) const noexcept {
    std::uint64_t h = (std::uint64_t{t.z} << 58) ^ (std::uint64_t{t.x} << 29) ^ t.y;
    h = (h ^ (h >> 31)) * 0x9E3779B97F4A7C15ull;
    return static_cast<std::size_t>(h ^ (h >> 29));
  }
};
