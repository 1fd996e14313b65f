// What a picture of the map carries besides the map: a title, the legend. Enter or the button saves it.
#pragma once

#include "app/ui/panels/sheet.h"
#include "app/ui/text_field.h"

namespace app {

class PictureSheet : public Sheet {
 public:
  PictureSheet() : Sheet("Save picture") {}
  void open() override;
  bool awaits_keyboard() const override { return opens_ && title_.awaits_keyboard(); }

 protected:
  double width() const override { return 440; }
  double draw(PanelFrame& f, ScreenXY at, double width) override;

 private:
  void save(PanelFrame& f);

  TextField title_;      // kept for the next picture
  bool legend_ = false;  // likewise, once the reader has chosen
  bool chosen_ = false;
  bool opens_ = false;  // since it was opened nothing has been drawn
};

}  // namespace app
