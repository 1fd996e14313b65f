#include "app/ui/fonts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <unordered_map>
#include <utility>

#include "app/text/glyphs.h"
#include "app/text/typeface.h"
#include "app/ui/imgui_compat.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr float field_size = 14;

struct Picture {
  AtlasRect rect;
  int left = 0, top = 0;  // device px from pen to the picture's corner, y up
};

struct PictureKey {
  const Typeface* font = nullptr;
  std::uint32_t glyph = 0;
  std::uint32_t quarter_px = 0;  // of the size at 100 %
  int step = 0;
  friend bool operator==(const PictureKey&, const PictureKey&) = default;
};
struct PictureHash {
  std::size_t operator()(const PictureKey& k) const {
    const auto size_and_step = (std::uint64_t{k.quarter_px} << 2) | static_cast<std::uint64_t>(k.step);
    return std::hash<const void*>{}(k.font) ^
           std::hash<std::uint64_t>{}((std::uint64_t{k.glyph} << 32) | size_and_step);
  }
};

}  // namespace

struct Fonts::Impl {
  PictureAtlas& atlas;
  double scale;
  std::shared_ptr<Shaping> shared;
  Shaping& shaping = *shared;
  std::unordered_map<PictureKey, Picture, PictureHash> pictures;
  ImFont* field = nullptr;
  std::set<char32_t> in_field;

  Impl(PictureAtlas& a, std::shared_ptr<Shaping> of_window, double s)
      : atlas(a), scale(s), shared(std::move(of_window)) {}

  const Picture& picture(float size_px, Typeface& font, std::uint32_t glyph, int step) {
    const PictureKey key{&font, glyph, static_cast<std::uint32_t>(std::lround(size_px * 4)), step};
    const auto found = pictures.find(key);
    if (found != pictures.end()) return found->second;
    const Filled filled = ink_of(font, glyph, static_cast<double>(size_px) * scale, step, true);
    return pictures.emplace(key, in_atlas(filled)).first->second;
  }

  Picture in_atlas(const Filled& filled) {
    if (filled.ink.empty()) return {};
    const auto rect = atlas.add(filled.ink.width, filled.ink.height);
    if (!rect) return {};
    for (int y = 0; y < filled.ink.height; ++y) {
      const std::uint8_t* from = filled.ink.row(y);
      std::uint32_t* to = atlas.row(*rect, y);
      for (int x = 0; x < filled.ink.width; ++x) to[x] = from[x] * 0x01010101u;
    }
    return {*rect, filled.left, filled.top};
  }

  void add_field_glyph(char32_t c) {
    if (c > 0xFFFF || !in_field.insert(c).second) return;  // ImWchar has 16 bits
    Typeface* const font = shaping.typefaces().font_for(c, Face::sans, nullptr);
    if (font == nullptr) return;
    const std::uint32_t glyph = font->glyph(c).value_or(0);
    const Picture& p = picture(field_size, *font, glyph, 0);
    const auto to_px = static_cast<float>(1 / scale);
    const float x0 = static_cast<float>(p.left) * to_px;
    const float y0 = field->Ascent - static_cast<float>(p.top) * to_px;
    const AtlasRect r = p.rect;
    const float advance = static_cast<float>(font->advance_em(glyph)) * field_size;
    field->AddGlyph(nullptr, static_cast<ImWchar>(c), x0, y0, x0 + static_cast<float>(r.width) * to_px,
                    y0 + static_cast<float>(r.height) * to_px, r.x, r.y, static_cast<float>(r.x + r.width),
                    static_cast<float>(r.y + r.height), advance);
    field->DirtyLookupTables = true;
  }
};

Fonts::Fonts(PictureAtlas& atlas, std::shared_ptr<Shaping> shaping, double scale)
    : impl_(std::make_unique<Impl>(atlas, std::move(shaping), scale)) {}
Fonts::~Fonts() = default;

double Fonts::scale() const { return impl_->scale; }

void Fonts::set_scale(double scale) {
  impl_->scale = scale;
  drop_pictures();
}

void Fonts::drop_pictures() {
  impl_->pictures.clear();
  if (impl_->field == nullptr) return;
  const std::set<char32_t> had = std::move(impl_->in_field);
  impl_->in_field.clear();
  impl_->field->Glyphs.clear();
  for (const char32_t c : had) impl_->add_field_glyph(c);
  impl_->field->BuildLookupTable();
}

const ShapedText& Fonts::shape(Font font, std::string_view text) { return impl_->shaping.shape(text, font.face); }

ShapedText Fonts::shaped_once(Font font, std::string_view text) { return impl_->shaping.shaped_once(text, font.face); }

double Fonts::width(Font font, std::string_view text) {
  return shape(font, text).advance_em * static_cast<double>(font.size_px);
}

FontMetrics Fonts::metrics(Font font) {
  FontMetrics m = impl_->shaping.typefaces().metrics(font.face);
  for (float* const measure : {&m.ascent, &m.descent, &m.cap_height, &m.x_height}) *measure *= font.size_px;
  return m;
}

float Fonts::baseline(Font font, float line_height_px) {
  const FontMetrics m = metrics(font);
  return (line_height_px - m.ascent - m.descent) / 2 + m.ascent;
}

void Fonts::draw(ImDrawList& list, Font font, const ShapedText& text, float x, float baseline, std::uint32_t colour,
                 std::size_t first, std::size_t last) {
  last = std::min(last, text.glyphs.size());
  if (first >= last) return;
  const auto scale = static_cast<float>(impl_->scale);
  const float origin_em = first == 0 ? 0 : text.glyphs[first].pen_em;
  const float base = std::round(baseline * scale);
  const auto count = static_cast<int>(last - first);
  list.PrimReserve(count * 6, count * 4);
  int drawn = 0;
  for (std::size_t i = first; i < last; ++i) {
    const ShapedGlyph& glyph = text.glyphs[i];
    const float from_x = (glyph.x_em - origin_em) * font.size_px;
    const auto quarters = static_cast<int>(std::lround((x + from_x) * scale * glyph_steps));
    const int step = ((quarters % glyph_steps) + glyph_steps) % glyph_steps;
    const Picture& p = impl_->picture(font.size_px, *glyph.font, glyph.glyph, step);
    if (p.rect.width == 0) continue;
    const int whole_px = (quarters - step) / glyph_steps;
    const auto left = static_cast<float>(whole_px + p.left);
    const float top = base - std::round(glyph.y_em * font.size_px * scale) - static_cast<float>(p.top);
    const ImVec2 a(left / scale, top / scale);
    const ImVec2 b((left + p.rect.width) / scale, (top + p.rect.height) / scale);
    list.PrimRectUV(a, b, ImVec2(p.rect.x, p.rect.y),
                    ImVec2(static_cast<float>(p.rect.x + p.rect.width), static_cast<float>(p.rect.y + p.rect.height)),
                    colour);
    ++drawn;
  }
  if (drawn < count) list.PrimUnreserve((count - drawn) * 6, (count - drawn) * 4);
}

ImFont* Fonts::field_font(ImFontAtlas& imgui_atlas) {
  if (impl_->field != nullptr) return impl_->field;
  auto* font = IM_NEW(ImFont);  // the atlas frees it
  const FontMetrics m = metrics(Font{Face::sans, field_size});
  font->FontSize = field_size;
  font->Ascent = (field_size - m.ascent - m.descent) / 2 + m.ascent;
  font->Descent = font->Ascent - field_size;
  font->ContainerAtlas = &imgui_atlas;
  impl_->field = font;
  for (char32_t c = 0x20; c < 0x7F; ++c) impl_->add_field_glyph(c);
  font->BuildLookupTable();
  imgui_atlas.Fonts.push_back(font);
  return font;
}

void Fonts::add_to_field_font(std::string_view text) {
  if (impl_->field == nullptr) return;
  for (std::size_t at = 0; at < text.size();) impl_->add_field_glyph(geodata::next_code_point(text, at));
  if (impl_->field->DirtyLookupTables) impl_->field->BuildLookupTable();
}

void Fonts::end_frame() { impl_->shaping.trim(); }

}  // namespace app
