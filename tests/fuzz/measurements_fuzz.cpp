// Tables of measurements from random bytes: the CSV reader, what its columns are taken for, and the rows that join.
#include <cstdlib>

#include "app/core/measurements.h"

namespace {

constexpr std::string_view name = "fuzz.csv";

void hold(bool condition) {
  if (!condition) std::abort();
}

void check(const geodata::CsvTable& csv, std::string_view bytes) {
  const auto lines = static_cast<std::int64_t>(bytes.size()) + 1;
  std::int64_t last = 1;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const geodata::CsvTable::Row row = csv.row(i);
    hold(row.cells.size() == csv.header().size());
    hold(row.line > last && row.line <= lines);
    last = row.line;
  }
}

// Every row is either in a section or rejected.
void check(const app::MeasurementTable& table) {
  std::size_t used = 0;
  for (const app::MeasuredSection& section : table.sections) {
    used += section.readings.size();
    hold(section.values.size() == section.readings.size() * table.measures.size());
    hold(section.below.size() == section.values.size());
    for (std::size_t r = 1; r < section.readings.size(); ++r) {
      hold(section.readings[r - 1].time.minutes <= section.readings[r].time.minutes);
    }
  }
  // A sample of a long table is made of several rows.
  std::size_t unknown = 0;
  for (const app::MeasurementTable::Unknown& one : table.unknown) unknown += one.rows;
  hold(table.used_rows + table.rejected.size() + unknown == table.rows);
  hold(used <= table.used_rows);
  for (const app::RejectedRow& row : table.rejected) hold(!geodata::say(row.why, geodata::Language::english).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto csv = geodata::read_csv_bytes(bytes, name);
  if (!csv) {
    hold(csv.error().file == name && !geodata::say(csv.error()).empty());
    return 0;
  }
  check(*csv, bytes);
  const std::vector<app::TakenColumn> columns = app::take_columns(csv->header());
  hold(columns.size() == csv->header().size());
  const app::KnownSection known{"water", "a", {"a", "三岔河"}, {"A", "甲"}, std::nullopt, std::nullopt};
  check(app::join_measurements(*csv, app::lay_out(*csv), {&known, 1}, nullptr));
  return 0;
}
