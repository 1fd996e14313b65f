// A reader's table of measurements: offered, looked at, added with undo, or opened as points.
#include <fstream>

#include <fmt/core.h>

#include "app/ui/popup_content.h"
#include "app/ui/search_results.h"
#include "tests/shell/opened.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

struct Table {
  TemporaryFolder folder;
  std::filesystem::path path;
  explicit Table(std::string_view content, const char* name = "own.csv") : path(folder.path() / name) {
    std::ofstream(path) << content;
  }
};

constexpr std::string_view joins =
    "station,date,lng,lat,TP\n三岔河,2024-05-01,122.43,41.01,0.1\nAtlantis,2024-05-01,,,0.1\n";

void settle(Opened& opened) {
  for (int i = 0; i < 50; ++i) {
    opened.explorer.trace_from(std::nullopt);
    opened.settle();
  }
}

}  // namespace

TEST_CASE("open measurements go on to the station of one's own that is chosen") {
  Opened opened;
  const Table table(
      "station,date,lng,lat,TP\nBridge,2024-05-01,123.3484,41.2510,0.1\n三岔河,2024-05-01,122.43,41.01,0.1\n");
  REQUIRE(opened.explorer.open(table.path));
  settle(opened);
  opened.apply(command::EndImport{command::ImportEnd::add});
  settle(opened);
  const auto stations = own_stations(opened.explorer.measurements());
  REQUIRE(stations.size() == 1);
  opened.apply(command::OpenMeasurements{"wq-三岔河"});
  const Target bridge{{}, 0, std::nullopt, stations[0].section->at};
  opened.apply(command::Select{Selection{{bridge}, 0, geodata::to_world(*stations[0].section->at)}});
  CHECK(opened.explorer.session().series == stations[0].section->key);
  opened.apply(command::OpenMeasurements{std::nullopt});
  opened.apply(command::Select{Selection{{bridge}, 0, geodata::to_world(*stations[0].section->at)}});
  CHECK_FALSE(opened.explorer.session().series);  // closed is closed
}

TEST_CASE("a table of measurements is looked at before it is added; undo takes it away") {
  Opened opened;
  const Table table(joins);
  REQUIRE(opened.explorer.open(table.path));
  settle(opened);
  const MeasurementView& view = opened.explorer.measurements();
  REQUIRE(view.import);
  REQUIRE(view.import->table);
  CHECK(view.import->table->sections.size() == 1);
  CHECK(view.import->table->rejected.size() == 1);
  CHECK(view.tables.size() == 1);  // the atlas's own

  opened.apply(command::EndImport{command::ImportEnd::add});
  settle(opened);
  CHECK_FALSE(view.import);
  REQUIRE(view.tables.size() == 2);
  CHECK(view.tables[1].table->title == "own.csv");
  CHECK(sections_called(view, "wq-三岔河").size() == 2);
  CHECK(opened.explorer.session().series == "wq-三岔河");  // what was added is shown
  CHECK(say(opened.explorer.notices().all().back().message) ==
        "own.csv added: samples 1, sections 1, rows left out 1.");

  opened.apply(command::Undo{});
  settle(opened);
  CHECK(view.tables.size() == 1);
  opened.apply(command::Redo{});
  settle(opened);
  CHECK(view.tables.size() == 2);
  opened.apply(command::RemoveMeasurements{*view.tables[1].file});
  settle(opened);
  CHECK(view.tables.size() == 1);
}

TEST_CASE("a column's use is changed and the rows are joined anew") {
  Opened opened;
  const Table table("place,station,date,TP\n三岔河,x,2024-05-01,0.1\n牛庄,y,2024-05-01,0.2\n");
  opened.explorer.open(table.path);
  settle(opened);
  const MeasurementView& view = opened.explorer.measurements();
  REQUIRE(view.import);
  CHECK(view.import->table->sections.empty());
  opened.apply(command::EndImport{command::ImportEnd::add});  // nothing joins: nothing is added
  CHECK(view.import);
  opened.apply(command::SetImportColumn{ColumnUse::section, 0});
  settle(opened);
  CHECK(view.import->table->sections.size() == 2);
  opened.apply(command::UseImportMeasure{3, false});
  settle(opened);
  CHECK(view.import->table->sections.empty());  // nothing is measured then
  opened.apply(command::UseImportMeasure{3, true});
  settle(opened);
  CHECK(view.import->table->sections.size() == 2);
  opened.apply(command::EndImport{command::ImportEnd::cancel});
  CHECK_FALSE(view.import);
  CHECK(opened.explorer.session().measurement_files.empty());
}

TEST_CASE("several tables are looked at one after the other") {
  Opened opened;
  const Table first(joins, "first.csv"), second(joins, "second.csv");
  opened.explorer.open(first.path);
  opened.explorer.open(second.path);
  settle(opened);
  const MeasurementView& view = opened.explorer.measurements();
  REQUIRE(view.import);
  CHECK(view.import->path.filename() == "first.csv");
  opened.apply(command::EndImport{command::ImportEnd::cancel});
  settle(opened);
  REQUIRE(view.import);
  CHECK(view.import->path.filename() == "second.csv");
}

TEST_CASE("tables that measure no water, or without a place, open as before") {
  Opened opened;
  for (const char* content : {"name,lng,lat\nA,123,41\n", "TP,remark\n0.1,x\n"}) {
    const Table table(content);
    opened.explorer.open(table.path);
    CHECK_FALSE(opened.explorer.measurements().import);
    settle(opened);
  }
  CHECK(opened.explorer.library().layer("own.csv") != nullptr);
}

TEST_CASE("a table with positions can be opened as points instead") {
  Opened opened;
  const Table table(joins);
  opened.explorer.open(table.path);
  settle(opened);
  REQUIRE(opened.explorer.measurements().import);
  opened.apply(command::EndImport{command::ImportEnd::as_points});
  settle(opened);
  CHECK_FALSE(opened.explorer.measurements().import);
  CHECK(opened.explorer.library().layer("own.csv") != nullptr);
}

TEST_CASE("a table that cannot be read says why, and goes") {
  Opened opened;
  const Table table("station,date,TP\n\"三岔河,2024-05-01,0.1\n");
  opened.explorer.open(table.path);
  settle(opened);
  const auto& import = opened.explorer.measurements().import;
  REQUIRE(import);
  REQUIRE(import->error);
  CHECK(say(import->error->why) == "a quotation mark that begins a cell here never ends");
  CHECK(import->error->line == 2);
  opened.apply(command::EndImport{command::ImportEnd::cancel});
  CHECK_FALSE(import);
}

TEST_CASE("a station of one's own is found by its name, says which river it is at, and hides no word of its own") {
  Opened opened;
  const Table table("station,date,lng,lat,TP\nMy bridge 桥,2024-05-01,123.3484,41.2510,0.1\n");
  REQUIRE(opened.explorer.open(table.path));
  settle(opened);
  opened.apply(command::EndImport{command::ImportEnd::add});
  settle(opened);
  const MeasurementView& measured = opened.explorer.measurements();
  const SearchRows found = search_rows(opened.explorer.library(), "bridge", 8, &measured);
  REQUIRE_FALSE(found.rows.empty());
  CHECK(found.rows.front().name == "My bridge 桥");
  CHECK(found.rows.front().table == "own.csv");
  const auto station = own_station_at(measured, *found.rows.front().coordinates);
  REQUIRE(station);
  PopupContent content;
  tell_station(content, *station, opened.explorer.rivers().guide.get(), geodata::Language::english);
  CHECK(content.title == "My bridge 桥");
  REQUIRE(content.facts.size() == 1);
  CHECK(content.facts[0].title == "River");
  CHECK(content.facts[0].value.starts_with("Taizi River"));
  // A trace from it bears its name.
  opened.apply(choose(opened.explorer.library(), found.rows.front()));
  const auto trace = trace_from(opened.explorer.library(), opened.explorer.session(), measured);
  REQUIRE(trace);
  CHECK(trace->name == "My bridge 桥");
}

TEST_CASE("a second file comes into view although the reader has moved since the first") {
  Opened opened;
  const auto point = [](double lng, double lat) {
    return fmt::format(R"({{"type":"Feature","properties":{{}},"geometry":{{"type":"Point","coordinates":[{},{}]}}}})",
                       lng, lat);
  };
  const Table first(point(122.9, 41.1), "first.geojson"), second(point(123.9, 41.4), "second.geojson");
  REQUIRE(opened.explorer.open(first.path));
  settle(opened);
  opened.apply(command::SetCamera{camera_at({121.5, 42}, 12)});
  REQUIRE(opened.explorer.open(second.path));
  settle(opened);
  const geodata::LngLat at = geodata::to_lnglat(opened.explorer.session().camera.centre);
  CHECK(at.lng == Catch::Approx(123.9).margin(0.2));
  CHECK(at.lat == Catch::Approx(41.4).margin(0.2));
}
