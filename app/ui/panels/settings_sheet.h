// What the reader prefers: language, theme, names on the map, motion. Changes act at once.
#pragma once

#include "app/ui/panels/sheet.h"

namespace app {

class SettingsSheet : public Sheet {
 public:
  SettingsSheet() : Sheet("Settings") {}

 protected:
  double width() const override { return 480; }
  double draw(PanelFrame& f, ScreenXY at, double width) override;
};

}  // namespace app
