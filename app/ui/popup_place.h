// Where a popup stands: beside what it speaks of and never over it, on the side where it hides least. A pure function.
//
// Tried in turn: the four sides of the box that must stay free, slid along that side; the map moved a little so that a
// side becomes free; above or below, shorter; within what fills the view, where that hides little of it; at last a
// strip along an edge of the map. Costs some thousand comparisons of rectangles.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/core/camera.h"

namespace app {

enum class PopupSide : std::uint8_t { right, left, above, below, strip, docked };  // docked: of no place, without tail

struct PopupRequest {
  ScreenRect map;                 // it stays inside, `margin_px` from the edges
  ScreenXY place;                 // what its tail points to, or the nearest edge of `keep` before it; same coordinates
  ScreenRect keep;                // stays free: the part in view of what it tells of, and its name
  double gap_px = 14;             // from `keep` to the popup: the tail and a little air
  std::vector<ScreenXY> outline;  // points along the lines of what it tells of, in view, evenly
  std::vector<ScreenRect> names;  // of what it tells of
  std::vector<ScreenRect> avoid;  // drawer, plates: never covered
  struct Thing {                  // that it had better not hide
    ScreenRect box;
    double weight = 1;
  };
  std::vector<Thing> things;
  double width_px = 320, height_px = 0;
  PopupSide last = PopupSide::docked;  // where it stood last frame: kept when nothing is better
  // Its upper right corner, where its page was turned: it stays there, and the button under the pointer with it, and
  // the map moves if it would hide there what it tells of.
  std::optional<ScreenXY> head = std::nullopt;
  bool moving = false;  // the map moves under it: it changes sides only where it must
  bool may_pan = true;  // the map can be asked to move
  double margin_px = 12;
};

struct PopupPlace {
  ScreenRect rect;  // may be lower than asked for: it scrolls inside
  PopupSide side = PopupSide::docked;
  ScreenXY tail;  // where it leaves the edge of `rect`
  bool has_tail = false;
  double pan_x = 0, pan_y = 0;  // the map moved so has room for it whole, beside what it tells of
};

inline constexpr double popup_strip_px = 200;

// A place out of view docks it at the nearest edge without tail.
PopupPlace place_popup(const PopupRequest& request);
// At the map's left edge, for a place without a point.
PopupPlace dock_popup(const PopupRequest& request);

// The share of `outline` that a popup there would hide; 0 without one.
double hidden_share(const std::vector<ScreenXY>& outline, const ScreenRect& popup);

}  // namespace app
