#include "app/ui/panels/help_menu.h"

#include <iterator>

#include "app/ui/key_caps.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 32, width = 220, top_bar = 40;

struct HelpItem {
  std::string_view panel, keys;
};
constexpr HelpItem items[] = {{"Open", "Ctrl+O"},     {"Keys", "?"},
                              {"Commands", "Ctrl+K"}, {"Save picture", "Ctrl+Shift+S"},
                              {"Settings", "Ctrl+,"}, {"About", ""}};

}  // namespace

HelpMenu::HelpMenu() : MenuPanel("Help", static_cast<int>(std::size(items)), row_height) {}

std::optional<ScreenRect> HelpMenu::place(PanelFrame& f) {
  if (!is_open()) return std::nullopt;
  return box(f.width_px - width - 8, top_bar + 4, width, height());
}

std::string_view HelpMenu::label(int which) const { return items[which].panel; }

void HelpMenu::draw_row(PanelFrame& f, int which, const ScreenRect& row) {
  const HelpItem& item = items[which];
  text_at(f, row.min_x + 10, middle(row).y, font::text, f.colours.ink, f.word(item.panel));
  if (!item.keys.empty()) key_caps(f, row.max_x - 8, middle(row).y, item.keys);
}

void HelpMenu::choose(PanelFrame& f, int which) { f.open_panels.emplace_back(items[which].panel); }

}  // namespace app
