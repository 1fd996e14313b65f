// What the window shows of measurements: the tables that count now, and the file that a reader is about to add.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/core/measurements.h"

namespace app {

// A file before it is added: what its columns are taken for, and what comes of that.
struct MeasurementImport {
  std::filesystem::path path;
  std::shared_ptr<const geodata::CsvTable> csv;  // null: it is being read
  TableLayout layout;
  std::shared_ptr<const MeasurementTable> table;  // null: it is being joined
  std::optional<geodata::Error> error;            // it cannot be read
};

struct MeasurementView {
  struct Shown {
    std::shared_ptr<const MeasurementTable> table;
    std::optional<std::size_t> file;  // number of an added one; nothing: the atlas's own
  };
  std::vector<Shown> tables;  // the atlas's first
  bool reading = false;
  std::optional<geodata::Error> error;  // why there is nothing of the atlas's
  std::optional<MeasurementImport> import;
};

// One section as a table knows it.
struct SectionOfTable {
  const MeasurementTable* table = nullptr;
  const MeasuredSection* section = nullptr;
  std::optional<std::size_t> file;
};
std::vector<SectionOfTable> sections_called(const MeasurementView& view, std::string_view key);
// Those that a reader's own tables bring along, with a position of their own.
std::vector<SectionOfTable> own_stations(const MeasurementView& view);
// One that lies exactly there; nothing: none does.
std::optional<SectionOfTable> own_station_at(const MeasurementView& view, geodata::LngLat at);

// What is measured there, or anywhere; in the order of measure_kinds().
std::vector<const MeasureKind*> kinds_measured(const MeasurementView& view);
std::vector<const MeasureKind*> kinds_measured(const std::vector<SectionOfTable>& sections);

}  // namespace app
