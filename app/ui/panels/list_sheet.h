// What lies before everything and is a field to type in with a list below it, of which one row is marked: commands,
// files. While it is open the field has the keyboard; Esc and a press beside it close it.
#pragma once

#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"
#include "app/ui/text_field.h"

namespace app {

class ListSheet : public Panel {
 public:
  void open() override;
  void give_way() override;
  bool awaits_keyboard() const override { return open_ && field_.awaits_keyboard(); }
  bool close(PanelFrame& f) override;

 protected:
  explicit ListSheet(std::string_view name, bool insists = false)
      : Panel({.name = name, .ground = Ground::card, .modal = true, .insists = insists}) {}
  bool is_open() const { return open_; }
  // A press ended beside it: it is closed, and there is nothing to draw.
  bool closed_by_press(PanelFrame& f, const ScreenRect& rect);
  virtual void begin() {}  // it was closed and opens: what is not of the base is as at the start

  TextField field_;
  ScrollArea scroll_;
  std::size_t marked_ = 0;

 private:
  void shut();
  bool open_ = false, pressed_beside_ = false;
};

}  // namespace app
