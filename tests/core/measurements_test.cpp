// Tables of measurements: which rows join which sections, every reason for which a row is left out, and the atlas's own
// records against what their source publishes.
#include "app/core/measurements.h"

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
  return join_measurements(*csv, take_columns(csv->header()), *known, &anshan().rivers);
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

TEST_CASE("every row that cannot be used is kept with its line and the reason") {
  const MeasurementTable table = joined(
      "section,lng,lat,date,class,pH,TP_mg_L,status\n"
      "牛庄,,,2024-05-01,II,7.1,0.05,normal\n"
      "牛庄,,,,II,7.1,0.05,normal\n"
      "牛庄,,,,,,,maintenance\n"
      "牛庄,,,1/5/2024,II,7.1,0.05,normal\n"
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
      {5, "“1/5/2024” is no date that is understood: write 2020-05-08 or 2020-05-08 15:00"},
      {6, "“2024-02-30” is no date that is understood: write 2020-05-08 or 2020-05-08 15:00"},
      {7, "“seven” in pH is no number"},
      {8, "-0.05 in TP_mg_L is below zero"},
      {9, "“good” is no class I to V"},
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
  const std::string far = say(table.rejected[12].why);
  CHECK(far.starts_with("its position is "));
  CHECK(far.ends_with(" from the nearest river; 1.0 km is the most"));
  REQUIRE(table.sections.size() == 1);
  CHECK(table.sections[0].readings.size() == 1);
}

TEST_CASE("a table without positions says of a section that it is unknown") {
  const MeasurementTable table = joined("section,date,TP\nAtlantis,2024-05-01,0.1\n,2024-05-01,0.1\n");
  REQUIRE(table.rejected.size() == 2);
  CHECK(say(table.rejected[0].why) == "the atlas has no section “Atlantis”");
  CHECK(say(table.rejected[1].why) == "it names no section");
}

TEST_CASE("a section in a reservoir is judged by the limits for lakes") {
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
    const ClassSummary classes = class_summary(*section);
    REQUIRE(classes.median);
    CHECK(class_name(*classes.median, geodata::Language::english) == told_class);
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
  CHECK(class_summary(section).left_out == 2);
}
