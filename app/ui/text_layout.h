// A paragraph in lines: shaped once, broken where ICU allows it, left aligned, with exact line heights.
//
// Positions are bytes of the text, glyphs stand as they are seen: words that run from right to left are turned within
// their line (Unicode Bidirectional Algorithm). What is marked, underlined or coloured is no part of the layout, so
// that pointing at a word costs no new one. Lines never exceed the width unless a single piece without a break does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/canvas.h"

namespace app {

struct TextSpan {  // a stretch of another colour; sorted, not overlapping
  std::uint32_t first = 0, last = 0;
  geodata::Colour colour;
};

class TextLayout {
 public:
  struct Line {
    std::uint32_t first = 0, last = 0;  // bytes; last is without trailing spaces
    std::uint32_t first_glyph = 0, last_glyph = 0;
    double width_px = 0;
  };

  TextLayout() = default;
  TextLayout(Fonts& fonts, Font font, std::string_view text, double width_px, double line_height_px);

  const std::vector<Line>& lines() const { return lines_; }
  const std::string& text() const { return text_; }
  double height_px() const { return static_cast<double>(lines_.size()) * line_height_; }
  double width_px() const;  // of the widest line
  double line_height_px() const { return line_height_; }

  // Rectangles of the bytes [first, last), one a line and run of glyphs, from the layout's top left corner.
  std::vector<ScreenRect> rects(std::uint32_t first, std::uint32_t last) const;
  // The byte under a point; nothing outside the words.
  std::optional<std::uint32_t> byte_at(double x, double y) const;
  double baseline(std::size_t line) const { return static_cast<double>(line) * line_height_ + baseline_; }

  // Draws what of it lies in [top, bottom) of the window.
  void draw(PanelFrame& f, ScreenXY at, geodata::Colour colour, const std::vector<TextSpan>& spans, double top,
            double bottom) const;

 private:
  std::uint32_t without_blanks(std::uint32_t first, std::uint32_t last) const;
  void add_line(std::uint32_t first, std::uint32_t last);
  void shape_lines(Fonts& fonts);
  double size_px() const { return static_cast<double>(font_.size_px); }
  double pen(std::uint32_t glyph) const;  // px from where the first line begins

  Font font_;
  std::string text_;
  ShapedText shaped_;
  std::vector<Line> lines_;
  double line_height_ = 0, baseline_ = 0;
};

}  // namespace app
