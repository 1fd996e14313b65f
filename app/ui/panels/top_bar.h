// The bar at the top: the atlas's name, the article's column, room for the search field, language, theme, help.
#pragma once

#include "app/ui/panel.h"

namespace app {

class TopBar : public Panel {
 public:
  TopBar() : Panel({.name = "Top bar"}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  void draw_name(PanelFrame& f);
  double draw_trace(PanelFrame& f, double right);
  double draw_language(PanelFrame& f, double right);
};

}  // namespace app
