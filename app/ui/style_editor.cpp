#include "app/ui/style_editor.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "app/ui/hsv.h"
#include "app/ui/palette_choice.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 26, custom_height = 22, swatch = 16, pitch = 20, words_width = 48;
constexpr std::size_t choices = 7;

struct Has {
  std::optional<geodata::ThemeColour> fill, stroke, symbol;  // the first of each among the rules
  bool lines = false, symbols = false;
};

Has parts_of(const StyleEditor::Layers& layers) {
  Has has;
  for (const Layer* layer : layers) {
    for (std::size_t r = 0; r < layer->spec.rules.size(); ++r) {
      if (!is_used(*layer, r)) continue;
      const geodata::StyleRule& rule = layer->spec.rules[r];
      if (!has.fill) has.fill = rule.fill;
      if (!has.stroke) has.stroke = rule.stroke ? rule.stroke : rule.band;
      has.lines = has.lines || rule.stroke || rule.band;
      if (rule.marker_symbol.empty()) continue;
      has.symbols = true;
      if (!has.symbol) has.symbol = rule.marker_colour ? *rule.marker_colour : layer->spec.swatch;
    }
  }
  return has;
}

}  // namespace

struct StyleEditor::Edit {
  PanelFrame& f;
  const Layers& layers;
  const std::string& title;
  ScreenRect rect;
  std::uint64_t& gesture;
  Has has;
  StyleChange style;  // of the row's first layer; sent to all of them
  bool held = false;  // a slider is being dragged

  std::optional<geodata::ThemeColour>& colour(Part part) {
    return part == Part::fill ? style.fill : part == Part::stroke ? style.stroke : style.symbol;
  }
  geodata::ThemeColour own(Part part) const {
    return part == Part::fill ? *has.fill : part == Part::stroke ? *has.stroke : *has.symbol;
  }
  void send() const {
    for (const Layer* layer : layers) f.send(command::StyleLayer{layer->spec.id, style, gesture});
  }
};

double StyleEditor::height(const Layers& layers) const {
  const Has has = parts_of(layers);
  const int rows = has.fill.has_value() + has.stroke.has_value() + has.symbol.has_value() + has.lines + has.symbols;
  if (rows == 0) return 0;
  return row_height * (rows + 1) + (custom_of_ != Part::none ? 3 * custom_height + 4 : 0);
}

void StyleEditor::draw(PanelFrame& f, const Layers& layers, const std::string& title, const ScreenRect& rect,
                       std::uint64_t& gesture) {
  const LayerState* state = f.view.session->layer(layers.front()->spec.id);
  if (state == nullptr) return;
  Edit e{f, layers, title, rect, gesture, parts_of(layers), state->style};
  double y = rect.min_y;
  const auto colours = [&](Part part, bool there, std::string_view word) {
    if (!there) return;
    colour_row(e, part, word, y);
    y += row_height;
    if (custom_of_ != part) return;
    custom_rows(e, part, y);
    y += 3 * custom_height + 4;
  };
  colours(Part::fill, e.has.fill.has_value(), "Fill");
  colours(Part::stroke, e.has.stroke.has_value(), "Line");
  colours(Part::symbol, e.has.symbol.has_value(), "Symbol");
  if (e.has.lines) factor_row(e, "Width", e.style.width, y), y += row_height;
  if (e.has.symbols) factor_row(e, "Size", e.style.size, y), y += row_height;
  if (y > rect.min_y) reset_row(e, y);
  if (!e.held) dragging_ = false;
}

void StyleEditor::pressed(Edit& e) {
  ++e.gesture;
  e.send();
}

void StyleEditor::dragged(Edit& e) {
  if (!dragging_) ++e.gesture;
  dragging_ = e.held;
  e.send();
}

// The atlas's own colour, six others, and one to mix.
void StyleEditor::colour_row(Edit& e, Part part, std::string_view word, double y) {
  PanelFrame& f = e.f;
  const double middle_y = y + row_height / 2;
  text_at(f, e.rect.min_x, middle_y, font::small, f.colours.muted, f.word(word));
  const geodata::ThemeColour own = e.own(part), now = e.colour(part).value_or(own);
  const geodata::Theme theme = f.view.settings->theme;
  const auto offered = palette_choice(f.view.library->atlas->palette, own, choices);
  bool among = false;
  double x = e.rect.min_x + words_width;
  for (std::size_t i = 0; i < offered.size(); ++i, x += pitch) {
    const ScreenRect cell = box(x, middle_y - swatch / 2, swatch, swatch);
    const bool chosen = offered[i] == now;
    among = among || chosen;
    const Press p = press(f, grown(cell, 2), fmt::format("{} {} {}", e.title, word, i + 1), chosen ? "on" : "off");
    fill(f, cell, offered[i].in(theme), 3);
    outline(f, chosen ? grown(cell, 2) : cell, chosen || p.hovered ? f.colours.ink : f.colours.rule, chosen ? 5 : 3,
            chosen ? 1.5 : 1);
    focus_ring(f, cell, p);
    if (i == 0) tooltip(f, cell, p, f.word("As in the atlas"));
    if (!p.clicked) continue;
    e.colour(part) = i == 0 ? std::nullopt : std::optional(offered[i]);
    custom_of_ = Part::none;
    pressed(e);
  }
  x = e.rect.min_x + words_width + pitch * static_cast<double>(choices);
  const ScreenRect cell = box(x, middle_y - swatch / 2, swatch, swatch);
  if (!among) fill(f, cell, now.in(theme), 3), outline(f, grown(cell, 2), f.colours.ink, 5, 1.5);
  const bool open = custom_of_ == part;
  const std::string label = fmt::format("{} {} mix", e.title, word);
  if (icon_button(f, grown(cell, 2), open ? "icon-chevron-up" : "icon-chevron-down", label,
                  {.on = open && among, .size_px = 10, .tip = f.word("Another colour")})) {
    custom_of_ = open ? Part::none : part;
    mixed_ = to_hsv(now.in(theme));
  }
}

// Hue, saturation and brightness, each as a track that shows where it leads.
void StyleEditor::custom_rows(Edit& e, Part part, double y) {
  static constexpr std::string_view words[] = {"Hue", "Saturation", "Brightness"};
  PanelFrame& f = e.f;
  const geodata::Colour now = e.colour(part).value_or(e.own(part)).in(f.view.settings->theme);
  if (!dragging_ && from_hsv(mixed_) != geodata::Colour{now.r, now.g, now.b, 255}) mixed_ = to_hsv(now);  // undone
  for (std::size_t i = 0; i < mixed_.size(); ++i) {
    constexpr std::size_t stops = 13;
    std::vector<geodata::Colour> track;
    for (std::size_t k = 0; k < stops; ++k) {
      std::array<double, 3> at = i == 0 ? std::array{0.0, 1.0, 1.0} : mixed_;
      at[i] = static_cast<double>(k) / (stops - 1);
      track.push_back(from_hsv(at));
    }
    const double middle_y = y + custom_height * (static_cast<double>(i) + 0.5);
    text_at(f, e.rect.min_x, middle_y, font::small, f.colours.muted,
            elided(f, font::small, f.word(words[i]), words_width + 14));
    const ScreenRect at{e.rect.min_x + words_width + 18, middle_y - 9, e.rect.max_x, middle_y + 9};
    bool changed = false;
    const SliderState moved = slider(f, at, fmt::format("{} {}", e.title, words[i]), mixed_[i], track);
    changed = moved.changed;
    e.held = e.held || moved.held;
    if (!changed) continue;
    mixed_[i] = moved.value;
    const geodata::Colour mixed = from_hsv(mixed_);
    e.colour(part) = geodata::ThemeColour{mixed, mixed};
    dragged(e);
  }
}

// From a quarter to four times, once the atlas's in the middle.
void StyleEditor::factor_row(Edit& e, std::string_view word, double& factor, double y) {
  PanelFrame& f = e.f;
  const double middle_y = y + row_height / 2;
  text_at(f, e.rect.min_x, middle_y, font::small, f.colours.muted, f.word(word));
  const double place = (std::log2(factor) + 2) / 4;
  const ScreenRect track{e.rect.min_x + words_width - 5, middle_y - 10, e.rect.max_x - 44, middle_y + 10};
  const SliderState moved = slider(f, track, fmt::format("{} {}", e.title, word), place, {});
  e.held = e.held || moved.held;
  if (moved.changed) {
    constexpr double near_middle = 0.02;  // easy to hit: the width that the atlas has
    const double to = std::abs(moved.value - 0.5) < near_middle ? 0.5 : moved.value;
    factor = std::exp2(to * 4 - 2);
    dragged(e);
  }
  text_right(f, e.rect.max_x, middle_y, font::small, f.colours.muted, fmt::format("× {:.2g}", factor));
}

void StyleEditor::reset_row(Edit& e, double y) {
  PanelFrame& f = e.f;
  const std::string_view word = f.word("Reset style");
  const double baseline = y + row_height / 2 + 4;
  if (e.style.empty()) {
    text(f, e.rect.min_x, baseline, font::small, mixed(f.colours.muted, f.colours.panel, 0.5), word);
    return;
  }
  if (!link(f, e.rect.min_x, baseline, font::small, e.title + " reset style", word).clicked) return;
  e.style = {};
  custom_of_ = Part::none;
  pressed(e);
}

}  // namespace app
