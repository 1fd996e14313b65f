#include "app/ui/panels/layer_choice_sheet.h"

#include <algorithm>
#include <cmath>

#include "app/ui/search_results.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"
#include "geodata/base/utf8.h"

namespace app {

using geodata::text;

namespace {
constexpr double sheet_width = 520, sheet_height = 560, least_space = 16, margin = 24;
constexpr double header_height = 76, field_height = 44, footer_height = 56, row_height = 32;
}  // namespace

std::optional<ScreenRect> LayerChoiceSheet::place(PanelFrame& f) {
  if (f.view.layer_choice == nullptr) {
    if (is_open()) ListSheet::close(f);
    return std::nullopt;
  }
  if (!is_open()) open();
  const double width = std::min(sheet_width, f.width_px - 2 * least_space);
  const double height = std::min(sheet_height, f.height_px - 2 * least_space);
  return box(std::round((f.width_px - width) / 2), std::round((f.height_px - height) * 0.42), width, height);
}

bool LayerChoiceSheet::close(PanelFrame& f) {
  if (!ListSheet::close(f)) return false;
  f.send(command::OpenLayers{});
  return true;
}

void LayerChoiceSheet::answer(PanelFrame& f, std::vector<std::string> layers) {
  ListSheet::close(f);
  f.send(command::OpenLayers{std::move(layers)});
  f.out.animating = true;
}

void LayerChoiceSheet::fill(PanelFrame& f, const ScreenRect& rect) {
  if (closed_by_press(f, rect)) return;
  const bool on_a_widget = f.focus.visible && f.focus.panel == f.panel && f.focus.label != "Layer";
  if (!field_.active() && !f.mouse_at_work && !on_a_widget) field_.take_keyboard();
  const LayerChoice& choice = *f.view.layer_choice;
  const std::string_view typed = geodata::trimmed(field_.text());
  shown_.clear();
  for (const std::string& layer : choice.layers)
    if (typed.empty() || matched_part(layer, typed)) shown_.push_back(&layer);
  marked_ = std::min(marked_, shown_.empty() ? 0 : shown_.size() - 1);
  handle_keys(f);
  if (!is_open()) return;
  const double inner = rect.width() - 2 * margin;
  text_at(f, rect.min_x + margin, rect.min_y + 26, font::heading, f.colours.ink, f.word("Choose layers"));
  if (icon_button(f, box(rect.max_x - 42, rect.min_y + 12, 28, 28), "icon-close", "Close")) return answer(f, {});
  const std::string many = f.say(
      text("{} has {} layers; “{}” is open.", choice.path.filename().string(), choice.layers.size(), choice.open));
  text_at(f, rect.min_x + margin, rect.min_y + 54, font::small, f.colours.muted, elided(f, font::small, many, inner));
  double y = rect.min_y + header_height;
  const ScreenRect field = box(rect.min_x + margin, y, inner, field_height - 8);
  app::fill(f, field, f.colours.field, 4);
  icon(f, {field.min_x + 18, middle(field).y}, "icon-search", f.colours.muted);
  field_.draw(f, field, 36, "Layer", f.word("A layer's name"));
  if (field_.changed()) marked_ = 0, scroll_.to(0), f.out.animating = true;
  y += field_height;
  draw_list(f, {rect.min_x, y, rect.max_x, rect.max_y - footer_height});
  if (is_open()) draw_footer(f, {rect.min_x, rect.max_y - footer_height, rect.max_x, rect.max_y});
}

void LayerChoiceSheet::draw_list(PanelFrame& f, const ScreenRect& view) {
  rule_across(f, view.min_x + margin, view.max_x - margin, view.min_y);
  if (shown_.empty()) {
    text_at(f, view.min_x + margin, view.min_y + 24, font::small, f.colours.muted,
            f.say(text("Nothing here is called “{}”.", geodata::trimmed(field_.text()))));
    return;
  }
  const ScreenRect list{view.min_x, view.min_y + 1, view.max_x, view.max_y};
  scroll_.update(f, list, static_cast<double>(shown_.size()) * row_height + 12);
  {
    const Clip clip(f, list);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const double y = list.min_y + 6 + static_cast<double>(i) * row_height - scroll_.offset();
      if (y + row_height <= list.min_y || y >= list.max_y) continue;
      draw_row(f, i, box(list.min_x + margin - 8, y, list.width() - 2 * margin + 16, row_height));
    }
  }
  scroll_.draw_bar(f);
}

void LayerChoiceSheet::draw_row(PanelFrame& f, std::size_t i, const ScreenRect& row) {
  const std::string& layer = *shown_[i];
  const bool open = layer == f.view.layer_choice->open, on = open || chosen_.contains(layer);
  const Press p = press(f, row, layer, on ? "on" : "off");
  if (marked_ == i) app::fill(f, row, f.colours.mark, 4);
  const double y = middle(row).y;
  draw_switch(f, {row.max_x - 28, y}, on, !open);
  text_at(f, row.min_x + 12, y, font::text, open ? f.colours.muted : f.colours.ink,
          elided(f, font::text, layer, row.width() - 70));
  focus_ring(f, row, p);
  if (!p.clicked) return;
  marked_ = i;
  turn(f, layer);
}

void LayerChoiceSheet::draw_footer(PanelFrame& f, const ScreenRect& rect) {
  rule_across(f, rect.min_x + margin, rect.max_x - margin, rect.min_y);
  const double y = rect.min_y + 14;
  double right = rect.max_x - margin;
  const auto button = [&](std::string_view label, bool primary) {
    const double w = text_width(f, primary ? font::small_bold : font::small, f.word(label)) + 32;
    const ScreenRect at = box(right - w, y, w, 28);
    right -= w + 8;
    return primary ? primary_button(f, at, label) : word_button(f, at, label);
  };
  if (button("Open the chosen", true)) return answer(f, {chosen_.begin(), chosen_.end()});
  if (button("Open all", false)) return answer(f, f.view.layer_choice->layers);
  text_at(f, rect.min_x + margin, y + 14, font::small, f.colours.muted, f.say(text("{} chosen", chosen_.size())));
}

void LayerChoiceSheet::mark(std::size_t i) {
  marked_ = i;
  const double y = 6 + static_cast<double>(i) * row_height;
  scroll_.show(y, y + row_height, 6);
}

void LayerChoiceSheet::turn(PanelFrame& f, const std::string& layer) {
  f.out.animating = true;
  if (layer == f.view.layer_choice->open) return;
  if (chosen_.erase(layer) == 0) chosen_.insert(layer);
}

// Enter turns the marked row on; Ctrl+Enter opens.
void LayerChoiceSheet::handle_keys(PanelFrame& f) {
  const bool on_a_widget = f.focus.visible && f.focus.panel == f.panel && f.focus.label != "Layer";
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::enter && k.modifiers.control) return answer(f, {chosen_.begin(), chosen_.end()});
    if (shown_.empty()) continue;
    if (k.key == Key::enter && !on_a_widget) turn(f, *shown_[marked_]);
    if (k.key == Key::up) mark(marked_ - std::min<std::size_t>(marked_, 1));
    if (k.key == Key::down) mark(std::min(marked_ + 1, shown_.size() - 1));
  }
}

}  // namespace app
