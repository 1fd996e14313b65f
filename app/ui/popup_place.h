// Where a popup stands: beside its place, never over it, on the side where it hides least. A pure function.
#pragma once

#include <cstdint>
#include <vector>

#include "app/core/camera.h"

namespace app {

enum class PopupSide : std::uint8_t { right, left, above, below, docked };  // of the place; docked: no tail

struct PopupRequest {
  ScreenRect map;  // it stays inside, `margin_px` from the edges
  ScreenXY place;  // where its tail points; same coordinates
  double width_px = 320, height_px = 0;
  std::vector<ScreenRect> avoid;       // drawer, plates
  ScreenRect subject;                  // what it tells of; empty: only the place
  PopupSide last = PopupSide::docked;  // where it stood last frame: kept unless another is clearly better
  double clear_px = 19;                // from the place to the popup: ring and tail
  double margin_px = 12;
};

struct PopupPlace {
  ScreenRect rect;  // may be lower than asked for: it scrolls inside
  PopupSide side = PopupSide::docked;
  ScreenXY tail;  // on the edge of `rect`, nearest to the place
  bool has_tail = false;
};

// A place out of view docks it at the nearest edge without tail. Where no side has room for the width, it stands above
// or below with the height that is there.
PopupPlace place_popup(const PopupRequest& request);
// At the map's left edge, for a place without a point.
PopupPlace dock_popup(const PopupRequest& request);

}  // namespace app
