// What drawing costs, for those who look into it: counters and the memory of tiles against its budget. Opened by the
// command list; Esc or the command again closes it.
#pragma once

#include <utility>

#include "app/ui/panel.h"

namespace app {

class StatisticsPanel : public Panel {
 public:
  StatisticsPanel() : Panel({.name = "Statistics", .ground = Ground::plate, .over_map = true, .takes_mouse = false}) {}
  void open() override { open_ = !open_; }
  bool close(PanelFrame&) override { return std::exchange(open_, false); }

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  bool open_ = false;
};

}  // namespace app
