#include "app/ui/panels/sheet.h"

#include <algorithm>
#include <cmath>

#include "app/ui/imgui_compat.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double margin = 24, header_height = 52, end_space = 20, least_space = 24;
constexpr double arrow_step = 48;

}  // namespace

bool pressed_beside(const PanelFrame& f, const ScreenRect& rect, bool& began) {
  if (ImGui::IsMouseClicked(0)) began = !rect.contains(f.mouse);
  if (!ImGui::IsMouseReleased(0)) return false;
  return std::exchange(began, false);
}

void Sheet::open() {
  if (open_) return;
  open_ = true;
  pressed_beside_ = false;
  content_height_ = 0;
  scroll_ = ScrollArea{};
}

bool Sheet::close(PanelFrame&) { return std::exchange(open_, false); }

std::optional<ScreenRect> Sheet::place(PanelFrame& f) {
  if (!open_) return std::nullopt;
  const double wide = std::min(width(), f.width_px - 2 * least_space);
  const double wanted = header_height + content_height_ + end_space;
  const double high = std::min(wanted, f.height_px - 2 * least_space);
  // A little above the middle: the optical centre.
  const double y = std::max(least_space, std::round((f.height_px - high) * 0.42));
  return box(std::round((f.width_px - wide) / 2), y, wide, high);
}

void Sheet::fill(PanelFrame& f, const ScreenRect& rect) {
  if (pressed_beside(f, rect, pressed_beside_)) open_ = false, f.out.animating = true;
  scroll_by_keys(f);
  text_at(f, rect.min_x + margin, rect.min_y + header_height / 2, font::heading, f.colours.ink, f.word(traits().name));
  if (icon_button(f, box(rect.max_x - 42, rect.min_y + 12, 28, 28), "icon-close", "Close"))
    open_ = false, f.out.animating = true;
  rule_across(f, rect.min_x + margin, rect.max_x - margin, rect.min_y + header_height - 1);

  view_ = {rect.min_x, rect.min_y + header_height, rect.max_x,
           std::max(rect.max_y - end_space, rect.min_y + header_height)};
  scroll_.update(f, view_, content_height_);
  double height = 0;
  {
    const Clip clip(f, {view_.min_x, view_.min_y, view_.max_x, view_.max_y + (scroll_.can_scroll() ? end_space : 0)});
    height = draw(f, {rect.min_x + margin, view_.min_y - scroll_.offset()}, rect.width() - 2 * margin);
  }
  scroll_.draw_bar(f);
  if (height != content_height_) f.out.animating = true;
  content_height_ = height;
}

void Sheet::scroll_by_keys(PanelFrame& f) {
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::down) scroll_.to(scroll_.offset() + arrow_step);
    if (k.key == Key::up) scroll_.to(scroll_.offset() - arrow_step);
    if (k.key == Key::page_down || k.key == Key::space) scroll_.page(f, 1);
    if (k.key == Key::page_up) scroll_.page(f, -1);
    if (k.key == Key::home) scroll_.to(0);
    if (k.key == Key::end) scroll_.to(content_height_);
  }
}

}  // namespace app
