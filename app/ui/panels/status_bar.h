// The line at the bottom: where the pointer is, zoom and scale, what runs, what is chosen, what the reader must be
// told.
#pragma once

#include "app/ui/panel.h"

namespace app {

class StatusBar : public Panel {
 public:
  StatusBar() : Panel({.name = "Status"}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  void draw_position(PanelFrame& f, double y, double right);
  double draw_notices(PanelFrame& f, const ScreenRect& rect, double right);
  double draw_jobs(PanelFrame& f, const ScreenRect& rect, double right);
  void draw_chosen(PanelFrame& f, double y, double left, double right);
};

}  // namespace app
