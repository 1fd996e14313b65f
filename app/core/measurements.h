// A table of measurements of water, read into memory: what was measured, at which sections of the rivers, when, and
// every row that could not be used with its line and the reason. Immutable once read, shared between threads.
//
// A row belongs to a section of the atlas's layer by its name, or, when it has a position of its own, to a section that
// the table itself makes where a river is near enough. A value below what the method detects counts as half of that
// limit, as the Ministry of Ecology and Environment's rules for statistics of surface water have it
// (环办监测函〔2020〕82号, item 7); where the limit is not known it is told of and not counted. A cell that cannot be
// used leaves the others of its row as they are.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/measurement_cells.h"
#include "app/core/measurement_layout.h"
#include "app/core/river_guide.h"
#include "geodata/io/csv_table.h"

namespace app {

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
  std::vector<double> values;          // for each reading one of each measure; NaN: not measured, or see `below`
  std::vector<bool> below;             // parallel to `values`: not detected. Half of the limit stands there; NaN: it is
                                       // not known
};

struct RejectedRow {  // or a cell
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
  std::vector<RejectedRow> cells;            // that were left out of rows which are used
  struct Unknown {
    std::string name;
    std::size_t rows = 0;
    geodata::Text why;  // may be empty
  };
  std::vector<Unknown> unknown;         // of a long table: what it measures and is no kind that is known
  std::size_t rows = 0, used_rows = 0;  // in the file, without a row of units

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

// "river", "lake", "reservoir", 河流, 湖库 ...; nothing: none of them.
std::optional<geodata::WaterBody> parse_body(std::string_view words);

// `rivers` may be null: positions cannot be used. Laid out as lay_out() or the reader has it.
MeasurementTable join_measurements(const geodata::CsvTable& csv, const TableLayout& layout,
                                   std::span<const KnownSection> known, const geodata::Rivers* rivers);

// The atlas's own; nothing when it names none. Errors: its file or its layer cannot be read, or the file measures
// nothing.
geodata::Result<std::shared_ptr<const MeasurementTable>> read_measurements(const RiverGuide& guide);

// What the standard says of one value; nothing where it has no limits for it in that water.
std::optional<geodata::WaterClass> class_of(const MeasureKind& kind, double value, geodata::WaterBody body);
// Limits of I to V as they hold there; null: there are none.
const geodata::WaterLimits* limits_of(const MeasureKind& kind, geodata::WaterBody body);

// What the standard assesses of values of these kinds.
template <class ValueOf>
geodata::WaterSample sample_of(const std::vector<const MeasureKind*>& measures, ValueOf value_of) {
  geodata::WaterSample out;
  for (std::size_t m = 0; m < measures.size(); ++m) {
    if (measures[m]->standard) out[*measures[m]->standard] = value_of(m);
    if (measures[m]->id == "oxygen_saturation") out.oxygen_saturation_percent = value_of(m);
  }
  return out;
}

// Of the readings that count. Nothing: there are none.
struct MeasureSummary {
  std::size_t count = 0, taken = 0;  // taken: all readings of the section
  std::size_t undetected = 0;        // of those that count, without a limit that is known: not in `count`
  double mean = 0, median = 0, least = 0, greatest = 0;
  std::int64_t first = 0, last = 0;  // minutes
  bool low_is_bad = false;           // the worst is the least: oxygen
  double worst() const { return low_is_bad ? least : greatest; }
};
std::optional<MeasureSummary> summary_of(const MeasurementTable& table, const MeasuredSection& section,
                                         std::size_t measure);
// Of the published classes (computed where none is) of the readings that count.
struct ClassSummary {
  std::size_t count = 0, taken = 0, left_out = 0;  // taken: all readings; left_out: those that do not count
  // Of the arithmetic means over the readings, which is how the class of a period is officially found (环办[2011]22号);
  // nothing: no value that the standard judges.
  std::optional<geodata::WaterClass> of_means;
  std::optional<geodata::WaterClass> median, worst;
  std::optional<geodata::WaterClass> median_upper;  // of an even number the worse of the two in the middle, if another
  std::int64_t first = 0, last = 0;
  std::size_t compared = 0, agree = 0;  // of those that count and have both a published and a computed class
};
ClassSummary class_summary(const MeasurementTable& table, const MeasuredSection& section);
// The same over all sections: compared and agree alone are meant.
ClassSummary class_summary(const MeasurementTable& table);

}  // namespace app
