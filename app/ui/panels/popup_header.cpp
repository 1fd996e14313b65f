#include "app/ui/panels/popup_header.h"

#include <algorithm>

#include "app/ui/swatch.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double padding = 16, text_indent = 28, close_room = 20;
constexpr double one_line_height = 69, line_height = 22, first_line_y = 24, under_y = 47;
constexpr double under_line = 18, step_button = 20, step_gap = 22;
constexpr std::size_t most_lines = 3, most_under = 2;

// "1 of 2": which of the things under the click it is. Empty: there is but one.
std::string count_words(const PanelFrame& f) {
  const auto& selection = f.view.session->selection;
  if (!selection || selection->candidates.size() < 2) return {};
  return f.say(geodata::text("{} of {}", selection->current + 1, selection->candidates.size()));
}

}  // namespace

void PopupHeader::lay_out(PanelFrame& f, const PopupContent& content, double width_px) {
  const double room = width_px - 2 * padding - text_indent - close_room;
  const std::string_view name = f.own(content.title, content.title_zh);
  const TextLayout whole(f.fonts, font::heading, name, room, line_height);
  title_.clear();
  for (const TextLayout::Line& line : whole.lines()) {
    const bool last = title_.size() + 1 == most_lines;
    const std::size_t end = last ? name.size() : line.last;
    title_.push_back(elided(f, font::heading, name.substr(line.first, end - line.first), room));
    if (last) break;
  }
  std::string words = f.chinese() && !content.title_zh.empty() ? content.title : content.title_zh;
  if (content.pinyin != content.title) add_words(words, "  ", content.pinyin);
  add_words(words, " · ", content.kind);
  if (words.empty() && content.facts.empty()) words = content.certainty;
  const std::string count = count_words(f);
  constexpr double away = 8;
  const double count_room = count.empty() ? 0 : text_width(f, font::small, count) + 2 * step_gap + away;
  double under_room = width_px - 2 * padding - text_indent - count_room;
  under_.clear();
  // Where there is no room beside it the pager has a line of its own.
  constexpr double least_under = 90;
  std::size_t most = most_under;
  if (!count.empty() && under_room < least_under) under_.emplace_back(), under_room += count_room, ++most;
  const TextLayout below(f.fonts, font::small, words, under_room, under_line);
  for (const TextLayout::Line& line : below.lines()) {
    const bool last = under_.size() + 1 == most;
    const std::size_t end = last ? words.size() : line.last;
    under_.push_back(elided(f, font::small, words.substr(line.first, end - line.first), under_room));
    if (last) break;
  }
}

double PopupHeader::height_px() const {
  const double titles = line_height * static_cast<double>(std::max<std::size_t>(title_.size(), 1) - 1);
  return one_line_height + titles + under_line * static_cast<double>(std::max<std::size_t>(under_.size(), 1) - 1);
}

double PopupHeader::pager_y() const {
  return under_y + line_height * static_cast<double>(std::max<std::size_t>(title_.size(), 1) - 1);
}

double PopupHeader::spare_above(std::size_t pages) const { return pages > 1 && title_.size() < 2 ? line_height : 0; }

void PopupHeader::draw_candidates(PanelFrame& f, double right, double y) const {
  const std::string count = count_words(f);
  if (count.empty()) return;
  if (icon_button(f, box(right - step_button, y - 10, step_button, 20), "icon-chevron-right", "Next here"))
    f.send(command::StepCandidate{1});
  right -= step_gap + text_width(f, font::small, count);
  text_at(f, right, y, font::small, f.colours.muted, count);
  record(f, box(right, y - 10, 24, 20), "Count", count);
  right -= step_gap;
  if (icon_button(f, box(right, y - 10, step_button, 20), "icon-chevron-left", "Previous here"))
    f.send(command::StepCandidate{-1});
}

void PopupHeader::draw(PanelFrame& f, const PopupContent& content, const ScreenRect& popup) const {
  const double x = popup.min_x + padding, text_x = x + text_indent;
  const ScreenXY sign{x + 9, popup.min_y + first_line_y};
  if (content.layer != nullptr && content.feature) {
    draw_swatch(f, sign, content.layer->spec, rule_of(*content.layer, *content.feature));
  } else if (content.layer != nullptr) {
    draw_swatch(f, sign, std::vector<const Layer*>{content.layer});
  } else {
    icon(f, sign, "icon-place", f.colours.muted);
  }
  const ScreenRect close_button = box(popup.max_x - 32, popup.min_y + 10, 24, 24);
  if (icon_button(f, close_button, "icon-close", "Close")) f.send(command::ClearSelection{});
  const double right = popup.max_x - 36;

  double y = popup.min_y + first_line_y;
  for (const std::string& line : title_) {
    text_at(f, text_x, y, font::heading, f.colours.ink, line);
    y += line_height;
  }
  const ScreenRect title = box(text_x, popup.min_y + 14, right - text_x, y - popup.min_y - 26);
  record(f, title, "Title", content.title);
  const std::string& whole = f.own(content.title, content.title_zh);
  if (!title_.empty() && title_.back().ends_with("…") && title.contains(f.mouse))
    f.tooltip = PanelFrame::Tooltip{whole, title};

  // Which of the things under the click it is, stands beside what kind of thing it is, so that no name is cut for it.
  double under = popup.min_y + pager_y();
  draw_candidates(f, popup.max_x - padding, under);
  for (const std::string& line : under_) {
    const double w = text_at(f, text_x, under, font::small, f.colours.muted, line);
    if (w > 0) record(f, box(text_x, under - under_line / 2, w, under_line), "Kind", line);
    under += under_line;
  }
  rule_across(f, x, popup.max_x - padding, popup.min_y + height_px() - 1);
}

}  // namespace app
