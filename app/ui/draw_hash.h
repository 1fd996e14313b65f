// A number for what a draw list shows: equal lists, equal numbers; other lists, almost surely others. Never 0.
#pragma once

#include <cstdint>

struct ImDrawList;

namespace app {

std::uint64_t draw_hash(const ImDrawList& list);  // O(bytes), 2-4 GB/s

}  // namespace app
