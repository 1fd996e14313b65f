#include "app/ui/panel.h"

#include <algorithm>
#include <exception>

#include <fmt/core.h>

#include "app/ui/imgui_compat.h"

namespace app {
namespace {

constexpr ImGuiWindowFlags window_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                                          ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                                          ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus;
constexpr double card_radius = 6;

}  // namespace

void Panel::show(PanelFrame& f) {
  list_ = nullptr;
  f.panel = traits_.name;
  const std::optional<ScreenRect> at = place(f);
  if (!at || at->width() < 1 || at->height() < 1) return;
  rect_ = *at;
  ImGui::SetNextWindowPos(ImVec2(static_cast<float>(rect_.min_x), static_cast<float>(rect_.min_y)));
  ImGui::SetNextWindowSize(ImVec2(static_cast<float>(rect_.width()), static_cast<float>(rect_.height())));
  const ImGuiWindowFlags flags = window_flags | (traits_.takes_mouse ? 0 : ImGuiWindowFlags_NoInputs);
  if (window_id_.empty()) window_id_ = fmt::format("{}##{}", traits_.name, static_cast<const void*>(this));
  ImGui::Begin(window_id_.c_str(), nullptr, flags);
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  // Panels are shown from the ground up; Dear ImGui would keep the order in which they first appeared.
  ImGui::BringWindowToDisplayFront(window);
  window->DrawList->_FringeScale = static_cast<float>(1 / f.scale);  // edges one device px soft, not one px
  f.list = window->DrawList;
  draw_ground(f);
  try {
    fill(f, rect_);
  } catch (const std::exception& e) {
    text(f, rect_.min_x + 16, rect_.min_y + 24, font::small, f.colours.accent, e.what());
  }
  ImGui::End();
  list_ = window->DrawList;
  f.list = nullptr;
  if (traits_.over_map) {
    const ScreenRect& map = f.view.map_rect;
    f.out.obstacles.push_back(
        {rect_.min_x - map.min_x, rect_.min_y - map.min_y, rect_.max_x - map.min_x, rect_.max_y - map.min_y});
  }
}

void Panel::draw_ground(PanelFrame& f) {
  switch (traits_.ground) {
    case Ground::paper: app::fill(f, rect_, f.colours.paper); break;
    case Ground::card:
      soft_shadow(f, rect_, card_radius);
      app::fill(f, rect_, f.colours.panel, card_radius);
      if (!f.light()) outline(f, rect_, f.colours.rule, card_radius);
      break;
    case Ground::plate: plate(f, rect_); break;
    case Ground::none: break;
  }
}

ScreenRect Panel::painted() const {
  if (list_ == nullptr) return {};
  ScreenRect bounds{1e9, 1e9, -1e9, -1e9};
  for (const ImDrawVert& v : list_->VtxBuffer) {
    const auto x = static_cast<double>(v.pos.x), y = static_cast<double>(v.pos.y);
    bounds = {std::min(bounds.min_x, x), std::min(bounds.min_y, y), std::max(bounds.max_x, x),
              std::max(bounds.max_y, y)};
  }
  // What was clipped away was not painted.
  ScreenRect clip{1e9, 1e9, -1e9, -1e9};
  for (const ImDrawCmd& c : list_->CmdBuffer) {
    if (c.ElemCount == 0) continue;
    const ScreenRect its = compat::rect_of(c.ClipRect);
    clip = {std::min(clip.min_x, its.min_x), std::min(clip.min_y, its.min_y), std::max(clip.max_x, its.max_x),
            std::max(clip.max_y, its.max_y)};
  }
  bounds = {std::max(bounds.min_x, clip.min_x), std::max(bounds.min_y, clip.min_y), std::min(bounds.max_x, clip.max_x),
            std::min(bounds.max_y, clip.max_y)};
  if (bounds.min_x >= bounds.max_x || bounds.min_y >= bounds.max_y) return {};
  return bounds;
}

}  // namespace app
