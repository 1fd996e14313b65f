#include "app/core/measurements.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "app/core/numbers.h"
#include "geodata/algo/label_point.h"
#include "geodata/atlas/search_key.h"

namespace app {

using geodata::Error;
using geodata::Result;
using geodata::Text;
using geodata::text;
using geodata::WaterBody;
using geodata::WaterClass;

namespace {

constexpr double not_measured = std::numeric_limits<double>::quiet_NaN();

std::string folded(std::string_view name) { return geodata::written_key(name).text; }

bool is_normal(std::string_view status) {
  return status.empty() || status == "normal" || status == "Normal" || status == "正常";
}

class Joiner {
 public:
  Joiner(const geodata::CsvTable& csv, std::span<const TakenColumn> columns, std::span<const KnownSection> known,
         const geodata::Rivers* rivers)
      : csv_(csv), columns_(columns), known_(known), rivers_(rivers) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      for (const std::string& name : known[i].called) known_by_.emplace(folded(name), i);
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].use == ColumnUse::measure) measured_.push_back(c), table_.measures.push_back(columns[c].kind);
    }
  }

  MeasurementTable join() {
    table_.rows = csv_.size();
    for (std::size_t i = 0; i < csv_.size(); ++i) {
      row_ = csv_.row(i);
      if (auto why = take_row()) {
        table_.rejected.push_back({row_.line, std::move(*why), std::string(cell(ColumnUse::section))});
      }
    }
    drop_empty_measures();
    for (MeasuredSection& section : table_.sections) sort(section);
    return std::move(table_);
  }

 private:
  std::string_view cell(ColumnUse use) const {
    const auto column = column_for(columns_, use);
    return column ? row_.cells[*column] : std::string_view();
  }

  // Nothing: the row is used.
  std::optional<Text> take_row() {
    if (row_.cells_in_file > row_.cells.size()) {
      return text("it has {} cells and the header has {}", row_.cells_in_file, row_.cells.size());
    }
    WaterReading reading;
    reading.line = row_.line;
    if (auto why = take_time(reading)) return why;
    if (auto why = take_values()) return why;
    if (const auto words = cell(ColumnUse::published_class); !words.empty() && words != "-" && words != "--") {
      reading.published = parse_class(words);
      if (!reading.published) return text("“{}” is no class I to V", words);
    }
    if (std::all_of(values_.begin(), values_.end(), [](double v) { return std::isnan(v); }) && !reading.published) {
      return text("nothing is measured in it");
    }
    std::size_t section = 0;
    if (auto why = find_section(section)) return why;
    reading.status = cell(ColumnUse::status);
    reading.suspect = cell(ColumnUse::suspect);
    reading.counts = is_normal(reading.status) && reading.suspect.empty();
    MeasuredSection& to = table_.sections[section];
    reading.computed = assess_water(sample(), to.body).overall;
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
    const auto time = parse_time(words);
    if (!time) return text("“{}” is no date that is understood: write 2020-05-08 or 2020-05-08 15:00", words);
    reading.time = *time;
    return std::nullopt;
  }

  std::optional<Text> take_values() {
    values_.assign(measured_.size(), not_measured);
    below_.assign(measured_.size(), false);
    const bool decimal_comma = csv_.separator() != ',';
    for (std::size_t m = 0; m < measured_.size(); ++m) {
      const TakenColumn& column = columns_[measured_[m]];
      const std::string_view words = row_.cells[measured_[m]];
      const CellNumber number = parse_number(words, decimal_comma);
      if (number.state == CellNumber::State::empty) continue;
      if (number.state == CellNumber::State::bad) return text("“{}” in {} is no number", words, column.header);
      if (number.value < 0 && column.kind->id != "temperature") {
        return text("{} in {} is below zero", words, column.header);
      }
      values_[m] = number.value * column.factor * (number.below ? 0.5 : 1);
      below_[m] = number.below;
    }
    return std::nullopt;
  }

  geodata::WaterSample sample() const {
    geodata::WaterSample out;
    for (std::size_t m = 0; m < measured_.size(); ++m) {
      const MeasureKind& kind = *columns_[measured_[m]].kind;
      if (kind.standard) out[*kind.standard] = values_[m];
      if (kind.id == "oxygen_saturation") out.oxygen_saturation_percent = values_[m];
    }
    return out;
  }

  std::optional<Text> find_section(std::size_t& section) {
    const std::string_view name = cell(ColumnUse::section);
    if (const auto found = name.empty() ? known_by_.end() : known_by_.find(folded(name)); found != known_by_.end()) {
      section = section_of_known(found->second);
      return std::nullopt;
    }
    if (!has_positions(columns_)) {
      return name.empty() ? text("it names no section") : text("the atlas has no section “{}”", name);
    }
    return find_own_section(name, section);
  }

  std::optional<Text> find_own_section(std::string_view name, std::size_t& section) {
    const std::string_view lng_words = cell(ColumnUse::lng), lat_words = cell(ColumnUse::lat);
    if (lng_words.empty() || lat_words.empty()) {
      return name.empty() ? text("it has no position")
                          : text("the atlas has no section “{}” and the row no position", name);
    }
    const bool decimal_comma = csv_.separator() != ',';
    const CellNumber lng = parse_number(lng_words, decimal_comma), lat = parse_number(lat_words, decimal_comma);
    const bool numbers = lng.state == CellNumber::State::number && lat.state == CellNumber::State::number;
    if (!numbers || lng.below || lat.below) return text("its position {}, {} is no number", lng_words, lat_words);
    if (std::abs(lng.value) > 180 || std::abs(lat.value) > 85) {
      return text("its position {}, {} is outside the map: longitude and latitude in degrees are needed", lng_words,
                  lat_words);
    }
    const std::string key = fmt::format("{} {:.6f},{:.6f}", name, lng.value, lat.value);
    if (const auto known = own_.find(key); known != own_.end()) {
      section = known->second.section;
      return known->second.why;
    }
    auto why = add_own_section(key, name, {lng.value, lat.value}, section);
    own_.emplace(key, OwnSection{section, why});
    return why;
  }

  std::optional<Text> add_own_section(const std::string& key, std::string_view name, geodata::LngLat at,
                                      std::size_t& section) {
    if (rivers_ == nullptr) return text("the atlas has no rivers to join its position to");
    const auto snapped = rivers_->snap(at, 1e6);
    if (!snapped) return text("no river is near its position");
    if (snapped->distance_m > snap_within_m) {
      return text("its position is {} from the nearest river; {} is the most", distance(snapped->distance_m),
                  distance(snap_within_m));
    }
    section = table_.sections.size();
    MeasuredSection own;
    own.key = key;
    own.names.name = name.empty() ? coordinates(at) : std::string(name);
    own.at = at;
    own.access = RiverAccess{snapped->position, RiverAccess::Basis::on_river, snapped->distance_m, 0, {}, {}};
    own.body = rivers_->reservoir(snapped->position.reach) ? WaterBody::lake : WaterBody::river;
    table_.sections.push_back(std::move(own));
    return std::nullopt;
  }

  std::size_t section_of_known(std::size_t known) {
    const auto [at, is_new] = section_of_known_.emplace(known, table_.sections.size());
    if (is_new) {
      const KnownSection& from = known_[known];
      table_.sections.push_back({from.id, from.layer, from.names, from.at, from.access, from.body, {}, {}, {}});
    }
    return at->second;
  }

  void drop_empty_measures() {
    const std::size_t all = measured_.size();
    std::vector<std::size_t> kept;
    for (std::size_t m = 0; m < all; ++m) {
      const bool any = std::any_of(table_.sections.begin(), table_.sections.end(), [&](const MeasuredSection& s) {
        for (std::size_t i = m; i < s.values.size(); i += all) {
          if (!std::isnan(s.values[i])) return true;
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

  struct OwnSection {
    std::size_t section = 0;
    std::optional<Text> why;  // it cannot be one
  };

  const geodata::CsvTable& csv_;
  std::span<const TakenColumn> columns_;
  std::span<const KnownSection> known_;
  const geodata::Rivers* rivers_;
  std::map<std::string, std::size_t> known_by_;
  std::map<std::size_t, std::size_t> section_of_known_;
  std::map<std::string, OwnSection> own_;
  std::vector<std::size_t> measured_;  // columns
  geodata::CsvTable::Row row_;
  std::vector<double> values_;
  std::vector<bool> below_;
  MeasurementTable table_;
};

}  // namespace

std::optional<std::size_t> MeasurementTable::measure(std::string_view kind_id) const {
  for (std::size_t m = 0; m < measures.size(); ++m) {
    if (measures[m]->id == kind_id) return m;
  }
  return std::nullopt;
}

const MeasuredSection* MeasurementTable::section(std::string_view key) const {
  const auto found = std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.key == key; });
  return found == sections.end() ? nullptr : &*found;
}

MeasurementTable join_measurements(const geodata::CsvTable& csv, std::span<const TakenColumn> columns,
                                   std::span<const KnownSection> known, const geodata::Rivers* rivers) {
  return Joiner(csv, columns, known, rivers).join();
}

Result<std::vector<KnownSection>> read_known_sections(const RiverGuide& guide) {
  std::vector<KnownSection> out;
  const geodata::RiverSpec::Measurements& spec = guide.atlas->rivers.measurements;
  const auto& layers = guide.atlas->layers;
  const auto found = std::find_if(layers.begin(), layers.end(), [&](const auto& l) { return l.id == spec.layer; });
  if (found == layers.end()) return out;
  const auto read = geodata::read_vector_file(guide.atlas->folder / found->file);
  if (!read) return tl::unexpected(read.error());
  const std::shared_ptr<const geodata::FeatureStore>& features = read->value.features;
  const Layer layer{*found, Layer::State::ready, prepare(features, *found)};
  for (geodata::FeatureIndex f = 0; f < features->size(); ++f) {
    KnownSection section;
    section.layer = found->id, section.id = features->id(f);
    section.names = names_of(layer, f);
    for (std::string name : {geodata::to_string(features->value(f, spec.section)), section.id, section.names.name,
                             section.names.name_zh}) {
      if (!name.empty()) section.called.push_back(std::move(name));
    }
    const auto at = geodata::label_point(*features, f);
    if (at) section.at = geodata::to_lnglat(at->point);
    const RiverSite* site = guide.site(section.id);
    if (site != nullptr && site->layer == found->id) section.access = site->access;
    if (section.access && guide.rivers.reservoir(section.access->position.reach)) section.body = WaterBody::lake;
    out.push_back(std::move(section));
  }
  return out;
}

Result<std::shared_ptr<const MeasurementTable>> read_measurements(const RiverGuide& guide) {
  const geodata::RiverSpec::Measurements& spec = guide.atlas->rivers.measurements;
  if (spec.file.empty()) return std::shared_ptr<const MeasurementTable>();
  const std::filesystem::path path = guide.atlas->folder / spec.file;
  const auto csv = geodata::read_csv_table(path);
  if (!csv) return tl::unexpected(csv.error());
  const auto known = read_known_sections(guide);
  if (!known) return tl::unexpected(known.error());
  const std::vector<TakenColumn> columns = take_columns(csv->header());
  if (!has_measurements(columns)) {
    Error error{text("The measurements cannot be used"),
                text("no column of the file is known to measure water, or none names its sections"),
                text("The names of columns that are known are listed in {}", "docs/rivers.md"), path.string()};
    error.line = 1;
    return tl::unexpected(std::move(error));
  }
  auto table = std::make_shared<MeasurementTable>(join_measurements(*csv, columns, *known, &guide.rivers));
  table->title = path.filename().string();
  table->of_atlas = true;
  return std::shared_ptr<const MeasurementTable>(std::move(table));
}

const geodata::WaterLimits* limits_of(const MeasureKind& kind, WaterBody body) {
  if (!kind.standard) return nullptr;
  for (const geodata::WaterLimits& row : geodata::water_limits) {
    if (row.parameter == *kind.standard && (!row.only || *row.only == body)) return &row;
  }
  return nullptr;
}

std::optional<WaterClass> class_of(const MeasureKind& kind, double value, WaterBody body) {
  if (!kind.standard) return std::nullopt;
  geodata::WaterSample sample;
  sample[*kind.standard] = value;
  return assess_water(sample, body).of(*kind.standard);
}

std::optional<MeasureSummary> summary_of(const MeasurementTable& table, const MeasuredSection& section,
                                         std::size_t measure) {
  MeasureSummary out;
  out.taken = section.readings.size();
  std::vector<double> values;
  for (std::size_t i = 0; i < section.readings.size(); ++i) {
    const double v = table.value(section, i, measure);
    if (!section.readings[i].counts || std::isnan(v)) continue;
    if (values.empty()) out.first = section.readings[i].time.minutes;
    out.last = section.readings[i].time.minutes;
    values.push_back(v);
  }
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  out.count = values.size();
  out.least = values.front(), out.greatest = values.back();
  out.median = (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
  out.low_is_bad = table.measures[measure]->standard == geodata::WaterParameter::dissolved_oxygen;
  return out;
}

ClassSummary class_summary(const MeasuredSection& section) {
  ClassSummary out;
  out.taken = section.readings.size();
  std::vector<WaterClass> classes;
  for (const WaterReading& r : section.readings) {
    if (!r.counts) ++out.left_out;
    if (r.counts && r.published && r.computed) ++out.compared, out.agree += r.published == r.computed;
    const auto its = r.published ? r.published : r.computed;
    if (!r.counts || !its) continue;
    if (classes.empty()) out.first = r.time.minutes;
    out.last = r.time.minutes;
    classes.push_back(*its);
  }
  out.count = classes.size();
  if (classes.empty()) return out;
  std::sort(classes.begin(), classes.end());
  out.median = classes[classes.size() / 2];
  out.worst = classes.back();
  return out;
}

ClassSummary class_summary(const MeasurementTable& table) {
  ClassSummary out;
  for (const MeasuredSection& section : table.sections) {
    const ClassSummary one = class_summary(section);
    out.compared += one.compared, out.agree += one.agree, out.count += one.count;
    out.taken += one.taken, out.left_out += one.left_out;
  }
  return out;
}

}  // namespace app
