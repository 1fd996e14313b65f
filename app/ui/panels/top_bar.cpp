#include "app/ui/panels/top_bar.h"

#include <algorithm>
#include <cmath>

#include "app/ui/popup_content.h"
#include "app/ui/room.h"
#include "app/ui/widgets.h"

namespace app {
namespace {
constexpr double height = 40, middle_y = 20;
constexpr double segment_width = 32, segment_height = 20;

// Of the bar, for the atlas's name and the column's button: as wide as the column, or a third.
double name_right(const PanelFrame& f) {
  return f.view.parts.column_px > 0 ? f.view.map_rect.min_x : std::min(416.0, std::round(f.width_px / 3));
}

}  // namespace

std::optional<ScreenRect> TopBar::place(PanelFrame& f) { return box(0, 0, f.width_px, height); }

void TopBar::fill(PanelFrame& f, const ScreenRect& rect) {
  draw_name(f);
  double right = rect.max_x - 8;
  if (icon_button(f, box(right - 32, 4, 32, 32), "icon-help", "Keys and help")) f.open_panels.emplace_back("Help");
  right -= 36;
  if (icon_button(f, box(right - 32, 4, 32, 32), "icon-theme", f.light() ? "Dark theme" : "Light theme")) {
    Settings settings = *f.view.settings;
    settings.theme = f.light() ? geodata::Theme::dark : geodata::Theme::light;
    settings.theme_follows_system = false;
    f.send(command::SetSettings{settings});
  }
  right = draw_language(f, right - 40);
  right = draw_trace(f, right - 12);
  const double left = name_right(f) + 16;
  f.search_field = box(left, 6, std::min(328.0, right - 16 - left), 28);
  if (f.search_field.width() < least_search_field_px &&
      icon_button(f, box(right - 40, 4, 32, 32), "icon-search", "Find a place"))
    f.open_panels.emplace_back("Search");
  rule_across(f, rect.min_x, rect.max_x, rect.max_y - 1);
}

void TopBar::draw_name(PanelFrame& f) {
  const geodata::Atlas& atlas = *f.view.library->atlas;
  SymbolStyle works;
  works.name = "works";
  works.size_px = 20;
  works.colour = f.colours.ink;
  works.accent = f.light() ? geodata::Colour{226, 87, 30, 255} : geodata::Colour{255, 138, 79, 255};
  icon(f, {24, 19}, works);
  const double column_right = name_right(f);
  const double room = column_right - 40 - 48;
  const std::string name = elided(f, font::name, atlas.title, room);
  const double width = text_at(f, 40, middle_y, font::name, f.colours.ink, name);
  if (!atlas.title_zh.empty() && width + 60 < room)
    text_at(f, 40 + width + 8, middle_y, Font{Face::serif, 14}, f.colours.muted, atlas.title_zh);

  if (!has_column(atlas, *f.view.session)) return;
  const ScreenRect toggle = box(column_right - 36, 4, 32, 32);
  const bool open = f.view.settings->column_open(f.width_px);
  if (icon_button(f, toggle, "icon-column", open ? "Hide the article" : "Show the article")) {
    Settings settings = *f.view.settings;
    settings.open_column(f.width_px, !open);
    f.send(command::SetSettings{settings});
  }
}

// A tool: pressed in while clicks on the map belong to it.
double TopBar::draw_trace(PanelFrame& f, double right) {
  if (!f.view.session->has_rivers(*f.view.library->atlas)) return right;
  const bool on = f.view.session->tool == Tool::trace;
  const std::string_view words = f.word("Trace");
  const Font font = on ? font::text_bold : font::text;
  const double whole = text_width(f, font, words) + 42;
  constexpr double search_button = 44;
  const bool word = right - whole - search_button >= name_right(f);
  const double width = word ? whole : 34;
  const ScreenRect rect = box(right - width, middle_y - 14, width, 28);
  const Press p = press(f, rect, "Trace", on ? "on" : "off");
  const geodata::Colour colour = on ? f.colours.accent : f.colours.ink;
  if (on || p.hovered) app::fill(f, rect, on ? mixed(f.colours.paper, f.colours.accent, 0.12) : f.colours.field, 5);
  icon(f, {rect.min_x + 17, middle_y}, "icon-trace", colour, 16);
  if (word) text_at(f, rect.min_x + 31, middle_y, font, colour, words);
  focus_ring(f, rect, p);
  tooltip(f, rect, p, f.word("Where the water goes, and where it comes from"));
  if (!p.clicked) return rect.min_x;
  // As the key does: from what is chosen, else from where is pressed next.
  const auto chosen = on ? std::nullopt : trace_from(*f.view.library, *f.view.session, *f.view.measurements);
  if (chosen) {
    f.send(command::AddTrace{*chosen});
  } else {
    f.send(command::SetTool{on ? Tool::choose : Tool::trace});
  }
  return rect.min_x;
}

double TopBar::draw_language(PanelFrame& f, double right) {
  const ScreenRect ground = box(right - 2 * segment_width - 4, middle_y - 12, 2 * segment_width + 4, 24);
  app::fill(f, ground, f.colours.field, 5);
  const struct {
    geodata::Language language;
    const char* shown;
    const char* label;
  } segments[] = {{geodata::Language::english, "EN", "English"}, {geodata::Language::chinese, "中", "Chinese"}};
  double x = ground.min_x + 2;
  for (const auto& segment : segments) {
    const ScreenRect rect = box(x, middle_y - segment_height / 2, segment_width, segment_height);
    const bool on = f.language == segment.language;
    const Press p = press(f, rect, segment.label, on ? "on" : "off");
    if (on) app::fill(f, rect, f.colours.panel, 4);
    text_centred(f, rect, on ? font::small_bold : font::small, on || p.hovered ? f.colours.ink : f.colours.muted,
                 segment.shown);
    focus_ring(f, rect, p);
    tooltip(f, rect, p, f.word(segment.label));
    if (p.clicked && !on) {
      Settings settings = *f.view.settings;
      settings.language = segment.language;
      f.send(command::SetSettings{settings});
    }
    x += segment_width;
  }
  return ground.min_x;
}

}  // namespace app
