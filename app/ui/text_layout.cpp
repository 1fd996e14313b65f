#include "app/ui/text_layout.h"

#include <algorithm>
#include <cmath>

#include "app/scene/line_breaks.h"

#include "geodata/base/ascii.h"

namespace app {
namespace {

// Index of the first glyph whose cluster is at or after a byte. Glyphs come in the order of the text.
std::uint32_t glyph_at(const ShapedText& shaped, std::uint32_t byte) {
  const auto at = std::lower_bound(shaped.glyphs.begin(), shaped.glyphs.end(), byte,
                                   [](const ShapedText::Glyph& g, std::uint32_t b) { return g.cluster < b; });
  return static_cast<std::uint32_t>(at - shaped.glyphs.begin());
}

double pen(const ShapedText& shaped, std::uint32_t glyph) {
  return static_cast<double>(glyph < shaped.glyphs.size() ? shaped.glyphs[glyph].x : shaped.width_px);
}

}  // namespace

TextLayout::TextLayout(Fonts& fonts, Font font, std::string_view text, double width_px, double line_height_px)
    : font_(font), text_(text), shaped_(fonts.shape(font, text)), line_height_(line_height_px) {
  baseline_ = static_cast<double>(fonts.baseline(font, static_cast<float>(line_height_px)));
  std::uint32_t first = 0, fits = 0;
  for (const LineBreak& b : line_breaks(text_)) {
    std::uint32_t end = b.byte;
    while (end > first && geodata::is_blank(text_[end - 1])) --end;
    const double width = pen(shaped_, glyph_at(shaped_, end)) - pen(shaped_, glyph_at(shaped_, first));
    if (width > width_px && fits > first) {
      add_line(first, fits);
      first = fits;
    }
    fits = b.byte;
    if (b.forced) {
      add_line(first, fits);
      first = fits;
    }
  }
  if (first < text_.size()) add_line(first, static_cast<std::uint32_t>(text_.size()));
}

void TextLayout::add_line(std::uint32_t first, std::uint32_t last) {
  while (last > first && geodata::is_blank(text_[last - 1])) --last;
  Line line{first, last, glyph_at(shaped_, first), glyph_at(shaped_, last), 0};
  line.width_px = pen(shaped_, line.last_glyph) - pen(shaped_, line.first_glyph);
  lines_.push_back(line);
}

double TextLayout::width_px() const {
  double width = 0;
  for (const Line& line : lines_) width = std::max(width, line.width_px);
  return width;
}

double TextLayout::x_of(const Line& line, std::uint32_t byte) const {
  const std::uint32_t glyph = std::clamp(glyph_at(shaped_, byte), line.first_glyph, line.last_glyph);
  return pen(shaped_, glyph) - pen(shaped_, line.first_glyph);
}

std::vector<ScreenRect> TextLayout::rects(std::uint32_t first, std::uint32_t last) const {
  std::vector<ScreenRect> out;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const std::uint32_t from = std::max(first, line.first), to = std::min(last, line.last);
    if (from >= to) continue;
    const double y = static_cast<double>(i) * line_height_;
    out.push_back({x_of(line, from), y, x_of(line, to), y + line_height_});
  }
  return out;
}

std::optional<std::uint32_t> TextLayout::byte_at(double x, double y) const {
  if (y < 0 || y >= height_px()) return std::nullopt;
  const Line& line = lines_[static_cast<std::size_t>(y / line_height_)];
  if (x < 0 || x >= line.width_px) return std::nullopt;
  const double origin = pen(shaped_, line.first_glyph);
  for (std::uint32_t g = line.first_glyph; g < line.last_glyph; ++g)
    if (x < pen(shaped_, g + 1) - origin) return shaped_.glyphs[g].cluster;
  return std::nullopt;
}

void TextLayout::draw(PanelFrame& f, ScreenXY at, geodata::Colour colour, const std::vector<TextSpan>& spans,
                      double top, double bottom) const {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const double y = at.y + static_cast<double>(i) * line_height_;
    if (y + line_height_ <= top || y >= bottom) continue;
    const Line& line = lines_[i];
    const double origin = pen(shaped_, line.first_glyph);
    const auto draw_part = [&](std::uint32_t first, std::uint32_t last, geodata::Colour c) {
      if (first >= last) return;
      f.fonts.draw(*f.list, font_, shaped_, static_cast<float>(at.x + pen(shaped_, first) - origin),
                   static_cast<float>(y + baseline_), packed_colour(c), first, last);
    };
    std::uint32_t done = line.first_glyph;
    for (const TextSpan& span : spans) {
      if (span.last <= line.first || span.first >= line.last) continue;
      const std::uint32_t first = std::max(done, glyph_at(shaped_, span.first));
      const std::uint32_t last = std::min(line.last_glyph, glyph_at(shaped_, span.last));
      draw_part(done, first, colour);
      draw_part(first, last, span.colour);
      done = std::max(done, last);
    }
    draw_part(done, line.last_glyph, colour);
  }
}

}  // namespace app
