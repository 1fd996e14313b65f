// What a picture of the map carries besides the map: a title, the legend. Enter or the button saves it.
#pragma once

#include "app/ui/panels/sheet.h"
#include "app/ui/text_field.h"

namespace app {

class PictureSheet : public Sheet {
 public:
  PictureSheet() : Sheet("Save picture") {}
  void open() override;
  bool awaits_keyboard() const override { return awaits_title_; }

 protected:
  double width() const override { return 440; }
  double draw(PanelFrame& f, ScreenXY at, double width) override;

 private:
  void save(PanelFrame& f);

  bool awaits_title_ = false;  // it was opened, and the title has not had the keyboard yet
  TextField title_;            // kept for the next picture
  bool legend_ = false;        // likewise, once the reader has chosen
  bool chosen_ = false;
};

}  // namespace app
