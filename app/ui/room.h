// Which parts of the window are open, and how much of the map's width the popup and the layers drawer take, so that a
// camera puts its subject beside them.
#pragma once

#include "app/core/camera.h"
#include "app/core/river_view.h"
#include "app/core/session.h"
#include "app/core/settings.h"

namespace app {

inline constexpr double popup_width_px = 320;
inline constexpr double profile_height_px = 176;
inline constexpr double measurements_height_px = 208;
inline constexpr double map_credits_px = 22;  // the line at the map's lower edge
inline constexpr double drawer_width_px = 240, drawer_inset_px = 8;

struct MapRoom {
  double left_px = 0, right_px = 0, bottom_px = 0;  // taken at the edges
};

// What stands beside and under the map.
struct OpenParts {
  double column_px = 0;  // at the left: the article, or the rivers while they are asked; 0: folded, or there is neither
  double strip_px = 0;   // below: measurements, or the profile of a way; 0: neither. A trace without an answer has none
  bool profile = false;  // it is the profile
};
// Whether there is anything for the column to show.
bool has_column(const geodata::Atlas& atlas, const Session& session);
OpenParts open_parts(const Settings& settings, const geodata::Atlas& atlas, const Session& session,
                     const RiverView& rivers, double window_px);

// On a map too narrow for it, and for a popup beside it, the drawer folds to its button, unless the reader opens it.
bool drawer_folds(double map_width_px, bool popup_open);
// Without a popup.
MapRoom room_beside_drawer(double map_width_px, const Settings& settings);
// All of the box beside the drawer; without a popup.
Camera beside_drawer(const geodata::WorldBox& all, double map_width_px, double map_height_px, const Settings& settings);
// With a popup at the left of its subject; in a strip along the lower edge where the rest would be too narrow to show
// anything.
// `point`: it also stays clear of the drawer that unfolds when the popup closes, where there is room for both.
MapRoom room_beside_popup(double map_width_px, double map_height_px, const Settings& settings, bool point = false);

}  // namespace app
