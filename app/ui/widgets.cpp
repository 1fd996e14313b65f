#include "app/ui/widgets.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "app/ui/imgui_compat.h"

namespace app {
namespace {

ImVec2 vec(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

// Where it can be seen and pressed: inside the clip rectangle of the panel.
ScreenRect visible_part(const ScreenRect& rect) {
  const ScreenRect clip = compat::rect_of(ImGui::GetCurrentWindow()->ClipRect.ToVec4());
  return {std::max(rect.min_x, clip.min_x), std::max(rect.min_y, clip.min_y), std::min(rect.max_x, clip.max_x),
          std::min(rect.max_y, clip.max_y)};
}

int number_of_name(const PanelFrame& f, std::string_view label) {
  return static_cast<int>(std::count_if(f.stops.begin(), f.stops.end(), [&](const KeyboardStop& stop) {
    return stop.panel == f.panel && stop.label == label;
  }));
}

bool is_focused(const PanelFrame& f, std::string_view label, int nth) {
  return f.focus.nth == nth && f.focus.label == label && f.focus.panel == f.panel;
}

void hover_ground(PanelFrame& f, const ScreenRect& rect, const Press& p) {
  if (p.hovered || p.held) fill(f, rect, f.colours.field, 4);
}

}  // namespace

void record(PanelFrame& f, const ScreenRect& rect, std::string_view label, std::string_view value) {
  const ScreenRect seen = visible_part(rect);
  if (seen.width() <= 0 || seen.height() <= 0) return;
  f.items.push_back({std::string(f.panel), std::string(label), seen, std::string(value), false});
}

void add_stop(PanelFrame& f, const ScreenRect& rect, std::string_view label) {
  if (!f.modal.empty() && f.modal != f.panel) return;
  constexpr double slack = 1;
  const ScreenRect seen = visible_part(rect);
  const bool whole = seen.width() >= std::min(rect.width(), 8.0) && seen.height() >= rect.height() - slack;
  f.stops.push_back({std::string(f.panel), std::string(label), number_of_name(f, label), rect, whole});
}

Press press(PanelFrame& f, const ScreenRect& rect, std::string_view label, std::string_view value) {
  Press p;
  const ScreenRect seen = visible_part(rect);
  const int nth = number_of_name(f, label);
  add_stop(f, rect, label);
  if (seen.width() <= 0 || seen.height() <= 0) return p;
  ImGui::SetCursorScreenPos(vec(seen.min_x, seen.min_y));
  ImGui::PushID(nth);
  p.clicked =
      ImGui::InvisibleButton(std::string(label.empty() ? "?" : label).c_str(), vec(seen.width(), seen.height()));
  p.hovered = ImGui::IsItemHovered();
  p.held = ImGui::IsItemActive();
  ImGui::PopID();
  if (!f.modal.empty() && f.modal != f.panel) p = {};  // a sheet lies before it
  if (p.clicked && !f.focus.visible) f.focus.panel = f.panel, f.focus.label = label, f.focus.nth = nth;
  if (is_focused(f, label, nth)) {
    p.focused = f.focus.visible;
    if (f.focus.press) p.clicked = true, f.focus.press = false;
  }
  f.items.push_back({std::string(f.panel), std::string(label), seen, std::string(value), true});
  return p;
}

void focus_ring(PanelFrame& f, const ScreenRect& rect, const Press& p, double radius) {
  if (p.focused) outline(f, grown(rect, 1), f.colours.link, radius + 1, 2);
}

void tooltip(PanelFrame& f, const ScreenRect& rect, const Press& p, std::string_view words) {
  if (p.hovered || p.focused) f.tooltip = PanelFrame::Tooltip{std::string(words), rect};
}

bool icon_button(PanelFrame& f, const ScreenRect& rect, std::string_view name, std::string_view label, IconLook look) {
  if (!look.enabled) {
    icon(f, middle(rect), name, mixed(f.colours.muted, f.colours.paper, 0.65), look.size_px);
    return false;
  }
  const Press p = press(f, rect, label, look.on ? "on" : "");
  if (look.on) fill(f, rect, f.colours.field, 4);
  hover_ground(f, rect, p);
  icon(f, middle(rect), name, f.colours.ink, look.size_px);
  focus_ring(f, rect, p);
  tooltip(f, rect, p, look.tip.empty() ? f.word(label) : look.tip);
  return p.clicked;
}

bool word_button(PanelFrame& f, const ScreenRect& rect, std::string_view label) {
  const Press p = press(f, rect, label);
  fill(f, rect, p.hovered ? mixed(f.colours.field, f.colours.rule, 0.5) : f.colours.field, 4);
  text_centred(f, rect, font::small, f.colours.ink, f.word(label));
  focus_ring(f, rect, p);
  return p.clicked;
}

bool primary_button(PanelFrame& f, const ScreenRect& rect, std::string_view label) {
  const Press p = press(f, rect, label);
  fill(f, rect, p.hovered ? mixed(f.colours.link, f.colours.ink, 0.15) : f.colours.link, 4);
  text_centred(f, rect, font::small_bold, f.colours.panel, f.word(label));
  focus_ring(f, rect, p);
  return p.clicked;
}

void draw_switch(PanelFrame& f, ScreenXY c, bool on, bool enabled) {
  const ScreenRect track = box(c.x - 13, c.y - 7, 26, 14);
  if (on) {
    fill(f, track, enabled ? f.colours.link : f.colours.muted, 7);
    disc(f, {c.x + 6, c.y}, 5, f.colours.panel);
  } else {
    outline(f, track, f.colours.muted, 7, 1.25);
    disc(f, {c.x - 6, c.y}, 4, f.colours.muted);
  }
}

bool switch_row(PanelFrame& f, const ScreenRect& row, std::string_view label, bool on) {
  const Press p = press(f, row, label, on ? "on" : "off");
  draw_switch(f, {row.max_x - 13, middle(row).y}, on);
  focus_ring(f, row, p);
  return p.clicked;
}

Press link(PanelFrame& f, double x, double baseline, Font font, std::string_view label, std::string_view shown) {
  const double width = text(f, x, baseline, font, f.colours.link, shown);
  const double size = static_cast<double>(font.size_px);
  const ScreenRect rect{x, baseline - size, x + width, baseline + 4};
  const Press p = press(f, rect, label);
  if (p.hovered) fill(f, box(x, std::round(baseline) + 2, width, 1), f.colours.link);
  focus_ring(f, rect, p, 2);
  return p;
}

SliderState slider(PanelFrame& f, const ScreenRect& rect, std::string_view label, double value,
                   std::span<const geodata::Colour> track) {
  const Press p = press(f, rect, label, fmt::format("{:.0f} %", value * 100));
  SliderState out{value, false, p.held};
  const double x0 = rect.min_x + 5, x1 = rect.max_x - 5, y = middle(rect).y;
  if (p.held && x1 > x0) {
    out.value = std::clamp((f.mouse.x - x0) / (x1 - x0), 0.0, 1.0);
    // Held where it stands, it keeps values between the pixels.
    out.changed = std::abs(out.value - value) * (x1 - x0) > 0.5;
    if (!out.changed) out.value = value;
  }
  if (p.focused) {
    f.focus.takes_arrows = true;
    for (const PanelKey& k : f.keys) {
      const double by = k.key == Key::left ? -0.1 : k.key == Key::right ? 0.1 : 0;
      if (by == 0) continue;
      out.value = std::clamp(out.value + by, 0.0, 1.0);
      out.changed = true;
    }
  }
  const double x = x0 + (x1 - x0) * out.value;
  if (track.empty()) {
    fill(f, {x0, y - 1, x1, y + 1}, f.colours.rule, 1);
    fill(f, {x0, y - 1, x, y + 1}, f.colours.link, 1);
    disc(f, {x, y}, 5, f.colours.link);
  } else {
    gradient(f, {x0, y - 4, x1, y + 4}, track);
    disc(f, {x, y}, 6, f.colours.panel);
    ring(f, {x, y}, 6, f.colours.ink, 1.5);
  }
  focus_ring(f, rect, p);
  return out;
}

}  // namespace app
