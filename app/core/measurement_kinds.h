// The table behind measurement_columns: what can be measured, by which names files know it, and units. Private to this
// folder.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/core/measurement_columns.h"

namespace app {

enum class MeasureDimension : std::uint8_t {
  concentration,  // mg/L
  cells,          // cells/L
  bacteria,       // a litre
  temperature,    // °C
  conductivity,   // µS/cm
  turbidity,      // NTU
  share,          // %
  flow,           // m³/s
  none
};

struct MeasureEntry {
  MeasureKind kind;
  MeasureDimension dimension = MeasureDimension::concentration;
  std::vector<std::string_view> aliases;  // letters and digits alone, lower case
};
std::span<const MeasureEntry> measure_entries();

struct UnitSpelling {
  MeasureDimension dimension = MeasureDimension::none;
  std::string_view key;  // lower case, "/" for "per"
  double factor = 1;     // to the dimension's unit
};
std::span<const UnitSpelling> unit_spellings();

}  // namespace app
