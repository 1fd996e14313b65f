// What can be searched: the atlas's places and the named features of its layers.
#pragma once

#include <vector>

#include "app/core/library.h"

namespace app {

// Whole layers of nameless lines (roads, coasts) are not searched. A place's payload is its index with the top bit set,
// a feature's its layer's index and its own. Any thread.
std::vector<geodata::SearchEntry> search_entries(const geodata::Atlas& atlas, const std::vector<Layer>& layers);

}  // namespace app
