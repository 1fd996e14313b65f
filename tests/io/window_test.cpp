// Files with a spatial index of their own: by window they give what the whole file has there, and no more.
#include <algorithm>
#include <cstring>
#include <fstream>
#include <random>

#include <ogrsf_frmts.h>

#include "geodata/gdal/gdal_guard.h"
#include "geodata/io/packed_rtree.h"
#include "tests/catch.h"
#include "tests/io/same_features.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;

namespace {

// 3,000 short lines around Anshan, each with its number and a name.
void write_lines(const std::filesystem::path& path, const char* driver) {
  initialise_gdal();
  const GDALDatasetUniquePtr file(
      GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRSpatialReference wgs84;
  wgs84.importFromEPSG(4326);
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRLayer& layer = *file->CreateLayer("lines", &wgs84, wkbLineString, nullptr);
  OGRFieldDefn number("n", OFTInteger), name("name", OFTString);
  layer.CreateField(&number);
  layer.CreateField(&name);
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetField("n", i);
    if (i % 3 == 0) feature.SetField("name", ("line " + std::to_string(i % 17)).c_str());
    OGRLineString line;
    const double lng = 122 + static_cast<double>(random() % 20000) * 1e-4;
    const double lat = 40 + static_cast<double>(random() % 20000) * 1e-4;
    line.addPoint(lng, lat);
    line.addPoint(lng + static_cast<double>(random() % 100) * 1e-3, lat + 0.01);
    feature.SetGeometry(&line);
    REQUIRE(layer.CreateFeature(&feature) == OGRERR_NONE);
  }
}

WorldBox box_of(double west, double south, double east, double north) {
  WorldBox box;
  box.add(to_world(LngLat{west, north}));
  box.add(to_world(LngLat{east, south}));
  return box;
}

std::vector<std::int64_t> numbers_in(const FeatureStore& store) {
  std::vector<std::int64_t> out;
  for (FeatureIndex f = 0; f < store.size(); ++f) out.push_back(std::get<std::int64_t>(store.value(f, "n")));
  std::sort(out.begin(), out.end());
  return out;
}

VectorFile read_part(const std::filesystem::path& path, const WorldBox& window,
                     const std::vector<std::uint64_t>* have = nullptr) {
  ReadOptions options;
  options.window = window;
  options.window_above = 0;
  options.have = have;
  const auto read = read_vector_file(path, options);
  INFO(test_files::message(read));
  REQUIRE(read.has_value());
  return read->value;
}

}  // namespace

TEST_CASE("a window gives the features that meet it, whatever the format") {
  const TemporaryFolder folder;
  for (const auto& [driver, name] : {std::pair{"FlatGeobuf", "lines.fgb"}, std::pair{"GPKG", "lines.gpkg"}}) {
    INFO(name);
    const auto path = folder.path() / name;
    write_lines(path, driver);
    const auto whole = read_vector_file(path);
    REQUIRE(whole.has_value());
    const FeatureStore& all = *whole->value.features;
    REQUIRE(all.size() == 3000);

    const WorldBox windows[] = {
        box_of(122.5, 40.5, 122.9, 40.8), box_of(121, 39, 125, 43),  // all of it
        box_of(122.7, 40.2, 122.7, 40.2),                            // a point
        box_of(100, 10, 101, 11),                                    // nothing
    };
    for (const WorldBox& window : windows) {
      // GDAL leaves out what only has its box in the window; nothing that is seen is left out.
      const VectorFile part = read_part(path, window);
      const std::vector<std::int64_t> found = numbers_in(*part.features);
      std::size_t could_be = 0;
      for (FeatureIndex f = 0; f < all.size(); ++f) {
        const bool is = std::binary_search(found.begin(), found.end(), std::get<std::int64_t>(all.value(f, "n")));
        const auto line = all.ring(f);
        const bool must_be = std::any_of(line.begin(), line.end(), [&](WorldPoint p) { return window.contains(p); });
        const bool may_be = all.box(f).intersects(window);
        if (must_be) CHECK(is);
        if (is) CHECK(may_be);
        could_be += may_be ? 1 : 0;
      }
      if (std::string_view(driver) == "FlatGeobuf") CHECK(found.size() == could_be);
      REQUIRE(part.window.has_value());
      CHECK(part.window->features_in_file == 3000);
      CHECK(part.window->numbers.size() == found.size());
      CHECK(part.window->extent == all.box());
    }
  }
}

TEST_CASE("what was read before is left out, and joined to the rest it is the whole file") {
  const TemporaryFolder folder;
  for (const auto& [driver, name] : {std::pair{"FlatGeobuf", "lines.fgb"}, std::pair{"GPKG", "lines.gpkg"}}) {
    INFO(name);
    const auto path = folder.path() / name;
    write_lines(path, driver);
    const VectorFile west = read_part(path, box_of(121, 39, 123, 43));
    std::vector<std::uint64_t> have = west.window->numbers;
    std::sort(have.begin(), have.end());
    const VectorFile east = read_part(path, box_of(122.9, 39, 125, 43), &have);
    CHECK(west.features->size() + east.features->size() == 3000);

    FeatureStoreBuilder builder;
    builder.append(*west.features);
    builder.append(*east.features);
    const auto joined = std::move(builder).build();
    const auto whole = read_vector_file(path);
    CHECK(numbers_in(*joined) == numbers_in(*whole->value.features));
    // The first are where they were, with all they had.
    for (FeatureIndex f = 0; f < west.features->size(); ++f) {
      CHECK(joined->box(f) == west.features->box(f));
      CHECK(to_string(joined->value(f, "name")) == to_string(west.features->value(f, "name")));
    }
    CHECK(joined->box() == whole->value.features->box());
  }
}

TEST_CASE("a small file, one without an index and one in metres are read whole") {
  ReadOptions options;
  options.window = box_of(100, 10, 101, 11);
  const auto small = read_vector_file(test_files::data("formats/sights.fgb"), options);
  REQUIRE(small.has_value());
  CHECK_FALSE(small->value.window.has_value());
  CHECK(small->value.features->size() > 0);
  options.window_above = 0;
  for (const char* name : {"formats/kinds_utm.fgb", "formats/sights.geojson", "formats/sights.kml"}) {
    INFO(name);
    const auto read = read_vector_file(test_files::data(name), options);
    REQUIRE(read.has_value());
    CHECK_FALSE(read->value.window.has_value());
    CHECK(read->value.features->size() > 0);
  }
}

TEST_CASE("a tree whose nodes point outside of their level is damaged, not followed") {
  const TemporaryFolder folder;
  write_lines(folder.path() / "lines.fgb", "FlatGeobuf");
  std::ifstream in(folder.path() / "lines.fgb", std::ios::binary);
  const std::string good(std::istreambuf_iterator<char>(in), {});
  std::uint32_t head = 0;
  std::memcpy(&head, good.data() + 8, sizeof head);
  const std::size_t tree = 12 + head;
  ReadOptions options;
  options.window = box_of(121, 39, 125, 43);
  options.window_above = 0;
  for (const std::size_t node : {0u, 5u, 20u}) {
    for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{1} << 40, ~std::uint64_t{0}}) {
      std::string bad = good;
      std::memcpy(bad.data() + tree + node * PackedRTree::node_bytes + 32, &offset, sizeof offset);
      const auto read = read_vector_bytes(bad, "bad.fgb", options);
      REQUIRE_FALSE(read.has_value());
      CHECK(read.error().byte >= static_cast<std::int64_t>(tree));
    }
  }
}
