// The part of the sheet that says what each column was taken for, and lets the reader say otherwise.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "app/core/numbers.h"
#include "app/ui/panels/import_drawing.h"
#include "app/ui/panels/import_sheet.h"
#include "app/ui/water_class_look.h"

namespace app {

using geodata::text;
using namespace import_drawing;

namespace {

struct Use {
  enum Table : std::uint8_t { any, in_wide, in_long };
  ColumnUse use;
  const char* label;
  Table in = any;
};
constexpr Use uses[] = {{ColumnUse::section, "Section"},
                        {ColumnUse::lng, "Longitude"},
                        {ColumnUse::lat, "Latitude"},
                        {ColumnUse::date, "Date"},
                        {ColumnUse::published_class, "Published class", Use::in_wide},
                        {ColumnUse::body, "River or lake"},
                        {ColumnUse::parameter, "What is measured", Use::in_long},
                        {ColumnUse::value, "Value", Use::in_long},
                        {ColumnUse::unit, "Unit", Use::in_long}};

// Words that are pressed, in a row that wraps. Returns the next x; `y` moves to the row it stands in.
bool chip(PanelFrame& f, const std::string& label, const std::string& shown, bool on, double left, double right,
          double& x, double& y) {
  const double w = text_width(f, font::small, shown) + 20;
  if (x + w > right && x > left) x = left, y += 28;
  const ScreenRect rect = box(x, y, w, 24);
  const Press p = press(f, rect, label, on ? "on" : "off");
  app::fill(f, rect, on ? f.colours.mark : f.colours.field, 4);
  text_centred(f, rect, font::small, on || p.hovered ? f.colours.ink : f.colours.muted, shown);
  focus_ring(f, rect, p);
  x = rect.max_x + 6;
  return p.clicked;
}

}  // namespace

double ImportSheet::draw_uses(PanelFrame& f, const MeasurementImport& import, double x, double y, double width) {
  y = heading(f, x, y, f.word("Where and when"));
  for (const Use& use : uses) {
    if (use.in != Use::any && (use.in == Use::in_long) != is_long(import.layout.columns)) continue;
    const auto column = column_for(import.layout.columns, use.use);
    const std::string shown = column ? import.layout.columns[*column].header : std::string(f.word("no column"));
    text_at(f, x, y + row_height / 2, font::small, f.colours.muted, f.word(use.label));
    text_at(f, x + label_width, y + row_height / 2, font::small, column ? f.colours.ink : f.colours.muted,
            elided(f, font::small, shown, width - label_width - 90));
    record(f, box(x, y, width - 90, row_height), std::string("Column: ") + use.label, column ? shown : "");
    const std::string_view words = f.word("Change");
    const double right = x + width - text_width(f, font::small, words);
    if (link(f, right, y + row_height / 2 + 4, font::small, std::string("Change: ") + use.label, words).clicked) {
      choosing_ = choosing_ == use.use ? std::nullopt : std::optional(use.use);
    }
    y += row_height;
    if (choosing_ == use.use)
      y = draw_columns_to_choose(f, import, use.use, use.label, x + label_width, y, width - label_width);
  }
  if (import.layout.first_row > 0) {
    y = paragraph(f, std::string(f.word("The row under the header holds the units.")), f.colours.muted, x, y + 2,
                  width);
  }
  y = draw_dates(f, import, x, y, width);
  return has_positions(import.layout.columns) ? draw_distance(f, import, x, y, width) : y;
}

double ImportSheet::draw_columns_to_choose(PanelFrame& f, const MeasurementImport& import, ColumnUse use,
                                           const char* label, double x, double y, double width) {
  const auto now = column_for(import.layout.columns, use);
  double at = x;
  for (std::size_t i = 0; i <= import.layout.columns.size(); ++i) {
    const bool none = i == import.layout.columns.size();
    const std::string header = none ? "no column" : import.layout.columns[i].header;
    const std::string shown =
        elided(f, font::small, none ? f.word("no column") : std::string_view(header), std::min(width - 20, 240.0));
    const bool on = none ? !now : now == i;
    if (!chip(f, fmt::format("{}: {}", label, header), shown, on, x, x + width, at, y)) continue;
    f.send(command::SetImportColumn{use, none ? std::nullopt : std::optional(i)});
    choosing_.reset();
  }
  return y + 32;
}

double ImportSheet::draw_measures(PanelFrame& f, const MeasurementImport& import, double x, double y, double width) {
  y = heading(f, x, y, f.word("Measured"));
  std::vector<std::size_t> unused;
  const double name_x = x + width * 0.3, note_x = x + width * 0.62;
  for (std::size_t i = 0; i < import.layout.columns.size(); ++i) {
    const TakenColumn& column = import.layout.columns[i];
    const bool measure = column.use == ColumnUse::measure, left_out = column.use == ColumnUse::unused && column.kind;
    if (!measure && !left_out) {
      if (column.use == ColumnUse::unused) unused.push_back(i);
      continue;
    }
    const double mid = y + row_height / 2;
    const geodata::Colour ink = measure ? f.colours.ink : f.colours.muted;
    text_at(f, x, mid, font::small, ink, elided(f, font::small, column.header, width * 0.3 - 12));
    text_at(f, name_x, mid, font::small, ink, elided(f, font::small, title_of(f, *column.kind), width * 0.32 - 12));
    std::string note = column.note.empty() ? std::string() : f.say(column.note);
    if (column.factor != 1)
      note = f.say(text("{} in the file: times {}", column.unit, fmt::format("{:g}", column.factor)));
    text_at(f, note_x, mid, font::small, f.colours.muted, elided(f, font::small, note, x + width - 40 - note_x));
    if (switch_row(f, box(x + width - 30, y + 3, 30, row_height - 6), "Use " + column.header, measure))
      f.send(command::UseImportMeasure{i, !measure});
    y += row_height;
  }
  if (unused.empty()) return y;
  y = heading(f, x, y, f.word("Not used"));
  for (const std::size_t column : unused) y = draw_unused(f, import, column, x, y, width);
  return y;
}

// 5/8/2020 is read as the dates of the file allow; where they allow both, the reader is told so.
double ImportSheet::draw_dates(PanelFrame& f, const MeasurementImport& import, double x, double y, double width) {
  const TableLayout& layout = import.layout;
  if (layout.dates.order == DateOrder::year_first) return y;
  const bool month_first = layout.dates.order == DateOrder::month_first;
  text_at(f, x, y + row_height / 2, font::small, f.colours.muted, f.word("Dates"));
  double at = x + label_width, line = y;
  const double right = x + width;
  if (chip(f, "Month first", std::string(f.word("month/day/year")), month_first, at, right, at, line))
    f.send(command::SetImportDates{DateOrder::month_first});
  if (chip(f, "Day first", std::string(f.word("day/month/year")), !month_first, x + label_width, right, at, line))
    f.send(command::SetImportDates{DateOrder::day_first});
  if (layout.dates_may_be_either) {
    text_at(f, at + 6, line + 12, font::small, f.colours.accent,
            elided(f, font::small, f.word("no date tells which: choose"), right - at - 6));
  }
  return line + 30;
}

double ImportSheet::draw_distance(PanelFrame& f, const MeasurementImport& import, double x, double y, double width) {
  text_at(f, x, y + row_height / 2, font::small, f.colours.muted, f.word("Nearest river"));
  const ScreenRect rect = box(x + label_width, y + 1, 80, row_height - 2);
  const std::string now = fmt::format("{:.0f}", import.layout.join_within_m);
  const bool was_active = distance_.active();
  if (!was_active && distance_.text() != now) distance_.set(now);
  app::fill(f, rect, f.colours.field, 4);
  distance_.draw(f, rect, 6, "Nearest river", f.word("m"));
  const CellNumber typed = parse_number(distance_.text(), true);
  const bool good = typed.state == CellNumber::State::number && typed.value >= 0 && typed.unit.empty() && !typed.below;
  outline(f, rect, good ? f.colours.rule : f.colours.accent, 4);
  // As it is typed: what waited for the next press would move the button from under it.
  if ((was_active || distance_.active()) && good && typed.value != import.layout.join_within_m)
    f.send(command::SetImportDistance{typed.value});
  const std::string words = f.say(text("m at most, for a position; a section that the atlas knows goes before it"));
  text_at(f, rect.max_x + 8, y + row_height / 2, font::small, f.colours.muted,
          elided(f, font::small, words, x + width - rect.max_x - 8));
  return y + row_height + 4;
}

double ImportSheet::draw_unused(PanelFrame& f, const MeasurementImport& import, std::size_t column, double x, double y,
                                double width) {
  const TakenColumn& of = import.layout.columns[column];
  const double mid = y + row_height / 2, note_x = x + width * 0.3;
  const std::string_view use = f.word("Measures …");
  const double link_x = x + width - text_width(f, font::small, use);
  text_at(f, x, mid, font::small, f.colours.muted, elided(f, font::small, of.header, width * 0.3 - 12));
  if (!of.note.empty())
    text_at(f, note_x, mid, font::small, f.colours.muted, elided(f, font::small, f.say(of.note), link_x - note_x - 12));
  record(f, box(x, y, link_x - x, row_height), "Not used: " + of.header, f.say(of.note));
  if (link(f, link_x, mid + 4, font::small, "Measures: " + of.header, use).clicked)
    choosing_kind_ = choosing_kind_ == column ? std::nullopt : std::optional(column);
  y += row_height;
  return choosing_kind_ == column ? draw_kinds_to_choose(f, column, x + 20, y, width - 20) : y;
}

double ImportSheet::draw_kinds_to_choose(PanelFrame& f, std::size_t column, double x, double y, double width) {
  double at = x;
  for (const MeasureKind& kind : measure_kinds()) {
    if (!chip(f, "Kind: " + std::string(kind.name), title_of(f, kind), false, x, x + width, at, y)) continue;
    f.send(command::SetImportMeasure{column, std::string(kind.id)});
    choosing_kind_.reset();
  }
  return y + 32;
}

}  // namespace app
