// Text into glyphs: split by direction, script and font, each run shaped by HarfBuzz in the font's own units, so that
// one shaping serves every size. Private to app/scene.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/scene/fonts.h"

namespace app {

struct ShapedGlyph {
  Font* font = nullptr;
  std::uint32_t glyph = 0;
  std::uint32_t cluster = 0;  // byte offset in the text of the characters it shows
  double x_em = 0, y_em = 0;  // of its origin from the line's start, y up, in ems
  double advance_em = 0;
};

struct ShapedText {
  std::vector<ShapedGlyph> glyphs;  // from left to right
  double advance_em = 0;
  double ink_min_em = 0, ink_max_em = 0;  // of all glyphs, y up from the baseline
  std::uint32_t cluster_count = 0;        // letter spacing goes between clusters
  bool chinese = false;                   // begins with a Han character: sits lower and taller than Latin
};

class Shaping {
 public:
  // Cached; the reference holds until the next call.
  const ShapedText& shape(std::string_view text, bool bold, bool italic);
  MapFonts& fonts() { return fonts_; }
  const MapFonts& fonts() const { return fonts_; }

 private:
  ShapedText shape_anew(std::string_view text, bool bold, bool italic);
  MapFonts fonts_;
  std::unordered_map<std::string, ShapedText> cache_;
};

}  // namespace app
