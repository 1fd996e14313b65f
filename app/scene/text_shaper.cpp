#include "app/scene/text_shaper.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/text/glyphs.h"

namespace app {
namespace {

// What a line occupies, in ems: Noto Sans' letters reach from -0.24 to 0.77 with capitals of 0.71; the bodies of Noto
// Sans CJK's characters from -0.09 to 0.85.
struct LineShape {
  double ascent, descent, capital, foot;
};
constexpr LineShape latin_shape{0.77, 0.24, 0.714, 0};
constexpr LineShape chinese_shape{0.85, 0.09, 0.84, 0.08};

Face face_of(const NameStyle& style) { return sans_face(style.bold, style.italic); }

struct LineLayout {
  double x = 0, baseline = 0, width = 0;  // device px from the block's left edge and the first baseline, y down
  LineShape shape = latin_shape;
  double ink_top = 0, ink_bottom = 0;  // ems above and below the baseline
  double size = 0, spacing = 0;        // device px
};

struct BlockLayout {
  std::vector<LineLayout> lines;
  double width = 0, top = 0, bottom = 0;  // device px; top above the first baseline, bottom below it
  double body_top = 0, body_bottom = 0;
};

void append(std::string& key, const NameStyle& s) {
  const auto number = [&key](double v) { key.append(std::to_string(std::lround(v * 64))).push_back(','); };
  const auto colour = [&number](geodata::Colour c) { number(c.r * 256.0 + c.g), number(c.b * 256.0 + c.a); };
  number(s.size_px), number((s.bold ? 1 : 0) + (s.italic ? 2 : 0));
  colour(s.colour), colour(s.halo);
  number(s.halo_px), number(s.letter_spacing_px), number(s.scale);
}

struct GlyphPiece {  // one glyph on the canvas
  const Filled* filled = nullptr;
  int x = 0, y = 0;  // of the glyph's origin
  std::size_t line = 0;
};

struct Bounds {
  int min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  bool empty = true;
  void add(int x0, int y0, int x1, int y1) {
    min_x = empty ? x0 : std::min(min_x, x0), min_y = empty ? y0 : std::min(min_y, y0);
    max_x = empty ? x1 : std::max(max_x, x1), max_y = empty ? y1 : std::max(max_y, y1);
    empty = false;
  }
  void add(const GlyphPiece& p) {
    if (p.filled->ink.empty()) return;
    const int x0 = p.x + p.filled->left, y0 = p.y - p.filled->top;
    add(x0, y0, x0 + p.filled->ink.width, y0 + p.filled->ink.height);
  }
};

// Draws the pieces with their lines' colours over one halo round them all. Returns the picture and where its frame's
// origin lies in it (device px).
struct Drawn {
  std::shared_ptr<Bitmap> bitmap;
  int origin_x = 0, origin_y = 0;
};

Drawn draw(const std::vector<GlyphPiece>& pieces, Bounds bounds, const std::vector<NameStyle>& styles) {
  for (const GlyphPiece& piece : pieces) bounds.add(piece);
  const NameStyle& first = styles.front();
  const double radius = first.halo.a == 0 ? 0 : first.halo_px * first.scale;
  const int margin = static_cast<int>(std::ceil(radius));
  Drawn out;
  out.bitmap = std::make_shared<Bitmap>();
  out.bitmap->id = next_bitmap_id();
  constexpr int most = 8192;
  const int width = bounds.max_x - bounds.min_x + 2 * margin, height = bounds.max_y - bounds.min_y + 2 * margin;
  if (bounds.empty || width <= 0 || height <= 0 || width > most || height > most) return out;
  out.origin_x = margin - bounds.min_x, out.origin_y = margin - bounds.min_y;
  out.bitmap->width = width, out.bitmap->height = height;
  out.bitmap->rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));

  std::vector<Coverage> lines(styles.size());
  Coverage all(width, height);
  for (std::size_t i = 0; i < styles.size(); ++i) {
    lines[i] = Coverage(width, height);
    for (const GlyphPiece& p : pieces) {
      if (p.line == i && !p.filled->ink.empty())
        add(lines[i], p.filled->ink, p.x + p.filled->left + out.origin_x, p.y - p.filled->top + out.origin_y);
    }
    add(all, lines[i], 0, 0);
  }
  if (radius > 0) paint(*out.bitmap, grown(all, radius), first.halo);
  for (std::size_t i = 0; i < styles.size(); ++i) paint(*out.bitmap, lines[i], styles[i].colour);
  return out;
}

}  // namespace

struct TextShaper::Impl {
  explicit Impl(std::shared_ptr<Shaping> of_window) : shared(std::move(of_window)) {}

  std::shared_ptr<Shaping> shared;
  Shaping& shaping = *shared;
  Glyphs glyphs;

  struct Kept {
    NamePicture picture;
    std::uint64_t used = 0;
  };
  std::unordered_map<std::string, Kept> pictures;
  std::uint64_t uses = 0;

  BlockLayout layout(const std::vector<NameLine>& lines, NameAlign align);
  NamePicture draw_block(const std::vector<NameLine>& lines, NameAlign align);
  void forget_old();
};

BlockLayout TextShaper::Impl::layout(const std::vector<NameLine>& lines, NameAlign align) {
  BlockLayout out;
  double baseline = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const NameStyle& style = lines[i].style;
    const ShapedText& text = shaping.shape(lines[i].text, face_of(style));
    LineLayout line;
    line.size = style.size_px * style.scale, line.spacing = style.letter_spacing_px * style.scale;
    line.shape = text.chinese ? chinese_shape : latin_shape;
    line.ink_top = text.ink_max_em, line.ink_bottom = -text.ink_min_em;
    const double gaps = text.cluster_count > 1 ? text.cluster_count - 1 : 0;
    line.width = text.advance_em * line.size + gaps * line.spacing;
    if (i > 0) {
      // Lines stand as close as letters with descenders allow: measured on good printed maps, not the fonts' own
      // leading.
      const LineLayout& above = out.lines.back();
      const double below = above.shape.foot > 0 ? above.shape.descent : 0.25;
      baseline += std::round(below * above.size + (text.chinese ? 0.88 : 0.77) * line.size + 0.6 * style.scale);
    }
    line.baseline = baseline;
    out.lines.push_back(line);
    out.width = std::max(out.width, line.width);
  }
  if (out.lines.empty()) return out;
  for (LineLayout& line : out.lines) {
    const double free = out.width - line.width;
    line.x = align == NameAlign::left ? 0 : align == NameAlign::right ? free : free / 2;
  }
  const LineLayout& first = out.lines.front();
  const LineLayout& last = out.lines.back();
  out.top = first.shape.ascent * first.size, out.bottom = last.baseline + last.shape.descent * last.size;
  out.body_top = first.shape.capital * first.size, out.body_bottom = last.baseline + last.shape.foot * last.size;
  return out;
}

NamePicture TextShaper::Impl::draw_block(const std::vector<NameLine>& lines, NameAlign align) {
  const BlockLayout block = layout(lines, align);
  std::vector<GlyphPiece> pieces;
  std::vector<NameStyle> styles;
  glyphs.trim(), shaping.trim();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const NameStyle& style = lines[i].style;
    const LineLayout& at = block.lines[i];
    const ShapedText& text = shaping.shape(lines[i].text, face_of(style));
    double spacing = 0;
    for (std::size_t g = 0; g < text.glyphs.size(); ++g) {
      const ShapedGlyph& glyph = text.glyphs[g];
      if (g > 0 && glyph.cluster != text.glyphs[g - 1].cluster) spacing += at.spacing;
      const double x = at.x + static_cast<double>(glyph.x_em) * at.size + spacing;
      const auto quarters = static_cast<int>(std::floor(x * glyph_steps + 0.5));
      const int step = ((quarters % glyph_steps) + glyph_steps) % glyph_steps;
      GlyphPiece piece;
      piece.filled = &glyphs.glyph(*glyph.font, glyph.glyph, at.size, step);
      piece.x = (quarters - step) / glyph_steps;
      piece.y = static_cast<int>(std::lround(at.baseline - static_cast<double>(glyph.y_em) * at.size));
      piece.line = i;
      pieces.push_back(piece);
    }
    styles.push_back(style);
  }
  NamePicture out;
  if (styles.empty()) return out;
  Bounds bounds;
  bounds.add(0, -static_cast<int>(std::ceil(block.top)), static_cast<int>(std::ceil(block.width)),
             static_cast<int>(std::ceil(block.bottom)));
  const Drawn drawn = draw(pieces, bounds, styles);
  const double scale = styles.front().scale;
  out.bitmap = drawn.bitmap;
  out.width_px = drawn.bitmap->width / scale, out.height_px = drawn.bitmap->height / scale;
  out.origin_x = drawn.origin_x / scale, out.origin_y = drawn.origin_y / scale;
  out.ink_min_x = out.origin_x, out.ink_max_x = out.origin_x + block.width / scale;
  out.ink_min_y = out.origin_y - block.top / scale, out.ink_max_y = out.origin_y + block.bottom / scale;
  return out;
}

void TextShaper::Impl::forget_old() {
  constexpr std::size_t many = 600;
  constexpr std::uint64_t long_ago = 4000;  // uses: some twenty frames of a full map
  if (pictures.size() < many || uses % 256 != 0) return;
  for (auto it = pictures.begin(); it != pictures.end();)
    it = it->second.used + long_ago < uses ? pictures.erase(it) : std::next(it);
}

TextShaper::TextShaper(std::shared_ptr<Shaping> shaping) : impl_(std::make_unique<Impl>(std::move(shaping))) {}
TextShaper::~TextShaper() = default;

TextShaper::Extent TextShaper::measure(const std::vector<NameLine>& lines) {
  Extent out;
  if (lines.empty()) return out;
  impl_->shaping.trim();
  const BlockLayout block = impl_->layout(lines, NameAlign::left);
  const double scale = lines.front().style.scale;
  out.width_px = block.width / scale, out.height_px = (block.top + block.bottom) / scale;
  for (const LineLayout& line : block.lines) {
    out.lines.push_back({line.width / scale, (block.top + line.baseline - line.ink_top * line.size) / scale,
                         (block.top + line.baseline + line.ink_bottom * line.size) / scale});
  }
  out.body_min_y = (block.top - block.body_top) / scale, out.body_max_y = (block.top + block.body_bottom) / scale;
  return out;
}

NamePicture TextShaper::picture(const std::vector<NameLine>& lines, NameAlign align) {
  std::string key;
  for (const NameLine& line : lines) {
    key += line.text;
    key += '\0';
    append(key, line.style);
  }
  key += lines.size() < 2 ? 'l' : align == NameAlign::left ? 'l' : align == NameAlign::right ? 'r' : 'c';
  ++impl_->uses;
  if (const auto found = impl_->pictures.find(key); found != impl_->pictures.end()) {
    found->second.used = impl_->uses;
    return found->second.picture;
  }
  impl_->forget_old();
  NamePicture made = impl_->draw_block(lines, align);
  impl_->pictures[key] = {made, impl_->uses};
  return made;
}

std::vector<TextShaper::Cluster> TextShaper::clusters(std::string_view text, const NameStyle& style) {
  const ShapedText& shaped = impl_->shaping.shape(text, face_of(style));
  std::vector<Cluster> out;
  std::vector<std::uint32_t> starts;
  for (const ShapedGlyph& glyph : shaped.glyphs) {
    if (starts.empty() || glyph.cluster != starts.back()) {
      starts.push_back(glyph.cluster);
      out.emplace_back();
    }
    out.back().advance_px += static_cast<double>(glyph.advance_em) * style.size_px;
  }
  std::vector<std::uint32_t> ends = starts;
  std::sort(ends.begin(), ends.end());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto next = std::upper_bound(ends.begin(), ends.end(), starts[i]);
    const std::size_t end = next == ends.end() ? text.size() : *next;
    out[i].text = std::string(text.substr(starts[i], end - starts[i]));
    out[i].advance_px += style.letter_spacing_px;
  }
  return out;
}

NamePicture TextShaper::bent_picture(const std::vector<Cluster>& clusters, const std::vector<Placed>& placed,
                                     const NameStyle& style) {
  return bent_picture({BentPart{clusters, placed, style}});
}

NamePicture TextShaper::bent_picture(const std::vector<BentPart>& parts) {
  NamePicture out;
  if (parts.empty()) return out;
  std::vector<Filled> images;
  std::vector<std::size_t> line_of;
  std::vector<NameStyle> styles;
  for (const BentPart& part : parts) {
    const NameStyle& style = part.style;
    const double size = style.size_px * style.scale;
    for (const Placed& at : part.placed) {
      if (at.cluster >= part.clusters.size()) continue;
      const Cluster& cluster = part.clusters[at.cluster];
      const ShapedText& shaped = impl_->shaping.shape(cluster.text, face_of(style));
      for (const ShapedGlyph& glyph : shaped.glyphs) {
        const double dx = (static_cast<double>(glyph.x_em) - shaped.advance_em / 2) * size;
        const double dy = -static_cast<double>(glyph.y_em) * size;
        const double c = std::cos(at.angle_rad), s = std::sin(at.angle_rad);
        images.push_back(impl_->glyphs.turned(*glyph.font, glyph.glyph, size, at.x_px * style.scale + dx * c - dy * s,
                                              at.y_px * style.scale + dx * s + dy * c, at.angle_rad));
        line_of.push_back(styles.size());
      }
    }
    styles.push_back(style);
  }
  std::vector<GlyphPiece> pieces(images.size());
  Bounds ink;
  for (std::size_t i = 0; i < images.size(); ++i) {
    pieces[i].filled = &images[i], pieces[i].line = line_of[i];
    ink.add(pieces[i]);
  }
  const Drawn drawn = draw(pieces, {}, styles);
  const double scale = styles.front().scale;
  out.bitmap = drawn.bitmap;
  out.width_px = drawn.bitmap->width / scale, out.height_px = drawn.bitmap->height / scale;
  out.origin_x = drawn.origin_x / scale, out.origin_y = drawn.origin_y / scale;
  out.ink_min_x = out.origin_x + ink.min_x / scale, out.ink_max_x = out.origin_x + ink.max_x / scale;
  out.ink_min_y = out.origin_y + ink.min_y / scale, out.ink_max_y = out.origin_y + ink.max_y / scale;
  return out;
}

std::vector<char32_t> TextShaper::missing() const { return impl_->shaping.typefaces().missing(); }
std::size_t TextShaper::glyphs_made() const { return impl_->glyphs.made(); }

}  // namespace app
