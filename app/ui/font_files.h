// Which font files there are: fontconfig's answers, nothing else.
#pragma once

#include <optional>
#include <string>

namespace app {

struct FontFile {
  std::string path;
  int index = 0;  // of the face in a collection
};

// A family by its exact name. Nothing when it is not installed.
std::optional<FontFile> find_font(const char* family, bool bold);
// Any scalable font that has this character, nearest to the family asked for.
std::optional<FontFile> find_font_with(char32_t code_point, const char* family, bool bold);

}  // namespace app
