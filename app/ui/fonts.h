// Text on screen: faces found by fontconfig, shaped by HarfBuzz, drawn by FreeType into the picture atlas when first
// needed. Whatever script a text has, its characters are there in the frame that first shows them.
//
// Glyphs stand at quarters of a device pixel across and on whole pixels down, with FreeType's light hinting, so that
// letters keep their even distances. Noto Serif and Sans come first, then their CJK SC sisters, then any installed
// font that has the character. Main thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/picture_atlas.h"

struct ImDrawList;
struct ImFont;
struct ImFontAtlas;

namespace app {

enum class Face : std::uint8_t { serif, serif_bold, sans, sans_bold };

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

// A text in glyphs; px at 100 %, x from its left end.
struct ShapedText {
  struct Glyph {
    std::uint32_t index = 0;    // in its file
    std::uint32_t cluster = 0;  // byte in the text
    float x = 0, y = 0;         // pen position; y up
    float advance = 0;
    std::uint8_t file = 0;
  };
  std::vector<Glyph> glyphs;  // left to right
  float width_px = 0;
};

struct FontMetrics {              // px at 100 %
  float ascent = 0, descent = 0;  // both positive
  float cap_height = 0, x_height = 0;
};

class Fonts {
 public:
  Fonts(PictureAtlas& atlas, double scale);
  ~Fonts();
  void set_scale(double scale);
  double scale() const;

  // Cached; stays valid until end_frame().
  const ShapedText& shape(Font font, std::string_view text);
  float width(Font font, std::string_view text) { return shape(font, text).width_px; }
  FontMetrics metrics(Font font);
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
  // Once a frame: forgets shaped texts that were long unused.
  void end_frame();
  // "Noto Serif" and the others were found; else what is missing, for a notice.
  std::vector<std::string> missing_families() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
