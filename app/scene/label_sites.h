// Where a name may stand beside its symbol or in its area, best first. Private to app/scene.
#pragma once

#include <vector>

#include "app/scene/label_gather.h"

namespace app {

enum class Side : std::uint8_t {
  right,
  left,
  above,
  below,
  right_above,
  right_below,
  left_above,
  left_below,
  right_high,
  right_low,
  left_high,
  left_low,
  right_far,
  left_far,
  centre,
  centre_above,
  centre_below,
  centre_right,
  centre_left,
  centre_high,  // far from an area's middle, but inside
  centre_low,
  centre_highest,
  centre_lowest,
};

NameAlign align_of(Side side);

struct Site {
  Side side = Side::right;
  ScreenRect box;       // of the block's ink
  bool beside = false;  // the area that it names
};

// The rectangles of the block's lines: beside the shorter one there is room for others.
std::vector<ScreenRect> line_boxes(const Site& site, const TextShaper::Extent& name);

// `symbol`: what the symbol covers, from the point; empty (all 0) when the name stands for itself. `finely`: right and
// left also a little higher and lower, for a name that should find room among symbols.
std::vector<Site> sites_at_point(ScreenXY at, const ScreenRect& symbol, const TextShaper::Extent& name, bool has_symbol,
                                 bool finely = false);
// Inside where it fits, else beside the area at the height of its label point. Where it fits the places beside it come
// last.
std::vector<Site> sites_of_area(const LabelFeature& area, int copy, const View& view, const TextShaper::Extent& name);

}  // namespace app
