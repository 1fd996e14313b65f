// Text into glyphs, against the fonts themselves.
#include "app/text/shaping.h"

#include <hb.h>

#include "app/text/glyphs.h"
#include "app/text/typeface.h"
#include "geodata/base/utf8.h"
#include "tests/catch.h"

using namespace app;

TEST_CASE("Every Chinese character that the font has comes as a glyph of its own, with ink") {
  struct Range {
    const char* name;
    char32_t first, last, step;
    std::size_t least;  // of Noto Sans CJK; no font has all of extension B
  };
  const Range ranges[] = {{"unified ideographs", 0x4E00, 0x9FFF, 1, 20'900},
                          {"extension A", 0x3400, 0x4DBF, 1, 6'500},
                          {"extension B, a sample", 0x20000, 0x2A6DF, 1, 500}};
  Shaping shaping;
  Glyphs glyphs;
  Typeface* const font = shaping.typefaces().font_for(U'中', Face::sans, nullptr);
  REQUIRE(font != nullptr);
  for (const Range& range : ranges) {
    INFO(range.name);
    std::size_t found = 0, wrong = 0, without_ink = 0;
    std::string text;
    std::size_t waiting = 0;
    const auto shape = [&] {
      const ShapedText shaped = shaping.shaped_once(text, Face::sans);
      wrong += shaped.glyphs.size() == waiting ? 0u : 1u;
      for (const ShapedGlyph& g : shaped.glyphs) {
        REQUIRE(g.font != nullptr);
        wrong += g.glyph == 0 ? 1u : 0u;
        hb_glyph_extents_t box{};
        if (hb_font_get_glyph_extents(g.font->shaping(), g.glyph, &box) == 0 || box.width == 0 || box.height == 0)
          ++without_ink;
        // Drawing all of them would take seconds.
        if (++found % 101 == 0) without_ink += glyphs.glyph(*g.font, g.glyph, 14, 0).ink.empty() ? 1u : 0u;
      }
      text.clear(), waiting = 0;
    };
    for (char32_t c = range.first; c <= range.last; c += range.step) {
      if (!font->has(c)) continue;
      geodata::append_utf8(text, c);
      if (++waiting == 64) shape();
    }
    shape();
    CHECK(found >= range.least);
    CHECK(wrong == 0);
    CHECK(without_ink == 0);
  }
  CHECK(shaping.typefaces().missing().empty());
}

TEST_CASE("glyphs stand from left to right; clusters tell where their characters are in the text") {
  struct Case {
    std::string_view text;
    std::vector<std::uint32_t> clusters;
    bool in_text_order;
  };
  const Case rows[] = {
      {"ab 山", {0, 1, 2, 3}, true},           {"a\nb", {0, 1, 2}, true},  // a line feed takes a space
      {"\u05D0\u05D1", {2, 0}, false},                                     // aleph, bet: the second stands on the left
      {"a \u05D0\u05D1", {0, 1, 4, 2}, false},                             // Latin first, then the word from its end
      {"\u05D0 1", {3, 2, 0}, false},                                      // a number on the left of what it follows
  };
  Shaping shaping;
  for (const Case& c : rows) {
    CAPTURE(c.text);
    const ShapedText shaped = shaping.shaped_once(c.text, Face::sans);
    std::vector<std::uint32_t> clusters;
    double pen = 0;
    for (const ShapedGlyph& g : shaped.glyphs) {
      clusters.push_back(g.cluster);
      CHECK(static_cast<double>(g.pen_em) == Catch::Approx(pen));
      pen += static_cast<double>(g.advance_em);
    }
    CHECK(clusters == c.clusters);
    CHECK(shaped.advance_em == Catch::Approx(pen));
    CHECK(shaped.in_text_order == c.in_text_order);
  }
}

TEST_CASE("a face that lacks a character borrows the same font for it each time") {
  Shaping shaping;
  Typefaces& typefaces = shaping.typefaces();
  Typeface* const sans = typefaces.font_for(U'a', Face::sans, nullptr);
  REQUIRE(sans != nullptr);
  CHECK(typefaces.font_for(U'\u00E9', Face::sans, nullptr) == sans);
  Typeface* const chinese = typefaces.font_for(U'山', Face::sans, nullptr);
  CHECK(chinese != sans);
  CHECK(typefaces.font_for(U'鞍', Face::sans, sans) == chinese);
  CHECK(typefaces.font_for(U'\u200D', Face::sans, chinese) == chinese);  // a joiner stays with what it joins
  CHECK(typefaces.font_for(U'山', Face::serif, nullptr) != chinese);
  CHECK(typefaces.font_for(U'\uE123', Face::sans, nullptr) == sans);  // private use: a box
  CHECK(typefaces.missing() == std::vector<char32_t>{0xE123});
}
