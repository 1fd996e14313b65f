// `anshan network check`: what it prints, and its exit codes.
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/run_program.h"
#include "tests/temporary_folder.h"

namespace {

const std::string rivers = std::string(ANSHAN_SOURCE_DIR) + "/atlases/anshan/layers/rivers.geojson";

std::string written(const TemporaryFolder& folder, const std::string& features) {
  const std::string path = folder / "rivers.geojson";
  std::ofstream(path) << R"({"type":"FeatureCollection","features":[)" << features << "]}";
  return path;
}

std::string reach(const std::string& id, const std::string& next, const std::string& line) {
  return R"({"type":"Feature","properties":{"id":")" + id + R"(","next_down":")" + next +
         R"("},"geometry":{"type":"LineString","coordinates":)" + line + "}}";
}

}  // namespace

TEST_CASE("a sound network: how much it is, and no problems") {
  const Run run = run_program({"network", "check", rivers});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK(run.out == rivers +
                       "\n  56 reaches, 2206.2 km, joined by the reach below that each names; 2 ends\n"
                       "  note: feature 26, liao-05 is the mouth of a river system of its own\n"
                       "  0 problems\n");
}

TEST_CASE("problems are listed one by one, and end with 1") {
  const TemporaryFolder folder;
  const std::string path =
      written(folder, reach("a", "b", "[[123,41.02],[123,41.011]]") + "," + reach("b", "c", "[[123,41.01],[123,41]]") +
                          "," + reach("d", "", "[[123,41],[123,40.9]]"));
  const Run run = run_program({"network", "check", path});
  CHECK(run.exit_code == 1);
  CHECK(run.out.find("  problem: feature 2, b flows into c, which is not there\n") != std::string::npos);
  CHECK(run.out.find("  problem: feature 1, a ends 111 m from b, into which it flows\n") != std::string::npos);
  CHECK(run.out.ends_with("  2 problems\n"));

  const Run json = run_program({"network", "check", "--json", "--tolerance", "200", path});
  CHECK(json.exit_code == 1);
  const auto report = nlohmann::json::parse(json.out);
  CHECK(report["reaches"] == 3);
  REQUIRE(report["problems"].size() == 1);
  CHECK(report["problems"][0]["kind"] == "unknown-next");
  CHECK(report["problems"][0]["others"][0] == "c");
}

TEST_CASE("a file without rivers, and one that is not there") {
  const TemporaryFolder folder;
  const Run points =
      run_program({"network", "check", written(folder, R"({"type":"Feature","properties":{},"geometry":null})")});
  CHECK(points.exit_code == 1);
  CHECK(points.err.find("Cannot make a river network: the layer has no lines.") == 0);
  CHECK(run_program({"network", "check", folder / "none.geojson"}).exit_code == 1);
  CHECK(run_program({"network"}).exit_code == 2);
  CHECK(run_program({"network", "check", "--mouth", "123", rivers}).exit_code == 2);
}
