// `anshan catchment`: what it says, what it writes, and what it refuses.
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/run_program.h"
#include "tests/temporary_folder.h"

TEST_CASE("the land that drains to a section: its area, by what it is known, and the sites on it") {
  const Run run = run_program({"catchment", "--at", "wq-三岔河"});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK(run.out.starts_with("Drains to Daliao River at 41.0118 N  122.4307 E\n"));
  for (const char* said : {"km² by recorded catchments", "km² of it not reliable, as the data says", "the network says",
                           "Sites that drain here by river, nearest first", "Dagushan iron mine"}) {
    CAPTURE(said);
    CHECK(run.out.find(said) != std::string::npos);
  }
  const Run zh = run_program({"catchment", "--at", "wq-三岔河", "--language", "zh"});
  CHECK(zh.out.starts_with("汇至大辽河"));
}

TEST_CASE("where rivers meet, what drains there is the land of both") {
  const std::pair<const char*, const char*> nodes[] = {{"122.430696,41.011770", "\n  26 402 km²\n"},
                                                       {"123.348434,41.251030", "\n  7 609 km²\n"},
                                                       {"124.336330,41.355098", "\n  2 170 km²\n"}};
  for (const auto& [at, said] : nodes) {
    CAPTURE(at);
    const Run run = run_program({"catchment", "--at", at});
    CHECK(run.exit_code == 0);
    std::string out = run.out;
    for (std::size_t i = out.find("\u202F"); i != std::string::npos; i = out.find("\u202F")) out.replace(i, 3, " ");
    CHECK(out.find(said) != std::string::npos);
  }
}

TEST_CASE("the same as GeoJSON: an area counterclockwise and its outlet") {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "dagushan.geojson";
  const Run run = run_program({"catchment", "--at", "mine-p100000129340", "-o", path});
  CHECK(run.exit_code == 0);
  CHECK(run.out.empty());
  const auto written = nlohmann::json::parse(std::ifstream(path));
  REQUIRE(written["features"].size() == 2);
  const auto& area = written["features"][0];
  CHECK(area["geometry"]["type"] == "MultiPolygon");
  CHECK(area["properties"]["reach_id"] == "nansha-01");
  CHECK(area["properties"]["certainty"] == "estimate");
  CHECK(area["properties"]["area_km2"].get<double>() == Catch::Approx(114).epsilon(0.1));
  const auto& ring = area["geometry"]["coordinates"][0][0];
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    twice += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
             ring[i + 1][0].get<double>() * ring[i][1].get<double>();
  }
  CHECK(twice > 0);
  CHECK(written["features"][1]["geometry"]["type"] == "Point");
  CHECK(run_program({"catchment", "--at", "mine-p100000129340", "--json"}).out.find("\"outlet\"") != std::string::npos);
}

TEST_CASE("places without a river and files of other kinds are refused") {
  const Run far = run_program({"catchment", "--at", "127.5,43.5"});
  CHECK(far.exit_code == 1);
  CHECK(far.err ==
        "The trace cannot start there: no river of the atlas is within 20 km. Choose a place nearer to a river.\n");
  CHECK(run_program({"catchment", "--at", "119,39", "-o", "a.csv"}).exit_code == 2);
  CHECK(run_program({"catchment"}).exit_code == 2);
}
