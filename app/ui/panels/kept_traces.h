// The traces that are kept, as a list: number and colour as on the map, name, length, whether it is drawn. A press
// opens one.
#pragma once

#include <optional>

#include "app/ui/canvas.h"
#include "app/ui/scroll_area.h"

namespace app {

// A trace's number on its colour, as it stands at its start on the map.
void draw_trace_number(PanelFrame& f, ScreenXY centre, std::size_t which);

// Of the open trace, as on the map.
geodata::Colour way_colour(const PanelFrame& f);

class KeptTraces {
 public:
  // Two or more, or one that is not open.
  static bool wanted(const PanelFrame& f);
  // Draws down from `y` in the column; returns the y below.
  double draw(PanelFrame& f, const ScreenRect& column, double y);

 private:
  void draw_row(PanelFrame& f, const ScreenRect& row, std::size_t which);
  ScrollArea scroll_;
  std::optional<std::size_t> open_;  // in the last frame
};

}  // namespace app
