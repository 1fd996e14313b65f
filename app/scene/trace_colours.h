// The colours of the kept traces, by their order: the atlas's own first, then five that are apart for all eyes. A
// number stands with each wherever two are shown, so that colour never tells alone.
#pragma once

#include "app/core/library.h"
#include "geodata/atlas/layer_spec.h"

namespace app {

geodata::Colour trace_colour(const Library& library, geodata::Theme theme, std::size_t which);

}  // namespace app
