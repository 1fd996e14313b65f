// Rows of a table to readings at sections: of a wide table each row is one, of a long one the rows of a section and a
// time are.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

#include "app/core/measurement_sections.h"
#include "app/core/measurements.h"
#include "geodata/base/ascii.h"

namespace app {

using geodata::Text;
using geodata::text;
using geodata::WaterBody;

namespace {

constexpr double not_measured = std::numeric_limits<double>::quiet_NaN();

bool is_normal(std::string_view status) {
  return status.empty() || status == "normal" || status == "Normal" || status == "正常";
}

// What no water in the open can be; nothing: it can.
std::optional<Text> impossible(const MeasureKind& kind, double value) {
  const auto within = [&](double least, double most) -> std::optional<Text> {
    if (value >= least && value <= most) return std::nullopt;
    return text("{} cannot be {}: from {} to {} is possible", kind.name, value, least, most);
  };
  if (kind.id == "temperature") return within(-5, 100);
  if (kind.id == "ph") return within(0, 14);
  if (kind.id == "dissolved_oxygen") return within(0, 60);
  if (kind.id == "oxygen_saturation") return within(0, 600);
  return std::nullopt;
}

class Joiner {
 public:
  Joiner(const geodata::CsvTable& csv, const TableLayout& layout, std::span<const KnownSection> known,
         const geodata::Rivers* rivers)
      : csv_(csv), layout_(layout), sections_(known, rivers, layout.join_within_m, table_) {
    column_of_.fill(none);
    for (std::size_t c = 0; c < layout.columns.size(); ++c) {
      std::size_t& of_use = column_of_[static_cast<std::size_t>(layout.columns[c].use)];
      if (of_use == none) of_use = c;
    }
    decimal_comma_ = csv.separator() != ',';
  }

  MeasurementTable join() {
    table_.rows = csv_.size() - std::min(csv_.size(), layout_.first_row);
    if (is_long(layout_.columns)) {
      join_long();
    } else {
      join_wide();
    }
    drop_empty_measures();
    for (MeasuredSection& section : table_.sections) sort(section), assess(section);
    return std::move(table_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::string_view cell(ColumnUse use) const {
    const std::size_t column = column_of_[static_cast<std::size_t>(use)];
    return column == none ? std::string_view() : row_.cells[column];
  }

  // --- a row for each sample

  void join_wide() {
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      const TakenColumn& column = layout_.columns[c];
      if (column.use == ColumnUse::measure) measured_.push_back(c), table_.measures.push_back(column.kind);
    }
    for (std::size_t i = layout_.first_row; i < csv_.size(); ++i) {
      row_ = csv_.row(i);
      if (auto why = take_row()) {
        reject(std::move(*why));
      } else {
        ++table_.used_rows;
      }
    }
  }

  void reject(Text why) {
    table_.rejected.push_back({row_.line, std::move(why), std::string(cell(ColumnUse::section))});
  }
  void leave_out_cell(Text why) {
    table_.cells.push_back({row_.line, std::move(why), std::string(cell(ColumnUse::section))});
  }

  // Nothing: the row is used.
  std::optional<Text> take_row() {
    if (row_.cells_in_file > row_.cells.size()) {
      return text("it has {} cells and the header has {}", row_.cells_in_file, row_.cells.size());
    }
    WaterReading reading;
    reading.line = row_.line;
    if (auto why = take_time(reading)) return why;
    const std::size_t cells_before = table_.cells.size();
    take_values();
    if (const auto words = cell(ColumnUse::published_class); !words.empty() && words != "-" && words != "--") {
      reading.published = parse_class(words);
      if (!reading.published) leave_out_cell(text("“{}” is no class I to V", words));
    }
    const bool any = std::any_of(values_.begin(), values_.end(), [](double v) { return !std::isnan(v); }) ||
                     std::find(below_.begin(), below_.end(), true) != below_.end();
    if (!any && !reading.published) {
      // What is wrong with the only cell is what is wrong with the row.
      if (table_.cells.size() == cells_before) return text("nothing is measured in it");
      Text why = table_.cells[cells_before].why;
      table_.cells.resize(cells_before);
      return why;
    }
    std::size_t section = 0;
    if (auto why = find_section(section)) {
      table_.cells.resize(cells_before);
      return why;
    }
    reading.status = cell(ColumnUse::status);
    reading.suspect = cell(ColumnUse::suspect);
    reading.counts = is_normal(reading.status) && reading.suspect.empty();
    MeasuredSection& to = table_.sections[section];
    to.readings.push_back(std::move(reading));
    to.values.insert(to.values.end(), values_.begin(), values_.end());
    to.below.insert(to.below.end(), below_.begin(), below_.end());
    return std::nullopt;
  }

  std::optional<Text> take_time(WaterReading& reading) const {
    const std::string_view words = cell(ColumnUse::date);
    if (words.empty()) {
      const std::string_view status = cell(ColumnUse::status);
      return is_normal(status) ? text("it has no date") : text("it has no date; its status is {}", status);
    }
    const auto time = parse_time(words, layout_.dates);
    if (!time) return text("“{}” is no date that is understood: write 2020-05-08 or 2020-05-08 15:00", words);
    reading.time = *time;
    if (const auto clock = parse_clock(cell(ColumnUse::clock)); clock && !time->clock && !time->month) {
      reading.time.minutes += *clock;
      reading.time.clock = true;
    }
    if (layout_.latest && reading.time.minutes > *layout_.latest) return text("its date {} lies ahead", words);
    return std::nullopt;
  }

  // The value in the kind's unit, and whether it is half of a limit. False: it is none, and `why` says so unless the
  // cell is empty.
  struct Taken {
    double value = not_measured;
    bool below = false;
  };
  std::optional<Taken> take_value(std::string_view words, const MeasureKind& kind, double factor,
                                  std::string_view header, Text& why) const {
    const CellNumber number = parse_number(words, decimal_comma_);
    if (number.state == CellNumber::State::empty) return std::nullopt;
    if (number.state == CellNumber::State::not_detected) return Taken{not_measured, true};
    if (number.state == CellNumber::State::bad) {
      why = text("“{}” in {} is no number", words, header);
      return std::nullopt;
    }
    if (!number.unit.empty()) {
      const auto own = factor_of(kind, number.unit);
      if (!own) {
        why = text("“{}” in {} has a unit that is not understood for this", words, header);
        return std::nullopt;
      }
      factor = *own;
    }
    if (number.value < 0 && kind.id != "temperature") {
      why = text("{} in {} is below zero", words, header);
      return std::nullopt;
    }
    const double value = number.value * factor;
    if (auto reason = impossible(kind, value)) {
      why = std::move(*reason);
      return std::nullopt;
    }
    return Taken{value * (number.below ? 0.5 : 1), number.below};
  }

  void take_values() {
    values_.assign(measured_.size(), not_measured);
    below_.assign(measured_.size(), false);
    for (std::size_t m = 0; m < measured_.size(); ++m) {
      const TakenColumn& column = layout_.columns[measured_[m]];
      Text why;
      const auto taken = take_value(row_.cells[measured_[m]], *column.kind, column.factor, column.header, why);
      if (taken) values_[m] = taken->value, below_[m] = taken->below;
      if (!why.empty()) leave_out_cell(std::move(why));
    }
  }

  std::optional<Text> find_section(std::size_t& section) {
    const RowPlace place{cell(ColumnUse::section), has_positions(layout_.columns), cell(ColumnUse::lng),
                         cell(ColumnUse::lat),     cell(ColumnUse::body),          decimal_comma_};
    return sections_.find(place, section);
  }

  // --- a row for each value

  struct Parameter {
    const MeasureKind* kind = nullptr;
    double factor = 1;
    std::size_t unknown = 0;  // in table_.unknown
  };

  Parameter parameter_of_row() {
    const std::string_view name = cell(ColumnUse::parameter), unit = cell(ColumnUse::unit);
    const std::string_view fraction = cell(ColumnUse::fraction);
    const auto [at, is_new] =
        parameters_.try_emplace(std::tuple(std::string(name), std::string(unit), std::string(fraction)));
    if (!is_new) return at->second;
    Parameter& out = at->second;
    Text why;
    const NamedMeasure named = measure_named(name, unit, why);
    const bool part = geodata::to_lower(fraction).find("dissolved") != std::string::npos && named.kind != nullptr &&
                      (named.kind->id == "total_phosphorus" || named.kind->id == "total_nitrogen");
    if (named.kind != nullptr && !part) {
      out.kind = named.kind, out.factor = named.factor;
      return out;
    }
    std::string shown(name);
    if (part) shown += ", " + std::string(fraction);
    if (!unit.empty()) shown += " (" + std::string(unit) + ")";
    out.unknown = table_.unknown.size();
    table_.unknown.push_back({shown, 0, std::move(why)});
    return out;
  }

  void join_long() {
    // What is measured is known before the first row is taken.
    std::vector<const MeasureKind*> found;
    for (std::size_t i = layout_.first_row; i < csv_.size(); ++i) {
      row_ = csv_.row(i);
      if (cell(ColumnUse::parameter).empty()) continue;
      const Parameter parameter = parameter_of_row();
      if (parameter.kind != nullptr && std::find(found.begin(), found.end(), parameter.kind) == found.end())
        found.push_back(parameter.kind);
    }
    for (const MeasureKind& kind : measure_kinds()) {
      const auto is = std::find_if(found.begin(), found.end(), [&](const MeasureKind* k) { return k->id == kind.id; });
      if (is != found.end()) table_.measures.push_back(*is);
    }
    for (std::size_t i = layout_.first_row; i < csv_.size(); ++i) {
      row_ = csv_.row(i);
      if (auto why = take_long_row()) reject(std::move(*why));
    }
  }

  std::optional<Text> take_long_row() {
    if (cell(ColumnUse::parameter).empty()) return text("it does not say what is measured");
    const Parameter parameter = parameter_of_row();
    if (parameter.kind == nullptr) {
      ++table_.unknown[parameter.unknown].rows;
      return std::nullopt;
    }
    WaterReading reading;
    reading.line = row_.line;
    if (auto why = take_time(reading)) return why;
    Text why;
    auto taken = take_value(cell(ColumnUse::value), *parameter.kind, parameter.factor, cell(ColumnUse::parameter), why);
    if (!taken && why.empty()) taken = not_detected(*parameter.kind);
    if (!taken) return why.empty() ? text("it has no value") : why;
    std::size_t section = 0;
    if (auto none_there = find_section(section)) return none_there;
    reading.status = cell(ColumnUse::status);
    reading.suspect = cell(ColumnUse::suspect);
    reading.counts = is_normal(reading.status) && reading.suspect.empty();
    put(section, std::move(reading), *parameter.kind, *taken);
    ++table_.used_rows;
    return std::nullopt;
  }

  // No value, and the row says that nothing was detected: perhaps it says from what on something would be.
  std::optional<Taken> not_detected(const MeasureKind& kind) const {
    const std::string condition = geodata::to_lower(cell(ColumnUse::condition));
    const bool said =
        condition.find("not detected") != std::string::npos || condition.find("below") != std::string::npos ||
        condition.find("non-detect") != std::string::npos || condition.find("未检出") != std::string::npos;
    if (!said) return std::nullopt;
    const CellNumber limit = parse_number(cell(ColumnUse::limit), decimal_comma_);
    const auto factor =
        factor_of(kind, cell(ColumnUse::limit_unit).empty() ? cell(ColumnUse::unit) : cell(ColumnUse::limit_unit));
    if (limit.state != CellNumber::State::number || limit.value < 0 || !factor) return Taken{not_measured, true};
    return Taken{limit.value * *factor * 0.5, true};
  }

  // To the sample of that section and time; a second value of a kind there is another sample.
  void put(std::size_t section, WaterReading reading, const MeasureKind& kind, const Taken& taken) {
    const auto m = static_cast<std::size_t>(std::find(table_.measures.begin(), table_.measures.end(), &kind) -
                                            table_.measures.begin());
    MeasuredSection& to = table_.sections[section];
    const std::size_t width = table_.measures.size();
    const auto key = std::tuple(section, reading.time.minutes, reading.time.clock);
    const auto [at, is_new] = samples_.try_emplace(key, to.readings.size());
    const auto holds = [&](std::size_t r) { return !std::isnan(to.values[r * width + m]) || to.below[r * width + m]; };
    if (is_new || holds(at->second)) {
      at->second = to.readings.size();
      to.readings.push_back(std::move(reading));
      to.values.resize(to.values.size() + width, not_measured);
      to.below.resize(to.below.size() + width, false);
    } else {
      WaterReading& there = to.readings[at->second];
      there.counts = there.counts && reading.counts;
      if (there.suspect.empty()) there.suspect = reading.suspect;
    }
    to.values[at->second * width + m] = taken.value;
    to.below[at->second * width + m] = taken.below;
  }

  // --- the whole table

  void assess(MeasuredSection& section) const {
    for (std::size_t r = 0; r < section.readings.size(); ++r) {
      const auto value = [&](std::size_t m) { return table_.value(section, r, m); };
      section.readings[r].computed = assess_water(sample_of(table_.measures, value), section.body).overall;
    }
  }

  void drop_empty_measures() {
    const std::size_t all = table_.measures.size();
    std::vector<std::size_t> kept;
    for (std::size_t m = 0; m < all; ++m) {
      const bool any = std::any_of(table_.sections.begin(), table_.sections.end(), [&](const MeasuredSection& s) {
        for (std::size_t i = m; i < s.values.size(); i += all) {
          if (!std::isnan(s.values[i]) || s.below[i]) return true;
        }
        return false;
      });
      if (any) kept.push_back(m);
    }
    if (kept.size() == all) return;
    std::vector<const MeasureKind*> measures;
    measures.reserve(kept.size());
    for (const std::size_t m : kept) measures.push_back(table_.measures[m]);
    for (MeasuredSection& s : table_.sections) {
      std::vector<double> values;
      std::vector<bool> below;
      for (std::size_t i = 0; i < s.readings.size(); ++i) {
        for (const std::size_t m : kept) values.push_back(s.values[i * all + m]), below.push_back(s.below[i * all + m]);
      }
      s.values = std::move(values), s.below = std::move(below);
    }
    table_.measures = std::move(measures);
  }

  void sort(MeasuredSection& s) const {
    std::vector<std::size_t> order(s.readings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return s.readings[a].time.minutes < s.readings[b].time.minutes;
    });
    const std::size_t columns = table_.measures.size();
    MeasuredSection sorted = s;
    for (std::size_t i = 0; i < order.size(); ++i) {
      sorted.readings[i] = s.readings[order[i]];
      for (std::size_t m = 0; m < columns; ++m) {
        sorted.values[i * columns + m] = s.values[order[i] * columns + m];
        sorted.below[i * columns + m] = s.below[order[i] * columns + m];
      }
    }
    s = std::move(sorted);
  }

  const geodata::CsvTable& csv_;
  const TableLayout& layout_;
  MeasurementTable table_;
  SectionFinder sections_;
  std::array<std::size_t, 32> column_of_{};  // by use
  bool decimal_comma_ = false;
  std::vector<std::size_t> measured_;  // columns
  geodata::CsvTable::Row row_;
  std::vector<double> values_;
  std::vector<bool> below_;
  std::map<std::tuple<std::string, std::string, std::string>, Parameter> parameters_;  // name, unit, fraction
  std::map<std::tuple<std::size_t, std::int64_t, bool>, std::size_t> samples_;         // section, time: reading
};

}  // namespace

MeasurementTable join_measurements(const geodata::CsvTable& csv, const TableLayout& layout,
                                   std::span<const KnownSection> known, const geodata::Rivers* rivers) {
  return Joiner(csv, layout, known, rivers).join();
}

}  // namespace app
