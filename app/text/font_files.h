// Which font files there are: fontconfig's answers, nothing else.
#pragma once

#include <optional>
#include <string>

namespace app {

struct FontFile {
  std::string path;
  int index = 0;  // of the face in a collection
  friend bool operator==(const FontFile&, const FontFile&) = default;
};

struct FontWish {
  const char* family = "";
  bool bold = false, italic = false;
};

// The wish to the letter. Nothing when it is not installed.
std::optional<FontFile> find_font(const FontWish& wish);
// Any scalable font that has this character, nearest to the wish.
std::optional<FontFile> find_font_with(char32_t code_point, const FontWish& wish);

}  // namespace app
