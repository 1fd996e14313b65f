// The small menu under the help button: keys, commands, settings, about.
#pragma once

#include "app/ui/panels/menu_panel.h"

namespace app {

class HelpMenu : public MenuPanel {
 public:
  HelpMenu();

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  std::string_view label(int which) const override;
  void draw_row(PanelFrame& f, int which, const ScreenRect& row) override;
  void choose(PanelFrame& f, int which) override;
};

}  // namespace app
