// What lies before everything until it is closed: a card with a title, a close button and content that scrolls.
//
// While it is open the mouse and the keyboard are its own; Esc, the button or a press beside it close it. Opening
// another one by name closes it first.
#pragma once

#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"

namespace app {

class Sheet : public Panel {
 public:
  // `name` is also the title, a key of the catalogue.
  explicit Sheet(std::string_view name) : Panel({.name = name, .ground = Ground::card, .modal = true}) {}
  void open() override;
  void give_way() override { open_ = false; }
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

  virtual double width() const = 0;
  // Draws what stands below the title, from `at` on, `width` wide; returns its height.
  virtual double draw(PanelFrame& f, ScreenXY at, double width) = 0;
  void shut() { open_ = false; }
  const ScreenRect& view() const { return view_; }  // of the content

 private:
  void scroll_by_keys(PanelFrame& f);

  bool open_ = false, pressed_beside_ = false;
  double content_height_ = 0;  // of the last frame; the first one lays it out unseen
  ScrollArea scroll_;
  ScreenRect view_;
};

// True when the press that began outside `rect` ends: what floats closes then, not earlier, so that the button that
// opened it does not open it again. `began` is the caller's memory.
bool pressed_beside(const PanelFrame& f, const ScreenRect& rect, bool& began);

}  // namespace app
