#include "app/ui/water_class_look.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace app {

using geodata::WaterClass;

namespace {

constexpr std::size_t class_count = 6;
// Where the atlas's layer has no symbol for the class.
constexpr std::array<geodata::Colour, class_count> own_colours = {{{0x2F, 0x7F, 0xC1, 255},
                                                                   {0x2F, 0x7F, 0xC1, 255},
                                                                   {0x3E, 0x8E, 0x4E, 255},
                                                                   {0xD9, 0xA4, 0x00, 255},
                                                                   {0xD9, 0x71, 0x1C, 255},
                                                                   {0xB8, 0x32, 0x1F, 255}}};
constexpr std::array<std::string_view, class_count> numerals = {"section-1", "section-2", "section-3",
                                                                "section-4", "section-5", "section-6"};
constexpr std::array<std::string_view, class_count> shapes = {"section-circle",  "section-circle",   "section-square",
                                                              "section-diamond", "section-triangle", "section-hexagon"};
constexpr double least_with_numeral = 12;

geodata::Colour colour_of(const PanelFrame& f, std::size_t c) {
  const Layer* layer = f.view.library->layer(f.view.library->atlas->rivers.measurements.layer);
  if (layer != nullptr) {
    for (const geodata::StyleRule& rule : layer->spec.rules) {
      if (rule.marker_symbol == numerals[c] && rule.marker_colour) {
        return rule.marker_colour->in(f.view.settings->theme);
      }
    }
  }
  return own_colours[c];
}

}  // namespace

SymbolStyle class_symbol(const PanelFrame& f, std::optional<WaterClass> c, double size_px) {
  SymbolStyle style;
  style.size_px = size_px;
  if (!c) {
    style.name = "section-circle";
    style.size_px = size_px * 0.8;
    style.colour = f.colours.link;
    return style;
  }
  const auto i = static_cast<std::size_t>(*c);
  style.name = size_px >= least_with_numeral ? numerals[i] : shapes[i];
  style.colour = colour_of(f, i);
  return style;
}

std::vector<ClassLine> class_lines(const MeasureKind& kind, geodata::WaterBody body) {
  if (kind.standard == geodata::WaterParameter::ph) {
    return {{geodata::ph_min, "I–V"}, {geodata::ph_max, "I–V"}};
  }
  std::vector<ClassLine> out;
  const geodata::WaterLimits* limits = limits_of(kind, body);
  for (std::size_t i = 0; limits != nullptr && i < limits->mg_l.size(); ++i) {
    const std::string name = class_name(static_cast<WaterClass>(i), geodata::Language::english);
    if (!out.empty() && out.back().value == limits->mg_l[i]) {
      out.back().name += " " + name;
    } else {
      out.push_back({limits->mg_l[i], name});
    }
  }
  return out;
}

ValueScale value_scale(const MeasureKind& kind, double least, double greatest, std::span<const ClassLine> lines,
                       double steps) {
  ValueScale scale;
  const bool from_zero = kind.standard && kind.standard != geodata::WaterParameter::ph;
  scale.low = from_zero ? 0 : least, scale.high = greatest;
  if (from_zero && !lines.empty()) scale.high = std::max(scale.high, lines.front().value);
  double span = scale.high - scale.low;
  if (!(span > 0)) span = std::max(std::abs(scale.high) * 0.1, std::pow(10, -kind.decimals));
  if (!from_zero) scale.low -= span * 0.08;
  scale.high += span * 0.08;
  if (!from_zero && least >= 0 && kind.id != "temperature") scale.low = std::max(scale.low, 0.0);
  const double length = scale.high - scale.low, power = std::pow(10, std::floor(std::log10(length / steps)));
  scale.step = 10 * power;
  for (const double k : {5.0, 2.0, 1.0}) {
    if (length / (k * power) <= steps) scale.step = k * power;
  }
  scale.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(scale.step) + 1e-9)), 0, 6);
  return scale;
}

std::string title_of(const PanelFrame& f, const MeasureKind& kind) {
  std::string out(f.chinese() ? kind.name_zh : kind.name);
  if (!kind.unit.empty()) (out += f.chinese() ? "，" : ", ") += kind.unit;
  return out;
}

}  // namespace app
