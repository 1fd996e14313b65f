#include "geodata/geo/tile.h"

#include <random>
#include <unordered_set>

#include "tests/catch.h"

using namespace geodata;

TEST_CASE("the tiles of known places (OpenStreetMap wiki, Slippy map tilenames)") {
  CHECK(tile_at(to_world({122.99, 41.11}), 0) == TileId{0, 0, 0});
  // The wiki's formula by hand: x = (122.99 + 180) / 360 * 2^10 = 861.8, y = (1 - asinh(tan 41.11) / pi) / 2 * 2^10 =
  // 383.5
  CHECK(tile_at(to_world({122.99, 41.11}), 10) == TileId{10, 861, 383});
  CHECK(tile_at(to_world({-180, 85.1}), 3) == TileId{3, 0, 0});
  CHECK(tile_at(to_world({180, -85.1}), 3) == TileId{3, 7, 7});
}

TEST_CASE("boxes of tiles cover the world without gap or overlap") {
  CHECK(tile_box({0, 0, 0}) == WorldBox{0, 0, 0xFFFFFFFFu, 0xFFFFFFFFu});
  CHECK(tile_box({1, 1, 0}) == WorldBox{1u << 31, 0, 0xFFFFFFFFu, (1u << 31) - 1});
  for (std::uint8_t z = 0; z <= 24; ++z) {
    const std::uint32_t last = (1u << z) - 1;
    CHECK(tile_box({z, last, last}).max_x == 0xFFFFFFFFu);
    if (z > 0) CHECK(tile_box({z, last, 0}).min_x == tile_box({z, last - 1, 0}).max_x + 1);
    CHECK(tile_size(z) == (std::uint64_t{1} << (32 - z)));
  }
}

TEST_CASE("a tile's corners lie in it, and its parent holds it") {
  std::mt19937 random(2);
  for (int i = 0; i < 2000; ++i) {
    const auto z = static_cast<std::uint8_t>(random() % 25);
    const WorldPoint p{static_cast<std::uint32_t>(random()), static_cast<std::uint32_t>(random())};
    const TileId tile = tile_at(p, z);
    const WorldBox box = tile_box(tile);
    REQUIRE(box.contains(p));
    REQUIRE(tile_at({box.min_x, box.min_y}, z) == tile);
    REQUIRE(tile_at({box.max_x, box.max_y}, z) == tile);
    if (z > 0) REQUIRE(parent(tile) == tile_at(p, static_cast<std::uint8_t>(z - 1)));
  }
}

TEST_CASE("tiles of a box, row by row") {
  CHECK(tiles_in(WorldBox{}, 5).empty());
  CHECK(tiles_in(tile_box({0, 0, 0}), 1) == std::vector<TileId>{{1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}});
  CHECK(tiles_in(tile_box({7, 3, 4}), 7) == std::vector<TileId>{{7, 3, 4}});  // the next tile is not touched
  CHECK(tiles_in({5, 5, 5, 5}, 24).size() == 1);
  CHECK(tiles_in(tile_box({0, 0, 0}), 4).size() == 256);
}

TEST_CASE("tiles hash apart") {
  std::unordered_set<std::size_t> hashes;
  for (std::uint8_t z = 0; z <= 7; ++z) {
    for (const TileId tile : tiles_in(tile_box({0, 0, 0}), z)) hashes.insert(std::hash<TileId>{}(tile));
  }
  CHECK(hashes.size() == 21845);
}
