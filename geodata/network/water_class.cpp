#include "geodata/network/water_class.h"

#include <cmath>

namespace geodata {
namespace {

bool measured(double v) { return std::isfinite(v) && v >= 0; }

// The best class whose limit the value meets; the limits never get stricter from one class to the next.
WaterClass class_within(const WaterLimits& row, double mg_l) {
  const bool lower = row.parameter == WaterParameter::dissolved_oxygen;
  std::size_t c = 0;
  while (c < row.mg_l.size() && (lower ? mg_l < row.mg_l[c] : mg_l > row.mg_l[c])) ++c;
  return static_cast<WaterClass>(c);
}

}  // namespace

WaterAssessment assess_water(const WaterSample& sample, WaterBody body) {
  WaterAssessment out;
  const auto each = [&](WaterParameter p) -> std::optional<WaterClass>& {
    return out.each[static_cast<std::size_t>(p)];
  };

  if (const double ph = sample[WaterParameter::ph]; measured(ph))
    each(WaterParameter::ph) = ph >= ph_min && ph <= ph_max ? WaterClass::i : WaterClass::below_v;
  for (const WaterLimits& row : water_limits) {
    const double mg_l = sample[row.parameter];
    if (measured(mg_l) && (!row.only || *row.only == body)) each(row.parameter) = class_within(row, mg_l);
  }
  if (each(WaterParameter::dissolved_oxygen) && std::isfinite(sample.oxygen_saturation_percent) &&
      sample.oxygen_saturation_percent >= oxygen_saturation_min_percent)
    each(WaterParameter::dissolved_oxygen) = WaterClass::i;

  for (std::size_t i = 0; i < out.each.size(); ++i) {
    const auto parameter = static_cast<WaterParameter>(i);
    const bool aside = parameter == WaterParameter::total_nitrogen || parameter == WaterParameter::faecal_coliform;
    if (!out.each[i] || aside) continue;
    if (out.overall && *out.each[i] < *out.overall) continue;
    if (out.overall != out.each[i]) out.deciding.clear();
    out.overall = out.each[i];
    out.deciding.push_back(parameter);
  }
  return out;
}

}  // namespace geodata
