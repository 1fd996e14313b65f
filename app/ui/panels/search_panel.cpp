#include "app/ui/panels/search_panel.h"

#include <algorithm>
#include <cmath>

#include "app/core/numbers.h"
#include "app/ui/imgui_compat.h"
#include "app/ui/swatch.h"
#include "app/ui/text_layout.h"
#include "app/ui/typed_coordinates.h"
#include "app/ui/widgets.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr std::size_t most_rows = 8;
constexpr double row_height = 40, padding = 6, gap = 4, more_height = 28;
constexpr double list_width = 400;
constexpr double message_line = 18, message_padding = 14;
constexpr double symbol_x = 18, text_x = 38, right_space = 10;
constexpr double field_text_x = 32;

double message_height(PanelFrame& f, const std::string& words, double width) {
  return TextLayout(f.fonts, font::small, words, width - 2 * message_padding, message_line).height_px() +
         2 * message_padding;
}

void draw_message(PanelFrame& f, const ScreenRect& rect, const std::string& words) {
  const TextLayout layout(f.fonts, font::small, words, rect.width() - 2 * message_padding, message_line);
  layout.draw(f, {rect.min_x + message_padding, rect.min_y + message_padding}, f.colours.muted, {}, rect.min_y,
              rect.max_y);
}

// A name with the part that was typed in bold, no wider than `room`. Returns its width.
double draw_name(PanelFrame& f, double x, double y, double room, const std::string& name, std::string_view query) {
  const auto part = matched_part(name, query);
  if (!part) return text_at(f, x, y, font::text, f.colours.ink, elided(f, font::text, name, room));
  const std::string before = name.substr(0, part->first), typed = name.substr(part->first, part->second - part->first);
  const std::string after = name.substr(part->second);
  if (text_width(f, font::text, before) + text_width(f, font::text_bold, typed) + text_width(f, font::text, after) >
      room)
    return text_at(f, x, y, font::text, f.colours.ink, elided(f, font::text, name, room));
  double at = x;
  at += text_at(f, at, y, font::text, f.colours.ink, before);
  at += text_at(f, at, y, font::text_bold, f.colours.link, typed);
  at += text_at(f, at, y, font::text, f.colours.ink, after);
  return at - x;
}

}  // namespace

void SearchPanel::open() {
  open_ = true;
  field_.take_keyboard();
}

bool SearchPanel::close(PanelFrame&) {
  if (!open_) return false;
  open_ = false;
  field_.clear();
  marked_.reset();
  return true;
}

void SearchPanel::refresh(const PanelFrame& f) {
  const Library& library = *f.view.library;
  const double room = f.height_px - field_rect_.max_y - gap - 2 * padding - more_height;
  const auto fit = static_cast<std::size_t>(std::clamp(room / row_height, 1.0, static_cast<double>(most_rows)));
  const std::size_t tables = f.view.measurements->tables.size();
  if (query_ == field_.text() && index_ == library.search && fit_ == fit && tables_ == tables) return;
  const bool typed = query_ != field_.text();
  query_ = field_.text();
  index_ = library.search;
  fit_ = fit, tables_ = tables;
  found_ = search_rows(library, query_, fit, f.view.measurements);
  if (typed || (marked_ && *marked_ >= found_.rows.size())) marked_.reset();
}

SearchPanel::State SearchPanel::state(const PanelFrame& f) const {
  if (!open_ || geodata::trimmed(query_).empty()) return State::none;
  if (!found_.rows.empty()) return State::rows;
  return f.view.library->search ? State::empty : State::reading;
}

std::string SearchPanel::nothing_found(const PanelFrame& f) const {
  return f.say(
      geodata::text("Nothing found for “{}”. Try a part of the name, Chinese or pinyin.", geodata::trimmed(query_)));
}

double SearchPanel::list_height(PanelFrame& f) const {
  const double width = std::max(field_rect_.width(), list_width);
  switch (state(f)) {
    case State::none: return 0;
    case State::reading: return message_height(f, std::string(f.word("Still reading the layers …")), width);
    case State::empty: return message_height(f, nothing_found(f), width);
    case State::rows: break;
  }
  return static_cast<double>(found_.rows.size()) * row_height + 2 * padding + (found_.more > 0 ? more_height : 0);
}

ScreenRect SearchPanel::list_rect(PanelFrame& f) const {
  const double height = list_height(f);
  const double width = std::max(field_rect_.width(), list_width);
  const double x = std::max(8.0, std::min(field_rect_.min_x, f.width_px - width - 8));
  return box(x, field_rect_.max_y + gap, std::min(width, f.width_px - 16), height);
}

std::optional<ScreenRect> SearchPanel::place(PanelFrame& f) {
  field_rect_ = f.search_field;
  if (!f.modal.empty()) open_ = false, field_.let_go();
  over_bar_ = field_rect_.width() < least_search_field_px;
  if (over_bar_ && !open_) return std::nullopt;
  if (over_bar_) field_rect_ = box(8, 6, std::min(list_width, f.width_px - 16), 28);
  refresh(f);
  if (state(f) == State::none) return field_rect_;
  const ScreenRect list = list_rect(f);
  return ScreenRect{std::min(list.min_x, field_rect_.min_x), field_rect_.min_y, std::max(list.max_x, field_rect_.max_x),
                    std::min(list.max_y, f.height_px)};
}

void SearchPanel::fill(PanelFrame& f, const ScreenRect& rect) {
  const bool outside = f.pressed_map || (ImGui::IsMouseClicked(0) && !rect.contains(f.mouse));
  const bool in_field = f.focus.panel == "Top bar" && f.focus.label == "Search";
  const bool went_on = f.focus.moved && !in_field && f.focus.panel != f.panel;  // Tab, F6
  if (outside || went_on) open_ = false, field_.let_go();
  if (open_ && !field_.active() && !f.mouse_at_work) field_.take_keyboard();
  handle_keys(f);
  draw_field(f);
  refresh(f);  // rows of what was typed in this frame; its list has room in the next one
  if (field_.changed()) f.out.animating = true;
  if (state(f) == State::none) return;
  const ScreenRect list = list_rect(f);
  if (list.max_y <= rect.max_y) draw_list(f, list);
}

void SearchPanel::draw_field(PanelFrame& f) {
  const ScreenRect& rect = field_rect_;
  const std::string_view panel = f.panel;
  f.panel = "Top bar";  // where people see it
  if (over_bar_) app::fill(f, grown(rect, 6), f.colours.paper);
  app::fill(f, rect, f.colours.field, 5);
  icon(f, {rect.min_x + 16, middle(rect).y}, "icon-search", f.colours.muted);
  const std::string_view hint = f.word("Find a place, 千山 or qianshan …");
  const double keys_width = text_width(f, font::small, "Ctrl+F") + 20;
  const bool room = rect.width() > field_text_x + text_width(f, font::text, hint) + keys_width;
  const bool show_keys = room && !field_.active() && field_.text().empty();
  field_.draw(f, {rect.min_x, rect.min_y, rect.max_x - 12, rect.max_y}, field_text_x, "Search", hint);
  if (show_keys) text_right(f, rect.max_x - 12, middle(rect).y, font::small, f.colours.muted, "Ctrl+F");
  if (field_.active()) {
    outline(f, rect, f.colours.link, 5, 1.5);
    // A press into the field opens the list of what stands in it; a press elsewhere took the keyboard already.
    if (!open_ && !f.pressed_map) open_ = f.modal.empty(), f.out.animating = true;
  } else if (open_ && f.mouse_down) {
    outline(f, rect, f.colours.link, 5, 1.5);
  }
  f.panel = panel;
}

void SearchPanel::step(int by) {
  const auto count = static_cast<int>(found_.rows.size());
  if (count == 0) return;
  const int now = marked_ ? static_cast<int>(*marked_) : (by > 0 ? -1 : count);
  marked_ = static_cast<std::size_t>(((now + by) % count + count) % count);
}

void SearchPanel::handle_keys(PanelFrame& f) {
  if (!open_ || !field_.active()) return;
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::down) step(1);
    if (k.key == Key::up) step(-1);
    if (k.key == Key::enter && !found_.rows.empty()) {
      choose_row(f, marked_.value_or(0));
      return;
    }
    if (k.key != Key::tab) continue;
    // Tab goes through the rows; without rows it leaves the field.
    if (found_.rows.empty()) {
      open_ = false;
      field_.let_go();
      continue;
    }
    step(k.modifiers.shift ? -1 : 1);
    f.focus.panel = "Top bar", f.focus.label = "Search", f.focus.nth = 0, f.focus.moved = false;
  }
}

void SearchPanel::choose_row(PanelFrame& f, std::size_t i) {
  f.send(choose(*f.view.library, found_.rows[i]));
  open_ = false;
  marked_.reset();
  field_.let_go();
}

void SearchPanel::draw_list(PanelFrame& f, const ScreenRect& rect) {
  soft_shadow(f, rect, 6);
  app::fill(f, rect, f.colours.panel, 6);
  if (!f.light()) outline(f, rect, f.colours.rule, 6);
  const State now = state(f);
  if (now == State::reading) draw_message(f, rect, std::string(f.word("Still reading the layers …")));
  if (now == State::empty) draw_message(f, rect, nothing_found(f));
  if (now == State::empty) record(f, rect, "Nothing found", geodata::trimmed(query_));
  if (now != State::rows) return;
  double y = rect.min_y + padding;
  for (std::size_t i = 0; i < found_.rows.size(); ++i) {
    draw_row(f, i, box(rect.min_x + padding, y, rect.width() - 2 * padding, row_height));
    y += row_height;
    if (!open_) return;  // a row was chosen
  }
  if (found_.more == 0) return;
  rule_across(f, rect.min_x + padding + 8, rect.max_x - padding - 8, y + 2);
  text_at(f, rect.min_x + padding + text_x, y + more_height / 2 + 4, font::small, f.colours.muted,
          f.say(geodata::text("{} more: type more letters", found_.more)));
}

void SearchPanel::draw_row(PanelFrame& f, std::size_t i, const ScreenRect& rect) {
  const SearchRow row = found_.rows[i];
  const std::string go = row.is_position() ? f.say(geodata::text("Go to {}", coordinates(*row.coordinates))) : "";
  const std::string label = row.is_position()  ? "Go to " + coordinates(*row.coordinates)
                            : row.name.empty() ? row.name_zh
                                               : row.name;
  const Press p = press(f, rect, label, marked_ == i ? "marked" : "");
  if (p.hovered && (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0)) marked_ = i;
  if (marked_ == i || p.held) app::fill(f, rect, f.colours.field, 4);
  if (p.hovered) f.out.pointer = PointerShape::hand;
  if ((p.hovered || marked_ == i) && !row.coordinates)
    f.out.hover.target = row.target, f.out.hover.place = row.target.place;

  const ScreenXY symbol{rect.min_x + symbol_x, middle(rect).y};
  const geodata::StyleRule* rule = row.layer != nullptr ? rule_of(*row.layer, row.target.feature) : nullptr;
  if (rule != nullptr) {
    draw_swatch(f, symbol, row.layer->spec, rule);
  } else {
    icon(f, symbol, "icon-place", row.coordinates ? f.colours.accent : f.colours.link);
  }

  const double x = rect.min_x + text_x, right = rect.max_x - right_space;
  if (row.is_position()) {
    text_at(f, x, middle(rect).y, font::text, f.colours.ink, elided(f, font::text, go, right - x));
  } else {
    const bool zh_first = f.chinese() && !row.name_zh.empty();
    const std::string& own = zh_first || row.name.empty() ? row.name_zh : row.name;
    const std::string& first = row.called.empty() ? own : row.called;
    const std::string& second = !row.called.empty() ? own : zh_first ? row.name : row.name_zh;
    const double used = draw_name(f, x, rect.min_y + 13, right - x, first, query_);
    if (&second != &first && second != first && x + used + 40 < right) {
      text_at(f, x + used + 8, rect.min_y + 13, font::text, f.colours.muted,
              elided(f, font::text, second, right - x - used - 8));
    }
    double room = right - x;
    if (row.in_article) {
      const std::string_view words = f.word("in the article");
      const double width = text_right(f, right, rect.min_y + 29, font::small, f.colours.link, words);
      icon(f, {right - width - 10, rect.min_y + 29}, "icon-column", f.colours.link, 12);
      room -= width + 26;
    }
    std::string about = f.own(row.kind, row.kind_zh);
    const std::string layer = row.layer != nullptr ? f.own(row.layer->spec.title, row.layer->spec.title_zh) : "";
    if (!row.table.empty()) about = f.say(geodata::text("station of {}", row.table));
    if (!layer.empty() && layer != about) about += (about.empty() ? "" : " · ") + layer;
    text_at(f, x, rect.min_y + 29, font::small, f.colours.muted, elided(f, font::small, about, room));
  }
  focus_ring(f, rect, p);
  if (p.clicked) choose_row(f, i);
}

}  // namespace app
