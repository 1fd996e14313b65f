// What a reader knows of reaches of which the data says nothing: one table, each line with its source. Times of travel
// use it where the data has no value of its own.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geodata/base/result.h"

namespace app {

struct ReachValue {
  std::string reach;                    // its id
  std::optional<double> discharge_m3s;  // mean annual; above 0
  std::optional<double> area_km2;       // drained at its lower end; above 0
  std::string source;                   // the reader's words; may be empty
  bool empty() const { return !discharge_m3s && !area_km2; }
  friend bool operator==(const ReachValue&, const ReachValue&) = default;
};

// Null: nothing is given of it.
const ReachValue* value_of(std::span<const ReachValue> values, std::string_view reach);
// In place of what was given of that reach; an empty one takes it away.
void put(std::vector<ReachValue>& values, ReachValue value);

// A CSV file with the columns reach_id, discharge_m3s, area_km2 and source; one of the middle two may be missing.
// Errors: those of read_csv_table(), no such columns, a cell that is no number above 0 (with its line).
geodata::Result<std::vector<ReachValue>> read_reach_values(const std::filesystem::path& path);

}  // namespace app
