#include "app/core/style_change.h"

namespace app {
namespace {

// `otherwise` is what a rule has that does not say.
void scale(geodata::ZoomSteps& steps, double by, double otherwise) {
  if (!steps.set() && otherwise > 0) steps.steps = {{0.0, otherwise}};
  for (auto& [zoom, value] : steps.steps) value *= by;
}

}  // namespace

geodata::StyleRule restyled(const geodata::StyleRule& rule, const StyleChange& change) {
  constexpr double stroke_px = 1, band_px = 4, symbol_px = 18;  // the defaults of the format
  geodata::StyleRule out = rule;
  if (change.fill && rule.fill) out.fill = change.fill;
  if (change.stroke && rule.stroke) out.stroke = change.stroke;
  if (change.stroke && rule.band) out.band = change.stroke;
  if (change.symbol && !rule.marker_symbol.empty()) out.marker_colour = change.symbol;
  if (change.width != 1) {
    scale(out.stroke_width, change.width, rule.stroke ? stroke_px : 0);
    scale(out.band_width, change.width, rule.band ? band_px : 0);
    scale(out.tick_length, change.width, 0);
  }
  if (change.size != 1) scale(out.marker_size, change.size, rule.marker_symbol.empty() ? 0 : symbol_px);
  return out;
}

std::vector<geodata::StyleRule> restyled(const std::vector<geodata::StyleRule>& rules, const StyleChange& change) {
  std::vector<geodata::StyleRule> out;
  out.reserve(rules.size());
  for (const geodata::StyleRule& rule : rules) out.push_back(restyled(rule, change));
  return out;
}

}  // namespace app
