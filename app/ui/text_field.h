// A line of text to type in, without a ground of its own: Dear ImGui's editing in our type and colours.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "app/ui/canvas.h"

namespace app {

class TextField {
 public:
  std::string_view text() const { return typed_.data(); }
  bool active() const { return active_; }    // it has the keyboard
  bool changed() const { return changed_; }  // in the last draw()
  bool awaits_keyboard() const { return wanted_; }
  void take_keyboard() { wanted_ = true; }  // at the next draw(); what stands in it is selected
  void let_go() { dropped_ = true; }        // at the next draw()
  void clear();                             // and lets go
  void set(std::string_view text);          // what is too long is cut between characters
  // `left_px` of the rectangle are left free for a symbol. Records "panel/label" with the text as its value, takes the
  // keyboard when Tab comes to it, and shows the hint while it is empty.
  void draw(PanelFrame& f, const ScreenRect& rect, double left_px, std::string_view label, std::string_view hint);

 private:
  std::array<char, 200> typed_{};
  bool active_ = false, changed_ = false, wanted_ = false, dropped_ = false;
};

}  // namespace app
