#include "app/text/typefaces.h"

#include <algorithm>

#include <hb-ot.h>
#include <hb.h>

#include "app/text/typeface.h"

namespace app {
namespace {

struct Wishes {
  FontWish latin, chinese;  // CJK fonts have no italics
};
constexpr std::array<Wishes, face_count> wishes{{
    {{"Noto Serif", false, false}, {"Noto Serif CJK SC", false, false}},
    {{"Noto Serif", true, false}, {"Noto Serif CJK SC", true, false}},
    {{"Noto Sans", false, false}, {"Noto Sans CJK SC", false, false}},
    {{"Noto Sans", true, false}, {"Noto Sans CJK SC", true, false}},
    {{"Noto Sans", false, true}, {"Noto Sans CJK SC", false, false}},
    {{"Noto Sans", true, true}, {"Noto Sans CJK SC", true, false}},
}};

const Wishes& wishes_of(Face face) { return wishes[static_cast<std::size_t>(face)]; }

// Characters that have no ink of their own and belong to what stands before them: joiners, direction marks,
// variation selectors (Unicode 15, Default_Ignorable_Code_Point, the part that occurs in names).
bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_mark(char32_t c) {
  const auto kind = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
  return kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
         kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

}  // namespace

Typefaces::Typefaces() = default;
Typefaces::~Typefaces() = default;

Typeface* Typefaces::opened(const std::optional<FontFile>& file) {
  if (!file) return nullptr;
  for (const auto& open : all_)
    if (open->file() == *file) return open.get();
  auto open = Typeface::open(*file);
  if (open == nullptr) return nullptr;
  all_.push_back(std::move(open));
  return all_.back().get();
}

// Looked for once; where the family is not installed, what has at least this character stands in.
Typeface* Typefaces::looked_for(std::optional<Typeface*>& kept, const FontWish& wish, char32_t character) {
  if (kept) return *kept;
  kept = opened(find_font(wish));
  if (*kept == nullptr) kept = opened(find_font_with(character, wish));
  return *kept;
}

Typeface* Typefaces::own(Face face) { return looked_for(family(face).latin, wishes_of(face).latin, U'A'); }

Typeface* Typefaces::own_chinese(Face face) { return looked_for(family(face).chinese, wishes_of(face).chinese, U'山'); }

Typeface* Typefaces::other(char32_t c, Face face) {
  Family& f = family(face);
  if (const auto known = f.others.find(c); known != f.others.end()) return known->second;
  const auto open = std::find_if(f.opened.begin(), f.opened.end(), [c](const Typeface* t) { return t->has(c); });
  Typeface* found = open != f.opened.end() ? *open : nullptr;
  if (found == nullptr) {
    found = opened(find_font_with(c, wishes_of(face).latin));
    if (found != nullptr && !found->has(c)) found = nullptr;
    if (found != nullptr) f.opened.push_back(found);
  }
  if (found == nullptr && std::find(missing_.begin(), missing_.end(), c) == missing_.end()) missing_.push_back(c);
  f.others.emplace(c, found);
  return found;
}

Typeface* Typefaces::font_for(char32_t c, Face face, Typeface* before) {
  Typeface* const first = own(face);
  if (c < 0x80 && first != nullptr) return first;
  if (before != nullptr && (is_invisible(c) || (is_mark(c) && before->has(c)))) return before;
  if (first != nullptr && first->has(c)) return first;
  Typeface* const cjk = own_chinese(face);
  if (cjk != nullptr && cjk->has(c)) return cjk;
  if (is_invisible(c)) return first != nullptr ? first : cjk;
  if (Typeface* const found = other(c, face)) return found;
  return first != nullptr ? first : cjk;
}

FontMetrics Typefaces::metrics(Face face) {
  FontMetrics metrics{1, 0.25f, 0.7f, 0.5f};
  const Typeface* const font = own(face);
  if (font == nullptr) return metrics;
  const auto em = static_cast<float>(font->units_per_em());
  hb_font_extents_t extents{};
  if (hb_font_get_h_extents(font->shaping(), &extents) != 0) {
    metrics.ascent = static_cast<float>(extents.ascender) / em;
    metrics.descent = static_cast<float>(-extents.descender) / em;
  }
  hb_position_t height = 0;
  if (hb_ot_metrics_get_position(font->shaping(), HB_OT_METRICS_TAG_CAP_HEIGHT, &height) != 0)
    metrics.cap_height = static_cast<float>(height) / em;
  if (hb_ot_metrics_get_position(font->shaping(), HB_OT_METRICS_TAG_X_HEIGHT, &height) != 0)
    metrics.x_height = static_cast<float>(height) / em;
  return metrics;
}

}  // namespace app
