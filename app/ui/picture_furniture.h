// What a picture of the map carries besides the map, so that it can stand alone in a paper: a scale bar, a north arrow
// and all credits; on request a legend and a title. One panel draws it (panels/picture_panel.h), for `anshan render`
// and for the window's Save picture alike, on the plates that the window has.
#pragma once

#include <string>

#include "geodata/base/result.h"

namespace app {

struct PictureFurniture {
  bool legend = false;
  std::string title = {};  // as it is, in one language or two; empty: none
};

// Told beside a picture whose legend was left out (Frame::legend_left_out).
geodata::Error no_room_for_legend();

}  // namespace app
