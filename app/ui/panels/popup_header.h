// The head of the popup: what the chosen thing is called, its sign, which of the things under the click it is, close.
#pragma once

#include <string>
#include <vector>

#include "app/ui/canvas.h"
#include "app/ui/popup_content.h"

namespace app {

class PopupHeader {
 public:
  // When the content or the language changed: breaks the name into at most three lines and what it is into two; what
  // does not fit them is cut.
  void lay_out(PanelFrame& f, const PopupContent& content, double width_px);
  double height_px() const;
  // From the popup's upper edge to the line of the buttons that turn its page: below the name.
  double pager_y() const;
  // Above a popup of several pages whose name takes one line, for one of two: its buttons can then stay where they are.
  double spare_above(std::size_t pages) const;
  void draw(PanelFrame& f, const PopupContent& content, const ScreenRect& popup) const;

 private:
  void draw_candidates(PanelFrame& f, double right, double y) const;

  std::vector<std::string> title_, under_;
};

}  // namespace app
