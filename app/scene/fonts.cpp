#include "app/scene/fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>

namespace app {

std::unique_ptr<Font> Font::open(const std::string& file, int index) {
  hb_blob_t* bytes = hb_blob_create_from_file(file.c_str());  // maps the file
  hb_face_t* face = hb_face_create(bytes, static_cast<unsigned>(index));
  hb_blob_destroy(bytes);
  std::unique_ptr<Font> font;
  if (hb_face_get_glyph_count(face) > 0) {
    font.reset(new Font);
    font->file_ = file;
    font->index_ = index;
    font->shaping_ = hb_font_create(face);
    font->units_per_em_ = hb_face_get_upem(face);
  }
  hb_face_destroy(face);
  return font;
}

Font::~Font() {
  if (face_ != nullptr) FT_Done_Face(face_);
  hb_font_destroy(shaping_);
}

bool Font::has(char32_t c) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(shaping_, c, &glyph) != 0;
}

FT_Face Font::face() {
  if (!face_tried_) {
    face_tried_ = true;
    if (freetype_library() == nullptr || FT_New_Face(freetype_library(), file_.c_str(), index_, &face_) != 0)
      face_ = nullptr;
  }
  return face_;
}

struct MapFonts::Config {
  FcConfig* config = nullptr;
  struct Match {
    std::string file;
    int index = 0;
  };

  Config() : config(FcInitLoadConfigAndFonts()) {}  // 3 to 4 ms with fontconfig's own caches warm
  ~Config() {
    if (config != nullptr) FcConfigDestroy(config);
  }
  Config(const Config&) = delete;
  Config& operator=(const Config&) = delete;

  // fontconfig's best answer; file empty when there is none, or when it has to hold `must_have` and does not.
  Match match(const char* family, bool bold, bool italic, char32_t must_have = 0) const {
    Match out;
    if (config == nullptr) return out;
    FcPattern* pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
    FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcCharSet* wanted = nullptr;
    if (must_have != 0) {
      wanted = FcCharSetCreate();
      FcCharSetAddChar(wanted, must_have);
      FcPatternAddCharSet(pattern, FC_CHARSET, wanted);
    }
    FcConfigSubstitute(config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result = FcResultNoMatch;
    FcPattern* found = FcFontMatch(config, pattern, &result);
    if (found != nullptr) {
      FcChar8* file = nullptr;
      FcCharSet* has = nullptr;
      const bool fits = must_have == 0 || (FcPatternGetCharSet(found, FC_CHARSET, 0, &has) == FcResultMatch &&
                                           FcCharSetHasChar(has, must_have) == FcTrue);
      if (fits && FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch) {
        out.file = reinterpret_cast<const char*>(file);
        FcPatternGetInteger(found, FC_INDEX, 0, &out.index);
        out.index &= 0xFFFF;  // the upper half numbers a variable font's named instances
      }
      FcPatternDestroy(found);
    }
    if (wanted != nullptr) FcCharSetDestroy(wanted);
    FcPatternDestroy(pattern);
    return out;
  }
};

MapFonts::MapFonts() = default;
MapFonts::~MapFonts() = default;

Font* MapFonts::opened(const std::string& file, int index) {
  if (file.empty()) return nullptr;
  for (const auto& font : all_)
    if (font->file() == file && font->index() == index) return font.get();
  auto font = Font::open(file, index);
  if (font == nullptr) return nullptr;
  all_.push_back(std::move(font));
  return all_.back().get();
}

Font* MapFonts::of_kind(Kind kind) {
  if (!tried_[kind]) {
    tried_[kind] = true;
    if (config_ == nullptr) config_ = std::make_unique<Config>();
    const bool heavy = kind == bold || kind == bold_italic || kind == chinese_bold;
    const bool slanted = kind == italic || kind == bold_italic;
    const char* family = kind >= chinese ? "Noto Sans CJK SC" : "Noto Sans";
    const auto match = config_->match(family, heavy, slanted);
    by_kind_[kind] = opened(match.file, match.index);
  }
  return by_kind_[kind];
}

Font* MapFonts::any_with(char32_t c) {
  if (const auto found = others_.find(c); found != others_.end()) return found->second;
  Font* font = nullptr;
  for (const auto& open : all_) {
    if (open->has(c)) {
      font = open.get();
      break;
    }
  }
  if (font == nullptr && config_ != nullptr) {
    const auto match = config_->match("Noto Sans", false, false, c);
    font = opened(match.file, match.index);
    if (font != nullptr && !font->has(c)) font = nullptr;
  }
  if (font == nullptr) missing_.push_back(c);
  others_.emplace(c, font);
  return font;
}

namespace {

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

Font* MapFonts::font_for(char32_t c, bool bold_wanted, bool italic_wanted, Font* before) {
  const auto kind = static_cast<Kind>((bold_wanted ? 1 : 0) + (italic_wanted ? 2 : 0));
  Font* first = of_kind(kind);
  if (before != nullptr && (is_invisible(c) || (is_mark(c) && before->has(c)))) return before;
  if (first != nullptr && first->has(c)) return first;
  Font* cjk = of_kind(bold_wanted ? chinese_bold : chinese);
  if (cjk != nullptr && cjk->has(c)) return cjk;
  if (is_invisible(c)) return first != nullptr ? first : cjk;
  if (Font* other = any_with(c)) return other;
  return first != nullptr ? first : cjk;
}

}  // namespace app
