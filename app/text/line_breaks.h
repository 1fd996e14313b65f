// Where a line may end, by the Unicode rules of ICU (Chinese between most characters, English at spaces and hyphens).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace app {

struct LineBreak {
  std::uint32_t byte = 0;  // the next line begins here
  bool forced = false;     // after a line feed
};
// Ascending; the last one is the text's end.
std::vector<LineBreak> line_breaks(std::string_view text);

}  // namespace app
