#include "app/ui/panels/menu_panel.h"

#include <utility>

#include "app/ui/imgui_compat.h"
#include "app/ui/panels/sheet.h"
#include "app/ui/widgets.h"

namespace app {

bool MenuPanel::close(PanelFrame&) { return std::exchange(open_, false); }

int MenuPanel::keyed(const PanelFrame& f) {
  int chosen = -1;
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::down) marked_ = (marked_ + 1) % rows_;
    if (k.key == Key::up) marked_ = (marked_ + rows_ - (marked_ < 0 ? 0 : 1)) % rows_;
    if (k.key == Key::enter && marked_ >= 0) chosen = marked_;
  }
  return chosen;
}

void MenuPanel::fill(PanelFrame& f, const ScreenRect& rect) {
  if (pressed_beside(f, rect, pressed_beside_)) open_ = false, f.out.animating = true;
  int chosen = keyed(f);
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  double y = rect.min_y + padding;
  for (int i = 0; i < rows_; ++i, y += row_height_) {
    const ScreenRect row = box(rect.min_x + padding, y, rect.width() - 2 * padding, row_height_);
    const Press p = press(f, row, label(i), marked_ == i ? "marked" : "");
    if (p.hovered && (moved.x != 0 || moved.y != 0)) marked_ = i;
    if (marked_ == i) app::fill(f, row, f.colours.field, 4);
    draw_row(f, i, row);
    focus_ring(f, row, p);
    if (p.clicked) chosen = i;
  }
  if (chosen < 0) return;
  open_ = false;
  choose(f, chosen);
}

}  // namespace app
