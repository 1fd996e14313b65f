// What a plot shows, one of several: a step back and forth, its name, and a press on the name lays all of them out in
// the plot's place.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/ui/canvas.h"
#include "app/ui/scroll_area.h"

namespace app {

struct QuantityChoice {
  std::string id;
  std::string label;  // English, for scripts
  std::string shown;  // in the reader's language, with the unit
};

class QuantityChooser {
 public:
  struct Labels {  // keys of the catalogue but for `what`, which is for scripts
    std::string_view what, previous, next;
  };
  static constexpr Labels quantities{"Quantity", "Previous quantity", "Next quantity"};
  static constexpr Labels sections{"Section", "Previous section", "Next section"};
  explicit QuantityChooser(Labels labels = quantities, Font font = font::small_bold) : labels_(labels), font_(font) {}

  // Draws from x on, about y, the name no wider than `most_px`; returns where it ends. `chosen` is an id; one that is
  // not there becomes the first.
  double draw_title(PanelFrame& f, double x, double y, const std::vector<QuantityChoice>& choices, std::string& chosen,
                    double most_px = 400);
  // All choices, when the list is open; false: it is not.
  bool draw_list(PanelFrame& f, const ScreenRect& rect, const std::vector<QuantityChoice>& choices,
                 std::string& chosen);
  bool close() { return std::exchange(open_, false); }  // true: it was open
  bool is_open() const { return open_; }

 private:
  Labels labels_;
  Font font_;
  bool open_ = false;
  ScrollArea scroll_;
};

}  // namespace app
