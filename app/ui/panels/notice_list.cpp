#include "app/ui/panels/notice_list.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/ui/widgets.h"

namespace app {
namespace {
constexpr double width = 420, header_height = 40, padding = 16, text_x = 28, gap = 10, text_line = 18, inset = 8;
constexpr double path_line = 20;

// Of something that was written: its place can be copied.
bool has_path(const Notice& notice) { return notice.level == Notice::Level::info && !notice.message.file.empty(); }

bool can_swap(const Notice& notice) { return notice.message.remedy == geodata::Remedy::swap_axes; }

bool has_link(const Notice& notice) { return has_path(notice) || can_swap(notice); }

}  // namespace

bool NoticeList::close(PanelFrame& f) {
  if (!std::exchange(open_, false)) return false;
  f.send(command::SeeNotices{});
  f.out.animating = true;
  return true;
}

void NoticeList::unfold_for_failure(const PanelFrame& f) {
  const Notice* const foremost = f.view.notices->foremost();
  if (foremost == nullptr || foremost->level != Notice::Level::error || foremost->id <= unfolded_) return;
  unfolded_ = foremost->id;
  open_ = !f.view.nothing_open;  // that says it in the middle of the window
}

const TextLayout& NoticeList::layout(PanelFrame& f, const Notice& notice) {
  const auto key = std::pair(notice.id, f.language);
  auto at = layouts_.find(key);
  if (at == layouts_.end()) {
    at = layouts_
             .emplace(key, TextLayout(f.fonts, font::small, geodata::say(notice.message, f.language),
                                      width - 2 * padding - text_x - 16, text_line))
             .first;
  }
  return at->second;
}

double NoticeList::content_height(PanelFrame& f) {
  double height = gap;
  for (const Notice& notice : f.view.notices->all()) {
    height += layout(f, notice).height_px() + gap + (has_link(notice) ? path_line : 0);
  }
  return height;
}

std::optional<ScreenRect> NoticeList::place(PanelFrame& f) {
  if (f.view.notices->all().empty()) open_ = false, layouts_.clear();
  unfold_for_failure(f);
  if (!open_) return std::nullopt;
  const double bottom = f.height_px - 24 - inset;
  const double height = std::min(std::ceil(header_height + content_height(f)), bottom - 40 - inset);
  const double w = std::min(width, f.width_px - 2 * inset);
  return box(f.width_px - inset - w, bottom - height, w, height);
}

void NoticeList::fill(PanelFrame& f, const ScreenRect& rect) {
  const std::vector<Notice>& notices = f.view.notices->all();
  text_at(f, rect.min_x + padding, rect.min_y + header_height / 2, font::text_bold, f.colours.ink, f.word("Notices"));
  double x = rect.max_x - 36;
  if (icon_button(f, box(x, rect.min_y + 6, 28, 28), "icon-close", "Close")) close(f);
  const double w = text_width(f, font::small, f.word("Dismiss all")) + 20;
  x -= w + 8;
  if (word_button(f, box(x, rect.min_y + 8, w, 24), "Dismiss all"))
    for (const Notice& notice : notices) f.send(command::DismissNotice{notice.id});
  rule_across(f, rect.min_x, rect.max_x, rect.min_y + header_height - 1);
  const ScreenRect view{rect.min_x, rect.min_y + header_height, rect.max_x, rect.max_y};
  scroll_.update(f, view, content_height(f));
  const Clip clip(f, view);
  double y = view.min_y + gap - scroll_.offset();
  for (auto notice = notices.rbegin(); notice != notices.rend(); ++notice) {
    const bool calm = notice->level == Notice::Level::info;
    icon(f, {rect.min_x + padding + 8, y + text_line / 2}, calm ? "icon-info" : "icon-notice",
         calm ? f.colours.muted : f.colours.accent, 14);
    const TextLayout& words = layout(f, *notice);
    words.draw(f, {rect.min_x + padding + text_x, y}, f.colours.ink, {}, view.min_y, view.max_y);
    record(f, box(rect.min_x + padding, y, rect.width() - 2 * padding, words.height_px()), "Notice", words.text());
    if (icon_button(f, box(rect.max_x - 32, y - 2, 22, 22), "icon-close", "Dismiss", {.size_px = 12}))
      f.send(command::DismissNotice{notice->id});
    y += words.height_px();
    if (has_path(*notice)) {
      const Press copy =
          link(f, rect.min_x + padding + text_x, y + path_line - 5, font::small, "Copy path", f.word("Copy path"));
      if (copy.clicked) f.send(command::CopyText{notice->message.file});
      y += path_line;
    }
    if (can_swap(*notice)) {
      const Press swap = link(f, rect.min_x + padding + text_x, y + path_line - 5, font::small,
                              "Open it with the two swapped", f.word("Open it with the two swapped"));
      if (swap.clicked) {
        f.send(command::OpenPath{notice->message.file, true});
        f.send(command::DismissNotice{notice->id});
        close(f);
      }
      y += path_line;
    }
    y += gap;
  }
  scroll_.draw_bar(f);
}

}  // namespace app
