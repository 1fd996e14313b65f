#include "app/ui/panels/tooltip_panel.h"

#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"

namespace app {
namespace {
constexpr double wait_ms = 400, most_width = 300, padding_x = 8, padding_y = 5, text_line = 18, away = 6, inset = 4;
}

namespace {

void answer_what_was_saved(PanelFrame& f) {
  if (!f.answered->when_saved) return;
  for (const Notice& notice : f.view.notices->all()) {
    if (notice.id <= f.answered->last_notice) continue;
    const bool saved = notice.level == Notice::Level::info && !notice.message.file.empty();
    if (saved) return f.answer(*f.answered->when_saved, f.word("Saved"));
    if (notice.level == Notice::Level::error) f.answered->when_saved.reset();
  }
}

}  // namespace

// What a press is answered with comes at once and goes by itself.
std::optional<ScreenRect> TooltipPanel::place(PanelFrame& f) {
  answer_what_was_saved(f);
  if (f.view.time_ms < f.answered->until_ms) {
    f.out.animating = true;
    waiting_.reset();
    words_ = TextLayout(f.fonts, font::small, f.answered->words, most_width, text_line);
    return beside(f, f.answered->beside);
  }
  // Who has pressed knows what it is; the words would lie over what the press has opened.
  constexpr double still_px = 4;
  if (f.mouse_down) pressed_at_ = f.mouse;
  if (pressed_at_ && std::hypot(f.mouse.x - pressed_at_->x, f.mouse.y - pressed_at_->y) > still_px) pressed_at_.reset();
  if (pressed_at_) {
    waiting_.reset();
    return std::nullopt;
  }
  const bool same = f.tooltip && waiting_ && f.tooltip->text == waiting_->text && f.tooltip->beside == waiting_->beside;
  if (!same) {
    waiting_ = f.tooltip;
    waited_ms_ = 0;
    if (waiting_) words_ = TextLayout(f.fonts, font::small, waiting_->text, most_width, text_line);
  }
  if (!waiting_ || waiting_->text.empty()) return std::nullopt;
  waited_ms_ += f.dt_ms;
  if (waited_ms_ < wait_ms) {
    f.out.animating = true;
    return std::nullopt;
  }
  return beside(f, waiting_->beside);
}

ScreenRect TooltipPanel::beside(const PanelFrame& f, const ScreenRect& beside) const {
  const double w = std::ceil(words_.width_px()) + 2 * padding_x, h = words_.height_px() + 2 * padding_y;
  double y = beside.max_y + away;
  if (y + h > f.height_px - inset) y = beside.min_y - away - h;
  const double x = std::clamp(middle(beside).x - w / 2, inset, std::max(inset, f.width_px - w - inset));
  return box(std::round(x), std::round(std::max(inset, y)), w, h);
}

void TooltipPanel::fill(PanelFrame& f, const ScreenRect& rect) {
  soft_shadow(f, rect, 4);
  app::fill(f, rect, f.colours.ink, 4);
  words_.draw(f, {rect.min_x + padding_x, rect.min_y + padding_y}, f.colours.paper, {}, -1e9, 1e9);
  record(f, rect, "Words", f.view.time_ms < f.answered->until_ms ? f.answered->words : waiting_ ? waiting_->text : "");
}

}  // namespace app
