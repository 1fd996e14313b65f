// All keys and what hands do on the map, in groups, in two columns.
#pragma once

#include <string>
#include <vector>

#include "app/ui/command_list.h"
#include "app/ui/panels/sheet.h"

namespace app {

class KeysSheet : public Sheet {
 public:
  KeysSheet() : Sheet("Keys") {}

 protected:
  double width() const override { return 760; }
  double draw(PanelFrame& f, ScreenXY at, double width) override;

 private:
  struct Row {
    std::string title, keys;
  };
  static std::vector<Row> rows(const PanelFrame& f, CommandGroup group);
  static double draw_group(PanelFrame& f, ScreenXY at, double width, std::string_view title, CommandGroup group);
};

}  // namespace app
