// Our reader of FlatGeobuf beside GDAL's driver: the same features, whatever the file holds.
#include "geodata/io/flatgeobuf_reader.h"

#include <filesystem>

#include "geodata/gdal/gdal_reader.h"
#include "tests/catch.h"
#include "tests/io/same_features.h"
#include "tests/io/test_files.h"

using namespace geodata;

namespace {

namespace fs = std::filesystem;

void check_like_gdal(const fs::path& path) {
  INFO(path.filename().string());
  const std::string bytes = test_files::bytes_of(path);
  REQUIRE_FALSE(bytes.empty());
  const auto ours = read_flatgeobuf(bytes, path.string(), {});
  REQUIRE(ours.has_value());
  INFO(test_files::message(*ours));
  REQUIRE(ours->has_value());
  const auto twin = read_with_gdal({Format::flatgeobuf, path.string(), {{".fgb", bytes}}}, {});
  REQUIRE(twin.has_value());
  const VectorFile& a = (*ours)->value;
  const VectorFile& b = twin->value;
  CHECK(a.crs == b.crs);
  CHECK(a.format == b.format);
  CHECK(a.layers == b.layers);
  CHECK(a.features_read == b.features_read);
  CHECK(a.features_skipped == b.features_skipped);
  test_files::check_same(*a.features, *b.features);
}

}  // namespace

TEST_CASE("the base layers of the shipped atlas are read as GDAL reads them") {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan" / "base")) {
    if (entry.path().extension() != ".fgb") continue;
    ++files;
    check_like_gdal(entry.path());
  }
  CHECK(files > 10);
}

TEST_CASE("all geometry types and kinds of properties are read as GDAL reads them") {
  check_like_gdal(test_files::data("formats/kinds.fgb"));      // no index, mixed types
  check_like_gdal(test_files::data("formats/kinds_utm.fgb"));  // another coordinate system
  check_like_gdal(test_files::data("formats/sights.fgb"));
}

TEST_CASE("a file that ends inside is refused with the byte") {
  const std::string bytes = test_files::bytes_of(test_files::data("formats/kinds.fgb"));
  for (std::size_t size = 8; size < bytes.size(); size += 7) {
    INFO(size);
    const auto read = read_flatgeobuf(std::string_view(bytes).substr(0, size), "cut.fgb", {});
    REQUIRE(read.has_value());
    if (read->has_value()) continue;  // it ends between two features
    CHECK(test_files::message(*read).find("byte") != std::string::npos);
  }
}

TEST_CASE("any byte may be wrong, and nothing but features or a reason comes of it") {
  const std::string bytes = test_files::bytes_of(test_files::data("formats/kinds.fgb"));
  for (std::size_t at = 8; at < bytes.size(); ++at) {
    for (const char wrong : {'\x00', '\x7F', '\xFF'}) {
      std::string damaged = bytes;
      damaged[at] = wrong;
      const auto read = read_flatgeobuf(damaged, "damaged.fgb", {});
      if (read && !read->has_value()) CHECK_FALSE(test_files::message(*read).empty());
    }
  }
}

TEST_CASE("reading is cancelled between features") {
  const std::string bytes =
      test_files::bytes_of(fs::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan" / "base" / "roads.fgb");
  const std::atomic<bool> stop{true};
  ReadOptions options;
  options.cancel = &stop;
  const auto read = read_flatgeobuf(bytes, "roads.fgb", options);
  REQUIRE(read.has_value());
  CHECK(test_files::message(*read).find("cancelled") != std::string::npos);
}
