#include "app/ui/panels/import_sheet.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "app/core/measured_words.h"
#include "app/core/numbers.h"
#include "app/ui/panels/import_drawing.h"
#include "app/ui/text_layout.h"
#include "app/ui/water_class_look.h"
#include "app/ui/widgets.h"

namespace app {

using geodata::text;

using namespace import_drawing;

namespace {

constexpr double width_px = 760, least_space = 24, header_height = 52, footer_height = 60;
constexpr std::size_t preview_rows = 5, preview_measures = 6, most_left_out_shown = 200;

bool can_be_added(const MeasurementImport& import) { return import.table && !import.table->sections.empty(); }

}  // namespace

bool ImportSheet::close(PanelFrame& f) {
  if (!f.view.measurements->import) return false;
  f.send(command::EndImport{command::ImportEnd::cancel});
  return true;
}

std::optional<ScreenRect> ImportSheet::place(PanelFrame& f) {
  const auto& import = f.view.measurements->import;
  if (!import) {
    gathered_.reset(), path_.clear();
    return std::nullopt;
  }
  if (import->path != path_) {
    path_ = import->path, choosing_.reset(), choosing_kind_.reset(), scroll_ = ScrollArea{}, content_height_ = 0;
    distance_.clear();
  }
  const double wide = std::min(width_px, f.width_px - 2 * least_space);
  const double high = std::min(header_height + content_height_ + footer_height, f.height_px - 2 * least_space);
  return box(std::round((f.width_px - wide) / 2), std::max(least_space, std::round((f.height_px - high) * 0.42)), wide,
             std::round(high));
}

void ImportSheet::gather(const MeasurementImport& import) {
  if (import.table == gathered_) return;
  gathered_ = import.table;
  preview_.clear();
  if (gathered_ == nullptr) return;
  for (std::size_t s = 0; s < gathered_->sections.size(); ++s) {
    const MeasuredSection& section = gathered_->sections[s];
    for (std::size_t i = 0; i < section.readings.size(); ++i) preview_.push_back({section.readings[i].line, s, i});
  }
  const auto end = preview_.begin() + static_cast<std::ptrdiff_t>(std::min(preview_rows, preview_.size()));
  std::partial_sort(preview_.begin(), end, preview_.end(),
                    [](const PreviewRow& a, const PreviewRow& b) { return a.line < b.line; });
  preview_.erase(end, preview_.end());
}

void ImportSheet::fill(PanelFrame& f, const ScreenRect& rect) {
  const MeasurementImport& import = *f.view.measurements->import;
  gather(import);
  text_at(f, rect.min_x + margin, rect.min_y + header_height / 2, font::heading, f.colours.ink,
          f.word("Add measurements"));
  if (icon_button(f, box(rect.max_x - 42, rect.min_y + 12, 28, 28), "icon-close", "Close"))
    f.send(command::EndImport{command::ImportEnd::cancel});
  rule_across(f, rect.min_x + margin, rect.max_x - margin, rect.min_y + header_height - 1);
  view_ = {rect.min_x, rect.min_y + header_height, rect.max_x, rect.max_y - footer_height};
  if (view_.height() < 1) view_.max_y = view_.min_y + 1;
  const bool on_another = distance_.active() || (f.focus.visible && f.focus.panel == f.panel);
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::enter && !on_another && can_be_added(import)) f.send(command::EndImport{command::ImportEnd::add});
    if (k.key == Key::page_down) scroll_.page(f, 1);
    if (k.key == Key::page_up) scroll_.page(f, -1);
  }
  scroll_.update(f, view_, content_height_);
  double height = 0;
  {
    const Clip clip(f, view_);
    const double top = view_.min_y - scroll_.offset();
    height = draw_all(f, import, rect.min_x + margin, top, rect.width() - 2 * margin) - top;
  }
  scroll_.draw_bar(f);
  if (height != content_height_) f.out.animating = true;
  content_height_ = height;
  draw_buttons(f, import, {rect.min_x, rect.max_y - footer_height, rect.max_x, rect.max_y});
}

double ImportSheet::draw_all(PanelFrame& f, const MeasurementImport& import, double x, double y, double width) {
  text(f, x, y + 24, font::text_bold, f.colours.ink,
       elided(f, font::text_bold, import.path.filename().string(), width));
  y += 32;
  if (import.error) {
    const std::string words = say(*import.error, f.language);
    record(f, box(x, y, width, line_height), "Error", words);
    return paragraph(f, words, f.colours.ink, x, y + 4, width) + 12;
  }
  if (!import.csv)
    return paragraph(f, std::string(f.word("Reading the measurements")), f.colours.muted, x, y, width) + 12;
  std::string rows = f.say(text("rows: {}, columns: {}", import.csv->size(), import.csv->header().size()));
  if (const auto encoding = import.csv->encoding(); encoding != geodata::TextEncoding::utf8)
    rows += (f.chinese() ? "，" : ", ") + std::string(geodata::name_of(encoding));
  text(f, x, y + 10, font::small, f.colours.muted, rows);
  y = draw_uses(f, import, x, y + 12, width);
  if (!is_long(import.layout.columns)) y = draw_measures(f, import, x, y, width);
  if (!import.table) return y + row_height;
  y = draw_sections(f, *import.table, x, y, width);
  y = draw_preview(f, *import.table, x, y, width);
  y = draw_unknown(f, *import.table, x, y, width);
  y = draw_left_out(f, text("Cells left out: {}", import.table->cells.size()), "Cells left out", import.table->cells, x,
                    y, width);
  return draw_left_out(f, text("Rows left out: {}", import.table->rejected.size()), "Left out", import.table->rejected,
                       x, y, width) +
         12;
}

double ImportSheet::draw_sections(PanelFrame& f, const MeasurementTable& table, double x, double y, double width) {
  const std::size_t joined = table.used_rows;
  const std::string words =
      f.say(text("Rows that join: {} of {}, sections: {}", joined, table.rows, table.sections.size()));
  y = heading(f, x, y, words);
  record(f, box(x, y - 18, width, line_height), "Joined", words);
  const auto note_of = [&](const MeasuredSection& section) {
    std::string note = fmt::format("{}", section.readings.size());
    if (section.layer.empty() && section.access)
      note += ", " + f.say(text("{} from the river", distance(section.access->overland_m)));
    return note;
  };
  // As many columns as leave every name whole; of very many sections the widest is not looked for.
  constexpr std::size_t most_measured = 200;
  double widest = 0;
  for (std::size_t i = 0; i < std::min(most_measured, table.sections.size()); ++i) {
    const MeasuredSection& section = table.sections[i];
    widest = std::max(widest, text_width(f, font::small, in_language(section.names, f.language)) +
                                  text_width(f, font::small, note_of(section)) + 28);
  }
  const auto columns = static_cast<std::size_t>(std::clamp(std::floor(width / std::max(widest, 1.0)), 1.0, 3.0));
  const double step = width / static_cast<double>(columns);
  for (std::size_t i = 0; i < table.sections.size(); ++i) {
    const MeasuredSection& section = table.sections[i];
    const std::size_t row = i / columns;
    const double at_x = x + step * static_cast<double>(i % columns);
    const double mid = y + line_height * static_cast<double>(row) + line_height / 2;
    if (mid < view_.min_y - line_height || mid > view_.max_y + line_height) continue;
    const std::string note = note_of(section);
    const double room = step - text_width(f, font::small, note) - 24;
    const double w = text_at(f, at_x, mid, font::small, f.colours.ink,
                             elided(f, font::small, in_language(section.names, f.language), room));
    text_at(f, at_x + w + 8, mid, font::small, f.colours.muted, note);
  }
  const std::size_t rows = (table.sections.size() + columns - 1) / columns;
  return y + line_height * static_cast<double>(rows);
}

double ImportSheet::draw_preview(PanelFrame& f, const MeasurementTable& table, double x, double y, double width) {
  if (preview_.empty()) return y;
  y = heading(f, x, y, f.word("The first rows"));
  const std::size_t measures = std::min(preview_measures, table.measures.size());
  const double date_width = 100, section_width = width * (measures > 4 ? 0.22 : 0.3);
  const double step = (width - date_width - section_width) / static_cast<double>(std::max<std::size_t>(measures, 1));
  const auto right_of = [&](std::size_t m) {
    return x + date_width + section_width + step * static_cast<double>(m + 1);
  };
  for (std::size_t m = 0; m < measures; ++m) {
    const MeasureKind& kind = *table.measures[m];
    const std::string name = std::string(kind.brief.empty() ? f.chinese() ? kind.name_zh : kind.name : kind.brief) +
                             (kind.unit.empty() ? "" : ", " + std::string(kind.unit));
    text_right(f, right_of(m), y + 8, font::small, f.colours.muted, elided(f, font::small, name, step - 10));
  }
  y += line_height;
  for (const PreviewRow& row : preview_) {
    const MeasuredSection& section = table.sections[row.section];
    text_at(f, x, y + 8, font::small, f.colours.ink, written(section.readings[row.reading].time));
    text_at(f, x + date_width, y + 8, font::small, f.colours.ink,
            elided(f, font::small, in_language(section.names, f.language), section_width - 10));
    for (std::size_t m = 0; m < measures; ++m) {
      const double v = table.value(section, row.reading, m);
      const MeasureKind& kind = *table.measures[m];
      std::string words = measured_number(kind, v);
      if (table.below(section, row.reading, m))
        words = std::isnan(v) ? std::string(f.word("not detected")) : "< " + measured_number(kind, 2 * v);
      text_right(f, right_of(m), y + 8, font::small, f.colours.ink, words);
    }
    y += line_height;
  }
  return y;
}

// Of a long table: what it measures besides.
double ImportSheet::draw_unknown(PanelFrame& f, const MeasurementTable& table, double x, double y, double width) {
  if (table.unknown.empty()) return y;
  y = heading(f, x, y, f.word("Not used"));
  std::string all;
  for (const MeasurementTable::Unknown& one : table.unknown) {
    add_words(all, f.chinese() ? "、" : ", ", fmt::format("{} × {}", one.name, one.rows));
    if (!one.why.empty()) all += " (" + f.say(one.why) + ")";
  }
  record(f, box(x, y, width, line_height), "Not used", all);
  return paragraph(f, all, f.colours.muted, x, y + 2, width) + 2;
}

double ImportSheet::draw_left_out(PanelFrame& f, const geodata::Text& title, const char* label,
                                  const std::vector<RejectedRow>& rows, double x, double y, double width) {
  if (rows.empty()) return y;
  y = heading(f, x, y, f.say(title));
  const double first = y;
  for (std::size_t i = 0; i < std::min(most_left_out_shown, rows.size()); ++i, y += line_height) {
    if (y + line_height < view_.min_y || y > view_.max_y) continue;
    const RejectedRow& row = rows[i];
    text_at(f, x, y + 8, font::small, f.colours.muted, f.say(text("line {}", row.line)));
    text_at(f, x + 80, y + 8, font::small, f.colours.ink, elided(f, font::small, f.say(row.why), width - 80));
  }
  if (rows.size() > most_left_out_shown) {
    app::text(f, x, y + 10, font::small, f.colours.muted,
              f.say(text("and {} more", rows.size() - most_left_out_shown)));
    y += line_height;
  }
  record(f, box(x, first, width, y - first), label, fmt::format("{}", rows.size()));
  return y;
}

void ImportSheet::draw_buttons(PanelFrame& f, const MeasurementImport& import, const ScreenRect& rect) {
  rule_across(f, rect.min_x, rect.max_x, rect.min_y);
  const double y = rect.min_y + 16;
  const auto width_of = [&](std::string_view label) { return text_width(f, font::small_bold, f.word(label)) + 32; };
  double x = rect.min_x + margin;
  if (can_be_added(import)) {
    const double w = width_of("Add the measurements");
    if (primary_button(f, box(x, y, w, 28), "Add the measurements"))
      f.send(command::EndImport{command::ImportEnd::add});
    x += w + 8;
  }
  if (has_positions(import.layout.columns) || import.error) {
    const double w = width_of("Open as points");
    if (word_button(f, box(x, y, w, 28), "Open as points")) f.send(command::EndImport{command::ImportEnd::as_points});
    x += w + 8;
  }
  if (word_button(f, box(x, y, width_of("Cancel"), 28), "Cancel"))
    f.send(command::EndImport{command::ImportEnd::cancel});
  if (import.table && import.table->sections.empty()) {
    text_right(f, rect.max_x - margin, y + 14, font::small, f.colours.accent,
               f.word("No row can be used: choose other columns; the list tells why"));
  }
}

}  // namespace app
