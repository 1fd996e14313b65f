// A small menu that floats over everything: rows, of which the pointer or the arrow keys mark one; a click or Enter
// chooses it, Esc and a press beside it close the menu.
#pragma once

#include "app/ui/panel.h"

namespace app {

class MenuPanel : public Panel {
 public:
  void open() override { open_ = true, marked_ = -1, pressed_beside_ = false; }
  void give_way() override { open_ = false; }
  bool close(PanelFrame& f) override;

 protected:
  static constexpr double padding = 6;
  MenuPanel(std::string_view name, int rows, double row_height)
      : Panel({.name = name, .ground = Ground::card, .modal = true}), rows_(rows), row_height_(row_height) {}
  bool is_open() const { return open_; }
  double height() const { return rows_ * row_height_ + 2 * padding; }
  void fill(PanelFrame& f, const ScreenRect& rect) override;

  // What scripts call the row.
  virtual std::string_view label(int which) const = 0;
  virtual void draw_row(PanelFrame& f, int which, const ScreenRect& row) = 0;
  // The menu is closed already.
  virtual void choose(PanelFrame& f, int which) = 0;

 private:
  int keyed(const PanelFrame& f);

  int rows_;
  double row_height_;
  bool open_ = false, pressed_beside_ = false;
  int marked_ = -1;
};

}  // namespace app
