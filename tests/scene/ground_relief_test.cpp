#include <algorithm>
#include <cmath>
#include <functional>

#include "app/scene/relief.h"
#include "geodata/geo/world.h"
#include "tests/catch.h"

using namespace app;
using geodata::LngLat;
using geodata::TileId;

namespace {

constexpr double cell = 1.0 / 120;  // 30 seconds of arc, as SRTM30_PLUS
constexpr LngLat north_west{121, 42.5};

geodata::ElevationGrid grid(const std::function<double(LngLat)>& height, std::uint32_t size = 240) {
  geodata::ElevationGrid g;
  g.width = g.height = size;
  g.north_west = north_west;
  g.cell_lng = g.cell_lat = cell;
  for (std::uint32_t r = 0; r < size; ++r) {
    for (std::uint32_t c = 0; c < size; ++c) {
      g.metres.push_back(
          static_cast<float>(height({north_west.lng + (c + 0.5) * cell, north_west.lat - (r + 0.5) * cell})));
    }
  }
  return g;
}

const LngLat summit{122.0, 41.5};
TileId tile_of(LngLat p, std::uint8_t z) { return geodata::tile_at(geodata::to_world(p), z); }

struct Texel {
  int shade = 0, light = 0, hills = 0;
};
Texel texel(const ReliefImage& relief, LngLat p) {
  const geodata::WorldBox box = geodata::tile_box(relief.tile);
  const geodata::WorldPoint w = geodata::to_world(p);
  const double size = static_cast<double>(geodata::tile_size(relief.tile.z)) / ReliefImage::size;
  const auto at = [&](std::uint32_t v, std::uint32_t origin) {
    return static_cast<std::size_t>(std::clamp((double(v) - origin) / size + 1, 0.0, ReliefImage::stride - 1.0));
  };
  const std::uint8_t* t = relief.texels.data() + (at(w.y, box.min_y) * ReliefImage::stride + at(w.x, box.min_x)) * 4;
  return {t[0], t[1], t[2]};
}

double cone(LngLat p) {  // 1,000 m high, about 11 km to its foot
  const double d = std::hypot((p.lng - summit.lng) * std::cos(summit.lat / 57.29578), p.lat - summit.lat);
  return std::max(0.0, 1000 - 10'000 * d);
}

}  // namespace

TEST_CASE("A cone is lit from the north-west") {
  const auto relief = build_relief(grid(cone), tile_of(summit, 8));
  REQUIRE(relief.texels.size() == std::size_t{ReliefImage::stride} * ReliefImage::stride * 4);
  const double away = 0.03;
  const Texel nw = texel(relief, {summit.lng - away, summit.lat + away}),
              se = texel(relief, {summit.lng + away, summit.lat - away});
  CHECK(nw.light > 20);
  CHECK(nw.shade == 0);
  CHECK(se.shade > 60);
  CHECK(se.light == 0);
  // Darker to the south-east than to the north-east or the south-west.
  CHECK(se.shade > texel(relief, {summit.lng + away, summit.lat + away}).shade + 10);
  CHECK(se.shade > texel(relief, {summit.lng - away, summit.lat - away}).shade + 10);
}

TEST_CASE("Flat land gives nothing, low or high") {
  CHECK(build_relief(grid([](LngLat) { return 0; }), tile_of(summit, 8)).texels.empty());
  CHECK(build_relief(grid([](LngLat) { return 30; }), tile_of(summit, 8)).texels.empty());
  const auto plateau = build_relief(grid([](LngLat) { return 600; }), tile_of(summit, 9));
  const Texel t = texel(plateau, summit);
  CHECK(t.shade == 0);
  CHECK(t.light == 0);
  CHECK(t.hills == 230);  // 90 %
}

TEST_CASE("Hills' colour grows from 40 to 420 m") {
  const auto at = [](double metres) {
    const auto relief = build_relief(grid([=](LngLat) { return metres; }), tile_of(summit, 9));
    return relief.texels.empty() ? 0 : texel(relief, summit).hills;
  };
  CHECK(at(40) == 0);
  CHECK(at(230) == 115);
  CHECK(at(421) == 230);
  CHECK(at(900) == 230);
}

TEST_CASE("The plain stays clean: small steps below 18 m give no shade") {
  const auto relief = build_relief(grid([](LngLat p) { return 6 + 5 * std::sin(p.lng * 400) * std::sin(p.lat * 400); }),
                                   tile_of(summit, 9));
  CHECK(relief.texels.empty());
}

TEST_CASE("Texels are smooth: no squares of the grid's cells") {
  // A single peak of one cell, seen so closely that a cell is 46 texels: neighbours never jump.
  const auto relief = build_relief(
      grid([](LngLat p) {
        return 200 + (std::abs(p.lng - summit.lng) < cell && std::abs(p.lat - summit.lat) < cell ? 300 : 0);
      }),
      tile_of({summit.lng + 0.001, summit.lat - 0.001}, 13));
  REQUIRE_FALSE(relief.texels.empty());
  int steepest = 0;
  for (std::size_t y = 1; y < ReliefImage::stride; ++y) {
    for (std::size_t x = 1; x < ReliefImage::stride; ++x) {
      const auto shade = [&](std::size_t u, std::size_t v) {
        const std::uint8_t* t = relief.texels.data() + (v * ReliefImage::stride + u) * 4;
        return t[1] - t[0];
      };
      steepest = std::max({steepest, std::abs(shade(x, y) - shade(x - 1, y)), std::abs(shade(x, y) - shade(x, y - 1))});
    }
  }
  CHECK(steepest <= 12);
}

TEST_CASE("Neighbouring tiles meet: the rim of one is the edge of the other") {
  const auto hills = grid([](LngLat p) { return 300 + 250 * std::sin(p.lng * 60) * std::cos(p.lat * 50); });
  const TileId west = tile_of(summit, 10), east{west.z, west.x + 1, west.y};
  const auto a = build_relief(hills, west), b = build_relief(hills, east);
  int worst = 0;
  for (std::size_t y = 0; y < ReliefImage::stride; ++y) {
    for (std::size_t k = 0; k < 3; ++k) {
      const auto at = [&](const ReliefImage& t, std::size_t x) {
        return int(t.texels[(y * ReliefImage::stride + x) * 4 + k]);
      };
      worst = std::max({worst, std::abs(at(a, 257) - at(b, 1)), std::abs(at(a, 256) - at(b, 0))});
    }
  }
  CHECK(worst <= 1);
}

TEST_CASE("A tile beside the grid is empty, a whole world holds the grid as a spot") {
  const auto g = grid(cone);
  CHECK(build_relief(g, tile_of({10, 10}, 8)).texels.empty());
  CHECK_NOTHROW(build_relief(g, {0, 0, 0}));
  CHECK(build_relief(geodata::ElevationGrid{}, {0, 0, 0}).texels.empty());
}

TEST_CASE("No data counts as the sea's level") {
  auto g = grid([](LngLat) { return 600; });
  std::fill(g.metres.begin(), g.metres.begin() + std::ptrdiff_t{240} * 120, std::nanf(""));
  const auto relief = build_relief(g, tile_of(summit, 8));
  CHECK(texel(relief, {122, 41.9}).hills == 0);
  CHECK(texel(relief, {122, 41.45}).hills == 230);
}

TEST_CASE("The halves in quarters hold what the whole holds, and nothing is kept of the plain") {
  const LngLat corner = geodata::to_lnglat(
      geodata::WorldPoint{geodata::tile_box(tile_of(summit, 8)).min_x, geodata::tile_box(tile_of(summit, 8)).min_y});
  const auto whole =
      build_relief(grid([&](LngLat p) {
                     return cone({p.lng - corner.lng + summit.lng - 0.25, p.lat - corner.lat + summit.lat + 0.25});
                   }),
                   tile_of(summit, 8));
  for (const ReliefPart part : {ReliefPart::hills, ReliefPart::shading}) {
    const auto cut = quarters(whole, part);
    REQUIRE(cut.size() == 1);  // the cone stands in the north-west
    CHECK(cut[0]->tile == geodata::TileId{9, whole.tile.x * 2, whole.tile.y * 2});
    std::size_t differing = 0;
    for (std::size_t y = 0; y < ReliefTile::stride; ++y) {
      for (std::size_t x = 0; x < ReliefTile::stride; ++x) {
        const std::uint8_t* t = cut[0]->texels.data() + (y * ReliefTile::stride + x) * 4;
        const std::uint8_t* w = whole.texels.data() + (y * ReliefImage::stride + x) * 4;
        const bool hills = part == ReliefPart::hills;
        differing += t[0] != (hills ? 0 : w[0]) || t[1] != (hills ? 0 : w[1]) || t[2] != (hills ? w[2] : 0) ? 1u : 0u;
      }
    }
    CHECK(differing == 0);
  }
}
