// Text into glyphs: split by direction, script and font, each run shaped by HarfBuzz in the font's own units, so that
// one shaping serves every size. Main thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/text/typefaces.h"

namespace app {

struct ShapedGlyph {
  Typeface* font = nullptr;
  std::uint32_t glyph = 0;    // in its font
  std::uint32_t cluster = 0;  // byte offset in the text of the characters it shows
  float pen_em = 0;           // where it begins, from the line's start
  float x_em = 0, y_em = 0;   // of its origin from the line's start, y up
  float advance_em = 0;
};

struct ShapedText {
  std::vector<ShapedGlyph> glyphs;  // from left to right
  double advance_em = 0;
  double ink_min_em = 0, ink_max_em = 0;  // of all glyphs, y up from the baseline
  std::uint32_t cluster_count = 0;        // letter spacing goes between clusters
  bool chinese = false;                   // begins with a Han character: sits lower and taller than Latin
  bool in_text_order = true;              // clusters ascend: nothing of it runs from right to left
};

// One for a window: map and panels share what it has opened and shaped.
class Shaping {
 public:
  // Cached; the reference holds until trim().
  const ShapedText& shape(std::string_view text, Face face);
  // The same, kept by the caller alone: for long texts.
  ShapedText shaped_once(std::string_view text, Face face);
  // Forgets everything once there is very much of it: a traveller through a large file must not fill the memory.
  void trim();

  Typefaces& typefaces() { return typefaces_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Cache = std::unordered_map<std::string, ShapedText, Hash, std::equal_to<>>;

  Typefaces typefaces_;
  std::array<Cache, face_count> cache_;
};

}  // namespace app
