// The small menu over the open trace's buttons: the kinds of file that it can become.
#pragma once

#include "app/ui/panels/menu_panel.h"

namespace app {

class ExportMenu : public MenuPanel {
 public:
  ExportMenu();

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  std::string_view label(int which) const override;
  void draw_row(PanelFrame& f, int which, const ScreenRect& row) override;
  void choose(PanelFrame& f, int which) override;
};

}  // namespace app
