#include "app/core/measurement_layout.h"

#include <algorithm>
#include <chrono>

#include "geodata/base/ascii.h"
#include "geodata/io/position_columns.h"

namespace app {
namespace {

constexpr std::size_t most_rows_looked_at = 5000;

// A row under the header that tells units: those of what is measured, and of the other columns what they may ("°",
// "UTC+8", "-"), only no position and no time.
bool take_units(std::vector<TakenColumn>& columns, const geodata::CsvTable::Row& row) {
  std::vector<TakenColumn> with_units = columns;
  bool any = false;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::string_view cell = row.cells[c];
    if (cell.empty()) continue;
    if (columns[c].use == ColumnUse::date && parse_time(cell, {DateOrder::month_first, true})) return false;
    const bool place = columns[c].use == ColumnUse::lng || columns[c].use == ColumnUse::lat;
    if (place && std::any_of(cell.begin(), cell.end(), geodata::is_digit)) return false;
    if (columns[c].use != ColumnUse::measure) continue;
    const auto factor = factor_of(*columns[c].kind, cell);
    if (!factor) return false;
    any = true;
    with_units[c].factor = *factor;
    with_units[c].unit = cell;
    with_units[c].note = {};
  }
  if (any) columns = std::move(with_units);
  return any;
}

}  // namespace

void look_at_dates(TableLayout& layout, const geodata::CsvTable& csv) {
  layout.dates = {};
  layout.dates_may_be_either = false;
  const auto column = column_for(layout.columns, ColumnUse::date);
  if (!column) return;
  bool slashes = false, dots = true, not_month_first = false, not_day_first = false;
  const std::size_t end = std::min(csv.size(), layout.first_row + most_rows_looked_at);
  for (std::size_t i = layout.first_row; i < end; ++i) {
    const std::string_view words = csv.row(i).cells[*column];
    if (words.empty() || parse_time(words)) continue;
    if (parse_time(words, {DateOrder::year_first, true})) {
      layout.dates.months = true;
      continue;
    }
    const bool month_first = parse_time(words, {DateOrder::month_first, false}).has_value();
    const bool day_first = parse_time(words, {DateOrder::day_first, false}).has_value();
    if (!month_first && !day_first) continue;
    slashes = true;
    dots = dots && words.find('.') != std::string_view::npos;
    not_month_first = not_month_first || !month_first;
    not_day_first = not_day_first || !day_first;
  }
  if (!slashes) return;
  // Nobody who writes 8.5.2020 begins with the month.
  if (dots && !not_day_first) not_month_first = true;
  layout.dates.order = not_month_first && !not_day_first ? DateOrder::day_first : DateOrder::month_first;
  layout.dates_may_be_either = not_month_first == not_day_first;
}

TableLayout lay_out(const geodata::CsvTable& csv) {
  TableLayout layout;
  layout.columns = take_columns(csv.header());
  if (!has_positions(layout.columns)) {
    if (const auto position = geodata::position_columns(csv)) {
      const auto is_free = [&](std::size_t c) { return layout.columns[c].use == ColumnUse::unused; };
      if (is_free(position->lng) && is_free(position->lat)) {
        take_column_as(layout.columns, ColumnUse::lng, position->lng);
        take_column_as(layout.columns, ColumnUse::lat, position->lat);
      }
    }
  }
  if (csv.size() > 0 && take_units(layout.columns, csv.row(0))) layout.first_row = 1;
  look_at_dates(layout, csv);
  using namespace std::chrono;
  layout.latest = duration_cast<minutes>((system_clock::now() + hours(24)).time_since_epoch()).count();
  return layout;
}

}  // namespace app
