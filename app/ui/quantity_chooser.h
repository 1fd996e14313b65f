// The title of a plot that shows one of several quantities: a step back and forth, its name, and a press on the name
// lays all of them out in the plot's place.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/ui/canvas.h"

namespace app {

struct QuantityChoice {
  std::string id;
  std::string label;  // English, for scripts
  std::string shown;  // in the reader's language, with the unit
};

class QuantityChooser {
 public:
  // Draws from x on, about y; returns where it ends. `chosen` is an id; one that is not there becomes the first.
  double draw_title(PanelFrame& f, double x, double y, const std::vector<QuantityChoice>& choices, std::string& chosen);
  // All choices, when the list is open; false: it is not.
  bool draw_list(PanelFrame& f, const ScreenRect& rect, const std::vector<QuantityChoice>& choices,
                 std::string& chosen);
  bool close() { return std::exchange(open_, false); }  // Esc; true: it was open

 private:
  bool open_ = false;
};

}  // namespace app
