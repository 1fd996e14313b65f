// Text on screen: shaped as the map's names are (app/text), each glyph drawn into the picture atlas when first needed.
// Whatever script a text has, its characters are there in the frame that first shows them.
//
// Glyphs stand at quarters of a device pixel across and on whole pixels down, fitted to the pixel rows, so that letters
// keep their even distances. Main thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "app/text/shaping.h"
#include "app/ui/picture_atlas.h"

struct ImDrawList;
struct ImFont;
struct ImFontAtlas;

namespace app {

struct Font {
  Face face = Face::sans;
  float size_px = 12;  // at 100 %
  friend bool operator==(const Font&, const Font&) = default;
};

// The sizes of the design.
namespace font {
inline constexpr Font article{Face::serif, 16}, quote{Face::serif, 14}, title{Face::serif_bold, 30};
inline constexpr Font title_zh{Face::serif, 22}, name{Face::serif_bold, 17}, heading{Face::sans_bold, 17};
inline constexpr Font text{Face::sans, 14}, text_bold{Face::sans_bold, 14};
inline constexpr Font small{Face::sans, 12}, small_bold{Face::sans_bold, 12};
}  // namespace font

class Fonts {
 public:
  Fonts(PictureAtlas& atlas, std::shared_ptr<Shaping> shaping, double scale);
  ~Fonts();
  void set_scale(double scale);
  double scale() const;

  // Cached; the reference holds until end_frame().
  const ShapedText& shape(Font font, std::string_view text);
  ShapedText shaped_once(Font font, std::string_view text);  // not cached
  double width(Font font, std::string_view text);            // px at 100 %
  FontMetrics metrics(Font font);                            // px at 100 %
  // Baseline of a line of text in a box of this height, as browsers place it.
  float baseline(Font font, float line_height_px);

  // Glyphs [first, last) of `text`, which begins at x and stands on `baseline`.
  void draw(ImDrawList& list, Font font, const ShapedText& text, float x, float baseline, std::uint32_t colour,
            std::size_t first = 0, std::size_t last = SIZE_MAX);

  // Dear ImGui's own font (text fields): filled from the same glyphs. Code points that it lacks are added.
  ImFont* field_font(ImFontAtlas& imgui_atlas);
  void add_to_field_font(std::string_view text);

  // Forgets glyph pictures (the atlas was cleared).
  void drop_pictures();
  // Once a frame: forgets shaped texts when there are very many.
  void end_frame();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
