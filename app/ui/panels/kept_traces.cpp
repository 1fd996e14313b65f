#include "app/ui/panels/kept_traces.h"

#include <algorithm>

#include <fmt/core.h>

#include "app/core/river_compare.h"
#include "app/core/river_words.h"
#include "app/scene/trace_colours.h"
#include "app/ui/widgets.h"

namespace app {

namespace {
constexpr double margin = 24, row_height = 28, eye = 24, number_radius = 8.5;
constexpr std::size_t most_rows = 5;
}  // namespace

void draw_trace_number(PanelFrame& f, ScreenXY centre, std::size_t which) {
  const std::string words = fmt::format("{}", which + 1);
  disc(f, centre, number_radius, trace_colour(*f.view.library, f.view.settings->theme, which));
  const ScreenRect rect = box(centre.x - 10, centre.y - 10, 20, 20);
  text_centred(f, rect, font::small_bold, f.colours.paper, words);
}

geodata::Colour way_colour(const PanelFrame& f) {
  return trace_colour(*f.view.library, f.view.settings->theme, f.view.session->trace.value_or(0));
}

bool KeptTraces::wanted(const PanelFrame& f) {
  const std::size_t count = f.view.session->traces.size();
  return f.view.rivers->guide && (count > 1 || (count == 1 && !f.view.session->trace));
}

void KeptTraces::draw_row(PanelFrame& f, const ScreenRect& row, std::size_t which) {
  const TraceState& trace = f.view.session->traces[which];
  const auto& kept = f.view.rivers->kept;
  const ShownTrace* shown = which < kept.size() ? kept[which].get() : nullptr;
  const bool open = f.view.session->trace == which;
  // The eye first: it lies on the row, and takes the pointer from it.
  double right = row.max_x - 4;
  if (shown != nullptr && !open) {
    const bool on = trace.shown;
    const IconLook look{.size_px = 16, .tip = on ? f.word("Hide it on the map") : f.word("Show it on the map")};
    const ScreenRect at = box(right - eye, row.min_y + 2, eye, row_height - 4);
    const std::string label = fmt::format("Shown {}", which + 1);  // for scripts; the tip is what is said
    if (icon_button(f, at, on ? "icon-eye" : "icon-eye-off", label, look)) {
      TraceState changed = trace;
      changed.shown = !on;
      f.send(command::ChangeTrace{which, std::move(changed)});
    }
  }
  right -= eye + 6;
  const std::string name = name_of(*f.view.rivers->guide, trace, shown, f.language);
  const Press p = press(f, row, fmt::format("Trace {}", which + 1), name);
  if (open || p.hovered) app::fill(f, row, open ? f.colours.mark : f.colours.field, 4);
  const double y = middle(row).y;
  draw_trace_number(f, {row.min_x + 14, y}, which);
  const std::string length = shown != nullptr
                                 ? f.say(geodata::text("{} km", kilometres(figures_of(shown->answer).by_river_m)))
                                 : std::string(f.word("no answer"));
  const double w = text_right(f, right, y, font::small, f.colours.muted, length);
  const double x = row.min_x + 32;
  text_at(f, x, y, open ? font::small_bold : font::small, f.colours.ink,
          elided(f, open ? font::small_bold : font::small, name, right - w - 10 - x));
  focus_ring(f, row, p);
  if (p.clicked && !open) f.send(command::OpenTrace{which});
}

double KeptTraces::draw(PanelFrame& f, const ScreenRect& column, double y) {
  const std::size_t count = f.view.session->traces.size();
  const double height = row_height * static_cast<double>(std::min(count, most_rows));
  const ScreenRect view{column.min_x, y, column.max_x - 1, y + height};
  scroll_.update(f, view, row_height * static_cast<double>(count));
  const std::optional<std::size_t> open = f.view.session->trace;
  if (open && open != open_) {  // opened on the map or by a key: its row comes into view
    const double top = row_height * static_cast<double>(*open);
    scroll_.show(top, top + row_height, 0);
  }
  open_ = open;
  const Clip clip(f, view);
  double at = y - scroll_.offset();
  for (std::size_t i = 0; i < count; ++i, at += row_height) {
    if (at + row_height < view.min_y || at > view.max_y) continue;
    draw_row(f, box(column.min_x + margin - 8, at, column.width() - 2 * margin + 16, row_height - 2), i);
  }
  if (count > most_rows) scroll_.draw_bar(f);
  return y + height + 10;
}

}  // namespace app
