#include "app/ui/quantity_chooser.h"

#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double step_width = 22, row_height = 24, column_gap = 16;

std::size_t index_of(const std::vector<QuantityChoice>& choices, const std::string& id) {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].id == id) return i;
  }
  return 0;
}

}  // namespace

double QuantityChooser::draw_title(PanelFrame& f, double x, double y, const std::vector<QuantityChoice>& choices,
                                   std::string& chosen) {
  if (choices.empty()) return x;
  const std::size_t now = index_of(choices, chosen), count = choices.size();
  chosen = choices[now].id;
  const bool several = count > 1;
  IconLook look;
  look.size_px = 12, look.enabled = several;
  if (icon_button(f, box(x, y - 11, step_width, 22), "icon-chevron-left", "Previous quantity", look))
    chosen = choices[(now + count - 1) % count].id;
  x += step_width;
  if (icon_button(f, box(x, y - 11, step_width, 22), "icon-chevron-right", "Next quantity", look))
    chosen = choices[(now + 1) % count].id;
  x += step_width + 4;
  const double width = text_width(f, font::small_bold, choices[now].shown);
  const ScreenRect rect = box(x - 4, y - 11, width + 26, 22);
  const Press p = press(f, rect, "Quantity", choices[now].label);
  if (p.hovered || open_) fill(f, rect, f.colours.field, 4);
  text_at(f, x, y, font::small_bold, f.colours.ink, choices[now].shown);
  icon(f, {x + width + 11, y}, open_ ? "icon-chevron-up" : "icon-chevron-down", f.colours.muted, 12);
  focus_ring(f, rect, p);
  if (p.clicked && several) open_ = !open_;
  return rect.max_x;
}

bool QuantityChooser::draw_list(PanelFrame& f, const ScreenRect& rect, const std::vector<QuantityChoice>& choices,
                                std::string& chosen) {
  if (!open_) return false;
  const auto rows = std::max<std::size_t>(1, static_cast<std::size_t>(rect.height() / row_height));
  double x = rect.min_x, widest = 0;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0 && i % rows == 0) x += widest + column_gap, widest = 0;
    const bool on = choices[i].id == chosen;
    const Font face = on ? font::small_bold : font::small;
    const double width = text_width(f, font::small_bold, choices[i].shown) + 20;
    widest = std::max(widest, width);
    const ScreenRect row = box(x, rect.min_y + row_height * static_cast<double>(i % rows), width, row_height - 2);
    if (row.max_x > rect.max_x) break;  // the steps still reach it
    const Press p = press(f, row, "Quantity: " + choices[i].label, on ? "on" : "off");
    if (on || p.hovered) fill(f, row, on ? f.colours.mark : f.colours.field, 4);
    text_at(f, row.min_x + 10, middle(row).y, face, on ? f.colours.ink : f.colours.muted, choices[i].shown);
    focus_ring(f, row, p);
    if (p.clicked) chosen = choices[i].id, open_ = false, f.out.animating = true;
  }
  return true;
}

}  // namespace app
