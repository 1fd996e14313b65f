// What the columns of a table of measurements are taken for, by their headers: English, formulas or Chinese, with the
// unit in brackets or behind the name ("NH3N_mg_L", "氨氮(mg/L)", "Total phosphorus, µg/L"). A column whose name or
// unit is not understood is not used, and its note says why.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/text.h"
#include "geodata/network/water_class.h"

namespace app {

// Something that can be measured in water. One list, the same for every file, so that files meet by it.
struct MeasureKind {
  std::string_view id, name, name_zh;
  std::string_view brief;  // "NH₃-N"; empty: the name
  std::string_view unit;   // of the values that are kept; empty: none
  std::optional<geodata::WaterParameter> standard;
  int decimals = 2;
};
std::span<const MeasureKind> measure_kinds();
const MeasureKind* measure_kind(std::string_view id);  // null: there is none

enum class ColumnUse : std::uint8_t {
  unused,
  section,
  lng,
  lat,
  date,
  clock,  // of a date that stands in a column of its own
  published_class,
  body,  // river or lake
  status,
  suspect,
  measure,
  // Of a long table, which has a row for each value instead of a column for each thing measured.
  parameter,
  value,
  unit,
  condition,  // says that nothing was detected
  limit,      // what can be detected
  limit_unit,
  fraction  // of the sample: dissolved, total
};

struct TakenColumn {
  std::string header;
  ColumnUse use = ColumnUse::unused;
  const MeasureKind* kind = nullptr;  // of a measure, also one that the reader leaves out
  double factor = 1;                  // from the file's unit to the kind's
  std::string unit;                   // of the header; empty: it names none
  geodata::Text note;                 // why it is unused though it was understood, or what was assumed; may be empty

  bool assumed() const { return use == ColumnUse::measure && unit.empty() && !kind->unit.empty(); }
};
// One for each header. Of several for one use the first of the most exact name is taken, of several of one kind the
// first.
std::vector<TakenColumn> take_columns(std::span<const std::string_view> headers);
// The kind that a name and a unit mean, and what the unit is worth of the kind's own; as a header "name (unit)" has
// them. Nothing: not understood, and `why` says why.
struct NamedMeasure {
  const MeasureKind* kind = nullptr;
  double factor = 1;
};
NamedMeasure measure_named(std::string_view name, std::string_view unit, geodata::Text& why);
// What a unit is worth of the kind's own. Nothing: it is none of that kind.
std::optional<double> factor_of(const MeasureKind& kind, std::string_view unit);
// A column as what the reader says it measures; its header's unit counts where it is understood.
void take_column_as(std::vector<TakenColumn>& columns, const MeasureKind& kind, std::size_t column);
// A column for another use; the one that had it is unused. Nothing: no column has it.
void take_column_as(std::vector<TakenColumn>& columns, ColumnUse use, std::optional<std::size_t> column);
std::optional<std::size_t> column_for(std::span<const TakenColumn> columns, ColumnUse use);

// A table that tells of water: something is measured, at a section or a position.
bool has_measurements(std::span<const TakenColumn> columns);
bool has_positions(std::span<const TakenColumn> columns);
// A row for each value.
bool is_long(std::span<const TakenColumn> columns);

}  // namespace app
