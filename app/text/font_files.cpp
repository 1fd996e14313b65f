#include "app/text/font_files.h"

#include <memory>

#include <fontconfig/fontconfig.h>

namespace app {
namespace {

struct Free {
  void operator()(FcPattern* p) const { FcPatternDestroy(p); }
  void operator()(FcFontSet* s) const { FcFontSetDestroy(s); }
  void operator()(FcObjectSet* o) const { FcObjectSetDestroy(o); }
  void operator()(FcCharSet* c) const { FcCharSetDestroy(c); }
};
using Pattern = std::unique_ptr<FcPattern, Free>;

Pattern pattern_of(const FontWish& wish) {
  Pattern pattern(FcPatternCreate());
  FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(wish.family));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, wish.bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger(pattern.get(), FC_SLANT, wish.italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
  return pattern;
}

std::optional<FontFile> file_of(FcPattern* pattern) {
  FcChar8* path = nullptr;
  int index = 0;
  if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
  if (FcPatternGetInteger(pattern, FC_INDEX, 0, &index) != FcResultMatch) index = 0;
  return FontFile{reinterpret_cast<const char*>(path), index & 0xFFFF};  // upper bits: instance of a variable font
}

}  // namespace

std::optional<FontFile> find_font(const FontWish& wish) {
  // A list, not a match: fontconfig scores every installed file for a match, which takes milliseconds.
  const Pattern pattern = pattern_of(wish);
  const std::unique_ptr<FcObjectSet, Free> objects(FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WIDTH, nullptr));
  const std::unique_ptr<FcFontSet, Free> found(FcFontList(nullptr, pattern.get(), objects.get()));
  if (!found) return std::nullopt;
  for (int i = 0; i < found->nfont; ++i) {
    int width = FC_WIDTH_NORMAL;
    FcPatternGetInteger(found->fonts[i], FC_WIDTH, 0, &width);
    if (width == FC_WIDTH_NORMAL) return file_of(found->fonts[i]);
  }
  return std::nullopt;
}

std::optional<FontFile> find_font_with(char32_t code_point, const FontWish& wish) {
  const Pattern pattern = pattern_of(wish);
  const std::unique_ptr<FcCharSet, Free> characters(FcCharSetCreate());
  FcCharSetAddChar(characters.get(), code_point);
  FcPatternAddCharSet(pattern.get(), FC_CHARSET, characters.get());
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern.get(), FC_COLOR, FcFalse);
  FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultNoMatch;
  const Pattern found(FcFontMatch(nullptr, pattern.get(), &result));
  if (!found) return std::nullopt;
  FcCharSet* has = nullptr;
  if (FcPatternGetCharSet(found.get(), FC_CHARSET, 0, &has) != FcResultMatch || !FcCharSetHasChar(has, code_point))
    return std::nullopt;
  return file_of(found.get());
}

}  // namespace app
