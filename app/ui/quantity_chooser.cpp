#include "app/ui/quantity_chooser.h"

#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double step_width = 22, row_height = 24, column_gap = 12, widest_cell = 190, padding = 10;

std::size_t index_of(const std::vector<QuantityChoice>& choices, const std::string& id) {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].id == id) return i;
  }
  return 0;
}

}  // namespace

double QuantityChooser::draw_title(PanelFrame& f, double x, double y, const std::vector<QuantityChoice>& choices,
                                   std::string& chosen, double most_px) {
  if (choices.empty()) return x;
  const std::size_t now = index_of(choices, chosen), count = choices.size();
  chosen = choices[now].id;
  const bool several = count > 1;
  IconLook look;
  look.size_px = 12, look.enabled = several;
  if (icon_button(f, box(x, y - 11, step_width, 22), "icon-chevron-left", labels_.previous, look))
    chosen = choices[(now + count - 1) % count].id;
  x += step_width;
  if (icon_button(f, box(x, y - 11, step_width, 22), "icon-chevron-right", labels_.next, look))
    chosen = choices[(now + 1) % count].id;
  x += step_width + 4;
  const std::string name = elided(f, font_, choices[now].shown, most_px);
  const double width = text_width(f, font_, name);
  const ScreenRect rect = box(x - 4, y - 11, width + 26, 22);
  const Press p = press(f, rect, labels_.what, choices[now].label);
  if (p.hovered || open_) fill(f, rect, f.colours.field, 4);
  text_at(f, x, y, font_, f.colours.ink, name);
  icon(f, {x + width + 11, y}, open_ ? "icon-chevron-up" : "icon-chevron-down", f.colours.muted, 12);
  focus_ring(f, rect, p);
  if (p.clicked && several) open_ = !open_, scroll_ = ScrollArea{};
  return rect.max_x;
}

// In columns as wide as the widest name, read from top to bottom; more than find room are scrolled.
bool QuantityChooser::draw_list(PanelFrame& f, const ScreenRect& rect, const std::vector<QuantityChoice>& choices,
                                std::string& chosen) {
  if (!open_) return false;
  double cell = 0;
  for (const QuantityChoice& choice : choices) {
    cell = std::max(cell, text_width(f, font::small_bold, choice.shown) + 2 * padding);
  }
  cell = std::min(cell, widest_cell);
  const auto most_columns = std::max(1.0, std::floor((rect.width() + column_gap) / (cell + column_gap)));
  const auto visible_rows = std::max(1.0, std::floor(rect.height() / row_height));
  const auto count = static_cast<double>(choices.size());
  const double rows = std::max(visible_rows, std::ceil(count / most_columns));
  scroll_.update(f, rect, rows * row_height);
  const Clip clip(f, rect);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const double column = std::floor(static_cast<double>(i) / rows);
    const ScreenRect at = box(rect.min_x + column * (cell + column_gap),
                              rect.min_y - scroll_.offset() + row_height * (static_cast<double>(i) - column * rows),
                              cell, row_height - 2);
    const bool on = choices[i].id == chosen;
    const Font face = on ? font::small_bold : font::small;
    const Press p = press(f, at, std::string(labels_.what) + ": " + choices[i].label, on ? "on" : "off");
    if (on || p.hovered) fill(f, at, on ? f.colours.mark : f.colours.field, 4);
    text_at(f, at.min_x + padding, middle(at).y, face, on ? f.colours.ink : f.colours.muted,
            elided(f, face, choices[i].shown, cell - 2 * padding));
    focus_ring(f, at, p);
    if (p.clicked) chosen = choices[i].id, open_ = false, f.out.animating = true;
  }
  scroll_.draw_bar(f);
  return true;
}

}  // namespace app
