#include "app/ui/scroll_area.h"

#include <algorithm>
#include <cmath>

#include "app/ui/imgui_compat.h"
#include "app/ui/widgets.h"

namespace app {
namespace {
constexpr double notch_px = 78;   // three lines of the article
constexpr double settle_ms = 60;  // time constant: 95 % of the way in 180 ms
constexpr double bar_width = 6, least_bar = 24;
}  // namespace

double ScrollArea::most() const { return std::max(0.0, std::ceil(content_ - view_.height())); }

void ScrollArea::to(double y) { target_ = y; }

void ScrollArea::show(double y0, double y1, double margin_px) {
  if (y0 - margin_px < target_) {
    target_ = y0 - margin_px;
  } else if (y1 + margin_px > target_ + view_.height()) {
    target_ = y1 + margin_px - view_.height();
  }
}

void ScrollArea::page(PanelFrame&, int pages) { target_ += pages * (view_.height() - 52); }

void ScrollArea::update(PanelFrame& f, const ScreenRect& view, double content_height_px) {
  view_ = view;
  content_ = content_height_px;
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsWindowHovered() && view.contains(f.mouse) && !io.KeyCtrl)
    target_ -= static_cast<double>(io.MouseWheel) * notch_px;
  if (f.focus.panel == f.panel && f.focus.bring && f.focus.moved) {
    const double top = f.focus.bring->min_y - view.min_y + offset_;
    show(top, top + f.focus.bring->height(), 24);
  }
  if (f.focus.panel == f.panel && f.focus.at_end != 0) target_ += f.focus.at_end * view_.height() / 2;
  target_ = std::clamp(target_, 0.0, most());
  const double way = target_ - offset_;
  if (std::abs(way) < 0.75 || f.view.settings->reduced_motion) {
    offset_ = target_;
  } else {
    offset_ += way * (1 - std::exp(-f.dt_ms / settle_ms));
    f.out.animating = true;
  }
  offset_ = std::clamp(offset_, 0.0, most());
}

void ScrollArea::draw_bar(PanelFrame& f) {
  if (!can_scroll()) return;
  const double height = std::max(least_bar, view_.height() * view_.height() / content_);
  const double way = view_.height() - height;
  const double y = view_.min_y + (most() > 0 ? offset_ / most() : 0) * way;
  const ScreenRect bar = box(view_.max_x - bar_width - 2, y, bar_width, height);
  const ScreenRect track = box(view_.max_x - bar_width - 4, view_.min_y, bar_width + 4, view_.height());
  ImGui::SetCursorScreenPos(ImVec2(static_cast<float>(track.min_x), static_cast<float>(track.min_y)));
  ImGui::InvisibleButton("scroll bar", ImVec2(static_cast<float>(track.width()), static_cast<float>(track.height())));
  if (ImGui::IsItemActivated()) grabbed_at_ = bar.contains(f.mouse) ? f.mouse.y - y : height / 2;
  if (ImGui::IsItemActive() && way > 0) {
    offset_ = target_ = std::clamp((f.mouse.y - grabbed_at_ - view_.min_y) / way, 0.0, 1.0) * most();
  }
  const bool strong = ImGui::IsItemHovered() || ImGui::IsItemActive();
  fill(f, bar, strong ? f.colours.muted : f.colours.rule, bar_width / 2);
}

}  // namespace app
