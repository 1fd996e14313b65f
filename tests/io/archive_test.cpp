// KMZ, ZIP and gzip open like what they hold, within limits.
#include "geodata/io/archive.h"

#include <fstream>
#include <sstream>

#include "tests/catch.h"
#include "tests/io/made_archive.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;
using test_files::made_gzip;
using test_files::made_zip;
using test_files::message;

namespace {

std::string bytes_of(std::string_view name) {
  std::ifstream file(test_files::data(name), std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

test_files::Read read_packed(const std::string& bytes, const char* name, const std::string& layer = {}) {
  ReadOptions options;
  options.layer = layer;
  return read_vector_bytes(bytes, name, options);
}

const std::string two_folders =
    "<kml><Folder><name>Mines</name><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></Folder>"
    "<Folder><name>Walks</name><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></Folder></kml>";

}  // namespace

TEST_CASE("a KMZ is its document, with all the folders; what it links to is not read") {
  const auto kmz = made_zip({{"files/other.kml", bytes_of("formats/sights.kml")}, {"doc.kml", two_folders}});
  const auto got = read_packed(kmz, "walk.kmz");
  INFO(message(got));
  REQUIRE(got);
  CHECK(got->value.format == "KML");
  CHECK(got->value.layers == std::vector<std::string>{"Mines", "Walks"});
  CHECK(read_packed(kmz, "walk.kmz", "Walks")->value.layer == "Walks");
}

TEST_CASE("each format opens from a ZIP and from a gzip") {
  for (const char* name : {"sights.geojson", "sights.gpkg", "sights.fgb", "sights.csv", "sights.kml", "sights.gpx"}) {
    CAPTURE(name);
    const std::string plain = bytes_of(std::string("formats/") + name);
    for (const std::string& packed : {made_zip({{name, plain}}), made_gzip(plain)}) {
      const auto got = read_packed(packed, (std::string(name) + ".gz").c_str());
      INFO(message(got));
      REQUIRE(got);
      CHECK(got->value.features_read == 3);
    }
  }
}

TEST_CASE("a Shapefile in a ZIP keeps its siblings; several files are layers by their names") {
  std::vector<std::pair<std::string, std::string>> files{{"__MACOSX/a.geojson", "{"}, {"readme.txt", "a, b, c"}};
  for (const char* part : {".shp", ".shx", ".dbf", ".prj", ".cpg"})
    files.emplace_back(std::string("data/sights") + part, bytes_of(std::string("formats/shapefile/sights") + part));
  const auto one = read_packed(made_zip(files), "a.zip");
  INFO(message(one));
  REQUIRE(one);
  CHECK(one->value.format == "ESRI Shapefile");
  CHECK(one->value.features->value(0, "name_zh") == Value{"千山"});
  CHECK(one->warnings.empty());
  files.emplace_back("b/walk.kml", two_folders);
  files.emplace_back("b/points.csv", "lon,lat\n1,2\n");
  const auto three = read_packed(made_zip(files), "a.zip");
  REQUIRE(three);
  CHECK(three->value.layers == std::vector<std::string>{"points", "walk: Mines", "walk: Walks", "sights"});
  CHECK(three->value.layer == "points");
  CHECK(read_packed(made_zip(files), "a.zip", "walk: Walks")->value.format == "KML");
  CHECK(read_packed(made_zip(files), "a.zip", "sights")->value.features_read == 3);
  CHECK(message(read_packed(made_zip(files), "a.zip", "no")).find("it has no layer no") != std::string::npos);
}

TEST_CASE("files of one name in two folders are two layers") {
  const auto zip = made_zip({{"a/x.csv", "lon,lat\n1,2\n"}, {"b/x.csv", "lon,lat\n1,2\n3,4\n"}});
  CHECK(read_packed(zip, "a.zip")->value.layers == std::vector<std::string>{"x", "x 2"});
  CHECK(read_packed(zip, "a.zip", "x 2")->value.features_read == 2);
}

TEST_CASE("one file of an archive that cannot be read keeps no other from opening, and is named") {
  const auto zip = made_zip({{"a.csv", "n,e\n1,2\n"},
                             {"sights.csv", bytes_of("formats/sights.csv")},
                             {"cut.geojson", R"({"type":"FeatureCollection","features":[)"},
                             {"sights.kml", bytes_of("formats/sights.kml")}});
  const auto got = read_packed(zip, "all.zip");
  INFO(message(got));
  REQUIRE(got);
  CHECK(got->value.layers == std::vector<std::string>{"sights", "sights 2"});
  REQUIRE(got->warnings.size() == 2);
  CHECK(got->warnings[0].file == "all.zip/a.csv");
  CHECK(got->warnings[1].file == "all.zip/cut.geojson");
  // Each layer by itself still knows that it has others, and so its name.
  CHECK(read_packed(zip, "all.zip", "sights 2")->value.layers.size() > 1);
  const auto none = read_packed(made_zip({{"a.csv", "n,e\n1,2\n"}, {"b.csv", "n,e\n1,2\n"}}), "none.zip");
  REQUIRE_FALSE(none);
  CHECK(none.error().file == "none.zip/a.csv");
}

TEST_CASE("names in an archive may be in any writing, whatever the locale") {
  const auto zip =
      made_zip({{"水质/断面.csv", bytes_of("formats/sights.csv")}, {"m.kml", bytes_of("formats/sights.kml")}});
  const auto got = read_packed(zip, "all.zip");
  REQUIRE(got);
  CHECK(got->value.layers == std::vector<std::string>{"m", "断面"});
}

TEST_CASE("a name that the archive says is UTF-8 is read in any locale") {
  // As Python and most packers write it: the flag, and no other field of the name. "千山.csv".
  constexpr std::string_view digits =
      "504b030414000008000000002158011b10ac13000000130000000a000000e58d83e5b1b12e6373766e2c6c61742c6c6f6e0a"
      "612c34312c3132330a504b0102140314000008000000002158011b10ac13000000130000000a000000000000000000000080"
      "0100000000e58d83e5b1b12e637376504b05060000000001000100380000003b0000000000";
  std::string zip;
  for (std::size_t i = 0; i < digits.size(); i += 2)
    zip += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  const auto unpacked = unpack(zip, "u.zip", {}, nullptr);
  REQUIRE(unpacked);
  REQUIRE(unpacked->size() == 1);
  CHECK(unpacked->front().name == "千山.csv");
  CHECK(read_packed(zip, "u.zip"));
}

TEST_CASE("a name in an archive is no path on the disk, and a link is no file") {
  const TemporaryFolder folder;
  const auto outside = folder.write("outside.geojson", R"({"type":"Point","coordinates":[1,2]})");
  const auto path = folder.write("a.zip", made_zip({{"../../escaped.csv", "lon,lat\n1,2\n"},
                                                    {"/tmp/absolute.csv", "lon,lat\n1,2\n"},
                                                    {"link.geojson@", outside.string()}}));
  const auto got = read_vector_file(path);
  INFO(message(got));
  REQUIRE(got);
  CHECK(got->value.layers == std::vector<std::string>{"absolute"});
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("what cannot be unpacked is refused with its reason") {
  const std::string good = made_zip({{"a.csv", std::string(100'000, 'x')}});
  const std::pair<std::string, const char*> rows[] = {
      {good.substr(0, good.size() / 2), "cannot be unpacked"},
      {made_zip({{"readme.txt", "a, b"}}), "no file in it is of a kind that is read"},
      {made_zip({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}}), "document of an office program"},
      {std::string("PK\x05\x06", 4) + std::string(18, '\0'), "not a kind of file"},
      {"\x1F\x8B nothing", "no file in it is of a kind that is read"},
      {made_gzip(made_zip({{"a.csv", "lon,lat\n1,2\n"}})), "no file in it is of a kind that is read"},
  };
  for (const auto& [bytes, expected] : rows) {
    INFO(message(read_packed(bytes, "a.zip")));
    CHECK(message(read_packed(bytes, "a.zip")).find(expected) != std::string::npos);
  }
}

TEST_CASE("a small archive cannot unpack into more than the limits") {
  const std::string bomb = made_zip({{"a.csv", std::string(3'000'000, '0')}});
  CHECK(bomb.size() < 20'000);
  PackedLimits limits;
  limits.bytes = 1 << 20;
  CHECK(say(unpack(bomb, "a.zip", limits).error()) == "Cannot read the file: it unpacks to more than 1 MB. (a.zip)");
  limits = {};
  limits.files = 2;
  const auto many = unpack(made_zip({{"a", "1"}, {"b", "2"}, {"c", "3"}}), "a.zip", limits);
  CHECK(say(many.error()) == "Cannot read the file: it holds more than 2 files. (a.zip)");
  const std::atomic<bool> cancelled = true;
  CHECK(say(unpack(bomb, "a.zip", {}, &cancelled).error()).find("cancelled") != std::string::npos);
}
