#include "app/ui/panels/export_menu.h"

#include <algorithm>
#include <iterator>

#include "app/core/river_report.h"
#include "app/core/river_words.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 44, width = 304, actions_height = 44, status_bar = 24, margin = 16;

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

}  // namespace

ExportMenu::ExportMenu() : MenuPanel("Export", static_cast<int>(std::size(items)), row_height) {}

std::optional<ScreenRect> ExportMenu::place(PanelFrame& f) {
  if (!f.view.rivers->shown) give_way();
  if (!is_open()) return std::nullopt;
  const double x = std::max(margin, f.view.map_rect.min_x - width - margin);
  return box(x, f.height_px - status_bar - actions_height - height(), width, height());
}

std::string_view ExportMenu::label(int which) const { return items[which].title; }

void ExportMenu::draw_row(PanelFrame& f, int which, const ScreenRect& row) {
  text_at(f, row.min_x + 10, row.min_y + 14, font::text, f.colours.ink, f.word(items[which].title));
  text_at(f, row.min_x + 10, row.min_y + 32, font::small, f.colours.muted, f.word(items[which].about));
}

void ExportMenu::choose(PanelFrame& f, int which) {
  if (items[which].file) {
    f.answer_when_saved("Trace", "Export");
    return f.send(command::ExportTrace{*items[which].file});
  }
  const RiverView& rivers = *f.view.rivers;
  const TraceState* open = f.view.session->open_trace();
  if (open == nullptr) return;
  f.send(command::CopyText{
      trace_report(*rivers.guide, rivers.shown->start, rivers.shown->answer, {}, f.language, open->name),
      name_of(*rivers.guide, *open, rivers.shown.get(), f.language)});
}

}  // namespace app
