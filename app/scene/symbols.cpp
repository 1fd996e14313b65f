#include "app/scene/symbols.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "app/scene/symbol_paths.h"
#include "app/text/outline.h"

namespace app {
namespace {

constexpr double grid = 18;
constexpr double halo_px = 1.6;
constexpr double hollow_line = 1.5;  // grid units
constexpr double small_line = 1.15;
constexpr double dash = 2.2, gap = 1.5;

// Relative luminance and contrast of WCAG 2.1.
double luminance(geodata::Colour c) {
  const auto linear = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

geodata::Colour letters_on(geodata::Colour ground) {
  const double l = luminance(ground);
  const bool white = 1.05 / (l + 0.05) >= 3;
  return white ? geodata::Colour{255, 255, 255, 255} : geodata::Colour{0x22, 0x26, 0x2B, 255};
}

// Paint in the order of the pieces, after the halo, which needs them all.
struct PaintLayer {
  Coverage ink;
  geodata::Colour colour;
};

class Painter {
 public:
  Painter(const SymbolStyle& style, const Raster& raster) : style_(style), raster_(raster) {}

  BitmapPtr paint_all(const Drawing& drawing) {
    for (const Piece& piece : drawing.pieces) add_piece(piece);
    auto out = std::make_shared<Bitmap>();
    out->id = next_bitmap_id();
    out->width = raster_.width, out->height = raster_.height;
    out->rgba.resize(static_cast<std::size_t>(out->width) * static_cast<std::size_t>(out->height));
    if (style_.halo && style_.halo->a > 0) {
      Coverage all(raster_.width, raster_.height);
      for (const PaintLayer& layer : layers_) add(all, layer.ink, 0, 0);
      paint(*out, grown(all, halo_px * style_.scale), *style_.halo);
    }
    for (const PaintLayer& layer : layers_)
      if (layer.colour.a > 0) paint(*out, layer.ink, layer.colour);
    return out;
  }

 private:
  geodata::Colour paper() const {
    if (!style_.halo) return {0, 0, 0, 0};
    geodata::Colour c = *style_.halo;
    c.a = 255;
    return c;
  }

  void add_piece(const Piece& piece) {
    const auto lines = flatten(piece.path, 1 / raster_.px_per_unit);
    const geodata::Colour accent = style_.accent.value_or(style_.colour);
    const auto line = [&](geodata::Colour colour, double on, double off) {
      layers_.push_back({stroke_lines(lines, piece.width, on, off, raster_), colour});
    };
    switch (piece.ink) {
      case Ink::fill: return add_area(lines, style_.colour, style_.dashed);
      case Ink::whole: return add_area(lines, style_.colour, false);
      case Ink::accent: return add_area(lines, accent, style_.dashed);
      case Ink::stroke: return line(style_.colour, 0, 0);
      case Ink::accent_stroke: return line(accent, 0, 0);
      case Ink::dashes: return line(style_.colour, 3.2, 2);
      case Ink::letters: return line(style_.hollow || style_.dashed ? style_.colour : letters_on(style_.colour), 0, 0);
      case Ink::paper: layers_.push_back({fill_lines(lines, raster_), paper()}); return;
      case Ink::tint: {
        geodata::Colour c = accent;
        if (!style_.accent) c.a = static_cast<std::uint8_t>(c.a * 0.18);
        layers_.push_back({fill_lines(lines, raster_), c});
        return;
      }
    }
  }

  // Filled, or the paper inside it and its outline. The outline is drawn twice as wide and cut at the edge: a hollow
  // symbol is as large as a filled one.
  void add_area(const std::vector<GridLine>& lines, geodata::Colour colour, bool dashed) {
    Coverage area = fill_lines(lines, raster_);
    if (!style_.hollow && !style_.dashed) {
      layers_.push_back({std::move(area), colour});
      return;
    }
    std::vector<GridLine> closed = lines;
    double least = grid, most = 0;
    for (GridLine& l : closed) {
      l.closed = true;
      for (const GridPoint& p : l.points) least = std::min(least, p.x), most = std::max(most, p.x);
    }
    const bool small = most - least < 7;  // a dot, an ember: a thinner line keeps its hole open, dashes would be crumbs
    Coverage edge =
        stroke_lines(closed, small ? 2 * small_line : 2 * hollow_line, dashed && !small ? dash : 0, gap, raster_);
    multiply(edge, area);
    layers_.push_back({std::move(area), paper()});
    layers_.push_back({std::move(edge), colour});
  }

  const SymbolStyle& style_;
  const Raster& raster_;
  std::vector<PaintLayer> layers_;
};

void append(std::string& key, geodata::Colour c) {
  for (const std::uint8_t v : {c.r, c.g, c.b, c.a}) key += static_cast<char>(v);
}

std::string key_of(const SymbolStyle& s) {
  std::string key(s.name);
  key += '\0';
  key += std::to_string(std::lround(s.size_px * 64)) + "," + std::to_string(std::lround(s.scale * 64)) + ",";
  append(key, s.colour);
  key += s.accent ? 'a' : '-';
  if (s.accent) append(key, *s.accent);
  key += s.halo ? 'h' : '-';
  if (s.halo) append(key, *s.halo);
  key += s.hollow ? 'o' : '-';
  key += s.dashed ? 'd' : '-';
  return key;
}

}  // namespace

BitmapPtr symbol(const SymbolStyle& style) {
  static std::unordered_map<std::string, BitmapPtr> cache;  // main thread; a few hundred small pictures
  std::string key = key_of(style);
  if (const auto found = cache.find(key); found != cache.end()) return found->second;
  if (cache.size() > 2000) cache.clear();
  const double size = std::clamp(style.size_px * style.scale, 1.0, 512.0);
  const int margin = style.halo ? static_cast<int>(std::ceil(halo_px * style.scale)) + 1 : 0;
  Raster raster;
  raster.width = raster.height = static_cast<int>(std::ceil(size)) + 2 * margin;
  raster.px_per_unit = size / grid;
  raster.left = raster.top = margin;
  BitmapPtr made = Painter(style, raster).paint_all(drawing(style.name));
  cache.emplace(std::move(key), made);
  return made;
}

SymbolBox symbol_box(std::string_view name) {
  SymbolBox box{grid, grid, -grid, -grid};
  for (const Piece& piece : drawing(name).pieces) {
    for (const GridLine& line : flatten(piece.path, 0.5)) {
      for (const GridPoint& p : line.points) {
        box.min_x = std::min(box.min_x, p.x - grid / 2 - piece.width / 2);
        box.min_y = std::min(box.min_y, p.y - grid / 2 - piece.width / 2);
        box.max_x = std::max(box.max_x, p.x - grid / 2 + piece.width / 2);
        box.max_y = std::max(box.max_y, p.y - grid / 2 + piece.width / 2);
      }
    }
  }
  return {box.min_x / grid, box.min_y / grid, box.max_x / grid, box.max_y / grid};
}

std::vector<std::string_view> symbol_names() {
  std::vector<std::string_view> out;
  for (const Drawing& d : drawings()) out.push_back(d.name);
  return out;
}

}  // namespace app
