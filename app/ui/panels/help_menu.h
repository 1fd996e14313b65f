// The small menu under the help button: keys, commands, settings, about.
#pragma once

#include "app/ui/panel.h"

namespace app {

class HelpMenu : public Panel {
 public:
  HelpMenu() : Panel({.name = "Help", .ground = Ground::card, .modal = true}) {}
  void open() override { open_ = true, marked_ = -1, pressed_beside_ = false; }
  void give_way() override { open_ = false; }
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  bool open_ = false, pressed_beside_ = false;
  int marked_ = -1;
};

}  // namespace app
