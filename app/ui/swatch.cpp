#include "app/ui/swatch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace app {
namespace {

geodata::Colour with_opacity(geodata::Colour c, double opacity) {
  c.a = static_cast<std::uint8_t>(std::lround(c.a * std::clamp(opacity, 0.0, 1.0)));
  return c;
}

void marker(PanelFrame& f, ScreenXY centre, const geodata::LayerSpec& layer, const geodata::StyleRule& rule) {
  const geodata::Theme theme = f.view.settings->theme;
  SymbolStyle style;
  style.name = rule.marker_symbol;
  style.colour = rule.marker_colour ? rule.marker_colour->in(theme) : layer.swatch.in(theme);
  if (rule.marker_accent) style.accent = rule.marker_accent->in(theme);
  style.hollow = rule.hollow, style.dashed = rule.dashed;
  icon(f, centre, style);
}

void area(PanelFrame& f, ScreenXY c, const geodata::StyleRule& rule) {
  const geodata::Theme theme = f.view.settings->theme;
  const ScreenRect rect = box(c.x - 9, c.y - 6, 18, 13);
  if (rule.fill) {
    // A tint of a few per cent would not be seen at this size.
    const double opacity = rule.fill_opacity.set() ? std::max(0.16, rule.fill_opacity.at(10, 1)) : 1;
    fill(f, rect, with_opacity(rule.fill->in(theme), opacity), 1);
  }
  if (rule.hatched) {
    const Clip within(f, rect);
    for (double x = rect.min_x - rect.height() + 2; x < rect.max_x; x += 5)
      line(f, {x, rect.max_y}, {x + rect.height(), rect.min_y}, f.colours.panel, 1.2);
  }
  if (!rule.stroke) return;
  const geodata::Colour stroke = rule.stroke->in(theme);
  if (rule.dash.empty()) {
    outline(f, rect, stroke, 1, rule.stroke_width.at(9, 1) >= 1.5 ? 2 : 1);
    return;
  }
  const auto across = [&](double y) {
    for (double x = rect.min_x; x < rect.max_x; x += 5.5)
      fill(f, box(x, y, std::min(3.5, rect.max_x - x), 1.5), stroke);
  };
  const auto down = [&](double x) {
    for (double y = rect.min_y + 3.5; y < rect.max_y; y += 5)
      fill(f, box(x, y, 1.5, std::min(3.0, rect.max_y - y)), stroke);
  };
  across(rect.min_y), across(rect.max_y - 1.5), down(rect.min_x), down(rect.max_x - 1.5);
}

void stroke_line(PanelFrame& f, ScreenXY c, const geodata::LayerSpec& layer, const geodata::StyleRule& rule) {
  const geodata::Theme theme = f.view.settings->theme;
  const geodata::Colour colour = rule.stroke ? rule.stroke->in(theme) : layer.swatch.in(theme);
  const double width = std::clamp(rule.stroke_width.at(10, 1.5), 1.0, 3.0);
  const ScreenRect rect{c.x - 9, c.y - width / 2, c.x + 9, c.y + width / 2};
  if (rule.casing) fill(f, {rect.min_x, rect.min_y - 1, rect.max_x, rect.max_y + 1}, rule.casing->in(theme));
  if (rule.dash.size() >= 2 && rule.dash[0] > 0) {
    double x = rect.min_x;
    for (std::size_t i = 0; x < rect.max_x; ++i) {  // on, off, on, off ...
      const double to = x + std::max(1.0, rule.dash[i % rule.dash.size()]);
      if (i % 2 == 0) fill(f, {x, rect.min_y, std::min(to, rect.max_x), rect.max_y}, colour);
      x = to;
    }
  } else {
    fill(f, rect, colour);
  }
  if (!rule.tick_length.set()) return;
  for (double x = rect.min_x + 3; x < rect.max_x; x += 4) fill(f, {x, c.y - 2.5, x + 1, c.y + 2.5}, colour);
}

// A band beside a dashed line is a border's: its dashes tell which.
bool is_area(const geodata::StyleRule& rule) {
  return rule.fill || (rule.band && rule.dash.empty()) ||
         (rule.label && rule.label->placement == geodata::LabelPlacement::area);
}

constexpr int shows_nothing = std::numeric_limits<int>::min();

// How well a rule stands for its layer: in the colour that the atlas chose for it, a symbol rather than what is seen
// only from near, the plain case rather than the doubtful one.
int fitness(const geodata::LayerSpec& layer, const geodata::StyleRule& rule) {
  const auto is_own = [&](const std::optional<geodata::ThemeColour>& c) { return c && *c == layer.swatch; };
  int fit = 0;
  if (is_own(rule.marker_colour) || is_own(rule.fill) || is_own(rule.stroke)) fit += 4;
  if (!rule.marker_symbol.empty()) fit += rule.marker_symbol == "dot" ? -3 : 2;
  if (!rule.hollow && !(rule.dashed && !rule.marker_symbol.empty())) fit += 1;
  if (rule.min_zoom <= layer.min_zoom) fit += 1;
  if (rule.tick_length.set()) fit += 2;
  const bool shows = !rule.marker_symbol.empty() || rule.fill || rule.stroke || rule.label;
  return shows ? fit : shows_nothing;
}

std::pair<const geodata::LayerSpec*, const geodata::StyleRule*> best_of(const std::vector<const Layer*>& row) {
  const geodata::LayerSpec* best_layer = &row.front()->spec;
  const geodata::StyleRule* best = nullptr;
  int best_fit = shows_nothing;
  for (const Layer* layer : row) {
    for (std::size_t r = 0; r < layer->spec.rules.size(); ++r) {
      const geodata::StyleRule& rule = layer->spec.rules[r];
      const int fit = is_used(*layer, r) ? fitness(layer->spec, rule) : shows_nothing;
      if (fit > best_fit) best_fit = fit, best = &rule, best_layer = &layer->spec;
    }
  }
  return {best_layer, best};
}

}  // namespace

void draw_swatch(PanelFrame& f, ScreenXY c, const geodata::LayerSpec& layer, const geodata::StyleRule* rule) {
  const LayerState* state = f.view.session->layer(layer.id);
  geodata::StyleRule changed;
  if (rule != nullptr && state != nullptr && !state->style.empty()) {
    changed = restyled(*rule, state->style);
    rule = &changed;
  }
  const geodata::Colour own = layer.swatch.in(f.view.settings->theme);
  if (layer.relief) {
    SymbolStyle style;
    style.name = "swatch-relief";
    style.colour = own;
    icon(f, c, style);
  } else if (rule != nullptr && !rule->marker_symbol.empty()) {
    marker(f, c, layer, *rule);
  } else if (rule != nullptr && is_area(*rule) && (rule->fill || rule->stroke)) {
    area(f, c, *rule);
  } else if (rule != nullptr && rule->stroke) {
    stroke_line(f, c, layer, *rule);
  } else if (rule != nullptr && rule->label) {
    text_centred(f, box(c.x - 9, c.y - 8, 18, 16), font::small_bold, f.colours.ink, "Aa");
  } else {
    fill(f, box(c.x - 9, c.y - 6, 18, 12), own, 1);
  }
}

const geodata::StyleRule* best_rule(const std::vector<const Layer*>& row) { return best_of(row).second; }

void draw_swatch(PanelFrame& f, ScreenXY centre, const std::vector<const Layer*>& row) {
  const auto [layer, rule] = best_of(row);
  draw_swatch(f, centre, *layer, rule);
}

const geodata::StyleRule* rule_of(const Layer& layer, geodata::FeatureIndex feature) {
  if (!layer.content || feature >= layer.content->rule.size()) return nullptr;
  const std::uint16_t rule = layer.content->rule[feature];
  return rule == LayerContent::no_rule || rule >= layer.spec.rules.size() ? nullptr : &layer.spec.rules[rule];
}

}  // namespace app
