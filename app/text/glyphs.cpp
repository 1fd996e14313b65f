#include "app/text/glyphs.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/text/freetype.h"
#include "app/text/typeface.h"

namespace app {
namespace {

// The glyph's outline in its face's slot; null when there is none (a space, a broken font).
FT_Outline* load_outline(Typeface& font, std::uint32_t glyph, double size_px, bool fitted) {
  FT_Face face = font.face(size_px);
  if (face == nullptr) return nullptr;
  const FT_Int32 flags = FT_LOAD_NO_BITMAP | (fitted ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING);
  if (FT_Load_Glyph(face, glyph, flags) != 0) return nullptr;
  if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return nullptr;
  return &face->glyph->outline;
}

}  // namespace

Filled ink_of(Typeface& font, std::uint32_t glyph, double size_px, int step, bool fitted) {
  FT_Outline* outline = load_outline(font, glyph, size_px, fitted);
  if (outline == nullptr) return {};
  FT_Outline_Translate(outline, step * 64 / glyph_steps, 0);
  return fill(*outline);
}

std::size_t Glyphs::Hash::operator()(const Key& k) const noexcept {
  std::size_t h = std::hash<const void*>{}(k.font);
  h = (h ^ k.glyph) * 0x9E3779B97F4A7C15ull;
  h = (h ^ (h >> 29) ^ k.size_and_step) * 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 32);
}

const Filled& Glyphs::glyph(Typeface& font, std::uint32_t glyph, double size_px, int step) {
  const auto size = static_cast<std::uint32_t>(std::lround(std::clamp(size_px, 1.0, 512.0) * 64));
  const Key key{&font, glyph, (size << 2) | static_cast<std::uint32_t>(step)};
  if (const auto found = cache_.find(key); found != cache_.end()) return found->second;
  ++made_;
  return cache_.emplace(key, ink_of(font, glyph, size_px, step, size_px < 20)).first->second;
}

void Glyphs::trim() {
  constexpr std::size_t most = 8192;  // about 3 MB at map sizes
  if (cache_.size() >= most) cache_.clear();
}

Filled Glyphs::turned(Typeface& font, std::uint32_t glyph, double size_px, double x, double y, double angle_rad) {
  FT_Outline* outline = load_outline(font, glyph, size_px, false);
  if (outline == nullptr) return {};
  ++made_;
  const auto fixed = [](double v) { return static_cast<FT_Fixed>(std::lround(v * 65536)); };
  // Clockwise on a screen whose y points down is clockwise in FreeType's frame, whose y points up, too: -angle.
  const double c = std::cos(angle_rad), s = std::sin(angle_rad);
  const FT_Matrix turn{fixed(c), fixed(s), fixed(-s), fixed(c)};
  FT_Outline_Transform(outline, &turn);
  FT_Outline_Translate(outline, std::lround(x * 64), std::lround(-y * 64));
  return fill(*outline);
}

}  // namespace app
