// Long names on several lines, broken where the Unicode rules allow it. Private to app/scene.
#pragma once

#include <vector>

#include "app/scene/text_shaper.h"

namespace app {

inline constexpr std::size_t most_wrapped_lines = 3;  // of one language

// Lines wider than `widest_px` become up to three lines of as equal a width as their break places allow; what cannot be
// broken stays as it is. O(breaks²) for a long line, and one measuring for a short one.
std::vector<NameLine> wrapped(std::vector<NameLine> lines, double widest_px, TextShaper& shaper);

}  // namespace app
