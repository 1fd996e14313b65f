#include "app/ui/panels/list_sheet.h"

#include "app/ui/imgui_compat.h"
#include "app/ui/panels/sheet.h"

namespace app {

void ListSheet::open() {
  if (!open_) {
    field_.clear();
    scroll_ = ScrollArea{};
    marked_ = 0;
    pressed_beside_ = false;
    begin();
  }
  open_ = true;
  field_.take_keyboard();
}

void ListSheet::shut() {
  open_ = false;
  field_.let_go();
}

void ListSheet::give_way() {
  if (open_) shut();
}

bool ListSheet::close(PanelFrame&) {
  if (!open_) return false;
  shut();
  // Its window will not be drawn again, so that its field cannot let go by itself.
  ImGui::ClearActiveID();
  return true;
}

bool ListSheet::closed_by_press(PanelFrame& f, const ScreenRect& rect) {
  if (!pressed_beside(f, rect, pressed_beside_)) return false;
  close(f);
  f.out.animating = true;
  return true;
}

}  // namespace app
