#include "app/cli/check_measurements.h"

#include <algorithm>
#include <set>

#include "app/core/measurements.h"
#include "geodata/io/csv_table.h"
#include "geodata/io/file_bytes.h"

namespace app {

using geodata::Error;
using geodata::text;
using geodata::Text;

namespace {

constexpr std::size_t most_told = 20;

std::optional<std::size_t> column_for(const TableLayout& layout, ColumnUse use) {
  const auto found = std::find_if(layout.columns.begin(), layout.columns.end(),
                                  [&](const TakenColumn& column) { return column.use == use; });
  if (found == layout.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - layout.columns.begin());
}

std::vector<KnownSection> sections_named(const geodata::CsvTable& csv, const TableLayout& layout, std::size_t column) {
  std::set<std::string_view> names;
  for (std::size_t i = layout.first_row; i < csv.size(); ++i) names.insert(csv.row(i).cells[column]);
  std::vector<KnownSection> out;
  for (const std::string_view name : names) {
    if (name.empty()) continue;
    KnownSection section;
    section.layer = "sections", section.id = name, section.called = {section.id}, section.names.name = name;
    out.push_back(std::move(section));
  }
  return out;
}

void tell(const std::vector<RejectedRow>& rejected, const Text& what, const std::string& file,
          std::vector<Error>& out) {
  for (std::size_t i = 0; i < std::min(rejected.size(), most_told); ++i)
    out.push_back({what, rejected[i].why, {}, file, rejected[i].line, -1});
  if (rejected.size() > most_told)
    out.push_back({text("{} more of these", rejected.size() - most_told), {}, {}, file, 0, -1});
}

}  // namespace

std::optional<MeasurementFacts> measurement_facts(const std::filesystem::path& path) {
  const auto header = geodata::read_csv_header_row(path);
  if (!header || !has_measurements(take_columns(header->header()))) return std::nullopt;
  const auto csv = geodata::read_csv_table(path);
  if (!csv) return std::nullopt;
  const TableLayout layout = lay_out(*csv);
  const auto column = column_for(layout, ColumnUse::section);
  if (!column) return std::nullopt;
  const MeasurementTable table = join_measurements(*csv, layout, sections_named(*csv, layout, *column), nullptr);
  MeasurementFacts out;
  out.rows = table.rows, out.used_rows = table.used_rows, out.sections = table.sections.size();
  std::set<std::string_view> placed;
  std::set<std::int64_t> without_position;
  const auto lng = column_for(layout, ColumnUse::lng), lat = column_for(layout, ColumnUse::lat);
  for (std::size_t i = layout.first_row; i < csv->size(); ++i) {
    const auto row = csv->row(i);
    const bool has_position = lng && lat && !row.cells[*lng].empty() && !row.cells[*lat].empty();
    if (has_position) placed.insert(row.cells[*column]);
    if (!has_position) without_position.insert(row.line);
  }
  for (const MeasuredSection& section : table.sections) {
    if (placed.count(section.key) == 0) ++out.by_name;
    for (const WaterReading& reading : section.readings)
      if (without_position.count(reading.line) != 0) out.lines_by_name.push_back(reading.line);
  }
  std::sort(out.lines_by_name.begin(), out.lines_by_name.end());
  for (const MeasureKind* kind : table.measures) out.measured.emplace_back(kind->name);
  const std::string file = geodata::shown_path(path);
  tell(table.rejected, text("A row is left out"), file, out.problems);
  tell(table.cells, text("A cell is left out"), file, out.problems);
  return out;
}

}  // namespace app
