#include "app/ui/panels/help_menu.h"

#include <utility>

#include "app/ui/imgui_compat.h"
#include "app/ui/key_caps.h"
#include "app/ui/panels/sheet.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 32, padding = 6, width = 220, top_bar = 40;

struct Item {
  std::string_view panel, keys;
};
constexpr Item items[] = {{"Keys", "?"}, {"Commands", "Ctrl+K"}, {"Settings", "Ctrl+,"}, {"About", ""}};
constexpr int item_count = static_cast<int>(std::size(items));

}  // namespace

bool HelpMenu::close(PanelFrame&) { return std::exchange(open_, false); }

std::optional<ScreenRect> HelpMenu::place(PanelFrame& f) {
  if (!open_) return std::nullopt;
  return box(f.width_px - width - 8, top_bar + 4, width, item_count * row_height + 2 * padding);
}

void HelpMenu::fill(PanelFrame& f, const ScreenRect& rect) {
  if (pressed_beside(f, rect, pressed_beside_)) open_ = false, f.out.animating = true;
  int chosen = -1;
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::down) marked_ = (marked_ + 1) % item_count;
    if (k.key == Key::up) marked_ = (marked_ + item_count - (marked_ < 0 ? 0 : 1)) % item_count;
    if (k.key == Key::enter && marked_ >= 0) chosen = marked_;
  }
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  double y = rect.min_y + padding;
  for (int i = 0; i < item_count; ++i, y += row_height) {
    const Item& item = items[i];
    const ScreenRect row = box(rect.min_x + padding, y, rect.width() - 2 * padding, row_height);
    const Press p = press(f, row, item.panel, marked_ == i ? "marked" : "");
    if (p.hovered && (moved.x != 0 || moved.y != 0)) marked_ = i;
    if (marked_ == i) app::fill(f, row, f.colours.field, 4);
    text_at(f, row.min_x + 10, middle(row).y, font::text, f.colours.ink, f.word(item.panel));
    if (!item.keys.empty()) key_caps(f, row.max_x - 8, middle(row).y, item.keys);
    focus_ring(f, row, p);
    if (p.clicked) chosen = i;
  }
  if (chosen < 0) return;
  open_ = false;
  f.open_panels.emplace_back(items[chosen].panel);
}

}  // namespace app
