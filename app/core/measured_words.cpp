#include "app/core/measured_words.h"

#include <algorithm>
#include <cmath>

#include "app/core/numbers.h"

namespace app {

using geodata::Language;
using geodata::text;

const MeasuredSection* measured_at(const RiverGuide& guide, const RiverEvent& event) {
  if (!event.site || !guide.measured) return nullptr;
  const MeasuredSection* section = guide.measured->section(guide.sites[*event.site].id);
  return section != nullptr && class_summary(*guide.measured, *section).count > 0 ? section : nullptr;
}

std::string written_days(std::int64_t first, std::int64_t last) {
  const std::string from = written_day(first), to = written_day(last);
  return from == to ? from : from + " – " + to;
}

std::string samples_words(std::size_t count, std::size_t taken, Language language) {
  if (count < taken) return say(text("{} of {} samples", count, taken), language);
  return say(count == 1 ? text("1 sample") : text("{} samples", count), language);
}

std::string measured_number(const MeasureKind& kind, double value) {
  const double size = std::abs(value);
  if (!(size > 0 && size < std::pow(10.0, 1 - kind.decimals))) return number(value, kind.decimals);
  constexpr int most_decimals = 12;
  const int two_figures = std::clamp(1 - static_cast<int>(std::floor(std::log10(size))), kind.decimals, most_decimals);
  std::string words = number(value, two_figures);
  for (int left = two_figures; left > kind.decimals && words.back() == '0'; --left) words.pop_back();
  return words;
}

std::string with_unit(const MeasureKind& kind, double value) {
  std::string out = measured_number(kind, value);
  if (!kind.unit.empty()) (out += kind.unit == "%" ? "" : " ") += kind.unit;
  return out;
}

std::string median_class_words(const ClassSummary& classes, Language language) {
  std::string out = class_name(*classes.median, language);
  if (classes.median_upper) out = say(text("{} to {}", out, class_name(*classes.median_upper, language)), language);
  return out;
}

std::string of_means_words(const ClassSummary& classes, Language language) {
  return classes.of_means ? class_name(*classes.of_means, language) : std::string("–");
}

std::string undetected_words(const MeasureSummary& s, Language language) {
  if (s.undetected == 0) return {};
  return (language == Language::chinese ? "；" : "; ") +
         say(text("{} not detected, limit not known, not counted", s.undetected), language);
}

std::string range_words(const MeasureKind& kind, const MeasureSummary& s, geodata::WaterBody body, Language language) {
  std::string median = with_unit(kind, s.median);
  if (const auto is = class_of(kind, s.median, body)) median += " (" + class_name(*is, language) + ")";
  return undetected_words(s, language)
      .insert(0, say(text("{}, {}, median {}, from {} to {}", samples_words(s.count, s.taken, language),
                          written_days(s.first, s.last), median, measured_number(kind, s.least),
                          with_unit(kind, s.greatest)),
                     language));
}

std::string measured_words(const RiverGuide& guide, const RiverEvent& event, Language language) {
  const MeasuredSection* section = measured_at(guide, event);
  return section == nullptr ? std::string() : measured_words(*guide.measured, *section, language);
}

std::string measured_words(const MeasurementTable& table, const MeasuredSection& section, Language language) {
  const ClassSummary classes = class_summary(table, section);
  if (classes.count == 0) return {};
  std::string medians;
  for (std::size_t m = 0; m < table.measures.size(); ++m) {
    const MeasureKind& kind = *table.measures[m];
    const auto summary = kind.standard ? summary_of(table, section, m) : std::nullopt;
    if (!summary) continue;
    if (!medians.empty()) medians += language == Language::chinese ? "，" : ", ";
    medians += std::string(kind.brief.empty() ? kind.name : kind.brief) + " " + measured_number(kind, summary->median);
    if (!kind.unit.empty()) medians += " " + std::string(kind.unit);
  }
  return say(text("{}, {}, class of the means {}, median class {}; medians: {}",
                  samples_words(classes.count, classes.taken, language), written_days(classes.first, classes.last),
                  of_means_words(classes, language), median_class_words(classes, language), medians),
             language);
}

}  // namespace app
