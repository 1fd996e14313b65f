// Kept traces come back, and nothing that a file holds can do harm.
#include "app/core/saved_traces.h"

#include <fstream>
#include <sstream>

#include "tests/catch.h"
#include "tests/temporary_folder.h"
#include "tests/text_file.h"

using namespace app;

namespace {

SavedTraces two() {
  SavedTraces traces;
  TraceState mine;
  mine.from = {123.05, 41.05}, mine.site = "mine-1", mine.site_name = "A mine", mine.discharge_m3s = 3.5;
  mine.name = "Spill of 三月";
  TraceState place;
  place.from = {122.5, 40.95}, place.direction = TraceDirection::up_main, place.limit_m = 12'000, place.shown = false;
  traces.traces = {mine, place};
  traces.open = 1;
  traces.direction = TraceDirection::up;
  return traces;
}

}  // namespace

TEST_CASE("what was kept comes back, and no other file stays") {
  const TemporaryFolder folder;
  const auto file = folder / "atlas.json";
  REQUIRE(save_traces(file, two()));
  const auto loaded = load_traces(file);
  CHECK(loaded.warnings.empty());
  CHECK(loaded.value == two());
  CHECK(folder.listing() == std::set<std::string>{"atlas.json"});
  REQUIRE(save_traces(file, {}));
  CHECK(folder.listing().empty());
  CHECK(load_traces(file).value == SavedTraces{});
  CHECK(load_traces(file).warnings.empty());
}

TEST_CASE("a damaged file is one warning, and the next change writes it anew") {
  const TemporaryFolder folder;
  for (const char* bytes : {"", "{", "[]", "no", "\xFF\xFE"}) {
    CAPTURE(bytes);
    const auto file = folder.write("atlas.json", bytes);
    const auto loaded = load_traces(file);
    CHECK(loaded.value == SavedTraces{});
    REQUIRE(loaded.warnings.size() == 1);
    CHECK(
        geodata::say(loaded.warnings[0]) ==
        "Your traces cannot be read: the file is damaged. There are none now; the next change writes the file anew. (" +
            file.string() + ")");
  }
}

TEST_CASE("a trace without a start is left out; other nonsense counts as missing") {
  const TemporaryFolder folder;
  const auto file = folder.write("atlas.json", R"({"open": 2, "traces": [
    {"from": [1000, 0]}, {"from": "here"}, {"from": [122.5, 41], "limit_m": -4, "discharge_m3s": "much",
     "direction": "sideways", "name": 7, "shown": "no"}, 5]})");
  const auto loaded = load_traces(file);
  REQUIRE(loaded.value.traces.size() == 1);
  TraceState plain;
  plain.from = {122.5, 41};
  CHECK(loaded.value.traces[0] == plain);
  CHECK(loaded.value.open == 0);  // it was the third of them
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(geodata::say(loaded.warnings[0].why) == "3 of them have no start that could be used and are left out");
}

TEST_CASE("a name that is no UTF-8 does not stop the saving") {
  const TemporaryFolder folder;
  SavedTraces traces = two();
  traces.traces[0].name = "a\xFF";
  REQUIRE(save_traces(folder / "atlas.json", traces));
  CHECK(load_traces(folder / "atlas.json").value.traces.size() == 2);
  CHECK(read_text(folder / "atlas.json").find("\xFF") == std::string::npos);
}

TEST_CASE("what the reader gave of reaches is kept with the traces") {
  TemporaryFolder folder;
  SavedTraces traces;
  traces.values = {{"nansha-02", 1.25, std::nullopt, "own gauging"}, {"x", std::nullopt, 300.0, ""}};
  REQUIRE(save_traces(folder / "t.json", traces));
  CHECK(load_traces(folder / "t.json").value == traces);
  folder.write("bad.json", R"({"reach_values":[{"reach":"a","discharge_m3s":-1},{"discharge_m3s":2},7]})");
  CHECK(load_traces(folder / "bad.json").value.values.empty());
}

TEST_CASE("values of reaches come as a table, and a cell that is none is told with its line") {
  TemporaryFolder folder;
  const auto read = read_reach_values(
      folder.write("v.csv", "reach_id,discharge_m3s,area_km2,source\na,1.5,,gauge\nb,,300,map\na,2,,later\n"));
  REQUIRE(read);
  CHECK(*read == std::vector<ReachValue>{{"b", std::nullopt, 300.0, "map"}, {"a", 2.0, std::nullopt, "later"}});
  const auto bad = read_reach_values(folder.write("w.csv", "reach_id,discharge_m3s\na,1\nb,much\n"));
  REQUIRE_FALSE(bad);
  CHECK(bad.error().line == 3);
  CHECK_FALSE(read_reach_values(folder.write("x.csv", "reach,discharge\na,1\n")));
}
