// Which installed font draws which character: Noto Sans, then Noto Sans CJK SC, then any font that has it, as
// fontconfig finds them. Files are opened when first needed (the Chinese ones are large). Private to app/scene.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <hb.h>

#include "app/scene/freetype.h"

namespace app {

class Font {
 public:
  // Null when HarfBuzz cannot read the file.
  static std::unique_ptr<Font> open(const std::string& file, int index);
  ~Font();
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;

  bool has(char32_t c) const;
  hb_font_t* shaping() const { return shaping_; }  // its scale: units_per_em
  double units_per_em() const { return units_per_em_; }
  FT_Face face();  // opened on first use; null when FreeType cannot read it
  const std::string& file() const { return file_; }
  int index() const { return index_; }

 private:
  Font() = default;
  std::string file_;
  int index_ = 0;
  hb_font_t* shaping_ = nullptr;
  double units_per_em_ = 1000;
  FT_Face face_ = nullptr;
  bool face_tried_ = false;
};

class MapFonts {
 public:
  MapFonts();
  ~MapFonts();

  // Null only when no font at all can be opened. A character that no font has gets the first font (and is remembered in
  // missing()). `before`: the font of the character before, which keeps marks and joiners with their base.
  Font* font_for(char32_t c, bool bold, bool italic, Font* before);
  std::vector<char32_t> missing() const { return missing_; }

 private:
  struct Config;
  enum Kind { upright = 0, bold = 1, italic = 2, bold_italic = 3, chinese = 4, chinese_bold = 5, kinds = 6 };
  Font* of_kind(Kind kind);
  Font* any_with(char32_t c);
  Font* opened(const std::string& file, int index);

  std::unique_ptr<Config> config_;
  Font* by_kind_[kinds] = {};
  bool tried_[kinds] = {};
  std::vector<std::unique_ptr<Font>> all_;
  std::unordered_map<char32_t, Font*> others_;
  std::vector<char32_t> missing_;
};

}  // namespace app
