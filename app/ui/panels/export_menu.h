// The small menu over the open trace's buttons: the kinds of file that it can become.
#pragma once

#include "app/ui/panel.h"

namespace app {

class ExportMenu : public Panel {
 public:
  ExportMenu() : Panel({.name = "Export", .ground = Ground::card, .modal = true}) {}
  void open() override { open_ = true, marked_ = -1, pressed_beside_ = false; }
  void give_way() override { open_ = false; }
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  int keyed(const PanelFrame& f);
  void choose(PanelFrame& f, int which);

  bool open_ = false, pressed_beside_ = false;
  int marked_ = -1;
};

}  // namespace app
