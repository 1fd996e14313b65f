// A series of measurements as a plot: what is joined by a line, the window of time, limits and scales.
#include "app/ui/series_plot.h"

#include <fmt/core.h>

#include "tests/catch.h"

using namespace app;
using geodata::WaterBody;

namespace {

MeasurementTable table_of(const std::vector<std::pair<std::int64_t, double>>& values) {
  MeasurementTable table;
  table.measures = {measure_kind("ammonia_nitrogen")};
  MeasuredSection section;
  section.key = "s";
  for (const auto& [minutes, value] : values) {
    WaterReading reading;
    reading.time = {minutes, true};
    section.readings.push_back(reading);
    section.values.push_back(value), section.below.push_back(false);
  }
  table.sections.push_back(std::move(section));
  return table;
}

constexpr std::int64_t hour = 60, day = 24 * hour;
const double nothing = std::numeric_limits<double>::quiet_NaN();

std::string shown(const std::vector<ClassLine>& lines) {
  std::string out;
  for (const ClassLine& line : lines) out += fmt::format("{} {}; ", line.value, line.name);
  return out;
}

}  // namespace

TEST_CASE("nothing joins readings that lie farther apart than four times the usual interval") {
  const MeasurementTable table =
      table_of({{0, 0.1}, {4 * hour, 0.2}, {8 * hour, nothing}, {12 * hour, 0.2}, {16 * hour, 1.6}, {300 * day, 0.3}});
  const Series series = series_of({{&table, &table.sections[0], std::nullopt}}, table.measures[0]);
  REQUIRE(series.points.size() == 5);  // what was not measured is no point
  CHECK(longest_step(series, 0) == std::int64_t{16} * hour);
  CHECK(series.points[0].is == geodata::WaterClass::i);
  CHECK(series.points[3].is == geodata::WaterClass::v);
  const MeasurementTable one = table_of({{0, 0.1}});
  CHECK(longest_step(series_of({{&one, &one.sections[0], std::nullopt}}, one.measures[0]), 0) == 0);
}

TEST_CASE("the window of time stays within the series and about the pointer") {
  const MeasurementTable table = table_of({{10 * day + hour, 0.1}, {20 * day + hour, 0.2}});
  const TimeWindow whole = whole_time(series_of({{&table, &table.sections[0], std::nullopt}}, table.measures[0]));
  CHECK(whole == TimeWindow{10 * day, 21 * day});
  CHECK(zoomed(whole, whole, 2, 15 * day) == whole);
  CHECK(zoomed(whole, whole, 0.5, 10 * day) == TimeWindow{10 * day, 15 * day + day / 2});
  CHECK(zoomed(whole, whole, 0.5, 21 * day) == TimeWindow{15 * day + day / 2, 21 * day});
  const TimeWindow least = zoomed(whole, whole, 1e-9, 15 * day);
  CHECK(least.to - least.from == 6 * hour);
  CHECK(moved({12 * day, 14 * day}, whole, -99 * day) == TimeWindow{10 * day, 12 * day});
  CHECK(moved({12 * day, 14 * day}, whole, 99 * day) == TimeWindow{19 * day, 21 * day});
  CHECK(moved(whole, whole, 5 * day) == whole);
}

TEST_CASE("limits of the classes, equal ones on one line") {
  CHECK(shown(class_lines(*measure_kind("dissolved_oxygen"), WaterBody::river)) == "7.5 I; 6 II; 5 III; 3 IV; 2 V; ");
  CHECK(shown(class_lines(*measure_kind("chemical_oxygen_demand"), WaterBody::river)) ==
        "15 I II; 20 III; 30 IV; 40 V; ");
  CHECK(shown(class_lines(*measure_kind("total_phosphorus"), WaterBody::lake)) ==
        "0.01 I; 0.025 II; 0.05 III; 0.1 IV; 0.2 V; ");
  CHECK(shown(class_lines(*measure_kind("ph"), WaterBody::river)) == "6 I–V; 9 I–V; ");
  CHECK(class_lines(*measure_kind("conductivity"), WaterBody::river).empty());
  CHECK(class_lines(*measure_kind("total_nitrogen"), WaterBody::river).empty());
}

TEST_CASE("a scale begins at zero where the standard has limits, and shows the first of them") {
  const MeasureKind& ammonia = *measure_kind("ammonia_nitrogen");
  const auto lines = class_lines(ammonia, WaterBody::river);
  const ValueScale low = value_scale(ammonia, 0.02, 0.04, lines, 4);
  CHECK(low.low == 0);
  CHECK(low.high > 0.15);
  CHECK(low.step == Catch::Approx(0.05));
  CHECK(low.decimals == 2);
  const ValueScale temperature = value_scale(*measure_kind("temperature"), -1, 20, {}, 4);
  CHECK(temperature.low < -1);
  CHECK(temperature.high > 20);
  const ValueScale same = value_scale(*measure_kind("conductivity"), 500, 500, {}, 4);
  CHECK(same.high > same.low);
  CHECK(same.step > 0);
}
