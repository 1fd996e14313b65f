// A trace as GeoJSON, CSV, GPX and Markdown: what a program that reads them finds.
#include "app/core/river_files.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/core/river_report.h"
#include "app/core/river_words.h"
#include "geodata/geo/geodesic.h"
#include "tests/catch.h"
#include "tests/core/anshan_guide.h"

using namespace app;
using geodata::Language;
using nlohmann::json;

namespace {

struct Told {
  RiverStart start;
  RiverAnswer answer;
};

Told told(const std::string& from, TraceDirection direction = TraceDirection::down) {
  auto start = find_river_start(anshan(), from);
  REQUIRE(start);
  const RiverQuestion question{direction, start->access, start->site, geodata::no_limit, std::nullopt};
  return {*start, answer(anshan(), question)};
}

std::size_t count(const std::string& in, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a start is found by position, id and name, in both languages") {
  for (const char* words : {"mine-p100000129340", "Dagushan iron mine", "dagushan IRON mine", "大孤山铁矿"}) {
    CAPTURE(words);
    const auto start = find_river_start(anshan(), words);
    REQUIRE(start);
    CHECK(start->site == "mine-p100000129340");
    CHECK(start->access.basis == RiverAccess::Basis::outfall);
  }
  const auto position = find_river_start(anshan(), " 122.5, 41.0");
  REQUIRE(position);
  CHECK(position->site.empty());
  CHECK(position->at.lng == 122.5);
}

TEST_CASE("what cannot be a start says why and what to do") {
  const std::pair<const char*, const char*> rows[] = {
      {"Atlantis", "the atlas has no site and no place Atlantis"},
      {"", "the atlas has no site and no place "},
      {"119,39", "this is the sea"},
      {"127.5,43.5", "no river of the atlas is within 20 km"},
      {"200,41",
       "200,41 is no position: the longitude comes first, from -180 to 180, then the latitude, from -90 to 90"},
      {"41.1,122.9",
       "41.1,122.9 is no position: the longitude comes first, from -180 to 180, then the latitude, from -90 to 90"},
  };
  for (const auto& [words, why] : rows) {
    CAPTURE(words);
    const auto start = find_river_start(anshan(), words);
    REQUIRE_FALSE(start);
    CHECK(say(start.error()).starts_with(std::string("The trace cannot start there: ") + why));
  }
}

TEST_CASE("GeoJSON: the lines are as long as they say, and each thing passed is a point on them") {
  const Told t = told("mine-p100000129340");
  const json file = json::parse(trace_geojson(anshan(), t.start, t.answer));
  CHECK(file["type"] == "FeatureCollection");
  double way_m = 0, drawn_m = 0;
  std::size_t points = 0;
  for (const json& feature : file["features"]) {
    const json& at = feature["geometry"]["coordinates"];
    if (feature["geometry"]["type"] == "Point") {
      ++points;
      continue;
    }
    double length_m = 0;
    for (std::size_t i = 1; i < at.size(); ++i) {
      length_m += geodata::distance_m({at[i - 1][0], at[i - 1][1]}, {at[i][0], at[i][1]});
    }
    if (feature["properties"]["part"] == "over land") {
      CHECK(feature["properties"]["certainty"] == "estimate");
      continue;
    }
    way_m += feature["properties"]["length_m"].get<double>(), drawn_m += length_m;
  }
  CHECK(points == t.answer.events.size());
  const auto mine = std::find_if(file["features"].begin(), file["features"].end(), [](const json& f) {
    return f["properties"].value("name", "") == "Dagushan iron mine";
  });
  REQUIRE(mine != file["features"].end());
  CHECK((*mine)["geometry"]["coordinates"] == json::array({123.065045, 41.055176}));  // the mine's own place
  CHECK(std::abs((*mine)["properties"]["on_river"][1].get<double>() - 41.0878) < 1e-4);
  const auto section = std::find_if(file["features"].begin(), file["features"].end(),
                                    [](const json& f) { return f["properties"].value("site_id", "") == "wq-三岔河"; });
  REQUIRE(section != file["features"].end());
  const json& measured = (*section)["properties"]["measured"];
  CHECK(measured["samples"] == 2);
  CHECK(measured["first"] == "2020-05-08");
  CHECK(measured["class_of_means"] == "III");
  CHECK(measured["median_class"] == "II to IV");
  CHECK(measured["medians"]["ammonia_nitrogen"]["median"] == Catch::Approx(0.2545));
  CHECK(measured["medians"]["ammonia_nitrogen"]["unit"] == "mg/L");
  CHECK(way_m == Catch::Approx(t.answer.trace.length_m).epsilon(1e-6));
  CHECK(drawn_m == Catch::Approx(way_m).epsilon(1e-4));
}

TEST_CASE("CSV: as many columns in each row as in the first, and no cell that a spreadsheet runs") {
  Told t = told("mine-p100000129340");
  const std::string csv = trace_csv(anshan(), t.answer);
  std::istringstream lines(csv);
  std::string line;
  std::size_t rows = 0;
  while (std::getline(lines, line)) {
    std::size_t columns = 1;
    bool quoted = false;
    for (const char c : line) {
      quoted = quoted != (c == '"');
      columns += !quoted && c == ',' ? 1 : 0;
    }
    CAPTURE(line);
    CHECK(columns == 23);
    ++rows;
  }
  CHECK(rows == t.answer.events.size() + 1);
  RiverGuide hostile = anshan();
  hostile.sites[*t.answer.events.front().site].names.name = "=cmd|' /C calc'!A0, \"x\"";
  CHECK(trace_csv(hostile, t.answer).find("\"'=cmd|' /C calc'!A0, \"\"x\"\"\"") != std::string::npos);
}

TEST_CASE("GPX: a track from end to end, a segment for each branch, and names that are text") {
  Told t = told("mine-p100000129340");
  RiverGuide hostile = anshan();
  hostile.sites[*t.answer.events.front().site].names.name = "<a & b>\x01";
  const std::string down = trace_gpx(hostile, t.start, t.answer);
  CHECK(down.find("<wpt lat=\"41.0551760\" lon=\"123.0650450\">") != std::string::npos);  // the mine itself
  CHECK(count(down, "<trkseg>") == 1);
  CHECK(count(down, "<wpt ") == t.answer.events.size());
  CHECK(down.find("<name>&lt;a &amp; b&gt;</name>") != std::string::npos);
  const Told up = told("wq-三岔河", TraceDirection::up);
  CHECK(count(trace_gpx(anshan(), up.start, up.answer), "<trkseg>") == up.answer.trace.steps.size());
}

TEST_CASE("the report: figures, table, passages, times with where they end, method and sources") {
  const Told t = told("mine-p100000129340");
  const std::string report = trace_report(anshan(), t.start, t.answer, "map.png", Language::english);
  CHECK(report.starts_with("# From Dagushan iron mine to the mouth\n\n- 189.8 km by river\n"));
  for (const char* heading :
       {"## What is passed", "## What the article says", "## Times of travel", "## Method", "## Sources"}) {
    CAPTURE(heading);
    CHECK(count(report, heading) == 1);
  }
  CHECK(report.find("](<map.png>)") != std::string::npos);
  CHECK(report.find("| 98.4 | 91.4 | Sanchahe 三岔河 | Class of the means (GB 3838): III; on the river; 2 samples, "
                    "2020-05-08 – 2020-05-09, class of the means III, median class II to IV; medians: pH 7.96, DO 7.90 "
                    "mg/L, CODMn 4.21 mg/L, "
                    "NH3-N 0.255 mg/L, TP 0.106 mg/L, TN 5.28 mg/L |") != std::string::npos);
  CHECK(report.find("leaching toxins into the Taizi River.” (km 0.0 Dagushan iron mine; ") != std::string::npos);
  CHECK(report.find("No times from km 10.7 on: the discharge of Nansha River is not known there") != std::string::npos);
  const std::string named = trace_report(anshan(), t.start, t.answer, "", Language::english, "The March spill");
  CHECK(named.starts_with("# The March spill\n\n- From Dagushan iron mine to the mouth\n- 189.8 km by river\n"));
  CHECK(report.find("| 65.1 | 124.7 | Haicheng City 海城市 | the way goes into it |") != std::string::npos);
  const std::string chinese = trace_report(anshan(), t.start, t.answer, "", Language::chinese);
  CHECK(chinese.starts_with("# 从大孤山铁矿到河口\n"));
  CHECK(chinese.find("## 来源") != std::string::npos);
}

TEST_CASE("durations are said in two figures: they are estimates") {
  CHECK(duration(59 * 60, Language::english) == "59 min");
  CHECK(duration(59 * 60 + 31, Language::english) == "60 min");
  CHECK(duration(26.5 * 3600, Language::english) == "26 h");
  CHECK(duration(26.5 * 3600, Language::chinese) == "26 小时");
}

TEST_CASE(
    "a town starts where its water goes, not where a trace passes it; a mine whose water goes elsewhere says so") {
  const RiverGuide& guide = anshan();
  const auto town = find_river_start(guide, "Liaoyang");
  REQUIRE(town);
  CHECK(town->names.name_zh == "辽阳市");
  CHECK(town->access.basis == RiverAccess::Basis::nearest_reach);
  const auto sight = find_river_start(guide, "dagushan");  // too far from every river to be passed by a trace
  REQUIRE(sight);
  CHECK(sight->access.overland_m > 3'000);
  int elsewhere = 0;
  for (const RiverSite& site : guide.sites) {
    if (!site.drains_elsewhere) continue;
    ++elsewhere;
    const auto start = river_start_of(guide, site);
    REQUIRE_FALSE(start);
    CHECK(say(start.error()) == "The trace cannot start there: " + site.names.name +
                                    " drains to no river of the atlas. Choose a place by a river.");
  }
  CHECK(elsewhere == 9);
}
