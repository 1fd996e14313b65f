#include "app/ui/panels/keys_sheet.h"

#include <algorithm>

#include "app/ui/key_caps.h"
#include "app/ui/widgets.h"

namespace app {
namespace {
constexpr double row_height = 28, heading_height = 36, column_gap = 40, one_column_below = 560;
}  // namespace

std::vector<KeysSheet::Row> KeysSheet::rows(const PanelFrame& f, CommandGroup group) {
  std::vector<Row> out;
  for (const Habit& habit : habits())
    if (habit.group == group) out.push_back({std::string(f.word(habit.title)), std::string(habit.keys)});
  for (const CommandEntry& entry : command_list(f.view))
    if (entry.group == group && !entry.keys.empty()) out.push_back({f.own(entry.title, entry.title_zh), entry.keys});
  return out;
}

double KeysSheet::draw_group(PanelFrame& f, ScreenXY at, double width, std::string_view title, CommandGroup group) {
  double y = at.y;
  text_at(f, at.x, y + 22, font::small_bold, f.colours.muted, title);
  y += heading_height;
  for (const Row& row : rows(f, group)) {
    const double caps = key_caps(f, at.x + width, y + row_height / 2, row.keys);
    text_at(f, at.x, y + row_height / 2, font::text, f.colours.ink,
            elided(f, font::text, row.title, width - caps - 12));
    record(f, box(at.x, y, width, row_height), row.keys, row.title);
    y += row_height;
  }
  return y - at.y;
}

double KeysSheet::draw(PanelFrame& f, ScreenXY at, double width) {
  const std::string_view map = f.word("Map"), reading = f.word("Reading"), window = f.word("Window");
  if (width < one_column_below) {
    double y = at.y;
    y += draw_group(f, {at.x, y}, width, map, CommandGroup::map);
    y += draw_group(f, {at.x, y}, width, reading, CommandGroup::reading);
    y += draw_group(f, {at.x, y}, width, window, CommandGroup::window);
    return y - at.y;
  }
  const double column = (width - column_gap) / 2, right = at.x + column + column_gap;
  const double left_height = draw_group(f, at, column, map, CommandGroup::map);
  double y = at.y;
  y += draw_group(f, {right, y}, column, reading, CommandGroup::reading);
  y += draw_group(f, {right, y}, column, window, CommandGroup::window);
  return std::max(left_height, y - at.y);
}

}  // namespace app
