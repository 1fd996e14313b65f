#include "app/text/shaping.h"

#include <algorithm>

#include <hb.h>
#include <unicode/ubidi.h>

#include "app/text/typeface.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

struct Character {
  char32_t code = 0;
  std::uint32_t byte = 0;
  Typeface* font = nullptr;
  hb_script_t script = HB_SCRIPT_COMMON;
  bool right_to_left = false;
};

bool is_han(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

std::vector<Character> characters_of(std::string_view text, Face face, Typefaces& typefaces) {
  std::vector<Character> out;
  out.reserve(text.size());
  Typeface* before = nullptr;
  hb_script_t script = HB_SCRIPT_COMMON;
  hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
  for (std::size_t at = 0; at < text.size();) {
    Character c;
    c.byte = static_cast<std::uint32_t>(at);
    c.code = geodata::next_code_point(text, at);
    if (c.code < 0x20 || c.code == 0x7F) c.code = ' ';  // a line break in a line is a space
    c.font = typefaces.font_for(c.code, face, before);
    const hb_script_t own = hb_unicode_script(unicode, c.code);
    if (own != HB_SCRIPT_COMMON && own != HB_SCRIPT_INHERITED) script = own;
    c.script = script;
    before = c.font;
    out.push_back(c);
  }
  // What comes before the first letter (brackets, digits) belongs to the first script.
  const auto first =
      std::find_if(out.begin(), out.end(), [](const Character& c) { return c.script != HB_SCRIPT_COMMON; });
  if (first != out.end())
    for (auto c = out.begin(); c != first; ++c) c->script = first->script;
  return out;
}

// The order in which the characters stand from left to right, as runs of one direction (Unicode Bidirectional
// Algorithm, by ICU). Nearly all names have one.
struct TextStretch {
  std::size_t first = 0, last = 0;
  bool right_to_left = false;
};

std::vector<TextStretch> visual_stretches(const std::vector<Character>& characters) {
  std::vector<TextStretch> plain{{0, characters.size(), false}};
  const bool maybe = std::any_of(characters.begin(), characters.end(), [](const Character& c) {
    return (c.code >= 0x590 && c.code < 0x900) || (c.code >= 0xFB1D && c.code < 0xFF00) ||
           (c.code >= 0x10800 && c.code < 0x11000) || (c.code >= 0x1E800 && c.code < 0x1F000);
  });
  if (!maybe) return plain;
  std::u16string utf16;
  std::vector<std::size_t> character_of;  // by UTF-16 unit
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i].code;
    if (c >= 0x10000) {
      utf16 += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
      utf16 += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
      character_of.insert(character_of.end(), 2, i);
    } else {
      utf16 += static_cast<char16_t>(c);
      character_of.push_back(i);
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  UBiDi* bidi = ubidi_open();
  ubidi_setPara(bidi, utf16.data(), static_cast<std::int32_t>(utf16.size()), UBIDI_DEFAULT_LTR, nullptr, &status);
  std::vector<TextStretch> out;
  const std::int32_t runs = U_SUCCESS(status) ? ubidi_countRuns(bidi, &status) : 0;
  for (std::int32_t i = 0; i < runs && U_SUCCESS(status); ++i) {
    std::int32_t start = 0, length = 0;
    const UBiDiDirection direction = ubidi_getVisualRun(bidi, i, &start, &length);
    if (length <= 0) continue;
    out.push_back({character_of[static_cast<std::size_t>(start)],
                   character_of[static_cast<std::size_t>(start + length - 1)] + 1, direction == UBIDI_RTL});
  }
  ubidi_close(bidi);
  return out.empty() ? plain : out;
}

void shape_run(const std::vector<Character>& characters, std::size_t first, std::size_t last, bool right_to_left,
               ShapedText& out) {
  Typeface* font = characters[first].font;
  if (font == nullptr) return;
  hb_buffer_t* buffer = hb_buffer_create();
  for (std::size_t i = first; i < last; ++i) hb_buffer_add(buffer, characters[i].code, characters[i].byte);
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction(buffer, right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, characters[first].script);
  hb_shape(font->shaping(), buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
  const double em = font->units_per_em();
  for (unsigned i = 0; i < count; ++i) {
    ShapedGlyph g;
    g.font = font;
    g.glyph = glyphs[i].codepoint;
    g.cluster = glyphs[i].cluster;
    g.pen_em = static_cast<float>(out.advance_em);
    g.x_em = static_cast<float>(out.advance_em + places[i].x_offset / em);
    g.y_em = static_cast<float>(places[i].y_offset / em);
    g.advance_em = static_cast<float>(places[i].x_advance / em);
    out.advance_em += places[i].x_advance / em;
    hb_glyph_extents_t box;
    if (hb_font_get_glyph_extents(font->shaping(), g.glyph, &box) != 0 && box.height != 0) {
      const double y = places[i].y_offset / em;
      out.ink_max_em = std::max(out.ink_max_em, y + box.y_bearing / em);
      out.ink_min_em = std::min(out.ink_min_em, y + (box.y_bearing + box.height) / em);
    }
    out.glyphs.push_back(g);
  }
  hb_buffer_destroy(buffer);
}

}  // namespace

ShapedText Shaping::shaped_once(std::string_view text, Face face) {
  ShapedText out;
  const auto characters = characters_of(text, face, typefaces_);
  if (characters.empty()) return out;
  out.chinese = is_han(characters.front().code);
  out.glyphs.reserve(characters.size());
  for (const TextStretch& stretch : visual_stretches(characters)) {
    // Runs of one font and script; inside a right-to-left stretch the last run comes first.
    std::vector<TextStretch> runs;
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      const bool same = !runs.empty() && characters[i].font == characters[runs.back().first].font &&
                        characters[i].script == characters[runs.back().first].script;
      if (same) {
        runs.back().last = i + 1;
      } else {
        runs.push_back({i, i + 1, stretch.right_to_left});
      }
    }
    if (stretch.right_to_left) std::reverse(runs.begin(), runs.end());
    for (const TextStretch& run : runs) shape_run(characters, run.first, run.last, run.right_to_left, out);
  }
  for (std::size_t i = 0; i < out.glyphs.size(); ++i) {
    if (i == 0 || out.glyphs[i].cluster != out.glyphs[i - 1].cluster) ++out.cluster_count;
    if (i > 0 && out.glyphs[i].cluster < out.glyphs[i - 1].cluster) out.in_text_order = false;
  }
  return out;
}

const ShapedText& Shaping::shape(std::string_view text, Face face) {
  Cache& cache = cache_[static_cast<std::size_t>(face)];
  if (const auto found = cache.find(text); found != cache.end()) return found->second;
  return cache.emplace(std::string(text), shaped_once(text, face)).first->second;
}

void Shaping::trim() {
  constexpr std::size_t most = 8192;  // texts
  for (Cache& cache : cache_)
    if (cache.size() >= most) cache.clear();
}

}  // namespace app
