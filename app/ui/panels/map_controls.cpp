#include "app/ui/panels/map_controls.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/core/numbers.h"
#include "app/ui/room.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double inset = 8, button = 32, gap = 8;
constexpr double bottom = map_credits_px + 2 * inset + 10;
constexpr double bar_most = 120, bar_padding = 12, plate_height = 40, least_map_width = 220, least_map_height = 160;

}  // namespace

bool has_room_for_controls(const PanelFrame& f) {
  return f.view.map_rect.width() >= least_map_width && f.view.map_rect.height() >= least_map_height;
}

ScaleBarLength scale_bar_length(double metres_per_px, double most_px) {
  if (!(metres_per_px > 0) || !(most_px > 0)) return {};
  const double most = metres_per_px * most_px;
  const double power = std::pow(10, std::floor(std::log10(most)));
  const double metres = (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power;
  return {metres, metres / metres_per_px};
}

ScaleBarLook scale_bar_look(PanelFrame& f, double most_px) {
  ScaleBarLook out{scale_bar_length(f.view.map.metres_per_px(), most_px), {}, {}, 0};
  const bool km = out.length.metres >= 1000;
  const double unit = km ? 1000 : 1;
  out.half = number(out.length.metres / 2 / unit);
  const std::string length = number(out.length.metres / unit);
  out.full = f.say(km ? geodata::text("{} km", length) : geodata::text("{} m", length));
  const double right_label = text_width(f, font::small, out.full) / 2;
  out.plate_px = std::ceil(out.length.px + bar_padding + std::max(bar_padding, right_label + 4));
  return out;
}

void draw_scale_bar(PanelFrame& f, const ScaleBarLook& look, const ScreenRect& plate) {
  const double length = std::round(look.length.px * f.scale) / f.scale;
  const double x = plate.min_x + bar_padding, y = plate.min_y + 27, half = std::round(length / 2), end = x + length;
  app::fill(f, {x - 1, y - 1, end + 1, y + 3}, f.colours.panel);
  app::fill(f, {x, y - 0.5, x + half, y + 2.5}, f.colours.ink);
  app::fill(f, {x + half, y + 1.5, end, y + 2.5}, f.colours.ink);
  app::fill(f, {x + half, y - 0.5, end, y + 0.5}, f.colours.ink);
  app::fill(f, {end - 1, y - 0.5, end, y + 2.5}, f.colours.ink);
  const auto centred = [&](double at, std::string_view words) {
    text_at(f, at - text_width(f, font::small, words) / 2, plate.min_y + 14, font::small, f.colours.ink, words);
  };
  centred(x, "0");
  constexpr double between = 6;
  const double reach = (text_width(f, font::small, look.half) + text_width(f, font::small, look.full)) / 2 + between;
  if (look.length.px / 2 >= reach) centred(x + half, look.half);
  centred(end, look.full);
  record(f, plate, "Scale bar", look.full);
}

ScreenXY draw_needle(PanelFrame& f, ScreenXY c, double bearing_deg, double beyond_px) {
  const double turn = -bearing_deg * 3.14159265358979323846 / 180;
  const auto at = [&](double right, double up) {
    return ScreenXY{c.x + right * std::cos(turn) + up * std::sin(turn),
                    c.y + right * std::sin(turn) - up * std::cos(turn)};
  };
  triangle(f, at(-4.5, 0), at(0, 9), at(4.5, 0), f.colours.accent);
  triangle(f, at(-4.5, 0), at(4.5, 0), at(0, -9), f.colours.muted);
  return at(0, beyond_px);
}

std::optional<ScreenRect> ScaleBar::place(PanelFrame& f) {
  if (!has_room_for_controls(f)) return std::nullopt;
  const ScreenRect& map = f.view.map_rect;
  const double w = scale_bar_look(f, bar_most).plate_px;
  const double right = map.max_x - inset - 2 * (button + gap);
  if (right - w < map.min_x + inset) return std::nullopt;
  return box(std::floor(right - w), map.max_y - bottom - plate_height, w, plate_height);
}

void ScaleBar::fill(PanelFrame& f, const ScreenRect& rect) { draw_scale_bar(f, scale_bar_look(f, bar_most), rect); }

std::optional<ScreenRect> NorthButton::place(PanelFrame& f) {
  if (!has_room_for_controls(f)) return std::nullopt;
  const ScreenRect& map = f.view.map_rect;
  return box(map.max_x - inset - 2 * button - gap, map.max_y - bottom - plate_height, button, plate_height);
}

void NorthButton::fill(PanelFrame& f, const ScreenRect& rect) {
  const double bearing = f.view.map.camera.bearing_deg;
  const Press p = press(f, rect, "North up", fmt::format("{:.0f}", bearing));
  if (p.hovered) app::fill(f, grown(rect, -2), f.colours.field, 4);
  text_centred(f, box(rect.min_x, rect.min_y + 2, rect.width(), 14), font::small_bold, f.colours.ink, "N");
  draw_needle(f, {middle(rect).x, rect.min_y + 25}, bearing, 0);
  focus_ring(f, rect, p, 6);
  tooltip(f, rect, p, f.word("North up"));
  if (!p.clicked) return;
  Camera camera = f.view.map.camera;
  camera.bearing_deg = 0;
  f.send(command::FlyTo{camera});
}

std::optional<ScreenRect> ZoomButtons::place(PanelFrame& f) {
  if (!has_room_for_controls(f)) return std::nullopt;
  const ScreenRect& map = f.view.map_rect;
  return box(map.max_x - inset - button, map.max_y - bottom - 2 * button, button, 2 * button);
}

void ZoomButtons::fill(PanelFrame& f, const ScreenRect& rect) {
  const double zoom = f.view.map.camera.zoom;
  const ScreenRect upper = box(rect.min_x, rect.min_y, button, button),
                   lower = box(rect.min_x, rect.min_y + button, button, button);
  if (icon_button(f, upper, "icon-plus", "Zoom in", {.enabled = zoom < max_zoom - 0.01})) f.send(command::ZoomBy{1});
  if (icon_button(f, lower, "icon-minus", "Zoom out", {.enabled = zoom > min_zoom + 0.01})) f.send(command::ZoomBy{-1});
  rule_across(f, rect.min_x + 6, rect.max_x - 6, rect.min_y + button);
}

std::optional<ScreenRect> MapCross::place(PanelFrame& f) {
  if (f.view.session->tool != Tool::trace || f.view.cursor) return std::nullopt;
  const ScreenXY c = middle(f.view.map_rect);
  constexpr double half = 12;
  return box(std::round(c.x) - half, std::round(c.y) - half, 2 * half, 2 * half);
}

void MapCross::fill(PanelFrame& f, const ScreenRect& rect) {
  const ScreenXY c = middle(rect);
  for (const auto& [width, colour] : {std::pair(4.0, f.colours.panel), std::pair(1.5, f.colours.accent)}) {
    line(f, {c.x - 9, c.y}, {c.x + 9, c.y}, colour, width);
    line(f, {c.x, c.y - 9}, {c.x, c.y + 9}, colour, width);
  }
  record(f, rect, "Cross");
}

std::optional<ScreenRect> ZoomBox::place(PanelFrame& f) {
  if (!f.view.zoom_box) return std::nullopt;
  const ScreenRect& map = f.view.map_rect;
  const ScreenRect& box = *f.view.zoom_box;
  return ScreenRect{std::max(box.min_x + map.min_x, map.min_x), std::max(box.min_y + map.min_y, map.min_y),
                    std::min(box.max_x + map.min_x, map.max_x), std::min(box.max_y + map.min_y, map.max_y)};
}

void ZoomBox::fill(PanelFrame& f, const ScreenRect& rect) {
  geodata::Colour veil = f.colours.link;
  veil.a = 36;
  app::fill(f, rect, veil, 2);
  outline(f, rect, f.colours.link, 2, 1.5);
  record(f, rect, "Zoom box");
}

}  // namespace app
