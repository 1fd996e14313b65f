// Drawing into the panel that is being filled. Lengths are px at 100 %; what is straight comes out on whole device px.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "app/ui/panel_frame.h"

namespace app {

inline ScreenRect box(double x, double y, double width, double height) { return {x, y, x + width, y + height}; }
std::uint32_t packed_colour(geodata::Colour c, double opacity = 1);
geodata::Colour mixed(geodata::Colour a, geodata::Colour b, double share_of_b);

void fill(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour, double radius = 0);
// From left to right through the colours. For choosing a colour; nothing else has one.
void gradient(PanelFrame& f, const ScreenRect& rect, std::span<const geodata::Colour> colours);
// From nothing above to the colour below: under a text that goes on.
void fade(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour);
void outline(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour, double radius = 0, double width = 1);
void rule_across(PanelFrame& f, double x0, double x1, double y);  // 1 px, the theme's rule
void rule_down(PanelFrame& f, double x, double y0, double y1);
void disc(PanelFrame& f, ScreenXY centre, double radius, geodata::Colour colour);
void ring(PanelFrame& f, ScreenXY centre, double radius, geodata::Colour colour, double width);
void triangle(PanelFrame& f, ScreenXY a, ScreenXY b, ScreenXY c, geodata::Colour colour);
void line(PanelFrame& f, ScreenXY a, ScreenXY b, geodata::Colour colour, double width);
void dotted_underline(PanelFrame& f, double x0, double x1, double y, geodata::Colour colour);
// The soft shadow of what floats: offset 3, reach 12.
void soft_shadow(PanelFrame& f, const ScreenRect& rect, double radius);

// The translucent ground of what stands on the map: scale bar, credits, a picture's legend.
void plate(PanelFrame& f, const ScreenRect& rect, double opacity = 0.88);

// Text that stands on a baseline; returns its width.
double text(PanelFrame& f, double x, double baseline, Font font, geodata::Colour colour, std::string_view text);
// Text whose capitals are centred about `y`.
double text_at(PanelFrame& f, double x, double y, Font font, geodata::Colour colour, std::string_view text);
double text_centred(PanelFrame& f, const ScreenRect& in, Font font, geodata::Colour colour, std::string_view text);
double text_right(PanelFrame& f, double right, double y, Font font, geodata::Colour colour, std::string_view text);
double text_width(PanelFrame& f, Font font, std::string_view text);
// The text, or its beginning and "…", no wider than this.
std::string elided(PanelFrame& f, Font font, std::string_view text, double width_px);

// Joins words: nothing before the first, `between` before the others.
void add_words(std::string& to, std::string_view between, std::string_view words);

// A symbol centred on a point.
void icon(PanelFrame& f, ScreenXY centre, std::string_view name, geodata::Colour colour, double size_px = 16);
void icon(PanelFrame& f, ScreenXY centre, const SymbolStyle& style);

// Until the end of the scope what is drawn may leave the panel: shadows and tails.
class Unclipped {
 public:
  explicit Unclipped(PanelFrame& f);
  ~Unclipped();
  Unclipped(const Unclipped&) = delete;
  Unclipped& operator=(const Unclipped&) = delete;

 private:
  ImDrawList* list_;
};

// Clips what is drawn and pressed to a rectangle until the end of the scope.
class Clip {
 public:
  Clip(PanelFrame& f, const ScreenRect& rect);
  ~Clip();
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;
};

}  // namespace app
