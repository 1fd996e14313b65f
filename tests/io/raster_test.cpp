// Elevation grids: six tiny GeoTIFF files.
#include <cmath>
#include <string>

#include "geodata/gdal/gdal_raster.h"
#include "geodata/io/file_bytes.h"
#include "geodata/io/plain_geotiff.h"
#include "geodata/io/raster_reader.h"
#include "tests/catch.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;
using test_files::data;

TEST_CASE("a grid in degrees is read cell by cell, no data as NaN") {
  for (const char* name : {"raster/degrees.tif", "raster/south_up.tif"}) {
    INFO(name);
    const auto read = read_elevation(data(name));
    REQUIRE(read.has_value());
    const ElevationGrid& grid = **read;
    CHECK(grid.width == 4);
    CHECK(grid.height == 3);
    CHECK(grid.north_west == LngLat{122.5, 41.5});
    CHECK(grid.cell_lng == 0.25);
    CHECK(grid.cell_lat == 0.25);
    CHECK(grid.at(0, 0) == 10.0f);
    CHECK(grid.at(3, 0) == 40.0f);
    CHECK(std::isnan(grid.at(1, 1)));
    CHECK(grid.at(3, 2) == 120.0f);
  }
}

TEST_CASE("a grid in UTM is brought to degrees") {
  // 20 x 20 cells of 1 km, 100 m high in the west and 5 m more a cell eastwards, zone 53, west of its meridian: the
  // grid is turned against north, so the new one has corners without data.
  const auto read = read_elevation(data("raster/utm.tif"));
  REQUIRE(read.has_value());
  const ElevationGrid& grid = **read;
  // The middle of the source, easting 310 km and northing 4550 km, by GDAL's gdaltransform.
  const LngLat middle{132.7382018, 41.0790737};
  const double column = (middle.lng - grid.north_west.lng) / grid.cell_lng,
               row = (grid.north_west.lat - middle.lat) / grid.cell_lat;
  REQUIRE(column > 0);
  REQUIRE(row > 0);
  // The middle lies on the border of two cells: 145 and 150 m.
  CHECK(grid.at(static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(row)) == Catch::Approx(147.5).margin(3));
  CHECK(std::isnan(grid.at(0, grid.height - 1)));
}

TEST_CASE("grids that cannot be a relief are refused") {
  struct Row {
    const char* file;
    const char* why;
    std::uint64_t max_cells;
  };
  const Row rows[] = {
      {"raster/rotated.tif", "do not run from west to east", 100},
      {"raster/two_bands.tif", "it has 2 bands", 100},
      {"raster/no_crs_metres.tif", "does not name its coordinate system", 100},
      {"raster/degrees.tif", "it has 4 x 3 cells, more than 11", 11},
      {"raster/none.tif", "there is no such file", 100},
      {"formats/sights.geojson", "it is not a GeoTIFF file", 100},
  };
  for (const Row& row : rows) {
    INFO(row.file);
    const auto read = read_elevation(data(row.file), row.max_cells);
    REQUIRE_FALSE(read.has_value());
    CHECK(say(read.error()).find(row.why) != std::string::npos);
    CHECK(read.error().file == data(row.file).string());
  }
  const TemporaryFolder folder;
  const auto cut = read_elevation(folder.write("cut.tif", std::string("II*\0\x08\0\0\0", 8)));
  REQUIRE_FALSE(cut.has_value());
  CHECK(say(cut.error()).find("damaged") != std::string::npos);
}

TEST_CASE("plain grids are read by ourselves as GDAL reads them, and others are left to it") {
  const auto shipped = std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan" / "base" / "relief.tif";
  for (const std::filesystem::path& path : {shipped, data("raster/degrees.tif")}) {
    INFO(path.filename().string());
    const auto bytes = read_file_bytes(path);
    REQUIRE(bytes.has_value());
    const auto ours = read_plain_geotiff(*bytes, 1'000'000);
    REQUIRE(ours != nullptr);
    const auto twin = read_raster_with_gdal(path, *bytes, 1'000'000);
    REQUIRE(twin.has_value());
    const ElevationGrid& grid = **twin;
    CHECK(ours->width == grid.width);
    CHECK(ours->height == grid.height);
    CHECK(ours->north_west == grid.north_west);
    CHECK(ours->cell_lng == grid.cell_lng);
    CHECK(ours->cell_lat == grid.cell_lat);
    CHECK(std::equal(ours->metres.begin(), ours->metres.end(), grid.metres.begin(), grid.metres.end(),
                     [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
  }
  for (const char* name : {"utm.tif", "south_up.tif", "rotated.tif", "two_bands.tif", "no_crs_metres.tif"}) {
    INFO(name);
    const auto bytes = read_file_bytes(test_files::data(std::string("raster/") + name));
    REQUIRE(bytes.has_value());
    CHECK(read_plain_geotiff(*bytes, 1'000'000) == nullptr);
  }
}

TEST_CASE("a damaged grid is no grid of ours, and never a crash") {
  const auto bytes = read_file_bytes(data("raster/degrees.tif"));
  REQUIRE(bytes.has_value());
  for (std::size_t at = 0; at < bytes->view().size(); ++at) {
    (void)read_plain_geotiff(bytes->view().substr(0, at), 1000);
    for (const char wrong : {'\x00', '\x7F', '\xFF'}) {
      std::string damaged(bytes->view());
      damaged[at] = wrong;
      (void)read_plain_geotiff(damaged, 1000);
    }
  }
}
