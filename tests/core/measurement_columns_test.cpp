// Headers, dates, numbers and classes as people write them in tables of water quality.
#include "app/core/measurement_columns.h"

#include <cmath>

#include "app/core/measured_words.h"
#include "app/core/measurement_cells.h"
#include "tests/catch.h"

using namespace app;
using Catch::Matchers::WithinRel;
using geodata::WaterClass;

namespace {

TakenColumn taken(std::string_view header) {
  const std::string_view headers[] = {header};
  return take_columns(headers).front();
}

}  // namespace

TEST_CASE("what a column measures is read from its header, in words, formulas and Chinese, with its unit") {
  struct Row {
    const char* header;
    const char* kind;
    double factor;
  };
  const Row rows[] = {
      {"NH3N_mg_L", "ammonia_nitrogen", 1},
      {"NH3-N (mg/L)", "ammonia_nitrogen", 1},
      {"NH₃-N(mg/L)", "ammonia_nitrogen", 1},
      {"氨氮(mg/L)", "ammonia_nitrogen", 1},
      {"氨氮（毫克/升）", "ammonia_nitrogen", 1},
      {"Ammonia nitrogen, µg/L", "ammonia_nitrogen", 1e-3},
      {"ammonia_nitrogen", "ammonia_nitrogen", 1},
      {"总磷", "total_phosphorus", 1},
      {"总磷（以P计，mg/L）", "total_phosphorus", 1},
      {"TP μg/L", "total_phosphorus", 1e-3},
      {"Total Phosphorus (as P) (mg/L)", "total_phosphorus", 1},
      {"高锰酸盐指数", "permanganate_index", 1},
      {"CODMn_mg_L", "permanganate_index", 1},
      {"CODcr [mg/L]", "chemical_oxygen_demand", 1},
      {"BOD5", "biochemical_oxygen_demand", 1},
      {"溶解氧(mg/L)", "dissolved_oxygen", 1},
      {"DO_mg_L", "dissolved_oxygen", 1},
      {"DO (%)", "oxygen_saturation", 1},
      {"pH", "ph", 1},
      {"pH(无量纲)", "ph", 1},
      {"水温(℃)", "temperature", 1},
      {"temp_degC", "temperature", 1},
      {"Water temperature (°C)", "temperature", 1},
      {"conductivity_uS_cm", "conductivity", 1},
      {"电导率(μS/cm)", "conductivity", 1},
      {"EC mS/m", "conductivity", 10},
      {"Conductivity (mS/cm)", "conductivity", 1000},
      {"turbidity_NTU", "turbidity", 1},
      {"浊度(NTU)", "turbidity", 1},
      {"algae_cells_L", "algae", 1},
      {"藻密度(万个/L)", "algae", 1e4},
      {"chla_mg_L", "chlorophyll_a", 1},
      {"Chl-a (µg/L)", "chlorophyll_a", 1e-3},
      {"Cr(VI) (mg/L)", "chromium_vi", 1},
      {"六价铬(mg/L)", "chromium_vi", 1},
      {"Hg (ng/L)", "mercury", 1e-6},
      {"As, µg L-1", "arsenic", 1e-3},
      {"硫酸盐 mg·L⁻¹", "sulfate", 1},
      {"流量(m³/s)", "flow", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const TakenColumn column = taken(row.header);
    REQUIRE(column.use == ColumnUse::measure);
    CHECK(column.kind->id == row.kind);
    CHECK_THAT(column.factor, WithinRel(row.factor, 1e-12));
  }
  CHECK(taken("总磷").assumed());
  CHECK(say(taken("总磷").note) == "mg/L assumed, no unit named");
  CHECK_FALSE(taken("pH").assumed());
}

TEST_CASE("a unit that is not understood leaves its column unused, and says so") {
  const std::pair<const char*, const char*> rows[] = {
      {"氨氮(mmol/L)", "the unit mmol/l is not understood for this"},
      {"Temperature (°F)", "the unit °f is not understood for this"},
      {"TP (NTU)", "the unit ntu is not understood for this"},
  };
  for (const auto& [header, note] : rows) {
    CAPTURE(header);
    CHECK(taken(header).use == ColumnUse::unused);
    CHECK(say(taken(header).note) == note);
  }
  CHECK(taken("depth").note.empty());
}

TEST_CASE("columns of a table find their uses; the most exact name wins, and each thing has one column") {
  const std::string_view shipped[] = {"section", "section_en", "river",  "datetime", "class_roman", "pH",
                                      "DO_mg_L", "DO_ug_L",    "status", "suspect",  "date_file"};
  const std::vector<TakenColumn> columns = take_columns(shipped);
  using Use = ColumnUse;
  const Use uses[] = {Use::section, Use::unused, Use::unused, Use::date,    Use::published_class, Use::measure,
                      Use::measure, Use::unused, Use::status, Use::suspect, Use::unused};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    CAPTURE(columns[i].header);
    CHECK(columns[i].use == uses[i]);
  }
  CHECK(say(columns[7].note) == "another column is this already");
  CHECK(has_measurements(columns));
  CHECK_FALSE(has_positions(columns));

  const std::string_view chinese[] = {"监测时间", "经度", "纬度", "断面名称", "氨氮(mg/L)"};
  const std::vector<TakenColumn> own = take_columns(chinese);
  CHECK(column_for(own, Use::date) == 0);
  CHECK(column_for(own, Use::section) == 3);
  CHECK(has_positions(own));

  const std::string_view half[] = {"lng", "TP"};
  CHECK_FALSE(has_measurements(take_columns(half)));
  CHECK(take_columns(half)[0].use == Use::unused);
  const std::string_view no_water[] = {"name", "lng", "lat", "population"};
  CHECK_FALSE(has_measurements(take_columns(no_water)));
}

TEST_CASE("a reader gives a column another use") {
  const std::string_view headers[] = {"place", "date", "time", "TP"};
  std::vector<TakenColumn> columns = take_columns(headers);
  CHECK_FALSE(has_measurements(columns));
  take_column_as(columns, ColumnUse::section, 0);
  CHECK(has_measurements(columns));
  take_column_as(columns, ColumnUse::date, 2);
  CHECK(columns[1].use == ColumnUse::unused);
  CHECK(column_for(columns, ColumnUse::date) == 2);
  take_column_as(columns, ColumnUse::section, std::nullopt);
  CHECK_FALSE(column_for(columns, ColumnUse::section));
}

TEST_CASE("dates with the year first are read, and days that no calendar has are not") {
  const std::pair<const char*, const char*> rows[] = {
      {"2020-05-08", "2020-05-08"},
      {"2020-05-08T15:00", "2020-05-08 15:00"},
      {"2020-05-08 15:00:30", "2020-05-08 15:00"},
      {"2020-05-08T15:00:00.5+08:00", "2020-05-08 15:00"},
      {"2020/5/8", "2020-05-08"},
      {"2020/5/8 8:05", "2020-05-08 08:05"},
      {"2020.5.8", "2020-05-08"},
      {"2020年5月8日", "2020-05-08"},
      {"2020年5月8日 15时", "2020-05-08 15:00"},
      {"2020-02-29", "2020-02-29"},
      {"1969-12-31T23:59", "1969-12-31 23:59"},
      {"2020-05-08T24:00", "2020-05-09 00:00"},
  };
  for (const auto& [words, expected] : rows) {
    CAPTURE(words);
    const auto time = parse_time(words);
    REQUIRE(time);
    CHECK(written(*time) == expected);
  }
  for (const char* bad : {"", "8.5.2020", "5/8/2020", "20-05-08", "2021-02-29", "2020-13-01", "2020-05", "2020-05-08x",
                          "2020-05-08T25:00", "2020-05-08 15:61", "2020-05-08T", "2020-05/08", "yesterday"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_time(bad));
  }
  CHECK(parse_time("1970-01-02T00:01")->minutes == 24 * 60 + 1);
}

TEST_CASE(
    "other dates: with the month's name always; months, and the year last, when the table is known to have them") {
  const std::tuple<const char*, DateForm, const char*> rows[] = {
      {"8 May 2020", {}, "2020-05-08"},
      {"08-May-20", {}, "2020-05-08"},
      {"May 8, 2020", {}, "2020-05-08"},
      {"8 September 1998 15:00", {}, "1998-09-08 15:00"},
      {"2020-05", {DateOrder::year_first, true}, "2020-05"},
      {"2020年5月", {DateOrder::year_first, true}, "2020-05"},
      {"5/2020", {DateOrder::year_first, true}, "2020-05"},
      {"5/8/2020", {DateOrder::month_first, false}, "2020-05-08"},
      {"5/8/2020", {DateOrder::day_first, false}, "2020-08-05"},
      {"8.5.2020", {DateOrder::day_first, false}, "2020-05-08"},
      {"5/8/20 3:05 PM", {DateOrder::month_first, false}, "2020-05-08 15:05"},
      {"5/8/2020 12:30 AM", {DateOrder::month_first, false}, "2020-05-08 00:30"},
      {"2020-05-08", {DateOrder::day_first, true}, "2020-05-08"},
  };
  for (const auto& [words, form, expected] : rows) {
    CAPTURE(words);
    const auto time = parse_time(words, form);
    REQUIRE(time);
    CHECK(written(*time) == expected);
  }
  CHECK_FALSE(parse_time("31/12/2020", {DateOrder::month_first, false}));
  CHECK_FALSE(parse_time("2/30/2020", {DateOrder::month_first, false}));
  CHECK_FALSE(parse_time("8 Maybe 2020"));
  CHECK_FALSE(parse_time("2020-13", {DateOrder::year_first, true}));
  CHECK(parse_clock("3:05:00 PM") == 15 * 60 + 5);
}

TEST_CASE("units as laboratories and agencies write them") {
  const std::tuple<const char*, const char*, double> rows[] = {
      {"NH3-N (mg/L as N)", "ammonia_nitrogen", 1},
      {"Ammonia, mg N/L", "ammonia_nitrogen", 1},
      {"氨氮(mg/L，以N计)", "ammonia_nitrogen", 1},
      {"TP (mg/L as P)", "total_phosphorus", 1},
      {"Hardness (mg/L as CaCO3)", "hardness", 1},
      {"Cu (ppb)", "copper", 1e-3},
      {"Cu (ppm)", "copper", 1},
      {"Discharge (cfs)", "flow", 0.028316846592},
      {"Streamflow, ft3/s", "flow", 0.028316846592},
      {"Turbidity (FNU)", "turbidity", 1},
      {"Specific conductance (uS/cm @25C)", "conductivity", 1},
      {"Fecal coliform (cfu/100ml)", "faecal_coliform", 10},
      {"粪大肠菌群(个/L)", "faecal_coliform", 1},
      {"Dissolved oxygen (DO) (mg/L)", "dissolved_oxygen", 1},
  };
  for (const auto& [header, kind, factor] : rows) {
    CAPTURE(header);
    const TakenColumn column = taken(header);
    REQUIRE(column.kind != nullptr);
    CHECK(column.kind->id == kind);
    CHECK(column.factor == factor);
    CHECK_FALSE(column.assumed());
  }
  // Counted as N is no unit of copper.
  CHECK(taken("Cu (mg/L as N)").kind == nullptr);
}

TEST_CASE("any column measures what the reader says, in its header's unit where that is understood") {
  const std::string_view headers[] = {"station", "Zufluss (µg/L)", "reading", "TP_mg_L"};
  std::vector<TakenColumn> columns = take_columns(headers);
  take_column_as(columns, *measure_kind("copper"), 1);
  CHECK(columns[1].use == ColumnUse::measure);
  CHECK(columns[1].kind->id == "copper");
  CHECK(columns[1].factor == 1e-3);
  take_column_as(columns, *measure_kind("total_phosphorus"), 2);
  CHECK(say(columns[2].note) == "mg/L assumed, no unit named");
  CHECK(columns[3].use == ColumnUse::unused);  // it was this before
}

TEST_CASE("numbers, words for nothing, and values below what is detected") {
  using State = CellNumber::State;
  const std::tuple<const char*, double, bool> numbers[] = {
      {"0.25", 0.25, false}, {"7", 7, false},         {"-0.4", -0.4, false},  {"+3", 3, false},
      {"1e-3", 1e-3, false}, {"<0.025", 0.025, true}, {"< 0.01", 0.01, true}, {"0.025L", 0.025, true}};
  for (const auto& [words, value, below] : numbers) {
    CAPTURE(words);
    const CellNumber number = parse_number(words, false);
    REQUIRE(number.state == State::number);
    CHECK(number.value == value);
    CHECK(number.below == below);
  }
  for (const char* nothing : {"", "-", "--", "—", "NA", "n/a", "无"})
    CHECK(parse_number(nothing, false).state == State::empty);
  for (const char* bad : {"abc", "1,5", "1.2.3", "<", "inf", "1;2", "1,234", "12,34.5", "1,2345.6", "0.5/2"}) {
    CAPTURE(bad);
    CHECK(parse_number(bad, false).state == State::bad);
  }
  CHECK(parse_number("1,5", true).value == 1.5);
  for (const char* not_detected : {"ND", "n.d.", "未检出", "L", "<LOD", "Not detected", "<检出限", "ＮＤ"}) {
    CAPTURE(not_detected);
    CHECK(parse_number(not_detected, false).state == State::not_detected);
    CHECK(parse_number(not_detected, false).below);
  }
  const std::tuple<const char*, double, bool, const char*> with_units[] = {
      {"350 ug/L", 350, false, "ug/L"}, {"0.12mg/L", 0.12, false, "mg/L"}, {"<0.01 mg/L", 0.01, true, "mg/L"},
      {"14.2 ℃", 14.2, false, "℃"},     {"1,234.5", 1234.5, false, ""},    {"1,234,567", 1234567, false, ""},
      {"１．２", 1.2, false, ""},       {"＜0.05", 0.05, true, ""},        {"85 %", 85, false, "%"}};
  for (const auto& [words, value, below, unit] : with_units) {
    CAPTURE(words);
    const CellNumber number = parse_number(words, false);
    REQUIRE(number.state == State::number);
    CHECK(number.value == value);
    CHECK(number.below == below);
    CHECK(number.unit == unit);
  }
}

TEST_CASE("classes in Roman, Chinese and plain numerals") {
  const std::pair<const char*, WaterClass> rows[] = {
      {"I", WaterClass::i},         {"Ⅱ", WaterClass::ii},          {"Ⅲ类", WaterClass::iii},
      {"Class IV", WaterClass::iv}, {"5", WaterClass::v},           {"below V", WaterClass::below_v},
      {"劣Ⅴ", WaterClass::below_v}, {"劣V类", WaterClass::below_v}, {"三类", WaterClass::iii},
      {"V+", WaterClass::below_v},  {">V", WaterClass::below_v}};
  for (const auto& [words, expected] : rows) {
    CAPTURE(words);
    CHECK(parse_class(words) == expected);
  }
  for (const char* bad : {"VI", "0", "good", "劣Ⅳ", "I-II"}) CHECK_FALSE(parse_class(bad));
}

TEST_CASE("no measured value is rounded to nothing") {
  MeasureKind kind;
  kind.decimals = 3;
  for (const auto& [value, words] : {std::pair{0.25, "0.250"},
                                     {0.0119, "0.012"},
                                     {0.00025, "0.00025"},
                                     {0.00001, "0.00001"},
                                     {0.0, "0.000"},
                                     {0.004, "0.004"},
                                     {0.0000123456, "0.000012"},
                                     {12.3456, "12.346"}}) {
    CAPTURE(value);
    CHECK(measured_number(kind, value) == words);
  }
}
