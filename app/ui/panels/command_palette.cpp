#include "app/ui/panels/command_palette.h"

#include <algorithm>
#include <utility>

#include "app/ui/imgui_compat.h"
#include "app/ui/key_caps.h"
#include "app/ui/search_results.h"
#include "app/ui/widgets.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr double sheet_width = 560, top = 56, field_height = 48, row_height = 34, padding = 6, least_space = 16;
constexpr std::size_t most_rows = 11;

bool begins_word(std::string_view title, std::size_t at) { return at == 0 || title[at - 1] == ' '; }

// 0: begins with the words as typed, 1: a word does, 2: somewhere, 3: not at all.
int distance(std::string_view title, std::string_view query) {
  int worst = 0;
  const auto whole = matched_part(title, query);
  if (whole && whole->first == 0) return 0;
  while (!query.empty()) {
    const std::size_t space = std::min(query.find(' '), query.size());
    const std::string_view word = query.substr(0, space);
    query.remove_prefix(std::min(space + 1, query.size()));
    if (word.empty()) continue;
    const auto part = matched_part(title, word);
    if (!part) return 3;
    worst = std::max(worst, begins_word(title, part->first) ? 1 : 2);
  }
  return worst;
}

}  // namespace

std::vector<CommandEntry> matching(std::vector<CommandEntry> list, std::string_view query) {
  query = geodata::trimmed(query);
  std::vector<std::pair<int, CommandEntry>> found;
  for (CommandEntry& entry : list) {
    const int far = std::min(distance(entry.title, query), distance(entry.title_zh, query));
    if (far < 3) found.emplace_back(far, std::move(entry));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<CommandEntry> out;
  out.reserve(found.size());
  for (auto& entry : found) out.push_back(std::move(entry.second));
  return out;
}

std::optional<ScreenRect> CommandPalette::place(PanelFrame& f) {
  if (!is_open()) return std::nullopt;
  shown_ = matching(command_list(f.view), field_.text());
  marked_ = std::min(marked_, shown_.empty() ? 0 : shown_.size() - 1);
  const double width = std::min(sheet_width, f.width_px - 2 * least_space);
  const double rows = static_cast<double>(std::clamp<std::size_t>(shown_.size(), 1, most_rows)) * row_height;
  const double height = std::min(field_height + rows + 2 * padding, f.height_px - top - least_space);
  return box(std::round((f.width_px - width) / 2), top, width, height);
}

void CommandPalette::fill(PanelFrame& f, const ScreenRect& rect) {
  if (closed_by_press(f, rect)) return;
  if (!field_.active() && !f.mouse_at_work) field_.take_keyboard();
  handle_keys(f);
  if (!is_open()) return;
  const ScreenRect field = box(rect.min_x, rect.min_y, rect.width(), field_height);
  icon(f, {field.min_x + 26, middle(field).y}, "icon-search", f.colours.muted);
  field_.draw(f, {field.min_x + 8, field.min_y, field.max_x - 16, field.max_y}, 38, "Command",
              f.word("Type a command …"));
  if (field_.changed()) marked_ = 0, scroll_.to(0), f.out.animating = true;
  rule_across(f, rect.min_x, rect.max_x, field.max_y - 1);
  draw_list(f, {rect.min_x, field.max_y + padding, rect.max_x, rect.max_y - padding});
}

void CommandPalette::mark(std::size_t i) {
  marked_ = i;
  const double y = static_cast<double>(i) * row_height;
  scroll_.show(y, y + row_height, 0);
}

void CommandPalette::handle_keys(PanelFrame& f) {
  const std::size_t count = shown_.size();
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::enter && count > 0) {
      run(f, marked_);
      return;
    }
    if (count == 0) continue;
    const bool back = k.key == Key::up || (k.key == Key::tab && k.modifiers.shift);
    if (back) {
      mark((marked_ + count - 1) % count);
    } else if (k.key == Key::down || k.key == Key::tab) {
      mark((marked_ + 1) % count);
    }
    if (k.key == Key::page_down) mark(std::min(marked_ + most_rows - 1, count - 1));
    if (k.key == Key::page_up) mark(marked_ - std::min(marked_, most_rows - 1));
    if (k.key == Key::tab) f.focus = KeyboardFocus{};  // the ring stays away: the field has the keyboard
  }
}

void CommandPalette::draw_list(PanelFrame& f, const ScreenRect& view) {
  if (shown_.empty()) {
    text_at(f, view.min_x + 20, view.min_y + row_height / 2, font::small, f.colours.muted,
            f.say(geodata::text("No command is called “{}”.", geodata::trimmed(field_.text()))));
    return;
  }
  scroll_.update(f, view, static_cast<double>(shown_.size()) * row_height);
  const Clip clip(f, view);
  for (std::size_t i = 0; i < shown_.size() && is_open(); ++i) {
    const double y = view.min_y + static_cast<double>(i) * row_height - scroll_.offset();
    if (y + row_height <= view.min_y || y >= view.max_y) continue;
    draw_row(f, i, box(view.min_x + padding, y, view.width() - 2 * padding, row_height));
  }
  scroll_.draw_bar(f);
}

void CommandPalette::draw_row(PanelFrame& f, std::size_t i, const ScreenRect& row) {
  const CommandEntry entry = shown_[i];
  const Press p = press(f, row, entry.title, entry.enabled ? marked_ == i ? "marked" : "" : "off");
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (p.hovered && (moved.x != 0 || moved.y != 0)) marked_ = i;
  if (marked_ == i) app::fill(f, row, f.colours.field, 4);
  const geodata::Colour ink = entry.enabled ? f.colours.ink : mixed(f.colours.muted, f.colours.panel, 0.25);
  double right = row.max_x - 14;
  if (!entry.keys.empty()) right -= key_caps(f, right, middle(row).y, entry.keys) + 12;
  const std::string& title = f.own(entry.title, entry.title_zh);
  const double x = row.min_x + 14;
  const double used = text_at(f, x, middle(row).y, font::text, ink, elided(f, font::text, title, right - x));
  const std::string& other = f.chinese() ? entry.title : entry.title_zh;
  if (other != title && x + used + 60 < right) {
    text_at(f, x + used + 10, middle(row).y, font::small, f.colours.muted,
            elided(f, font::small, other, right - x - used - 10));
  }
  if (p.clicked) run(f, i);
}

void CommandPalette::run(PanelFrame& f, std::size_t i) {
  const CommandEntry entry = shown_[i];
  if (!entry.enabled) return;
  close(f);
  f.out.animating = true;
  for (const Command& command : entry.commands) f.send(command);
  if (!entry.opens.empty()) f.open_panels.push_back(entry.opens);
}

}  // namespace app
