// A table of measurements as the window would offer to add it, without an atlas to join it to: its sections are those
// that it names.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "geodata/base/result.h"

namespace app {

struct MeasurementFacts {
  std::size_t rows = 0, used_rows = 0, sections = 0;
  std::size_t by_name = 0;                  // of the sections: no row of theirs has a position
  std::vector<std::int64_t> lines_by_name;  // of the rows that count without a position, ascending
  std::vector<std::string> measured;        // in English, as the table of kinds has them
  std::vector<geodata::Error> problems;  // rows and cells that are left out, with their lines: 20, then how many more
};

// Nothing: the file is no such table, or its rows name no section.
std::optional<MeasurementFacts> measurement_facts(const std::filesystem::path& path);

}  // namespace app
