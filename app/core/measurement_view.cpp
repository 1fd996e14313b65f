#include "app/core/measurement_view.h"

#include <algorithm>
#include <cmath>

namespace app {

std::vector<SectionOfTable> sections_called(const MeasurementView& view, std::string_view key) {
  std::vector<SectionOfTable> out;
  for (const MeasurementView::Shown& shown : view.tables) {
    if (const MeasuredSection* section = shown.table->section(key)) {
      out.push_back({shown.table.get(), section, shown.file});
    }
  }
  return out;
}

std::vector<SectionOfTable> own_stations(const MeasurementView& view) {
  std::vector<SectionOfTable> out;
  for (const MeasurementView::Shown& shown : view.tables) {
    if (!shown.file) continue;
    for (const MeasuredSection& section : shown.table->sections)
      if (section.layer.empty() && section.at) out.push_back({shown.table.get(), &section, shown.file});
  }
  return out;
}

std::optional<SectionOfTable> own_station_at(const MeasurementView& view, geodata::LngLat at) {
  for (const SectionOfTable& station : own_stations(view))
    if (station.section->at == at) return station;
  return std::nullopt;
}

std::vector<const MeasureKind*> kinds_measured(const MeasurementView& view) {
  std::vector<const MeasureKind*> out;
  for (const MeasureKind& kind : measure_kinds()) {
    const bool any = std::any_of(view.tables.begin(), view.tables.end(),
                                 [&](const auto& shown) { return shown.table->measure(kind.id).has_value(); });
    if (any) out.push_back(measure_kind(kind.id));
  }
  return out;
}

std::vector<const MeasureKind*> kinds_measured(const std::vector<SectionOfTable>& sections) {
  std::vector<const MeasureKind*> out;
  for (const MeasureKind& kind : measure_kinds()) {
    const bool any = std::any_of(sections.begin(), sections.end(), [&](const SectionOfTable& s) {
      const auto m = s.table->measure(kind.id);
      if (!m) return false;
      for (std::size_t i = 0; i < s.section->readings.size(); ++i) {
        if (!std::isnan(s.table->value(*s.section, i, *m))) return true;
      }
      return false;
    });
    if (any) out.push_back(measure_kind(kind.id));
  }
  return out;
}

}  // namespace app
