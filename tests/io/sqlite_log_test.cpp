// A GeoPackage that another program has open: what that one has written is read with it, and nothing beside it changes.
#include "geodata/io/sqlite_log.h"

#include <algorithm>
#include <vector>

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include "geodata/gdal/gdal_guard.h"
#include "tests/catch.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;

namespace {

namespace fs = std::filesystem;

// The other program: keeps the file open, and what it adds stays in the log until it is done.
class OtherProgram {
 public:
  explicit OtherProgram(const fs::path& path) {
    initialise_gdal();
    CPLSetConfigOption("OGR_SQLITE_JOURNAL", "WAL");
    file_.reset(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    CPLSetConfigOption("OGR_SQLITE_JOURNAL", nullptr);
    REQUIRE(file_ != nullptr);
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    layer_ = file_->CreateLayer("wells", &wgs84, wkbPoint, nullptr);
    OGRFieldDefn name("name", OFTString);
    layer_->CreateField(&name);
  }
  void add(int count) {
    for (int i = 0; i < count; ++i) {
      OGRFeature feature(layer_->GetLayerDefn());
      feature.SetField("name", "a well with a name that fills its page of the table soon enough");
      OGRPoint at(122.5 + 0.001 * i, 41);
      feature.SetGeometry(&at);
      REQUIRE(layer_->CreateFeature(&feature) == OGRERR_NONE);
    }
    file_->FlushCache(false);
  }
  void close() { file_.reset(); }

 private:
  GDALDatasetUniquePtr file_;
  OGRLayer* layer_ = nullptr;
};

std::size_t features_of(const test_files::Read& read) {
  INFO(test_files::message(read));
  REQUIRE(read.has_value());
  return read->value.features->size();
}

}  // namespace

TEST_CASE("what another program has written to a GeoPackage is there before that one closes it") {
  const TemporaryFolder folder;
  const fs::path path = folder / "wells.gpkg";
  OtherProgram other(path);
  other.add(40);
  const fs::path log = folder / "wells.gpkg-wal";
  REQUIRE(fs::exists(log));
  REQUIRE(fs::file_size(log) > 0);
  const std::string file_before = test_files::bytes_of(path), log_before = test_files::bytes_of(log);
  const auto read = read_vector_file(path);
  CHECK(features_of(read) == 40);
  CHECK(read->warnings.empty());
  other.add(25);
  CHECK(features_of(read_vector_file(path)) == 65);
  CHECK(test_files::bytes_of(path) == file_before);
  CHECK(test_files::bytes_of(log).starts_with(log_before.substr(0, 32)));  // it went on writing, and nobody else did
  other.close();
  CHECK(features_of(read_vector_file(path)) == 65);
}

TEST_CASE("of a log only whole transactions count, wherever it breaks off") {
  const TemporaryFolder folder;
  const fs::path path = folder / "wells.gpkg";
  OtherProgram other(path);
  other.add(10);
  const std::size_t first_end = fs::file_size(folder / "wells.gpkg-wal");
  other.add(30);
  const std::string database = test_files::bytes_of(path), log = test_files::bytes_of(folder / "wells.gpkg-wal");
  other.close();
  REQUIRE(log.size() > first_end);
  const auto count = [](const std::optional<std::string>& bytes) {
    REQUIRE(bytes.has_value());
    return features_of(read_vector_bytes(*bytes, "wells.gpkg"));
  };
  CHECK(count(with_sqlite_log(database, log)) == 40);
  CHECK(count(with_sqlite_log(database, log.substr(0, first_end))) == 10);
  CHECK(count(with_sqlite_log(database, log + std::string(5000, 'x'))) == 40);  // what an earlier log left behind
  std::string damaged = log;
  damaged[first_end + 600] = static_cast<char>(damaged[first_end + 600] ^ 1);
  CHECK(count(with_sqlite_log(database, damaged)) == 10);
  // Each well was a transaction: cut anywhere, it is the file as it stood after one of them.
  std::vector<std::size_t> counts;
  for (std::size_t size = 0; size <= log.size(); size += 777) {
    const auto merged = with_sqlite_log(database, log.substr(0, size));
    const auto cut = merged ? read_vector_bytes(*merged, "wells.gpkg") : read_vector_bytes(database, "wells.gpkg");
    if (cut) counts.push_back(cut->value.features->size());
  }
  REQUIRE(counts.size() > 30);
  CHECK(std::is_sorted(counts.begin(), counts.end()));
  CHECK(counts.front() == 0);
  CHECK(counts.back() > 35);
}

TEST_CASE("what is no log of this database leaves it as it stands") {
  const std::string database = test_files::bytes_of(test_files::data("formats/sights.gpkg"));
  CHECK_FALSE(with_sqlite_log(database, ""));
  CHECK_FALSE(with_sqlite_log(database, std::string(4000, '\0')));
  CHECK_FALSE(with_sqlite_log("", std::string("\x37\x7f\x06\x82", 4) + std::string(4000, '\0')));
  const TemporaryFolder folder;
  folder.write("sights.gpkg", database);
  folder.write("sights.gpkg-wal", "no log at all");
  CHECK(features_of(read_vector_file(folder / "sights.gpkg")) == 3);
}
