// Tables of measurements: which rows join which sections, every reason for which a row is left out, and the atlas's own
// records against what their source publishes.
#include "app/core/measurements.h"

#include "app/core/measured_words.h"

#include <cmath>

#include "tests/catch.h"
#include "tests/core/anshan_guide.h"

using namespace app;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using geodata::WaterBody;
using geodata::WaterClass;

namespace {

const MeasurementTable& records() {
  REQUIRE(anshan().measured);
  return *anshan().measured;
}

MeasurementTable joined(std::string_view bytes) {
  const auto csv = geodata::read_csv_bytes(bytes, "t.csv");
  REQUIRE(csv);
  const auto known = read_known_sections(anshan());
  REQUIRE(known);
  return join_measurements(*csv, lay_out(*csv), *known, &anshan().rivers);
}

}  // namespace

TEST_CASE("rows join the atlas's sections by their name in either language, or by id") {
  const MeasurementTable table = joined(
      "station,date,NH3N_ug_L,TP (mg/L)\n"
      "三岔河,2024/5/2,300,0.1\n"
      "Sanchahe,2024-05-01,200,<0.02\n"
      "wq-三岔河,2024-05-03 08:00,,0.4\n");
  CHECK(table.rejected.empty());
  REQUIRE(table.sections.size() == 1);
  const MeasuredSection& section = table.sections[0];
  CHECK(section.key == "wq-三岔河");
  CHECK(section.layer == "water_quality");
  CHECK(section.names.name == "Sanchahe");
  REQUIRE(section.access);
  CHECK(anshan().rivers.id(section.access->position.reach) == "daliao-01");
  REQUIRE(section.readings.size() == 3);
  CHECK(written(section.readings[0].time) == "2024-05-01");  // by time, not by line
  CHECK(section.readings[0].line == 3);
  CHECK_THAT(table.value(section, 0, 0), WithinRel(0.2, 1e-12));
  CHECK_THAT(table.value(section, 0, 1), WithinRel(0.01, 1e-12));  // half of what is detected
  CHECK(table.below(section, 0, 1));
  CHECK(std::isnan(table.value(section, 2, 0)));
  CHECK(section.readings[1].computed == WaterClass::ii);  // NH3-N 0.3, TP 0.1
  CHECK(section.readings[2].computed == WaterClass::v);   // TP 0.4
}

TEST_CASE("rows with positions join the nearest river within a kilometre, as sections of their own") {
  const geodata::LngLat on_river = anshan().rivers.point({*anshan().rivers.find("taizi-06"), 5000});
  const std::string near = fmt::format("{:.6f},{:.6f}", on_river.lng, on_river.lat);
  const MeasurementTable table = joined("site,lon,lat,date,pH\nA," + near + ",2024-05-01,7.1\nA," + near +
                                        ",2024-05-02,7.3\nB," + near + ",2024-05-01,9.5\n牛庄,0,0,2024-05-01,8\n");
  CHECK(table.rejected.empty());
  REQUIRE(table.sections.size() == 3);
  CHECK(table.sections[0].names.name == "A");
  CHECK(table.sections[0].layer.empty());
  CHECK(table.sections[0].readings.size() == 2);
  REQUIRE(table.sections[0].access);
  CHECK(anshan().rivers.id(table.sections[0].access->position.reach) == "taizi-06");
  CHECK_THAT(table.sections[0].access->position.offset_m, WithinAbs(5000, 2));
  CHECK(table.sections[1].readings[0].computed == WaterClass::below_v);
  CHECK(table.sections[2].key == "wq-牛庄");  // a name that the atlas knows goes before a position
}

TEST_CASE("a section whose place the atlas does not know is where its row says, when that says it") {
  const auto known = read_known_sections(anshan());
  REQUIRE(known);
  const auto unplaced =
      std::find_if(known->begin(), known->end(), [](const KnownSection& k) { return !k.at && !k.access; });
  REQUIRE(unplaced != known->end());
  const geodata::LngLat on_river = anshan().rivers.point({*anshan().rivers.find("taizi-06"), 5000});
  const std::string name = unplaced->called.front(), id = unplaced->id;
  const MeasurementTable with =
      joined(fmt::format("site,lon,lat,date,pH\n{},{:.6f},{:.6f},2024-05-01,7.1\n", name, on_river.lng, on_river.lat));
  REQUIRE(with.sections.size() == 1);
  CHECK(with.sections[0].layer.empty());
  REQUIRE(with.sections[0].access);
  const MeasurementTable without = joined("site,lon,lat,date,pH\n" + name + ",,,2024-05-01,7.1\n");
  REQUIRE(without.sections.size() == 1);
  CHECK(without.sections[0].key == id);
}

TEST_CASE("every row that cannot be used is kept with its line and the reason") {
  const MeasurementTable table = joined(
      "section,lng,lat,date,class,pH,TP_mg_L,status\n"
      "牛庄,,,2024-05-01,II,7.1,0.05,normal\n"
      "牛庄,,,,II,7.1,0.05,normal\n"
      "牛庄,,,,,,,maintenance\n"
      "牛庄,,,May,II,7.1,0.05,normal\n"
      "牛庄,,,2024-02-30,II,7.1,0.05,normal\n"
      "牛庄,,,2024-05-01,II,seven,0.05,normal\n"
      "牛庄,,,2024-05-01,II,7.1,-0.05,normal\n"
      "牛庄,,,2024-05-01,good,7.1,0.05,normal\n"
      "牛庄,,,2024-05-01,,,--,normal\n"
      "Atlantis,,,2024-05-01,II,7.1,0.05,normal\n"
      ",,,2024-05-01,II,7.1,0.05,normal\n"
      "X,east,41,2024-05-01,II,7.1,0.05,normal\n"
      "X,200,41,2024-05-01,II,7.1,0.05,normal\n"
      "X,123.0,41.9999,2024-05-01,II,7.1,0.05,normal\n"
      "\n"
      "牛庄,,,2024-05-01,II,7.1,0.05,normal,more\n");
  const std::pair<int, std::string> expected[] = {
      {3, "it has no date"},
      {4, "it has no date; its status is maintenance"},
      {5, "“May” is no date that is understood: write 2020-05-08 or 2020-05-08 15:00"},
      {6, "“2024-02-30” is no date that is understood: write 2020-05-08 or 2020-05-08 15:00"},
      {10, "nothing is measured in it"},
      {11, "the atlas has no section “Atlantis” and the row no position"},
      {12, "it has no position"},
      {13, "its position east, 41 is no number"},
      {14, "its position 200, 41 is outside the map: longitude and latitude in degrees are needed"},
      {15, ""},
      {17, "it has 9 cells and the header has 8"},
  };
  CHECK(table.rows == 15);
  REQUIRE(table.rejected.size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CHECK(table.rejected[i].line == expected[i].first);
    if (!expected[i].second.empty()) CHECK(say(table.rejected[i].why) == expected[i].second);
  }
  const std::pair<int, std::string> cells[] = {
      {7, "“seven” in pH is no number"}, {8, "-0.05 in TP_mg_L is below zero"}, {9, "“good” is no class I to V"}};
  REQUIRE(table.cells.size() == std::size(cells));
  for (std::size_t i = 0; i < std::size(cells); ++i) {
    CHECK(table.cells[i].line == cells[i].first);
    CHECK(say(table.cells[i].why) == cells[i].second);
  }
  const std::string far = say(table.rejected[9].why);
  CHECK(far.starts_with("its position is "));
  CHECK(far.ends_with(" from the nearest river; 1.0 km is the most"));
  REQUIRE(table.sections.size() == 1);
  CHECK(table.used_rows == 4);
  CHECK(table.sections[0].readings.size() == 4);  // the rows with one bad cell are there without it
  CHECK(table.value(table.sections[0], 1, 1) == 0.05);
}

TEST_CASE("a cell counts alone: not detected, below a limit, in a unit of its own, in full width") {
  const MeasurementTable table = joined(
      "断面名称,监测时间,水质类别,氨氮(mg/L),总磷(mg/L),溶解氧(mg/L)\n"
      "牛庄,2020-05-08,Ⅱ,0.35,--,8.1\n"
      "牛庄,2020-05-09,Ⅲ类,*,0.12,ND\n"
      "牛庄,2020-05-10,劣Ⅴ,0.025L,<0.01,未检出\n"
      "牛庄,2020-05-11,IV,１．２,0.1,8.0\n"
      "牛庄,2020-05-12,Ⅱ,-1,0.1,8.0\n"
      "牛庄,2020-05-13,,\"1,234.5\",0.1,8.0\n"
      "牛庄,2020-05-14,,350 ug/L,0.1 mg/L,8.0\n"
      "牛庄,2020-05-15,,5 cfs,0.1,8.0\n");
  CHECK(table.rejected.empty());
  REQUIRE(table.sections.size() == 1);
  const MeasuredSection& s = table.sections[0];
  REQUIRE(s.readings.size() == 8);
  REQUIRE(table.measures.size() == 3);  // ammonia, phosphorus, oxygen
  CHECK(table.value(s, 0, 0) == 0.35);
  CHECK(std::isnan(table.value(s, 0, 1)));
  CHECK_FALSE(table.below(s, 0, 1));
  CHECK(table.value(s, 1, 1) == 0.12);
  CHECK(std::isnan(table.value(s, 1, 2)));
  CHECK(table.below(s, 1, 2));
  CHECK_THAT(table.value(s, 2, 0), WithinRel(0.0125, 1e-12));
  CHECK_THAT(table.value(s, 2, 1), WithinRel(0.005, 1e-12));
  CHECK(table.below(s, 2, 2));
  CHECK(table.value(s, 3, 0) == 1.2);
  CHECK(std::isnan(table.value(s, 4, 0)));
  CHECK(table.value(s, 4, 1) == 0.1);
  CHECK(table.value(s, 5, 0) == 1234.5);
  CHECK_THAT(table.value(s, 6, 0), WithinRel(0.35, 1e-12));
  CHECK(table.value(s, 6, 1) == 0.1);
  CHECK(std::isnan(table.value(s, 7, 0)));
  REQUIRE(table.cells.size() == 2);
  CHECK(say(table.cells[0].why) == "-1 in 氨氮(mg/L) is below zero");
  CHECK(say(table.cells[1].why) == "“5 cfs” in 氨氮(mg/L) has a unit that is not understood for this");
  // What was not detected without a limit is told of and not counted.
  const auto oxygen = summary_of(table, s, 2);
  REQUIRE(oxygen);
  CHECK(oxygen->count == 6);
  CHECK(oxygen->undetected == 2);
}

TEST_CASE("a row of units under the header is none of the samples") {
  const MeasurementTable table = joined(
      "省份,流域,断面名称,监测时间,水质类别,水温,pH,溶解氧,氨氮,总磷,电导率,藻密度,站点情况\n"
      ",,,,,℃,无量纲,mg/L,ug/L,mg/L,mS/m,cells/L,\n"
      "辽宁省,辽河流域,牛庄,2021-06-02 08:00,Ⅲ,26.15,8.34,6.67,25,0.0658,44.59,14200000,正常\n");
  CHECK(table.rejected.empty());
  CHECK(table.rows == 1);
  REQUIRE(table.sections.size() == 1);
  const MeasuredSection& s = table.sections[0];
  CHECK_THAT(table.value(s, 0, *table.measure("ammonia_nitrogen")), WithinRel(0.025, 1e-12));
  CHECK_THAT(table.value(s, 0, *table.measure("conductivity")), WithinRel(445.9, 1e-12));
  CHECK(s.readings[0].published == WaterClass::iii);
}

TEST_CASE("what cannot be is left out: a pH beyond 14, a sample from days to come") {
  const MeasurementTable table = joined("section,date,pH,NH3N_mg_L\n牛庄,2020-05-08,17.4,0.3\n牛庄,2931-05-08,7,0.3\n");
  REQUIRE(table.cells.size() == 1);
  CHECK(say(table.cells[0].why) == "pH cannot be 17.4: from 0 to 14 is possible");
  REQUIRE(table.rejected.size() == 1);
  CHECK(say(table.rejected[0].why) == "its date 2931-05-08 lies ahead");
  CHECK(table.sections[0].readings.size() == 1);
}

TEST_CASE("dates with the year last are read as the table's dates allow") {
  const auto layout_of = [](std::string_view dates) {
    std::string bytes = "section,date,TP\n";
    for (std::size_t at = 0; at < dates.size();) {
      const std::size_t end = std::min(dates.find(' ', at), dates.size());
      bytes += "牛庄," + std::string(dates.substr(at, end - at)) + ",0.1\n";
      at = end + 1;
    }
    return lay_out(*geodata::read_csv_bytes(bytes, "t.csv"));
  };
  CHECK(layout_of("2020-05-08").dates == DateForm{});
  CHECK(layout_of("5/8/2020 13/8/2020").dates.order == DateOrder::day_first);
  CHECK_FALSE(layout_of("5/8/2020 13/8/2020").dates_may_be_either);
  CHECK(layout_of("5/8/2020 5/28/2020").dates.order == DateOrder::month_first);
  CHECK_FALSE(layout_of("5/8/2020 5/28/2020").dates_may_be_either);
  CHECK(layout_of("5/8/2020 6/7/2020").dates.order == DateOrder::month_first);
  CHECK(layout_of("5/8/2020 6/7/2020").dates_may_be_either);
  CHECK(layout_of("5.8.2020 6.7.2020").dates.order == DateOrder::day_first);
  CHECK_FALSE(layout_of("5.8.2020 6.7.2020").dates_may_be_either);
  CHECK(layout_of("2020-05 2020-06").dates.months);
}

// As the US Water Quality Portal gives it (https://www.waterqualitydata.us): a row for each value.
TEST_CASE("a long table: a row for each value, the rows of a section and a time are one sample") {
  const geodata::LngLat on_river = anshan().rivers.point({*anshan().rivers.find("taizi-06"), 5000});
  const std::string at = fmt::format("{:.6f},{:.6f}", on_river.lat, on_river.lng);
  const std::string head =
      "ActivityStartDate,ActivityStartTime/Time,MonitoringLocationIdentifier,ActivityLocation/LatitudeMeasure,"
      "ActivityLocation/LongitudeMeasure,CharacteristicName,ResultSampleFractionText,ResultMeasureValue,"
      "ResultMeasure/MeasureUnitCode,ResultDetectionConditionText,"
      "DetectionQuantitationLimitMeasure/MeasureValue,DetectionQuantitationLimitMeasure/MeasureUnitCode\n";
  const auto row = [&](const char* time, const char* rest) {
    return "2019-06-04," + (time + (",X-1," + at)) + "," + rest + "\n";
  };
  const MeasurementTable table = joined(
      head + row("10:15:00", "\"Temperature, water\",,21.5,deg C,,,") +
      row("10:15:00", "Dissolved oxygen (DO),,8.2,mg/L,,,") + row("10:15:00", "Phosphorus,Total,85,ug/L as P,,,") +
      row("10:15:00", "Phosphorus,Dissolved,40,ug/L as P,,,") +
      row("10:15:00", "Ammonia and ammonium,Dissolved,,,Not Detected,0.02,mg/L as N") +
      row("10:15:00", "Copper,Total,,,Not Detected,,") + row("10:15:00", "Fecal Coliform,,120,cfu/100ml,,,") +
      row("10:15:00", "Barium,Total,30,ug/L,,,") + row("12:00:00", "pH,,7.9,None,,,") +
      row("12:00:00", "pH,,8.1,None,,,") + row("12:00:00", "pH,,neutral,None,,,"));
  CHECK(table.rows == 11);
  CHECK(table.used_rows == 8);
  REQUIRE(table.sections.size() == 1);
  const MeasuredSection& s = table.sections[0];
  REQUIRE(s.readings.size() == 3);  // 10:15, and two of pH at noon
  CHECK(written(s.readings[0].time) == "2019-06-04 10:15");
  const auto value = [&](const char* kind) { return table.value(s, 0, *table.measure(kind)); };
  CHECK(value("temperature") == 21.5);
  CHECK(value("dissolved_oxygen") == 8.2);
  CHECK_THAT(value("total_phosphorus"), WithinRel(0.085, 1e-12));
  CHECK_THAT(value("ammonia_nitrogen"), WithinRel(0.01, 1e-12));  // half of the limit
  CHECK(table.below(s, 0, *table.measure("ammonia_nitrogen")));
  CHECK(std::isnan(value("copper")));
  CHECK(table.below(s, 0, *table.measure("copper")));
  CHECK(value("faecal_coliform") == 1200);
  CHECK(s.readings[0].computed == WaterClass::ii);  // bacteria stand aside
  REQUIRE(table.unknown.size() == 2);
  CHECK(table.unknown[0].name == "Phosphorus, Dissolved (ug/L as P)");
  CHECK(table.unknown[1].name == "Barium (ug/L)");
  CHECK(table.unknown[1].rows == 1);
  REQUIRE(table.rejected.size() == 1);
  CHECK(say(table.rejected[0].why) == "“neutral” in pH is no number");
}

TEST_CASE("how far a position may lie from its river is the reader's to say") {
  const geodata::LngLat on_river = anshan().rivers.point({*anshan().rivers.find("taizi-06"), 5000});
  const geodata::LngLat aside{on_river.lng + 0.006, on_river.lat + 0.006};
  const double off_m = anshan().rivers.snap(aside, 1e5)->distance_m;
  const std::string bytes = fmt::format("site,lon,lat,date,pH\nA,{:.9f},{:.9f},2024-05-01,7.1\n", aside.lng, aside.lat);
  const auto csv = geodata::read_csv_bytes(bytes, "t.csv");
  TableLayout layout = lay_out(*csv);
  CHECK(layout.join_within_m == 1000);
  layout.join_within_m = off_m - 1;
  CHECK(join_measurements(*csv, layout, {}, &anshan().rivers).sections.empty());
  layout.join_within_m = off_m + 1;
  CHECK(join_measurements(*csv, layout, {}, &anshan().rivers).sections.size() == 1);
}

TEST_CASE("the class of a period is that of the means; a median between two classes names both") {
  const MeasurementTable table = joined(
      "section,date,class,NH3N_mg_L,TP_mg_L\n"
      "牛庄,2024-05-01,I,0.1,0.02\n牛庄,2024-05-02,II,0.2,0.02\n"
      "牛庄,2024-05-03,IV,1.4,0.02\n牛庄,2024-05-04,below V,2.8,0.02\n");
  const ClassSummary s = class_summary(table, table.sections[0]);
  CHECK(s.of_means == WaterClass::iv);  // the mean of NH3-N is 1.125
  CHECK(s.median == WaterClass::ii);
  CHECK(s.median_upper == WaterClass::iv);
  CHECK(s.worst == WaterClass::below_v);
}

TEST_CASE("a table without positions says of a section that it is unknown") {
  const MeasurementTable table = joined("section,date,TP\nAtlantis,2024-05-01,0.1\n,2024-05-01,0.1\n");
  REQUIRE(table.rejected.size() == 2);
  CHECK(say(table.rejected[0].why) == "the atlas has no section “Atlantis”");
  CHECK(say(table.rejected[1].why) == "it names no section");
}

TEST_CASE("the body of water by whose limits a section is judged is the data's word") {
  const auto own = anshan().rivers.point({*anshan().rivers.find("taizi-06"), 5000});
  const auto csv =
      geodata::read_csv_bytes(fmt::format("site,lon,lat,date,TP,water body\nA,{0:.6f},{1:.6f},2024-05-01,0.06,"
                                          "reservoir\nB,{0:.6f},{1:.6f},2024-05-01,0.06,\n",
                                          own.lng, own.lat),
                              "t.csv");
  const MeasurementTable of_reader = join_measurements(*csv, lay_out(*csv), {}, &anshan().rivers);
  REQUIRE(of_reader.sections.size() == 2);
  CHECK(of_reader.sections[0].body == WaterBody::lake);
  CHECK(of_reader.sections[1].body == WaterBody::river);
  const MeasuredSection* dahuofang = records().section("wq-大伙房水库");
  REQUIRE(dahuofang != nullptr);
  CHECK(dahuofang->body == WaterBody::river);
  std::size_t agree = 0, both = 0;
  for (const WaterReading& r : dahuofang->readings)
    if (r.published && r.computed) ++both, agree += r.published == r.computed;
  CHECK(both == 163);
  CHECK(agree == 163);
  const MeasurementTable table = joined("section,date,TP\n汤河水库,2024-05-01,0.06\n汤河桥,2024-05-01,0.06\n");
  REQUIRE(table.sections.size() == 2);
  CHECK(table.sections[0].body == WaterBody::lake);
  CHECK(table.sections[0].readings[0].computed == WaterClass::iv);
  CHECK(table.sections[1].body == WaterBody::river);
  CHECK(table.sections[1].readings[0].computed == WaterClass::ii);
}

TEST_CASE("all rows of the atlas's records are accounted for") {
  CHECK(records().of_atlas);
  CHECK(records().rows == 1505);
  std::size_t used = 0;
  for (const MeasuredSection& section : records().sections) used += section.readings.size();
  CHECK(used + records().rejected.size() == 1505);
  CHECK(records().rejected.size() == 357);  // RIVERS.md: rows without a time and without values
  for (const RejectedRow& row : records().rejected) CHECK(say(row.why).starts_with("it has no date"));
  CHECK_FALSE(records().measure("algae"));  // a column without a value
  CHECK(records().measure("ammonia_nitrogen"));
}

TEST_CASE("medians are those that the atlas's layer tells of") {
  const auto read =
      geodata::read_vector_file(std::string(ANSHAN_SOURCE_DIR) + "/atlases/anshan/layers/water_quality.geojson");
  REQUIRE(read);
  const geodata::FeatureStore& layer = *read->value.features;
  const std::pair<const char*, const char*> columns[] = {
      {"median_temp_degC", "temperature"},      {"median_pH", "ph"},
      {"median_DO_mg_L", "dissolved_oxygen"},   {"median_conductivity_uS_cm", "conductivity"},
      {"median_turbidity_NTU", "turbidity"},    {"median_CODMn_mg_L", "permanganate_index"},
      {"median_NH3N_mg_L", "ammonia_nitrogen"}, {"median_TP_mg_L", "total_phosphorus"},
      {"median_TN_mg_L", "total_nitrogen"}};
  int compared = 0;
  for (geodata::FeatureIndex f = 0; f < layer.size(); ++f) {
    const MeasuredSection* section = records().section(layer.id(f));
    for (const auto& [property, kind] : columns) {
      const auto told = geodata::to_number(layer.value(f, property));
      CAPTURE(std::string(layer.id(f)), property);
      const auto summary =
          section == nullptr ? std::nullopt : summary_of(records(), *section, *records().measure(kind));
      REQUIRE(told.has_value() == summary.has_value());
      if (!told) continue;
      ++compared;
      CHECK_THAT(summary->median, WithinRel(*told, 1e-3) || WithinAbs(*told, 1e-4));  // the layer rounds
    }
    const std::string told_class = geodata::to_string(layer.value(f, "class_median"));
    if (section == nullptr || told_class.empty()) continue;
    const ClassSummary classes = class_summary(records(), *section);
    REQUIRE(classes.median);
    CHECK(median_class_words(classes, geodata::Language::english) == told_class);
    REQUIRE(classes.of_means);
    CHECK(class_name(*classes.of_means, geodata::Language::english) ==
          geodata::to_string(layer.value(f, "class_of_means")));
  }
  CHECK(compared > 200);
}

// By dissolved oxygen, CODMn, NH3-N and total phosphorus with the limits of rivers everywhere 860 of 884 agree. We
// judge by pH too, as the source does, which makes 16 more right, and Tanghe Reservoir by the limits of lakes, which
// makes one. The seven that are left lie a class apart at one reading, or were shifted by one in the source. (With the
// 40 doubtful readings it would be 899 and 917 of 924.)
TEST_CASE("the classes that are computed are those that were published, but for a few") {
  const ClassSummary all = class_summary(records());
  CHECK(all.compared == 884);
  CHECK(all.agree == 877);
  CHECK(all.count == 884);

  int agree_by_four = 0;
  for (const MeasuredSection& section : records().sections) {
    for (std::size_t i = 0; i < section.readings.size(); ++i) {
      geodata::WaterSample sample;
      for (const char* kind : {"dissolved_oxygen", "permanganate_index", "ammonia_nitrogen", "total_phosphorus"}) {
        sample[*measure_kind(kind)->standard] = records().value(section, i, *records().measure(kind));
      }
      const auto& published = section.readings[i].published;
      agree_by_four +=
          section.readings[i].counts && published && assess_water(sample, WaterBody::river).overall == published;
    }
  }
  CHECK(agree_by_four == 860);
}

TEST_CASE("the worst value is the least of oxygen and the greatest of the rest; doubtful rows do not count") {
  const MeasurementTable table = joined(
      "section,date,DO_mg_L,TP_mg_L,suspect,status\n"
      "牛庄,2024-05-01,8,0.05,,normal\n"
      "牛庄,2024-05-02,5,0.15,,正常\n"
      "牛庄,2024-05-03,6,0.1,,\n"
      "牛庄,2024-05-04,1,9,TP,normal\n"
      "牛庄,2024-05-05,1,9,,maintenance\n");
  const MeasuredSection& section = table.sections[0];
  const auto oxygen = summary_of(table, section, 0), phosphorus = summary_of(table, section, 1);
  REQUIRE(oxygen);
  CHECK(oxygen->count == 3);
  CHECK(oxygen->median == 6);
  CHECK(oxygen->worst() == 5);
  CHECK(phosphorus->worst() == 0.15);
  CHECK(written_day(phosphorus->first) == "2024-05-01");
  CHECK(written_day(phosphorus->last) == "2024-05-03");
  CHECK(class_summary(table, section).left_out == 2);
}

TEST_CASE("a row of units tells those of the other columns too, and is none of the samples") {
  for (const char* const place : {"°", "deg", "度", ""}) {
    CAPTURE(place);
    const MeasurementTable table =
        joined(fmt::format("断面名称,采样日期,经度,纬度,氨氮,总磷,DO\n单位,UTC+8,{0},{0},mg/L,μg/L,mg/"
                           "L\n三岔河,2020-05-08,,,0.5,100,7.2\n",
                           place));
    CHECK(table.rejected.empty());
    REQUIRE(table.sections.size() == 1);
    CHECK_THAT(table.value(table.sections[0], 0, *table.measure("total_phosphorus")), WithinRel(0.1, 1e-12));
  }
}
