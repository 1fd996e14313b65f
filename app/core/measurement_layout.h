// How a table of measurements is laid out, by its header and a look at its rows: what each column is, whether units
// stand in a row of their own, and how its dates are written. The reader may change all of it before the table is
// joined.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/core/measurement_cells.h"
#include "app/core/measurement_columns.h"
#include "geodata/io/csv_table.h"

namespace app {

inline constexpr double join_within_by_default_m = 1000;

struct TableLayout {
  std::vector<TakenColumn> columns;
  std::size_t first_row = 0;  // rows above it hold units
  DateForm dates;
  bool dates_may_be_either =
      false;  // 5/8/2020 and no date tells which of them is the month: `dates` has the month first
  double join_within_m = join_within_by_default_m;  // a position joins a river that is no farther
  std::optional<std::int64_t> latest;               // minutes since 1970-01-01: what is dated later cannot be
};
// Columns as take_columns() has them; of a position in other words as tables of points have it. `latest` is tomorrow.
TableLayout lay_out(const geodata::CsvTable& csv);
// What the dates of the column that is now the date's are; lay_out() has asked already.
void look_at_dates(TableLayout& layout, const geodata::CsvTable& csv);

}  // namespace app
