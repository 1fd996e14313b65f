// Bad input, end to end: an atlas with one fault opens with one notice that names it, the rest is there, and `check`
// says the same words and exits with 1.
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <unistd.h>

#include "app/shell/explorer.h"
#include "tests/atlas/temporary_atlas.h"
#include "tests/catch.h"
#include "tests/cli/run_program.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view atlas_json = R"({
  "format": "anshan-atlas/1",
  "title": "Iron River",
  "article": "article.md", "places": "places.geojson", "links": "links.json", "claims": "claims.json",
  "home": { "center": [123.05, 41.05], "zoom": 9.5 },
  "base": [ { "id": "land", "file": "layers/land.geojson", "style": [ { "fill": "#eee" } ] } ],
  "overlays": [
    { "id": "rivers", "file": "layers/rivers.geojson", "style": [ { "stroke": "#7AA9C6" } ] },
    { "id": "mines", "file": "layers/mines.geojson", "style": [ { "marker-symbol": "pit" } ] }
  ]
})";

constexpr std::string_view land = R"({"type":"Feature","properties":{},
"geometry":{"type":"Polygon","coordinates":[[[122,40],[124,40],[124,42],[122,42],[122,40]]]}})";

constexpr std::string_view rivers = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"river":"Tie He"},"geometry":{"type":"LineString","coordinates":[[123,41],[124,42]]}},
{"type":"Feature","properties":{"river":"Tong He"},"geometry":{"type":"LineString","coordinates":[[123,41],[123.1,41]]}}
]})";

constexpr std::string_view mines = R"({"type":"Feature","properties":{"name":"Old Mine"},
"geometry":{"type":"Point","coordinates":[123.1,41.1]}})";

// The whole and faultless atlas of the tests of geodata/atlas, with layers to draw.
class Atlas : public TemporaryAtlas {
 public:
  Atlas() {
    fs::create_directory(folder() / "layers");
    write("atlas.json", atlas_json).write("layers/land.geojson", land);
    write("layers/rivers.geojson", rivers).write("layers/mines.geojson", mines);
  }
};

// Messages in English, with paths as they are below the atlas's folder.
std::string below(std::string message, const fs::path& folder) {
  for (const std::string& prefix : {folder.string() + "/", folder.string()}) {
    for (std::size_t at; (at = message.find(prefix)) != std::string::npos;) {
      message.replace(at, prefix.size(), prefix.back() == '/' ? "" : "FOLDER");
    }
  }
  return message;
}

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

// What a reader sees when everything has come that will come.
struct Seen {
  bool opened = false;
  std::vector<std::string> notices;
  std::size_t paragraphs = 0;
  std::vector<std::string> ready;  // ids of layers
  double cpu_s = 0;
};

Seen open(const Atlas& files) {
  const double start = cpu_seconds();
  app::Explorer explorer(0);
  explorer.set_interactive(true);
  Seen seen;
  seen.opened = explorer.open(files.folder());
  double time_ms = 0;
  for (int i = 0; i < 50 && (i < 4 || !explorer.idle()); ++i) explorer.advance(time_ms += 16);
  CHECK(explorer.idle());
  for (const app::Notice& notice : explorer.notices().all()) {
    if (notice.level != app::Notice::Level::info) {
      seen.notices.push_back(below(geodata::say(notice.message), files.folder()));
    }
  }
  seen.paragraphs = explorer.library().atlas->article.paragraphs.size();
  for (const app::Layer& layer : explorer.library().layers) {
    if (layer.state == app::Layer::State::ready && layer.content->features->size() > 0) {
      seen.ready.push_back(layer.spec.id);
    }
  }
  seen.cpu_s = cpu_seconds() - start;
  return seen;
}

struct Checked {
  int exit_code = -1;
  std::vector<std::string> problems;
  double cpu_s = 0;
};

Checked check(const Atlas& files) {
  const Run run = run_program({"check", "--json", files.folder().string()});
  CHECK(run.err.empty());
  Checked checked{run.exit_code, {}, run.cpu_s};
  const auto report = nlohmann::json::parse(run.out, nullptr, false);
  REQUIRE(report.is_array());
  for (const auto& problem : report.at(0).at("problems")) {
    checked.problems.push_back(below(problem.at("message").get<std::string>(), files.folder()));
  }
  return checked;
}

struct Fault {
  const char* name;
  std::function<void(Atlas&)> spoil;
  std::string said;
  std::vector<std::string> ready{"land", "rivers", "mines"};
  std::size_t paragraphs = 2;
  bool opens = true;
};

void check_faults(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    INFO(fault.name);
    Atlas files;
    fault.spoil(files);
    const Seen seen = open(files);
    const std::vector<std::string> expected = {fault.said};
    CHECK(seen.opened == fault.opens);
    CHECK(seen.notices == expected);
    CHECK(seen.ready == fault.ready);
    CHECK(seen.paragraphs == fault.paragraphs);
    const Checked checked = check(files);
    CHECK(checked.exit_code == 1);
    CHECK(checked.problems == expected);
  }
}

const std::vector<std::string> without_rivers{"land", "mines"};

// A fault of the rivers' file: the layer is missing, and everything else is there.
Fault rivers_are(const char* name, std::string_view bytes, std::string said) {
  return {name, [bytes](Atlas& f) { f.write("layers/rivers.geojson", bytes); }, std::move(said), without_rivers};
}

std::string feature(std::string_view coordinates) {
  return R"({"type":"Feature","properties":{"river":"Tie He"},"geometry":{"type":"LineString","coordinates":)" +
         std::string(coordinates) + "}}";
}

// Where the rivers' first vertex lies, or nothing when the layer did not come.
std::optional<geodata::LngLat> first_vertex(const Atlas& files) {
  app::Explorer explorer(0);
  REQUIRE(explorer.open(files.folder()));
  for (int i = 0; i < 4; ++i) explorer.advance(16.0 * i);
  const app::Layer* layer = explorer.library().layer("rivers");
  if (layer == nullptr || !layer->content) return std::nullopt;
  return geodata::to_lnglat(layer->content->features->vertices().front());
}

}  // namespace

TEST_CASE("an atlas without fault opens without a notice") {
  const Atlas files;
  const Seen seen = open(files);
  CHECK(seen.opened);
  CHECK(seen.notices.empty());
  CHECK(seen.paragraphs == 2);
  CHECK(seen.ready == std::vector<std::string>{"land", "rivers", "mines"});
  const Checked checked = check(files);
  CHECK(checked.exit_code == 0);
  CHECK(checked.problems.empty());
}

TEST_CASE("what is no atlas is refused, and the program goes on without one") {
  check_faults({
      {"no folder",
       [](Atlas& f) { fs::remove_all(f.folder()); },
       "Cannot open the atlas: there is no such folder. Choose a folder that holds an atlas.json. (FOLDER)",
       {},
       0,
       false},
      {"no atlas.json",
       [](Atlas& f) { f.remove("atlas.json"); },
       "Cannot open the atlas: the folder has no atlas.json. Choose a folder that holds an atlas.json. (FOLDER)",
       {},
       0,
       false},
      {"atlas.json truncated",
       [](Atlas& f) { f.write("atlas.json", atlas_json.substr(0, 100)); },
       "Cannot open the atlas: the file ends too early. (atlas.json, line 4, byte 100)",
       {},
       0,
       false},
  });
}

TEST_CASE("a damaged text leaves the map whole") {
  check_faults({
      {"no article",
       [](Atlas& f) { f.remove("article.md"); },
       "Cannot read the article: the file is not there. (article.md)",
       {"land", "rivers", "mines"},
       0},
      {"article not UTF-8",
       [](Atlas& f) { f.write("article.md", "# T\n\n\xB0\xB0\xC9\xBD"); },
       "Cannot read the article: it is not UTF-8 text. Save it as UTF-8. (article.md, line 3, byte 5)",
       {"land", "rivers", "mines"},
       0},
      {"links truncated", [](Atlas& f) { f.write("links.json", "{ \"items\": [\n  { \"id\": \"l1\", \"men"); },
       "Cannot read the links: the file ends too early. (links.json, line 2, byte 33)"},
      {"a link matches nothing", [](Atlas& f) { f.change("links.json", "\"Old Mine\"", "\"New Mine\""); },
       "The link l2 is left out: its quote “New Mine” matches nothing. (links.json, line 5)"},
      {"a link matches twice", [](Atlas& f) { f.change("links.json", "\"floods\"", "\"Iron River\""); },
       "The link l3 is left out: its quote “Iron River” matches more than once. Lengthen the quote, its prefix or its "
       "suffix. (links.json, line 8)"},
      {"a link to an unknown place",
       [](Atlas& f) { f.change("links.json", "\"place\": \"mine\"", "\"place\": \"pit\""); },
       "The link l2 is left out: no place has the id pit. (links.json, line 5)"},
      {"a claim's quote is not there", [](Atlas& f) { f.change("claims.json", "Ore from Old", "Ore from New"); },
       "The claim c1 is left out: its quote “Ore from New Mine” matches nothing. (claims.json, line 2)"},
  });
}

TEST_CASE("a damaged layer leaves the text and the other layers whole") {
  const std::string_view vrt =
      "<OGRVRTDataSource><OGRVRTLayer name=\"mines\"><SrcDataSource>mines.geojson"
      "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
  check_faults({
      {"missing", [](Atlas& f) { f.remove("layers/rivers.geojson"); },
       "Cannot read the file: there is no such file. (layers/rivers.geojson)", without_rivers},
      rivers_are("empty", "", "Cannot read the file: the file is empty. (layers/rivers.geojson)"),
      rivers_are("truncated", rivers.substr(0, 200),
                 "Cannot read the file: the file ends too early; it may have been cut off. Correct the file, or save "
                 "it again as GeoJSON. (layers/rivers.geojson, line 3, byte 200)"),
      rivers_are("a PNG by another name", std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16),
                 "Cannot read the file: it is a PNG file, which is not read. "
                 "Save it as GeoJSON, GeoPackage, FlatGeobuf, Shapefile, KML, GPX or CSV. (layers/rivers.geojson)"),
      rivers_are("a VRT by another name", vrt,
                 "Cannot read the file: it is a VRT, a file that only points at other files. Open the file "
                 "that it points at. (layers/rivers.geojson)"),
      rivers_are(
          "in metres, and does not say so",
          R"({"type":"LineString","coordinates":[[510505,4542255],[510600,4542300]]})",
          "Cannot read the file: its positions (the first is 510505, 4542255) are not longitudes and "
          "latitudes; they are probably in another coordinate system, and the file has no crs member that names it. "
          "Save it again in WGS 84, or add a crs member with a name such as EPSG:32651. (layers/rivers.geojson)"),
      rivers_are("not a number", R"({"type":"LineString",
"coordinates":[[123,41],[NaN,41]]})",
                 "Cannot read the file: NaN is not a number that JSON allows. Correct the file, or save it again as "
                 "GeoJSON. (layers/rivers.geojson, line 2, byte 47)"),
      {"a directory",
       [](Atlas& f) {
         f.remove("layers/rivers.geojson");
         fs::create_directory(f.folder() / "layers" / "rivers.geojson");
       },
       "Cannot read the file: it is a folder. Open a file in it. (layers/rivers.geojson)", without_rivers},
  });
}

TEST_CASE("a feature out of range is left out and told with its line; the layer is there") {
  Atlas files;
  files.write("layers/rivers.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\n" +
                                           feature("[[123,41],[123,42]]") + ",\n" + feature("[[123,41],[523,42]]") +
                                           "\n]}");
  const std::vector<std::string> expected = {
      "Feature 2 is left out: the position 523, 42 is not a longitude and latitude. (layers/rivers.geojson, line 3)"};
  const Seen seen = open(files);
  CHECK(seen.notices == expected);
  CHECK(seen.ready == std::vector<std::string>{"land", "rivers", "mines"});
  const Checked checked = check(files);
  CHECK(checked.exit_code == 1);
  CHECK(checked.problems == expected);
}

TEST_CASE("a layer in another coordinate system that says so is converted") {
  Atlas files;
  // 123 E, 41 N in Web Mercator: x = R * 123 pi / 180, y = R ln tan(pi / 4 + 41 pi / 360), R = 6378137 (EPSG:3857).
  files.write("layers/rivers.geojson", R"({"type":"FeatureCollection",
"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[
{"type":"Feature","properties":{"river":"Tie He"},
"geometry":{"type":"LineString","coordinates":[[13692297.3675727,5012341.6638481],[13700000,5020000]]}}]})");
  CHECK(open(files).notices.empty());
  CHECK(check(files).exit_code == 0);
  const auto at = first_vertex(files);
  REQUIRE(at.has_value());
  CHECK(at->lng == Catch::Approx(123).margin(1e-6));
  CHECK(at->lat == Catch::Approx(41).margin(1e-6));
}

TEST_CASE("a fault in what atlas.json says of a layer is told with its line") {
  check_faults({
      {"an unknown member", [](Atlas& f) { f.change("atlas.json", "\"stroke\":", "\"strok\":"); },
       "“strok” of the layer rivers is left out: no such member is known. (atlas.json, line 8)"},
      {"a bad colour", [](Atlas& f) { f.change("atlas.json", "#7AA9C6", "#7AA9C"); },
       "“stroke” of the layer rivers is left out: it is no colour: #RRGGBB, light and dark, or a name from the "
       "palette. (atlas.json, line 8)"},
      {"a path that leaves the folder",
       [](Atlas& f) { f.change("atlas.json", "layers/rivers.geojson", "../rivers.geojson"); },
       "The layer rivers is left out: the path leaves the atlas folder. (atlas.json, line 8)", without_rivers},
      {"a symbolic link that leaves it",
       [](Atlas& f) {
         f.remove("layers/rivers.geojson");
         fs::create_symlink(fs::path(ANSHAN_SOURCE_DIR) / "tests/data/formats/sights.geojson",
                            f.folder() / "layers" / "rivers.geojson");
       },
       "The layer rivers is left out: a symbolic link leads out of the atlas folder. (atlas.json, line 8)",
       without_rivers},
  });
}

TEST_CASE("100 MB of brackets end at once") {
  const std::string brackets(100'000'000, '[');
  SECTION("as a layer") {
    Atlas files;
    files.write("layers/rivers.geojson", brackets);
    const std::vector<std::string> expected = {
        "Cannot read the file: values are nested more than 512 deep. Correct the file, or save it again as "
        "GeoJSON. (layers/rivers.geojson, line 1, byte 512)"};
    const Seen seen = open(files);
    CHECK(seen.notices == expected);
    CHECK(seen.ready == without_rivers);
    CHECK(seen.cpu_s < 1.5);
    const Checked checked = check(files);
    CHECK(checked.problems == expected);
    CHECK(checked.cpu_s < 1.5);
  }
  SECTION("as the atlas") {
    Atlas files;
    files.write("atlas.json", brackets);
    const std::vector<std::string> expected = {
        "Cannot open the atlas: it is larger than 16 MB. (atlas.json, byte 16777216)"};
    const Seen seen = open(files);
    CHECK_FALSE(seen.opened);
    CHECK(seen.notices == expected);
    CHECK(seen.cpu_s < 1.5);
    const Checked checked = check(files);
    CHECK(checked.exit_code == 1);
    CHECK(checked.problems == expected);
    CHECK(checked.cpu_s < 1.5);
  }
}

TEST_CASE("files that may not be read are told") {
  if (::geteuid() == 0) return;  // root may read everything
  check_faults({
      {"a layer", [](Atlas& f) { fs::permissions(f.folder() / "layers" / "rivers.geojson", fs::perms::none); },
       "Cannot read the file: you have no permission to read it. (layers/rivers.geojson)", without_rivers},
      {"the article",
       [](Atlas& f) { fs::permissions(f.folder() / "article.md", fs::perms::none); },
       "Cannot read the article: it may not be read. Check its permissions. (article.md)",
       {"land", "rivers", "mines"},
       0},
  });
}

TEST_CASE("a place whose features are not in its layer is told") {
  Atlas files;
  files.change("layers/rivers.geojson", "Tie He", "Tin He");
  CHECK(check(files).problems ==
        std::vector<std::string>{"The place river is not shown by the layer rivers as it says: "
                                 "0 of 1 features were found. (places.geojson)"});
}

TEST_CASE("a layer that a second layer shares is told of once") {
  Atlas files;
  files.change("atlas.json", "\"layers/mines.geojson\"", "\"layers/rivers.geojson\"");
  files.write("layers/rivers.geojson", "{");
  CHECK(open(files).notices.size() == 1);
  CHECK(check(files).problems.size() == 1);
}

TEST_CASE("a place that names a file of data does not keep the program reading") {
  Atlas files;
  files.change("atlas.json", "\"overlays\": [",
               "\"data\": { \"reaches\": { \"file\": \"layers/reaches.geojson\" } }, \"overlays\": [");
  files.write("layers/reaches.geojson", rivers);
  files.change("places.geojson", "\"layer\": \"rivers\"", "\"layer\": \"reaches\"");
  app::Explorer explorer(0);
  REQUIRE(explorer.open(files.folder()));
  explorer.apply({app::command::SelectPlace{0, 0, false}}, 800, 600);
  for (int i = 0; i < 4; ++i) explorer.advance(16.0 * i);
  CHECK(explorer.idle());
}

TEST_CASE("a data file that is not there, or is none, is one notice") {
  const Atlas files;
  app::Explorer explorer(0);
  for (const char* name : {"nowhere.geojson", "article.md"}) {
    explorer.open(files.folder() / name);
    CHECK_FALSE(explorer.finish_reading());
    CHECK(explorer.library().layers.empty());
  }
  REQUIRE(explorer.notices().all().size() == 2);
  CHECK(below(geodata::say(explorer.notices().all()[0].message), files.folder()) ==
        "Cannot read the file: there is no such file. (nowhere.geojson)");
  CHECK(below(geodata::say(explorer.notices().all()[1].message), files.folder()) ==
        "Cannot read the file: it is not a kind of file that is read. Save it as GeoJSON, GeoPackage, FlatGeobuf, "
        "Shapefile, KML, GPX or CSV. (article.md)");
}
