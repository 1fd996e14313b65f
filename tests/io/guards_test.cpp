// The fence around GDAL: no network, no other file read, none written, nothing on stderr; and hostile files.
#include <cstdio>
#include <string>

#include <sys/stat.h>

#include "tests/catch.h"
#include "tests/io/listener.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;
using test_files::Listener;
using test_files::message;

namespace {

namespace fs = std::filesystem;

const char* const formats[] = {"sights.geojson", "sights.geojsonl", "sights.gpkg", "sights.fgb",
                               "sights.csv",     "sights.kml",      "sights.gpx"};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  text.replace(text.find(what), what.size(), with);
  return text;
}

}  // namespace

TEST_CASE("a crs link is not followed") {
  const Listener listener;
  REQUIRE(listener.port() != 0);
  const std::string crs = R"("crs":{"type":"link","properties":{"href":"URL","type":"proj4"}},)";
  const std::string texts[] = {
      R"({"type":"FeatureCollection",CRS"features":[]})",
      R"({"type":"Point",CRS"coordinates":[1,2]})",
      R"({"type":"FeatureCollection","features":[{"type":"Feature",CRS"properties":{},
          "geometry":{"type":"Point",CRS"coordinates":[1,2]}}]})",
  };
  for (const std::string& text : texts) {
    std::string with_crs = text;
    while (with_crs.find("CRS") != std::string::npos)
      with_crs = replaced(with_crs, "CRS", replaced(crs, "URL", listener.url()));
    const auto read = test_files::read(with_crs);
    if (!read) CHECK(message(read).find("links are never followed") != std::string::npos);
    CHECK_FALSE(listener.was_called());
  }
}

TEST_CASE("a VRT is refused under any name") {
  const TemporaryFolder folder;
  const auto other = folder.copy(test_files::data("formats/sights.geojson"), "secret.geojson");
  const std::string vector_vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + other.string() +
                                 "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  const std::string raster_vrt =
      "<?xml version=\"1.0\"?>\n<!-- a grid --><VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"/>";
  for (const char* name : {"a.geojson", "a.kml", "a.vrt", "a.gpx", "a.csv", "a.shp"}) {
    for (const std::string& vrt : {vector_vrt, raster_vrt}) {
      INFO(name);
      const auto read = read_vector_file(folder.write(name, vrt));
      CHECK(message(read).find("it is a VRT") != std::string::npos);
    }
  }
}

TEST_CASE("nothing is left beside the input, which may lie in a read-only folder") {
  const TemporaryFolder folder;
  for (const char* name : formats) folder.copy(test_files::data(std::string("formats/") + name), name);
  for (const char* extension : {".shp", ".dbf", ".prj"}) {  // no .shx: GDAL makes one, but not here
    folder.copy(test_files::data(std::string("formats/shapefile/sights") + extension), std::string("s") + extension);
  }
  folder.copy(test_files::data("raster/degrees.tif"), "degrees.tif");
  folder.write("broken.gpkg", "SQLite format 3");
  const auto before = folder.listing();
  for (const bool read_only : {false, true}) {
    fs::permissions(folder.path(), read_only ? fs::perms::owner_read | fs::perms::owner_exec : fs::perms::owner_all);
    for (const char* name : formats) {
      INFO(name);
      CHECK(read_vector_file(folder.path() / name).has_value());
    }
    CHECK(read_vector_file(folder.path() / "s.shp").has_value());
    CHECK_FALSE(read_vector_file(folder.path() / "broken.gpkg").has_value());
    CHECK(folder.listing() == before);
  }
}

TEST_CASE("paths that are not plain files are refused") {
  const TemporaryFolder folder;
  const auto pipe = folder.path() / "pipe.geojson";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const std::pair<fs::path, const char*> rows[] = {
      {"/vsicurl/http://127.0.0.1/a.geojson", "/vsi"},
      {"/vsizip/" + test_files::data("formats/sights.geojson").string(), "/vsi"},
      {"/vsistdin/", "/vsi"},
      {folder.path() / "missing.geojson", "there is no such file"},
      {folder.path(), "it is a folder"},
      {pipe, "not a plain file"},
      {"/dev/null", "not a plain file"},
      {folder.write("empty.geojson", ""), "the file is empty"},
      {folder.write("empty.fgb", ""), "the file is empty"},
      {"http://127.0.0.1/a.geojson", "there is no such file"},
      {"GEOJSON:{}", "there is no such file"},
  };
  for (const auto& [path, why] : rows) {
    INFO(path.string());
    const auto read = read_vector_file(path);
    INFO(message(read));
    CHECK(message(read).find(why) != std::string::npos);
    if (!read) CHECK(read.error().file == path.string());
  }
}

TEST_CASE("files of other kinds are named") {
  const std::pair<std::string, const char*> rows[] = {
      {std::string("%PDF-1.7"), "it is a PDF file"},
      {std::string("II*\0xxxx", 8), "it is an image"},
      {"<html><body/></html>", "XML of a kind that is not read (html)"},
      {"<?xml version=\"1.0\"?>", "XML without an element"},
      {std::string("\0\1\2\3", 4), "not a kind of file that is read"},
      {"plain words", "not a kind of file that is read"},
  };
  for (const auto& [bytes, why] : rows) {
    INFO(why);
    CHECK(message(read_vector_bytes(bytes, "file.dat")).find(why) != std::string::npos);
  }
}

TEST_CASE("XML that grows or nests without end is refused") {
  std::string nested = "<kml>";
  for (int i = 0; i < 100000; ++i) nested += "<Folder a='/>'>";
  CHECK(message(read_vector_bytes(nested, "a.kml")).find("nested more than 512 deep") != std::string::npos);
  const std::string laughs =
      "<!DOCTYPE kml [<!ENTITY a \"ha\"><!ENTITY b "
      "\"&a;&a;&a;&a;\">]><kml><Placemark><name>&b;</name></Placemark></kml>";
  CHECK(message(read_vector_bytes(laughs, "a.kml")).find("declares entities") != std::string::npos);
  CHECK(message(read_vector_bytes("<gpx><wpt lat='1' lon='2'>\n<name", "a.gpx")).find("cut off") != std::string::npos);
}

TEST_CASE("damaged files are refused and never crash") {
  for (const char* name : {"sights.gpkg", "sights.fgb", "sights.kml", "sights.gpx", "shapefile/sights.shp"}) {
    const auto path = test_files::data(std::string("formats/") + name);
    std::string whole(fs::file_size(path), '\0');
    std::FILE* file = std::fopen(path.c_str(), "rb");
    REQUIRE(file != nullptr);
    REQUIRE(std::fread(whole.data(), 1, whole.size(), file) == whole.size());
    std::fclose(file);
    const std::size_t step = whole.size() / 40 + 1;
    for (std::size_t at = 0; at < whole.size(); at += step) {
      INFO(name << " " << at);
      const auto cut = read_vector_bytes(std::string_view(whole).substr(0, at), name);
      if (!cut) CHECK_FALSE(message(cut).empty());
      std::string flipped = whole;
      flipped[at] = static_cast<char>(~flipped[at]);
      const auto read = read_vector_bytes(flipped, name);
      if (!read) CHECK_FALSE(message(read).empty());
    }
  }
}

TEST_CASE("GDAL's words come without our internal paths") {
  const auto read = read_vector_bytes(std::string("SQLite format 3\0", 16) + std::string(4000, '\xFF'), "broken.gpkg");
  REQUIRE_FALSE(read.has_value());
  INFO(message(read));
  CHECK(message(read).find("damaged") != std::string::npos);
  CHECK(message(read).find("vsimem") == std::string::npos);
}
