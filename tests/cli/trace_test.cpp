// `anshan trace`: the files that it writes, the ways that it takes, and what it refuses.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/run_program.h"
#include "tests/temporary_folder.h"

namespace {

const std::string dagushan = "mine-p100000129340";

std::string bytes_of(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("from a mine to the sea: what is passed, in order, and where times end") {
  const Run run = run_program({"trace", "--from", dagushan});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK(run.out.starts_with("From Dagushan iron mine to the mouth\n  189.8 km by river\n"));
  std::size_t at = 0;
  for (const char* passed :
       {"Nansha River → Taizi River → Daliao River", "     6.6  Qidashan iron mine", "    37.1  Taizi River",
        "    98.4  Sanchahe", "   179.8  Liaohe Park", "   189.8  Bohai", "No times from km 10.7"}) {
    CAPTURE(passed);
    const std::size_t found = run.out.find(passed, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("the other ways: up, the main stem, a distance, between two places") {
  const Run up = run_program({"trace", "--from", "wq-三岔河", "--up"});
  CHECK(up.out.starts_with("All that drains to Sanchahe\n"));
  CHECK(up.out.find("Dagushan iron mine") != std::string::npos);
  const Run main = run_program({"trace", "--from", "wq-三岔河", "--up-main"});
  CHECK(main.out.find("the source: the network begins here") != std::string::npos);
  const Run some = run_program({"trace", "--from", dagushan, "--distance", "10"});
  CHECK(some.out.find("\n  10.0 km by river\n") != std::string::npos);
  CHECK(some.out.find("the distance ends here") != std::string::npos);
  // The way runs down, whichever end is named first.
  const Run to = run_program({"trace", "--from", dagushan, "--to", "wq-三岔河"});
  const Run from = run_program({"trace", "--from", "wq-三岔河", "--to", dagushan});
  CHECK(to.exit_code == 0);
  CHECK(to.out.starts_with("From Dagushan iron mine down to Sanchahe\n  98.4 km by river\n"));
  CHECK(to.out.find("    98.4  Sanchahe 三岔河: Class of the means (GB 3838): III; on the river\n            ") !=
        std::string::npos);
  CHECK(to.out.find("    98.4  Taizi River 太子河: the way that was asked for ends here") != std::string::npos);
  CHECK(to.out == from.out);
  const Run neither = run_program({"trace", "--from", dagushan, "--to", "mine-p100000128029"});
  CHECK(neither.exit_code == 1);
  CHECK(neither.err.starts_with("No river runs from one to the other: neither is above the other; their waters meet "));
}

TEST_CASE("files by their endings, whole or not at all") {
  const TemporaryFolder folder;
  const std::pair<const char*, const char*> rows[] = {
      {"t.geojson", "{"}, {"t.csv", "distance_km,"}, {"t.gpx", "<?xml "}, {"t.md", "# From Dagushan iron mine"}};
  for (const auto& [name, begins] : rows) {
    CAPTURE(name);
    const Run run = run_program({"trace", "--from", dagushan, "-o", folder / name});
    CHECK(run.exit_code == 0);
    CHECK(run.out.empty());
    CHECK(bytes_of(folder / name).starts_with(begins));
  }
  CHECK(bytes_of(folder / "t.md").find("](<t.png>)") != std::string::npos);
  CHECK(bytes_of(folder / "t.png").starts_with("\x89PNG"));
  CHECK(nlohmann::json::parse(run_program({"trace", "--from", dagushan, "--json"}).out) ==
        nlohmann::json::parse(bytes_of(folder / "t.geojson")));
  std::filesystem::create_directory(folder / "taken.csv");
  const Run taken = run_program({"trace", "--from", dagushan, "-o", folder / "taken.csv"});
  CHECK(taken.exit_code == 1);
  CHECK(taken.err.starts_with("The trace was not saved: "));
}

TEST_CASE("the discharge at the start makes a spill slower or faster") {
  const auto peak_s = [](const char* discharge) {
    const auto file =
        nlohmann::json::parse(run_program({"trace", "--from", dagushan, "--json", "--discharge", discharge}).out);
    for (const auto& feature : file["features"]) {
      const auto& p = feature["properties"];
      if (p.value("name", "") == "Qidashan iron mine") return p["most_probable"]["peak_s"].get<double>();
    }
    return 0.0;
  };
  CHECK(peak_s("0.5") > peak_s("5"));
  CHECK(peak_s("5") > 0);
}

TEST_CASE("a discharge upstream is refused: it would change nothing") {
  for (const char* way : {"--up", "--up-main"}) {
    const auto refused = run_program({"trace", "--from", dagushan, way, "--discharge", "5"});
    CHECK(refused.exit_code == 1);
    CHECK(refused.out.empty());
    CHECK(refused.err ==
          "The discharge cannot be used: times of travel are told downstream only. Leave it out, or trace down the "
          "river.\n");
  }
}

TEST_CASE("what the command line cannot be is said before anything is read") {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"trace"},
                                                {"trace", "--from", "x", "--up", "--down"},
                                                {"trace", "--from", "x", "--to", "y", "--up"},
                                                {"trace", "--from", "x", "-o", "t.txt"},
                                                {"trace", "--from", "x", "--distance", "-1"},
                                                {"trace", "--from", "x", "--discharge", "0"}}) {
    CHECK(run_program(words).exit_code == 2);
  }
  CHECK(
      run_program({"trace", "--from", "Atlantis"}).err ==
      "The trace cannot start there: the atlas has no site and no place Atlantis. Give LNG,LAT, or an id or a name as "
      "`anshan check` and the map show them.\n");
}

TEST_CASE("a file of rivers of one's own is traced without an atlas") {
  const TemporaryFolder folder;
  const std::string path = folder / "rivers.geojson";
  std::ofstream(path) << R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"HYRIV_ID":1,"NEXT_DOWN":3,"name":"Upper"},
     "geometry":{"type":"LineString","coordinates":[[122.9,41.1],[123.0,41.05]]}},
    {"type":"Feature","properties":{"HYRIV_ID":2,"NEXT_DOWN":3},
     "geometry":{"type":"LineString","coordinates":[[123.0,41.15],[123.0,41.05]]}},
    {"type":"Feature","properties":{"HYRIV_ID":3,"NEXT_DOWN":0,"name":"Lower","DIS_AV_CMS":20,"UPLAND_SKM":900},
     "geometry":{"type":"LineString","coordinates":[[123.0,41.05],[123.1,41.0]]}}]})";
  const Run down = run_program({"trace", "--network", path, "--from", "122.9,41.1"});
  CHECK(down.exit_code == 0);
  CHECK(down.err.empty());
  CHECK(down.out.starts_with("Down to the mouth\n  20.2 km by river\n  The start: on the river\n  Upper → Lower\n"));
  CHECK(down.out.find("2: joins") != std::string::npos);  // it has no name of its own
  const Run up = run_program({"trace", "--network", path, "--from", "123.1,41.0", "--up", "--json"});
  CHECK(nlohmann::json::parse(up.out)["features"].size() > 3);
  // Against the lines, which is for lines without links: these say where they run.
  CHECK(run_program({"trace", "--network", path, "--turn", "--from", "122.9,41.1"}).out == down.out);
  CHECK(run_program({"trace", "--network", path, folder / "atlas", "--from", "1,1"}).exit_code == 2);
  CHECK(run_program({"trace", "--network", folder / "none.geojson", "--from", "1,1"}).exit_code == 1);
  const Run far = run_program({"trace", "--network", path, "--from", "100,41.1"});
  CHECK(far.err ==
        "The trace cannot start there: no river of the atlas is within 20 km. Choose a place nearer to a river.\n");
}

// Seven reaches as NHDPlus version 2 has them (U.S. Geological Survey and Environmental Protection Agency, public
// domain; from the sample of the Patapsco that comes with nhdplusTools), their lines to nine decimals, in no order of
// flow: four of Gwynns Falls, and the three of a stream whose name is a blank.
TEST_CASE("reaches of NHDPlus are followed as their attributes say") {
  const std::string path = std::string(ANSHAN_SOURCE_DIR) + "/tests/data/rivers/nhdplus_reaches.geojson";
  struct Way {
    const char* from;
    std::vector<int> reaches;  // COMID, down the river
    double km;                 // the sum of LENGTHKM
  };
  const Way ways[] = {
      {"-76.6615741,39.2763622", {11689204, 11689212, 11689228, 11690186}, 0.73 + 0.819 + 2.053 + 2.912},
      {"-76.6231945,39.2116512", {11689342, 11689330, 11690210}, 2.453 + 1.616 + 0.166},
  };
  for (const Way& way : ways) {
    const Run run = run_program({"trace", "--network", path, "--from", way.from, "--json"});
    REQUIRE(run.exit_code == 0);
    std::vector<int> reaches;
    double km = 0;
    const auto answer = nlohmann::json::parse(run.out);
    for (const auto& feature : answer["features"]) {
      const auto& p = feature["properties"];
      if (p["part"] != "way") continue;
      reaches.push_back(std::stoi(p["reach_id"].get<std::string>()));
      km += p["length_m"].get<double>() / 1000;
    }
    CHECK(reaches == way.reaches);
    CHECK(km == Catch::Approx(way.km).epsilon(0.02));  // those were measured on another projection's lines
  }
  const Run unnamed = run_program({"trace", "--network", path, "--from", ways[1].from});
  CHECK(unnamed.out.find("     0.0  11689342: on the river\n") != std::string::npos);
}
