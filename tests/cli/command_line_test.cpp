// The program itself: what it takes, what it says and its exit codes (0 done, 1 what was given is wrong, 2 the command
// line cannot be understood).
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "app/render/picture_file.h"
#include "tests/catch.h"
#include "tests/cli/run_program.h"
#include "tests/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

const fs::path source = ANSHAN_SOURCE_DIR;

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

constexpr std::string_view square = R"({"type":"Feature","properties":{},
"geometry":{"type":"Polygon","coordinates":[[[122,40],[124,40],[124,42],[122,42],[122,40]]]}})";

std::size_t colours_in(const app::Picture& picture) {
  std::set<std::uint32_t> seen;
  for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
    seen.insert(picture.rgba[i] * 65536u + picture.rgba[i + 1] * 256u + picture.rgba[i + 2]);
  }
  return seen.size();
}

}  // namespace

TEST_CASE("the program says what it is and what it takes") {
  const Run version = run_program({"--version"});
  CHECK(version.exit_code == 0);
  CHECK(version.out.starts_with("Anshan Explorer "));
  const Run help = run_program({"--help"});
  CHECK(help.exit_code == 0);
  CHECK(help.err.empty());
  for (const char* verb : {"render", "check", "network", "script"}) CHECK(holds(help.out, verb));
  for (const char* verb : {"render", "check", "network", "script"}) {
    const Run run = run_program({verb, "--help"});
    INFO(verb);
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
  }
}

TEST_CASE("a command line that cannot be understood ends with 2, says why, and does nothing") {
  const TemporaryFolder folder;
  const std::string output = folder / "map.png";
  const std::vector<std::vector<std::string>> lines = {
      {"--colour", "blue"},
      {"check"},
      {"script"},
      {"check", "--yaml", "x"},
      {"render", "--size", "1280", "-o", output},
      {"render", "--size", "1280x", "-o", output},
      {"render", "--size", "12x12", "-o", output},
      {"render", "--size", "100000x800", "-o", output},
      {"render", "--size", "-1280x800", "-o", output},
      {"render", "--scale", "0", "-o", output},
      {"render", "--view", "123,41", "-o", output},
      {"render", "--view", "123,41,x", "-o", output},
      {"render", "--theme", "blue", "-o", output},
      {"render", "--language", "fr", "-o", output},
  };
  for (const auto& line : lines) {
    std::string words;
    for (const std::string& word : line) words += " " + word;
    INFO("anshan" << words);
    const Run run = run_program(line);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK_FALSE(run.err.empty());
    CHECK_FALSE(fs::exists(output));
  }
}

TEST_CASE("a word that is neither a verb nor a path is refused") {
  // Without a display the window cannot open either; with one the word must not open an empty window.
  const Run run = run_program({"rendr", "atlases/anshan"});
  CHECK(run.exit_code == 2);
  CHECK(holds(run.err, "rendr"));
}

TEST_CASE("what cannot be drawn ends with 1 and a message, and leaves no picture") {
  const TemporaryFolder folder;
  const std::string output = folder / "map.png";
  const std::string broken = folder.write("broken.geojson", "{\"type\":");
  for (const std::string& path : {(folder / "nowhere").string(), (folder / "nowhere.geojson").string(), broken}) {
    INFO(path);
    const Run run = run_program({"render", path, "--size", "128x96", "-o", output});
    CHECK(run.exit_code == 1);
    CHECK(run.out.empty());
    CHECK(holds(run.err, path));
    CHECK_FALSE(fs::exists(output));
  }
  const std::string data = folder.write("square.geojson", square);
  const Run nowhere = run_program({"render", data, "--size", "128x96", "-o", folder / "no/folder/map.png"});
  CHECK(nowhere.exit_code == 1);
  CHECK(holds(nowhere.err, "no/folder/map.png"));
}

TEST_CASE("a data file is drawn alone, in the size that was asked for") {
  const TemporaryFolder folder;
  const std::string data = folder.write("square.geojson", square), output = folder / "map.png";
  const Run run = run_program({"render", data, "--size", "160x120", "--scale", "2", "--bare", "-o", output});
  CHECK(run.exit_code == 0);
  CHECK(run.out.empty());
  CHECK(run.err.empty());
  const auto picture = app::read_png(output);
  REQUIRE(picture.has_value());
  CHECK(picture->width == 320);
  CHECK(picture->height == 240);
  CHECK(colours_in(*picture) > 2);
  // Fitted: the square fills the middle and leaves the corners free.
  const auto pixel = [&](std::size_t x, std::size_t y) { return &picture->rgba[(y * 320 + x) * 4]; };
  CHECK_FALSE(std::equal(pixel(160, 120), pixel(160, 120) + 3, pixel(2, 2)));
  CHECK(std::equal(pixel(317, 237), pixel(317, 237) + 3, pixel(2, 2)));
}

TEST_CASE("the shipped atlas holds what it should, and has no problem") {
  const std::string atlas = (source / "atlases" / "anshan").string();
  const Run words = run_program({"check", atlas});
  CHECK(words.exit_code == 0);
  CHECK(words.err.empty());
  for (const char* line : {"12 paragraphs", "27 places", "88 links (all resolved)", "26 claims", "\n  0 problems\n"}) {
    INFO(line);
    CHECK(holds(words.out, line));
  }
  const Run json = run_program({"check", "--json", atlas});
  CHECK(json.exit_code == 0);
  const auto report = nlohmann::json::parse(json.out, nullptr, false);
  REQUIRE(report.is_array());
  REQUIRE(report.size() == 1);
  const auto& facts = report[0];
  CHECK(facts["path"] == atlas);
  CHECK(facts["paragraphs"] == 12);
  CHECK(facts["places"] == 27);
  CHECK(facts["links"] == 88);
  CHECK(facts["links_resolved"] == 88);
  CHECK(facts["claims"] == 26);
  CHECK(facts["problems"].empty());
  std::size_t overlays = 0;
  for (const auto& layer : facts["layers"]) {
    INFO(layer["id"]);
    if (layer["role"] != "overlay") continue;
    ++overlays;
    CHECK(layer["features"] > 0);
  }
  CHECK(overlays >= 10);
}

TEST_CASE("every format that is read passes the check, and several paths are one report") {
  const fs::path formats = source / "tests" / "data" / "formats";
  const char* const files[] = {"sights.geojson", "sights.geojsonl",      "sights.geojsons", "sights.gpkg",
                               "sights.fgb",     "shapefile/sights.shp", "sights.kml",      "sights.gpx",
                               "sights.csv",     "metres/metres.shp",    "shapes.geojson",  "shapes.gpkg"};
  std::vector<std::string> arguments{"check", "--json"};
  for (const char* file : files) arguments.push_back((formats / file).string());
  const Run run = run_program(arguments);
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  const auto report = nlohmann::json::parse(run.out, nullptr, false);
  REQUIRE(report.size() == std::size(files));
  for (const auto& file : report) {
    INFO(file["path"]);
    CHECK(file["problems"].empty());
    CHECK(file["features"] > 0);
    CHECK(file["vertices"] > 0);
  }
}

TEST_CASE("a table of measurements needs no positions, and its bad cells are told with their lines") {
  const TemporaryFolder folder;
  const std::string table = folder.write(
      "own.csv", "断面名称,监测时间,氨氮(mg/L),总磷(mg/L)\n牛庄,2020-05-08,0.35,ND\n牛庄,2020-05-09,-1,0.12\n");
  const Run run = run_program({"check", table});
  CHECK(run.exit_code == 1);
  CHECK(holds(run.out,
              "  measurements: 2 rows of 2, 1 section (1 without a position, by name alone): Ammonia nitrogen, Total "
              "phosphorus\n"));
  CHECK(holds(run.out, "  problem: A cell is left out: "));
  CHECK(holds(run.out, "own.csv, line 3)\n  1 problem\n"));
}

TEST_CASE("a row of measurements without a position is no feature, and no problem either") {
  const TemporaryFolder folder;
  const std::string table = folder.write("own.csv",
                                         "site,lng,lat,date,NH3-N (mg/L)\nNiuzhuang,,,2020-05-08,0.35\n"
                                         "My bridge,122.93,41.24,2020-05-09,0.3\n");
  const Run run = run_program({"check", table});
  CHECK(run.exit_code == 0);
  CHECK(holds(run.out, "1 feature (1 point)"));
  CHECK(holds(run.out, "2 rows of 2, 2 sections (1 without a position, by name alone): Ammonia nitrogen\n"));
}

TEST_CASE("how a file was understood is a note, and no problem") {
  const TemporaryFolder folder;
  const std::string gbk = folder.write("gbk.csv", "\xC3\xFB\xB3\xC6,lng,lat\n\xC7\xA7\xC9\xBD,123.1,41.03\n");
  const Run run = run_program({"check", gbk});
  CHECK(run.exit_code == 0);
  CHECK(holds(run.out, "  note: Its text is taken as GB 18030"));
  CHECK(holds(run.out, "\n  0 problems\n"));
}

TEST_CASE("one bad path among good ones is enough for 1") {
  const TemporaryFolder folder;
  const std::string good = folder.write("square.geojson", square), bad = folder.write("a\xFF.geojson", "[");
  const Run run = run_program({"check", good, bad});
  CHECK(run.exit_code == 1);
  CHECK(holds(run.out, "1 feature (1 area)"));
  CHECK(holds(run.out, "1 problem\n"));
  // A file's name need not be UTF-8; the report is all the same.
  const auto report = nlohmann::json::parse(run_program({"check", "--json", good, bad}).out, nullptr, false);
  CHECK(report.size() == 2);
}

TEST_CASE("a script that does not hold ends with 1 and its line") {
  const TemporaryFolder folder;
  const std::string script = folder.write("a.script", "size 320 240\n\nfly away\n");
  const Run run = run_program({"script", script, "-o", folder / "."});
  CHECK(run.exit_code == 1);
  CHECK(holds(run.err, "a.script, line 3"));
  const Run none = run_program({"script", folder / "none.script"});
  CHECK(none.exit_code == 1);
  CHECK(holds(none.err, "none.script"));
}

TEST_CASE("check lists every layer of a file") {
  const TemporaryFolder folder;
  const fs::path gpx = folder.write("walk.gpx", R"(<?xml version="1.0"?>
<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="41.1" lon="122.95"/>
<trk><trkseg><trkpt lat="41.0" lon="122.9"/><trkpt lat="41.02" lon="123.0"/></trkseg></trk></gpx>)");
  const Run said = run_program({"check", gpx.string()});
  CHECK(said.exit_code == 0);
  CHECK(holds(said.out, "waypoints: GPX, EPSG:4326: 1 feature (1 point)"));
  CHECK(holds(said.out, "tracks: GPX, EPSG:4326: 1 feature (1 line)"));
  const auto json = nlohmann::json::parse(run_program({"check", "--json", gpx.string()}).out);
  REQUIRE(json[0]["layers"].size() == 2);
  CHECK(json[0]["layers"][1]["layer"] == "tracks");
}

TEST_CASE("check counts a feature of several geometry types as a collection") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("mixed.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
 {"type":"Point","coordinates":[123,41]},{"type":"LineString","coordinates":[[123,41],[123.1,41.1]]}]}},
{"type":"Feature","properties":{},"geometry":{"type":"MultiPoint","coordinates":[[123,41],[123.1,41.1]]}}]})");
  CHECK(holds(run_program({"check", path.string()}).out, "2 features (1 point, 1 collection), 5 vertices"));
  const auto json = nlohmann::json::parse(run_program({"check", "--json", path.string()}).out);
  CHECK(json[0].at("collections") == 1);
}

TEST_CASE("a number on the command line is a number, and finite") {
  const std::vector<std::vector<std::string>> lines = {{"render", "--scale", "nan"},
                                                       {"render", "--scale", "inf"},
                                                       {"render", "--view", "nan,0,5"},
                                                       {"render", "--view", "0,1e999,5"},
                                                       {"trace", "--from", "123,41", "--distance", "nan"},
                                                       {"trace", "--from", "123,41", "--discharge", "nan"},
                                                       {"network", "check", "rivers.geojson", "--tolerance", "nan"},
                                                       {"network", "check", "rivers.geojson", "--mouth", "inf,41"}};
  for (const auto& line : lines) {
    INFO(line[0] << " " << line[line.size() - 2] << " " << line.back());
    const Run said = run_program(line);
    CHECK(said.exit_code == 2);
    const std::string words = said.err + said.out;
    CHECK((holds(words, "is not a finite decimal number") || holds(words, "not in range")));
  }
}

TEST_CASE("output that cannot be written is an error") {
  const std::string layers = (source / "atlases" / "anshan" / "layers").string();
  const std::vector<std::vector<std::string>> lines = {{"check", layers + "/mines.geojson"},
                                                       {"check", "--json", layers + "/mines.geojson"},
                                                       {"trace", "--from", "123.065,41.055", "--json"},
                                                       {"catchment", "--at", "123.2,41.2", "--json"},
                                                       {"network", "check", layers + "/rivers.geojson"}};
  for (const auto& line : lines) {
    INFO(line[0] << " " << line[1]);
    const Run said = run_program(line, "/dev/full");
    CHECK(said.exit_code == 1);
    CHECK(holds(said.err, "The output is not complete: the system says: No space left on device"));
  }
}

TEST_CASE("check reads all that an atlas's rivers need: a file that is missing or broken is a problem there too") {
  namespace fs = std::filesystem;
  const fs::path shipped = fs::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan";
  TemporaryFolder folder;
  fs::copy(shipped, folder / "atlas", fs::copy_options::recursive);
  for (const char* file : {"layers/rivers.geojson", "data/outfalls.csv", "base/relief.tif", "layers/catchments.geojson",
                           "base/sea.fgb", "data/water_quality_2020-2021.csv"}) {
    for (const bool broken : {false, true}) {
      INFO(file << (broken ? " is broken" : " is missing"));
      const fs::path path = folder / "atlas" / file;
      fs::remove(path);
      if (broken) std::ofstream(path) << std::string_view("a,b\n\"never closed\0", 18);
      const Run run = run_program({"check", folder / "atlas"});
      CHECK(run.exit_code == 1);
      CHECK(run.out.find(fs::path(file).filename().string()) != std::string::npos);
      CHECK(run.out.find("problem: ") != std::string::npos);
    }
    fs::copy_file(shipped / file, folder / "atlas" / file, fs::copy_options::overwrite_existing);
  }
  CHECK(run_program({"check", folder / "atlas"}).exit_code == 0);
}

TEST_CASE("a folder of Shapefiles is checked as what it holds; rings are looked at in an archive too") {
  const std::string folder = (source / "tests" / "data" / "formats" / "shapefile").string();
  const Run shapes = run_program({"check", folder});
  CHECK(shapes.exit_code == 0);
  CHECK(holds(shapes.out, "Shapefile"));
  const TemporaryFolder own;
  const std::string bow = own.write(
      "bow.geojson",
      R"({"type":"Polygon","coordinates":[[[122.9,41.0],[123.1,41.2],[123.1,41.0],[122.9,41.2],[122.9,41.0]]]})");
  const Run plain = run_program({"check", bow});
  CHECK(holds(plain.out, "1 problem"));
  REQUIRE(std::system(("gzip -k '" + bow + "'").c_str()) == 0);
  CHECK(holds(run_program({"check", bow + ".gz"}).out, "1 problem"));
}
