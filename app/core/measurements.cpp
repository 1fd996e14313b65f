#include "app/core/measurements.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "geodata/algo/label_point.h"

namespace app {

using geodata::Error;
using geodata::Result;
using geodata::text;
using geodata::WaterBody;
using geodata::WaterClass;

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
    if (!spec.body.empty())
      section.body = parse_body(geodata::to_string(features->value(f, spec.body))).value_or(WaterBody::river);
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
  const TableLayout layout = lay_out(*csv);
  if (!has_measurements(layout.columns)) {
    Error error{text("The measurements cannot be used"),
                text("no column of the file is known to measure water, or none names its sections"),
                text("The names of columns that are known are listed in {}", "docs/rivers.md"), path.string()};
    error.line = 1;
    return tl::unexpected(std::move(error));
  }
  auto table = std::make_shared<MeasurementTable>(join_measurements(*csv, layout, *known, &guide.rivers));
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
    if (!section.readings[i].counts) continue;
    if (std::isnan(v) && table.below(section, i, measure)) ++out.undetected;
    if (std::isnan(v)) continue;
    if (values.empty()) out.first = section.readings[i].time.minutes;
    out.last = section.readings[i].time.minutes;
    values.push_back(v);
  }
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  out.count = values.size();
  out.least = values.front(), out.greatest = values.back();
  out.mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  out.median = (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
  out.low_is_bad = table.measures[measure]->standard == geodata::WaterParameter::dissolved_oxygen;
  return out;
}

ClassSummary class_summary(const MeasurementTable& table, const MeasuredSection& section) {
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
  out.median = classes[(classes.size() - 1) / 2];
  if (const WaterClass upper = classes[classes.size() / 2]; upper != *out.median) out.median_upper = upper;
  const auto mean = [&](std::size_t m) {
    const auto summary = summary_of(table, section, m);
    return summary ? summary->mean : std::numeric_limits<double>::quiet_NaN();
  };
  out.of_means = assess_water(sample_of(table.measures, mean), section.body).overall;
  out.worst = classes.back();
  return out;
}

ClassSummary class_summary(const MeasurementTable& table) {
  ClassSummary out;
  for (const MeasuredSection& section : table.sections) {
    const ClassSummary one = class_summary(table, section);
    out.compared += one.compared, out.agree += one.agree, out.count += one.count;
    out.taken += one.taken, out.left_out += one.left_out;
  }
  return out;
}

}  // namespace app
