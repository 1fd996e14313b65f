// A table of measurements of water, read into memory: what was measured, at which sections of the rivers, when, and
// every row that could not be used with its line and the reason. Immutable once read, shared between threads.
//
// A row belongs to a section of the atlas's layer by its name, or, when it has a position of its own, to a section that
// the table itself makes where the nearest river is within snap_within_m. A value below what the method detects counts
// as half of that limit, as the Ministry of Ecology and Environment's rules for statistics of surface water have it
// (环办监测函〔2020〕82号, item 7).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/measurement_cells.h"
#include "app/core/measurement_columns.h"
#include "app/core/river_guide.h"
#include "geodata/io/csv_table.h"

namespace app {

inline constexpr double snap_within_m = 1000;

struct WaterReading {  // a row of the file
  SampleTime time;
  std::int64_t line = 0;
  std::optional<geodata::WaterClass> published, computed;  // computed: by assess_water()
  std::string suspect;                                     // why the file doubts it; empty: it does not
  std::string status;                                      // of the station; empty, or "normal", when all is well
  bool counts = true;  // in medians: neither suspect nor from a station that did not run as it should
};

struct MeasuredSection {
  std::string key;    // the id of the feature in the atlas's layer, or one of the table's own
  std::string layer;  // of the atlas's layer; empty: the table's own section
  FeatureNames names;
  std::optional<geodata::LngLat> at;
  std::optional<RiverAccess> access;  // nothing: it is not known where it meets a river
  geodata::WaterBody body = geodata::WaterBody::river;
  std::vector<WaterReading> readings;  // by time
  std::vector<double> values;          // for each reading one of each measure; NaN: not measured
  std::vector<bool> below;             // parallel to `values`: half of the detection limit stands there
};

struct RejectedRow {
  std::int64_t line = 0;
  geodata::Text why;
  std::string section;  // as the row names it; may be empty
};

struct MeasurementTable {
  std::string title;                         // the file's name
  bool of_atlas = false;                     // else a reader added it
  std::vector<const MeasureKind*> measures;  // of which at least one value is there
  std::vector<MeasuredSection> sections;     // in the order of their first rows
  std::vector<RejectedRow> rejected;         // in the order of the file
  std::size_t rows = 0;                      // in the file

  double value(const MeasuredSection& s, std::size_t reading, std::size_t measure) const {
    return s.values[reading * measures.size() + measure];
  }
  bool below(const MeasuredSection& s, std::size_t reading, std::size_t measure) const {
    return s.below[reading * measures.size() + measure];
  }
  std::optional<std::size_t> measure(std::string_view kind_id) const;
  const MeasuredSection* section(std::string_view key) const;
};

// The sections that a row may name.
struct KnownSection {
  std::string layer, id;
  std::vector<std::string> called;  // by any of these
  FeatureNames names;
  std::optional<geodata::LngLat> at;
  std::optional<RiverAccess> access;
  geodata::WaterBody body = geodata::WaterBody::river;
};
// Those of the layer that the atlas names for its measurements; none when it names none. Error: the layer's file.
geodata::Result<std::vector<KnownSection>> read_known_sections(const RiverGuide& guide);

// `guide` may be null: no rivers, so positions cannot be used. Columns as take_columns() or the reader has them.
MeasurementTable join_measurements(const geodata::CsvTable& csv, std::span<const TakenColumn> columns,
                                   std::span<const KnownSection> known, const geodata::Rivers* rivers);

// The atlas's own; nothing when it names none. Errors: its file or its layer cannot be read, or the file measures
// nothing.
geodata::Result<std::shared_ptr<const MeasurementTable>> read_measurements(const RiverGuide& guide);

// What the standard says of one value; nothing where it has no limits for it in that water.
std::optional<geodata::WaterClass> class_of(const MeasureKind& kind, double value, geodata::WaterBody body);
// Limits of I to V as they hold there; null: there are none.
const geodata::WaterLimits* limits_of(const MeasureKind& kind, geodata::WaterBody body);

// Of the readings that count. Nothing: there are none.
struct MeasureSummary {
  std::size_t count = 0, taken = 0;  // taken: all readings of the section
  double median = 0, least = 0, greatest = 0;
  std::int64_t first = 0, last = 0;  // minutes
  bool low_is_bad = false;           // the worst is the least: oxygen
  double worst() const { return low_is_bad ? least : greatest; }
};
std::optional<MeasureSummary> summary_of(const MeasurementTable& table, const MeasuredSection& section,
                                         std::size_t measure);
// Of the published classes (computed where none is) of the readings that count; of an even number the worse one.
struct ClassSummary {
  std::size_t count = 0, taken = 0, left_out = 0;  // taken: all readings; left_out: those that do not count
  std::optional<geodata::WaterClass> median, worst;
  std::int64_t first = 0, last = 0;
  std::size_t compared = 0, agree = 0;  // of those that count and have both a published and a computed class
};
ClassSummary class_summary(const MeasuredSection& section);
// The same over all sections: compared and agree alone are meant.
ClassSummary class_summary(const MeasurementTable& table);

}  // namespace app
