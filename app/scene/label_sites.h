// Where a name may stand beside its symbol or in its area, best first. Private to app/scene.
#pragma once

#include <vector>

#include "app/scene/label_gather.h"

namespace app {

enum class Side : std::uint8_t {
  right, left, above, below,
  right_above, right_below, left_above, left_below,
  centre, centre_above, centre_below, centre_right, centre_left,
};

NameAlign align_of(Side side);

struct Site {
  Side side = Side::right;
  ScreenRect box;  // of the block's ink
};

// `symbol`: what the symbol covers, from the point; empty (all 0) when the name stands for itself.
std::vector<Site> sites_at_point(ScreenXY at, const ScreenRect& symbol, const TextShaper::Extent& name, bool has_symbol);
// Inside where it fits, else beside the area at the height of its label point.
std::vector<Site> sites_of_area(const LabelFeature& area, const View& view, const TextShaper::Extent& name);

}  // namespace app
