#include "app/core/reach_values.h"

#include <algorithm>

#include "geodata/base/finite_number.h"
#include "geodata/io/csv_table.h"

namespace app {

using geodata::text;

namespace {

geodata::Unexpected refuse(const std::filesystem::path& path, geodata::Text why, std::int64_t line) {
  geodata::Error error{text("The values of reaches cannot be used"), std::move(why),
                       text("Columns are {}", "reach_id, discharge_m3s, area_km2, source"), path.string()};
  error.line = line;
  return geodata::Unexpected(std::move(error));
}

}  // namespace

const ReachValue* value_of(std::span<const ReachValue> values, std::string_view reach) {
  const auto found = std::find_if(values.begin(), values.end(), [&](const ReachValue& v) { return v.reach == reach; });
  return found == values.end() ? nullptr : &*found;
}

void put(std::vector<ReachValue>& values, ReachValue value) {
  std::erase_if(values, [&](const ReachValue& v) { return v.reach == value.reach; });
  if (!value.empty()) values.push_back(std::move(value));
}

geodata::Result<std::vector<ReachValue>> read_reach_values(const std::filesystem::path& path) {
  const auto csv = geodata::read_csv_table(path);
  if (!csv) return geodata::Unexpected(csv.error());
  const auto column = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto header = csv->header();
    const auto at = std::find(header.begin(), header.end(), name);
    return at == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - header.begin()));
  };
  const auto id = column("reach_id"), discharge = column("discharge_m3s"), area = column("area_km2");
  const auto source = column("source");
  if (!id || (!discharge && !area)) return refuse(path, text("a column is missing"), csv->header_line());
  std::vector<ReachValue> out;
  for (std::size_t i = 0; i < csv->size(); ++i) {
    const geodata::CsvTable::Row row = csv->row(i);
    ReachValue value{std::string(row.cells[*id]), {}, {}, source ? std::string(row.cells[*source]) : std::string()};
    for (const auto& [from, to] : {std::pair(discharge, &value.discharge_m3s), std::pair(area, &value.area_km2)}) {
      if (!from || row.cells[*from].empty()) continue;
      const auto number = geodata::finite_number(row.cells[*from]);
      if (!number || *number <= 0) return refuse(path, text("“{}” is no number above 0", row.cells[*from]), row.line);
      *to = *number;
    }
    if (!value.reach.empty()) put(out, std::move(value));
  }
  return out;
}

}  // namespace app
