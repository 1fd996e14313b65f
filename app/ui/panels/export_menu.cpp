#include "app/ui/panels/export_menu.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/core/river_report.h"
#include "app/core/river_words.h"
#include "app/ui/imgui_compat.h"
#include "app/ui/panels/sheet.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 44, padding = 6, width = 304, actions_height = 44, status_bar = 24, margin = 16;

struct Item {
  std::string_view title, about;
  std::optional<TraceFile> file;  // nothing: to the clipboard
};
constexpr Item items[] = {
    {"Report with a map", "Markdown, and a picture beside it", TraceFile::report},
    {"GeoJSON", "the way and what it passes, for maps and GIS", TraceFile::geojson},
    {"Table (CSV)", "what it passes, for spreadsheets", TraceFile::csv},
    {"GPX", "track and waypoints, for hand-held devices", TraceFile::gpx},
    {"Copy the report", "as text, to the clipboard", std::nullopt},
};
constexpr int item_count = static_cast<int>(std::size(items));

}  // namespace

bool ExportMenu::close(PanelFrame&) { return std::exchange(open_, false); }

std::optional<ScreenRect> ExportMenu::place(PanelFrame& f) {
  if (!f.view.rivers->shown) open_ = false;
  if (!open_) return std::nullopt;
  const double height = item_count * row_height + 2 * padding;
  const double x = std::max(margin, f.view.map_rect.min_x - width - margin);
  return box(x, f.height_px - status_bar - actions_height - height, width, height);
}

int ExportMenu::keyed(const PanelFrame& f) {
  int chosen = -1;
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::down) marked_ = (marked_ + 1) % item_count;
    if (k.key == Key::up) marked_ = (marked_ + item_count - (marked_ < 0 ? 0 : 1)) % item_count;
    if (k.key == Key::enter && marked_ >= 0) chosen = marked_;
  }
  return chosen;
}

void ExportMenu::choose(PanelFrame& f, int which) {
  open_ = false;
  if (items[which].file) return f.send(command::ExportTrace{*items[which].file});
  const RiverView& rivers = *f.view.rivers;
  const TraceState* open = f.view.session->open_trace();
  if (open == nullptr) return;
  f.send(command::CopyText{
      trace_report(*rivers.guide, rivers.shown->start, rivers.shown->answer, {}, f.language, open->name),
      name_of(*rivers.guide, *open, rivers.shown.get(), f.language)});
}

void ExportMenu::fill(PanelFrame& f, const ScreenRect& rect) {
  if (pressed_beside(f, rect, pressed_beside_)) open_ = false, f.out.animating = true;
  int chosen = keyed(f);
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  double y = rect.min_y + padding;
  for (int i = 0; i < item_count; ++i, y += row_height) {
    const Item& item = items[i];
    const ScreenRect row = box(rect.min_x + padding, y, rect.width() - 2 * padding, row_height);
    const Press p = press(f, row, item.title, marked_ == i ? "marked" : "");
    if (p.hovered && (moved.x != 0 || moved.y != 0)) marked_ = i;
    if (marked_ == i) app::fill(f, row, f.colours.field, 4);
    text_at(f, row.min_x + 10, row.min_y + 14, font::text, f.colours.ink, f.word(item.title));
    text_at(f, row.min_x + 10, row.min_y + 32, font::small, f.colours.muted, f.word(item.about));
    focus_ring(f, row, p);
    if (p.clicked) chosen = i;
  }
  if (chosen >= 0) choose(f, chosen);
}

}  // namespace app
