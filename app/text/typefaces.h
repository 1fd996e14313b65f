// Which installed font draws which character: Noto Serif or Sans, then its CJK SC sister, then any font that has it, as
// fontconfig finds them. Files are opened when first needed (the Chinese ones are large). Main thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/text/font_files.h"

namespace app {

class Typeface;

enum class Face : std::uint8_t { serif, serif_bold, sans, sans_bold, sans_italic, sans_bold_italic };
inline constexpr std::size_t face_count = 6;

constexpr Face sans_face(bool bold, bool italic) {
  return bold ? (italic ? Face::sans_bold_italic : Face::sans_bold) : (italic ? Face::sans_italic : Face::sans);
}

struct FontMetrics {              // in the unit of the one who asks
  float ascent = 0, descent = 0;  // both positive
  float cap_height = 0, x_height = 0;
};

class Typefaces {
 public:
  Typefaces();
  ~Typefaces();
  // Null only when no font at all can be opened. A character that no font has gets the face's own font (and is
  // remembered in missing()). `before`: the font of the character before, which keeps marks and joiners with their
  // base.
  Typeface* font_for(char32_t c, Face face, Typeface* before);
  std::vector<char32_t> missing() const { return missing_; }

  // Of the face's own font, in ems.
  FontMetrics metrics(Face face);

 private:
  struct Family {
    std::optional<Typeface*> latin, chinese;         // nothing: not looked for yet; null: there is none
    std::unordered_map<char32_t, Typeface*> others;  // what draws the characters that neither has
    std::vector<Typeface*> opened;                   // for these, in this order
  };
  Family& family(Face face) { return families_[static_cast<std::size_t>(face)]; }
  Typeface* looked_for(std::optional<Typeface*>& kept, const FontWish& wish, char32_t character);
  Typeface* own(Face face);
  Typeface* own_chinese(Face face);
  Typeface* other(char32_t c, Face face);
  Typeface* opened(const std::optional<FontFile>& file);

  std::array<Family, face_count> families_;
  std::vector<std::unique_ptr<Typeface>> all_;
  std::vector<char32_t> missing_;
};

}  // namespace app
