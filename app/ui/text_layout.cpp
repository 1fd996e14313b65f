#include "app/ui/text_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/text/line_breaks.h"
#include "geodata/base/ascii.h"

namespace app {
namespace {

// Where each byte of a text begins, were it written in one line from left to right, in ems.
class Advances {
 public:
  explicit Advances(const ShapedText& shaped) {
    at_.reserve(shaped.glyphs.size());
    for (const ShapedGlyph& g : shaped.glyphs) at_.push_back({g.cluster, static_cast<double>(g.advance_em)});
    std::stable_sort(at_.begin(), at_.end(), [](const At& a, const At& b) { return a.byte < b.byte; });
    for (At& at : at_) total_ += std::exchange(at.em, total_);
  }

  double operator()(std::uint32_t byte) const {
    const auto at =
        std::lower_bound(at_.begin(), at_.end(), byte, [](const At& a, std::uint32_t b) { return a.byte < b; });
    return at == at_.end() ? total_ : at->em;
  }

 private:
  struct At {
    std::uint32_t byte;
    double em;  // an advance, and then the sum of those before it
  };
  std::vector<At> at_;
  double total_ = 0;
};

}  // namespace

TextLayout::TextLayout(Fonts& fonts, Font font, std::string_view text, double width_px, double line_height_px)
    : font_(font), text_(text), shaped_(fonts.shaped_once(font, text)), line_height_(line_height_px) {
  baseline_ = static_cast<double>(fonts.baseline(font, static_cast<float>(line_height_px)));
  const Advances advances(shaped_);
  const double width_em = width_px / size_px();
  std::uint32_t first = 0, fits = 0;
  for (const LineBreak& b : line_breaks(text_)) {
    const std::uint32_t end = without_blanks(first, b.byte);
    if (advances(end) - advances(first) > width_em && fits > first) {
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
  if (!shaped_.in_text_order) shape_lines(fonts);
  for (Line& line : lines_) line.width_px = pen(line.last_glyph) - pen(line.first_glyph);
}

std::uint32_t TextLayout::without_blanks(std::uint32_t first, std::uint32_t last) const {
  while (last > first && geodata::is_blank(text_[last - 1])) --last;
  return last;
}

void TextLayout::add_line(std::uint32_t first, std::uint32_t last) {
  last = without_blanks(first, last);
  const auto glyph_at = [this](std::uint32_t byte) {
    const auto at = std::lower_bound(shaped_.glyphs.begin(), shaped_.glyphs.end(), byte,
                                     [](const ShapedGlyph& g, std::uint32_t b) { return g.cluster < b; });
    return static_cast<std::uint32_t>(at - shaped_.glyphs.begin());
  };
  const bool in_order = shaped_.in_text_order;
  lines_.push_back({first, last, in_order ? glyph_at(first) : 0, in_order ? glyph_at(last) : 0, 0});
}

// What runs from right to left is ordered within its line, so a line is known before its glyphs are.
void TextLayout::shape_lines(Fonts& fonts) {
  ShapedText all;
  for (Line& line : lines_) {
    const ShapedText part =
        fonts.shaped_once(font_, std::string_view(text_).substr(line.first, line.last - line.first));
    line.first_glyph = static_cast<std::uint32_t>(all.glyphs.size());
    for (ShapedGlyph g : part.glyphs) {
      g.cluster += line.first;
      g.pen_em += static_cast<float>(all.advance_em), g.x_em += static_cast<float>(all.advance_em);
      all.glyphs.push_back(g);
    }
    line.last_glyph = static_cast<std::uint32_t>(all.glyphs.size());
    all.advance_em += part.advance_em;
  }
  shaped_ = std::move(all);
}

double TextLayout::pen(std::uint32_t glyph) const {
  return size_px() *
         (glyph < shaped_.glyphs.size() ? static_cast<double>(shaped_.glyphs[glyph].pen_em) : shaped_.advance_em);
}

double TextLayout::width_px() const {
  double width = 0;
  for (const Line& line : lines_) width = std::max(width, line.width_px);
  return width;
}

std::vector<ScreenRect> TextLayout::rects(std::uint32_t first, std::uint32_t last) const {
  std::vector<ScreenRect> out;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (std::max(first, line.first) >= std::min(last, line.last)) continue;
    const double y = static_cast<double>(i) * line_height_;
    const auto is_in = [&](std::uint32_t g) {
      return shaped_.glyphs[g].cluster >= first && shaped_.glyphs[g].cluster < last;
    };
    for (std::uint32_t g = line.first_glyph; g < line.last_glyph; ++g) {
      if (!is_in(g)) continue;
      const std::uint32_t from = g;
      while (g < line.last_glyph && is_in(g)) ++g;
      const double origin = pen(line.first_glyph);
      out.push_back({pen(from) - origin, y, pen(g) - origin, y + line_height_});
    }
  }
  return out;
}

std::optional<std::uint32_t> TextLayout::byte_at(double x, double y) const {
  if (y < 0 || y >= height_px()) return std::nullopt;
  const Line& line = lines_[static_cast<std::size_t>(y / line_height_)];
  if (x < 0 || x >= line.width_px) return std::nullopt;
  const double origin = pen(line.first_glyph);
  for (std::uint32_t g = line.first_glyph; g < line.last_glyph; ++g)
    if (x < pen(g + 1) - origin) return shaped_.glyphs[g].cluster;
  return std::nullopt;
}

void TextLayout::draw(PanelFrame& f, ScreenXY at, geodata::Colour colour, const std::vector<TextSpan>& spans,
                      double top, double bottom) const {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const double y = at.y + static_cast<double>(i) * line_height_;
    if (y + line_height_ <= top || y >= bottom) continue;
    const Line& line = lines_[i];
    const double origin = pen(line.first_glyph);
    const auto draw_part = [&](std::uint32_t first, std::uint32_t last, geodata::Colour c) {
      f.fonts.draw(*f.list, font_, shaped_, static_cast<float>(at.x + pen(first) - origin),
                   static_cast<float>(y + baseline_), packed_colour(c), first, last);
    };
    const auto colour_of = [&](std::uint32_t g) {
      const std::uint32_t byte = shaped_.glyphs[g].cluster;
      const auto span = std::upper_bound(spans.begin(), spans.end(), byte,
                                         [](std::uint32_t b, const TextSpan& s) { return b < s.last; });
      return span != spans.end() && span->first <= byte ? span->colour : colour;
    };
    for (std::uint32_t g = line.first_glyph; g < line.last_glyph;) {
      const std::uint32_t from = g;
      const geodata::Colour of_run = colour_of(from);
      while (g < line.last_glyph && colour_of(g) == of_run) ++g;
      draw_part(from, g, of_run);
    }
  }
}

}  // namespace app
