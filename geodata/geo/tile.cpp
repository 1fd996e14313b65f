#include "geodata/geo/tile.h"

namespace geodata {
namespace {

// In 64 bits, because at zoom 0 the shift is 32.
std::uint32_t tile_number(std::uint32_t v, std::uint8_t z) {
  return static_cast<std::uint32_t>(std::uint64_t{v} >> (32 - z));
}

}  // namespace

WorldBox tile_box(TileId id) {
  const std::uint64_t size = tile_size(id.z);
  const std::uint64_t x = id.x * size;
  const std::uint64_t y = id.y * size;
  return {static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), static_cast<std::uint32_t>(x + size - 1),
          static_cast<std::uint32_t>(y + size - 1)};
}

TileId tile_at(WorldPoint p, std::uint8_t z) { return {z, tile_number(p.x, z), tile_number(p.y, z)}; }

TileId parent(TileId id) { return {static_cast<std::uint8_t>(id.z - 1), id.x >> 1, id.y >> 1}; }

std::vector<TileId> tiles_in(const WorldBox& box, std::uint8_t z) {
  std::vector<TileId> tiles;
  if (box.empty()) return tiles;
  const TileId first = tile_at({box.min_x, box.min_y}, z);
  const TileId last = tile_at({box.max_x, box.max_y}, z);
  tiles.reserve(std::size_t{last.x - first.x + 1} * (last.y - first.y + 1));
  for (std::uint32_t y = first.y; y <= last.y; ++y) {
    for (std::uint32_t x = first.x; x <= last.x; ++x) tiles.push_back({z, x, y});
  }
  return tiles;
}

}  // namespace geodata
