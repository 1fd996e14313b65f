// The table of what the reader knows of reaches on the open way of which the data says nothing: discharge, area,
// source.
#pragma once

#include <map>
#include <string>

#include "app/core/reach_values.h"
#include "app/ui/panels/sheet.h"
#include "app/ui/text_field.h"

namespace app {

class ReachValuesSheet : public Sheet {
 public:
  ReachValuesSheet() : Sheet("Values of reaches") {}

 protected:
  double width() const override { return 720; }
  double draw(PanelFrame& f, ScreenXY at, double width) override;

 private:
  struct Fields {
    TextField discharge, area, source;
    ReachValue shown;   // what stands in them when none has the keyboard
    bool fresh = true;  // never filled yet
  };
  void draw_row(PanelFrame& f, const std::string& reach, bool lacks_discharge, bool lacks_area, double y,
                const double (&x)[4], double right);

  std::map<std::string, Fields> fields_;  // by reach
};

}  // namespace app
