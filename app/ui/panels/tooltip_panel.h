// The words beside what the pointer rests on. Other panels name them; this one, shown last, waits a moment and draws.
#pragma once

#include "app/ui/panel.h"
#include "app/ui/text_layout.h"

namespace app {

class TooltipPanel : public Panel {
 public:
  TooltipPanel() : Panel({.name = "Tooltip", .ground = Ground::none, .takes_mouse = false}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  ScreenRect beside(const PanelFrame& f, const ScreenRect& beside) const;

  std::optional<PanelFrame::Tooltip> waiting_;
  double waited_ms_ = 0;
  std::optional<ScreenXY> pressed_at_;  // the pointer has not moved on since
  TextLayout words_;
};

}  // namespace app
