// Colours to choose from: few, plainly different from each other.
#pragma once

#include <vector>

#include "geodata/atlas/layer_spec.h"

namespace app {

// `own` first, then those of the palette, and of the program where the palette has too few, that are furthest from all
// chosen before (in Oklab). Colours as pale as paper are left out. Always the same for the same palette.
std::vector<geodata::ThemeColour> palette_choice(const geodata::Palette& palette, geodata::ThemeColour own,
                                                 std::size_t count);

}  // namespace app
