// What the program is, under which licence, whose data the open atlas shows and which libraries help.
#pragma once

#include <string_view>

#include "app/ui/panels/sheet.h"

namespace app {

class AboutSheet : public Sheet {
 public:
  AboutSheet() : Sheet("About") {}

 protected:
  double width() const override { return 560; }
  double draw(PanelFrame& f, ScreenXY at, double width) override;

 private:
  static double draw_program(PanelFrame& f, ScreenXY at, double width);
  static double draw_credits(PanelFrame& f, ScreenXY at, double width);
  static double draw_libraries(PanelFrame& f, ScreenXY at, double width);
};

}  // namespace app
