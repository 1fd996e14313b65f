#include "app/ui/canvas.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/ui/imgui_compat.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr double shadow_offset = 3, shadow_reach = 12, plate_radius = 4;

ImVec2 vec(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }
ImVec2 vec(ScreenXY p) { return vec(p.x, p.y); }
double snapped(const PanelFrame& f, double px) { return std::round(px * f.scale) / f.scale; }

void quad(PanelFrame& f, const ScreenRect& to, double u0, double v0, double u1, double v1, std::uint32_t colour) {
  if (to.width() <= 0 || to.height() <= 0) return;
  f.list->PrimReserve(6, 4);
  f.list->PrimRectUV(vec(to.min_x, to.min_y), vec(to.max_x, to.max_y), vec(u0, v0), vec(u1, v1), colour);
}

}  // namespace

std::uint32_t packed_colour(geodata::Colour c, double opacity) {
  const auto a = static_cast<std::uint32_t>(std::lround(c.a * std::clamp(opacity, 0.0, 1.0)));
  return IM_COL32(c.r, c.g, c.b, a);
}

geodata::Colour mixed(geodata::Colour a, geodata::Colour b, double t) {
  const auto mix = [t](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(std::lround(x + (y - x) * t));
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

void fill(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour, double radius) {
  f.list->AddRectFilled(vec(snapped(f, rect.min_x), snapped(f, rect.min_y)),
                        vec(snapped(f, rect.max_x), snapped(f, rect.max_y)), packed_colour(colour),
                        static_cast<float>(radius));
}

void gradient(PanelFrame& f, const ScreenRect& rect, std::span<const geodata::Colour> colours) {
  for (std::size_t i = 0; i + 1 < colours.size(); ++i) {
    const double step = rect.width() / static_cast<double>(colours.size() - 1);
    const double x0 = snapped(f, rect.min_x + step * static_cast<double>(i));
    const double x1 = snapped(f, rect.min_x + step * static_cast<double>(i + 1));
    const std::uint32_t left = packed_colour(colours[i]), right = packed_colour(colours[i + 1]);
    f.list->AddRectFilledMultiColor(vec(x0, snapped(f, rect.min_y)), vec(x1, snapped(f, rect.max_y)), left, right,
                                    right, left);
  }
}

void fade(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour) {
  const std::uint32_t above = packed_colour(colour, 0), below = packed_colour(colour);
  f.list->AddRectFilledMultiColor(vec(rect.min_x, rect.min_y), vec(rect.max_x, rect.max_y), above, above, below, below);
}

void outline(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour, double radius, double width) {
  const double half = width / 2;
  // AddRect moves its corners by half a pixel; undone here, so that `rect` is the outer edge at any scale.
  f.list->AddRect(vec(rect.min_x + half - 0.5, rect.min_y + half - 0.5),
                  vec(rect.max_x - half + 0.5, rect.max_y - half + 0.5), packed_colour(colour),
                  static_cast<float>(radius), 0, static_cast<float>(width));
}

void rule_across(PanelFrame& f, double x0, double x1, double y) { fill(f, {x0, y, x1, y + 1}, f.colours.rule); }
void rule_down(PanelFrame& f, double x, double y0, double y1) { fill(f, {x, y0, x + 1, y1}, f.colours.rule); }

void disc(PanelFrame& f, ScreenXY centre, double radius, geodata::Colour colour) {
  f.list->AddCircleFilled(vec(centre), static_cast<float>(radius), packed_colour(colour));
}

void ring(PanelFrame& f, ScreenXY centre, double radius, geodata::Colour colour, double width) {
  f.list->AddCircle(vec(centre), static_cast<float>(radius), packed_colour(colour), 0, static_cast<float>(width));
}

void triangle(PanelFrame& f, ScreenXY a, ScreenXY b, ScreenXY c, geodata::Colour colour) {
  f.list->AddTriangleFilled(vec(a), vec(b), vec(c), packed_colour(colour));
}

void line(PanelFrame& f, ScreenXY a, ScreenXY b, geodata::Colour colour, double width) {
  f.list->AddLine(vec(a.x - 0.5, a.y - 0.5), vec(b.x - 0.5, b.y - 0.5), packed_colour(colour),
                  static_cast<float>(width));  // AddLine adds half a pixel
}

void dotted_underline(PanelFrame& f, double x0, double x1, double y, geodata::Colour colour) {
  for (double x = std::round(x0); x + 1 <= x1; x += 3) fill(f, {x, y, x + 1, y + 1}, colour);
}

void soft_shadow(PanelFrame& f, const ScreenRect& rect, double radius) {
  const auto shadow = f.pictures.shadow(shadow_reach, radius);
  if (!shadow) return;
  const std::uint32_t colour = packed_colour({255, 255, 255, 255}, f.light() ? 0.20 : 0.45);
  const ScreenRect outer =
      grown({rect.min_x, rect.min_y + shadow_offset, rect.max_x, rect.max_y + shadow_offset}, shadow_reach);
  // A small thing shows only the outer parts of the corners.
  const double mx = std::min<double>(shadow->margin, std::floor(outer.width() * f.scale / 2));
  const double my = std::min<double>(shadow->margin, std::floor(outer.height() * f.scale / 2));
  const double side = shadow->rect.width;
  const double x[4] = {outer.min_x, outer.min_x + mx / f.scale, outer.max_x - mx / f.scale, outer.max_x};
  const double y[4] = {outer.min_y, outer.min_y + my / f.scale, outer.max_y - my / f.scale, outer.max_y};
  const double u[4] = {0, mx, side - mx, side};
  const double v[4] = {0, my, side - my, side};
  const Unclipped outside(f);
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      if (row == 1 && column == 1) continue;  // under the card itself
      quad(f, {x[column], y[row], x[column + 1], y[row + 1]}, shadow->rect.x + u[column], shadow->rect.y + v[row],
           shadow->rect.x + u[column + 1], shadow->rect.y + v[row + 1], colour);
    }
  }
}

void plate(PanelFrame& f, const ScreenRect& rect, double opacity) {
  geodata::Colour ground = f.colours.panel;
  ground.a = static_cast<std::uint8_t>(opacity * 255);
  fill(f, rect, ground, plate_radius);
}

double text(PanelFrame& f, double x, double baseline, Font font, geodata::Colour colour, std::string_view words) {
  const ShapedText& shaped = f.fonts.shape(font, words);
  f.fonts.draw(*f.list, font, shaped, static_cast<float>(x), static_cast<float>(baseline), packed_colour(colour));
  return shaped.advance_em * static_cast<double>(font.size_px);
}

double text_at(PanelFrame& f, double x, double y, Font font, geodata::Colour colour, std::string_view words) {
  const auto capitals = static_cast<double>(f.fonts.metrics(font).cap_height);
  return text(f, x, y + capitals / 2, font, colour, words);
}

double text_centred(PanelFrame& f, const ScreenRect& in, Font font, geodata::Colour colour, std::string_view words) {
  const ScreenXY centre = middle(in);
  return text_at(f, centre.x - text_width(f, font, words) / 2, centre.y, font, colour, words);
}

double text_right(PanelFrame& f, double right, double y, Font font, geodata::Colour colour, std::string_view words) {
  return text_at(f, right - text_width(f, font, words), y, font, colour, words);
}

double text_width(PanelFrame& f, Font font, std::string_view words) { return f.fonts.width(font, words); }

std::string elided(PanelFrame& f, Font font, std::string_view words, double width_px) {
  if (text_width(f, font, words) <= width_px) return std::string(words);
  const double room = (width_px - text_width(f, font, "…")) / static_cast<double>(font.size_px);
  // In the order of the text, whichever way it is written.
  std::vector<ShapedGlyph> glyphs = f.fonts.shape(font, words).glyphs;
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const auto& a, const auto& b) { return a.cluster < b.cluster; });
  std::size_t end = 0;
  double taken = 0;
  for (const ShapedGlyph& glyph : glyphs) {
    taken += static_cast<double>(glyph.advance_em);
    if (taken > room) break;
    end = glyph.cluster;
    geodata::next_code_point(words, end);
  }
  while (end > 0 && words[end - 1] == ' ') --end;
  return std::string(words.substr(0, end)) + "…";
}

void add_words(std::string& to, std::string_view between, std::string_view words) {
  if (words.empty()) return;
  if (!to.empty()) to.append(between);
  to.append(words);
}

void icon(PanelFrame& f, ScreenXY centre, std::string_view name, geodata::Colour colour, double size_px) {
  SymbolStyle style;
  style.name = name;
  style.colour = colour;
  style.size_px = size_px;
  icon(f, centre, style);
}

void icon(PanelFrame& f, ScreenXY centre, const SymbolStyle& style) {
  const auto rect = f.pictures.symbol(style);
  if (!rect) return;
  const double x = std::round(centre.x * f.scale - rect->width / 2.0) / f.scale;
  const double y = std::round(centre.y * f.scale - rect->height / 2.0) / f.scale;
  quad(f, box(x, y, rect->width / f.scale, rect->height / f.scale), rect->x, rect->y, rect->x + rect->width,
       rect->y + rect->height, 0xFFFFFFFFu);
}

Unclipped::Unclipped(PanelFrame& f) : list_(f.list) { list_->PushClipRectFullScreen(); }
Unclipped::~Unclipped() { list_->PopClipRect(); }

Clip::Clip(PanelFrame&, const ScreenRect& rect) {
  ImGui::PushClipRect(vec(rect.min_x, rect.min_y), vec(rect.max_x, rect.max_y), true);
}
Clip::~Clip() { ImGui::PopClipRect(); }

}  // namespace app
