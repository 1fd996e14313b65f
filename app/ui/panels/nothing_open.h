// The map's middle while neither an atlas nor a file is open: why, and what to do.
#pragma once

#include <string>

#include "app/ui/panel.h"

namespace app {

class NothingOpen : public Panel {
 public:
  NothingOpen() : Panel({.name = "Nothing open", .ground = Ground::card, .over_map = true}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  static std::string words(const PanelFrame& f);
};

}  // namespace app
