#include "app/ui/panels/measurements_panel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/core.h>

#include "app/core/measured_words.h"
#include "app/core/numbers.h"
#include "app/ui/imgui_compat.h"
#include "app/ui/room.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app {

using geodata::text;

namespace {

constexpr double status_bar = 24, margin = 16, title_y = 19, words_y = 40, words_line = 17;
constexpr double left_margin = 60, right_margin = 44, words_gap = 6, zoom_step = 1.3;
constexpr double close_room = 44, steps_px = 80;  // steps_px: of a chooser's title, without its name
constexpr std::size_t most_tables_in_words = 2;
constexpr std::string_view class_id = "class";

// Rows that name this section and were left out, the commonest reason first.
struct LeftOut {
  std::size_t rows = 0;
  geodata::Text why;
};

LeftOut left_out_of(const PanelFrame& f, const std::string& key) {
  LeftOut out;
  const geodata::RiverSpec::Measurements& spec = f.view.library->atlas->rivers.measurements;
  const Layer* layer = f.view.library->layer(spec.layer);
  const auto feature = layer != nullptr && layer->content ? layer->content->features->find(key) : std::nullopt;
  if (!feature || f.view.measurements->tables.empty()) return out;
  const std::string called = geodata::to_string(layer->content->features->value(*feature, spec.section));
  std::map<std::string, std::size_t> times;
  std::size_t most = 0;
  for (const RejectedRow& row : f.view.measurements->tables.front().table->rejected) {
    if (row.section != called) continue;
    ++out.rows;
    if (std::size_t& n = times[say(row.why)]; ++n > most) most = n, out.why = row.why;
  }
  return out;
}

std::string classed(const PanelFrame& f, const MeasureKind& kind, double value, geodata::WaterBody body) {
  const auto is = class_of(kind, value, body);
  std::string out = with_unit(kind, value);
  if (is) out += " (" + class_name(*is, f.language) + ")";
  return out;
}

// "26 samples, 2021-04-01 – 2021-04-05, median 9.81 mg/L (I), worst 7.2 mg/L (II)"
std::string figures(const PanelFrame& f, const SectionOfTable& from, const MeasureKind* kind) {
  if (kind == nullptr) {
    const ClassSummary s = class_summary(*from.table, *from.section);
    if (!s.median) return std::string(f.word("no sample that counts"));
    return f.say(text("{}, {}, class of the means {}, median class {}, worst {}",
                      samples_words(s.count, s.taken, f.language), written_days(s.first, s.last),
                      of_means_words(s, f.language), median_class_words(s, f.language),
                      class_name(*s.worst, f.language)));
  }
  const auto m = from.table->measure(kind->id);
  const auto s = m ? summary_of(*from.table, *from.section, *m) : std::nullopt;
  if (!s) return std::string(f.word("no sample that counts"));
  if (!kind->standard || *kind->standard == geodata::WaterParameter::ph)
    return range_words(*kind, *s, from.section->body, f.language);
  return f.say(text("{}, {}, mean {}, median {}, worst {}", samples_words(s->count, s->taken, f.language),
                    written_days(s->first, s->last), classed(f, *kind, s->mean, from.section->body),
                    classed(f, *kind, s->median, from.section->body),
                    classed(f, *kind, s->worst(), from.section->body))) +
         undetected_words(*s, f.language);
}

std::string words_of(const PanelFrame& f, const Series& series, const SeriesPoint& p) {
  const WaterReading& r = series.reading(p);
  std::string out = written(r.time) + ": ";
  if (series.kind != nullptr) {
    out += p.below ? "< " + with_unit(*series.kind, 2 * p.value) : with_unit(*series.kind, p.value);
    if (p.is) out += ", " + f.say(text("class {}", class_name(*p.is, f.language)));
  } else {
    if (r.published) out += f.say(text("published class {}", class_name(*r.published, f.language)));
    if (r.published && r.computed) out += ", ";
    if (r.computed) out += f.say(text("computed class {}", class_name(*r.computed, f.language)));
  }
  if (!r.suspect.empty()) out += "; " + f.say(text("suspect, says the file: {}", r.suspect));
  if (!r.counts && r.suspect.empty()) out += "; " + f.say(text("the station's status: {}", r.status));
  if (series.sections[p.table].file) out += "; " + series.sections[p.table].table->title;
  return out;
}

}  // namespace

bool MeasurementsPanel::close(PanelFrame& f) {
  if (!f.view.session->series) return false;
  if (!chooser_.close() && !sections_.close()) f.send(command::OpenMeasurements{std::nullopt});
  return true;
}

std::optional<ScreenRect> MeasurementsPanel::place(PanelFrame& f) {
  const ScreenRect& map = f.view.map_rect;
  if (!f.view.session->series || map.max_y > f.height_px - status_bar - profile_height_px / 2) return std::nullopt;
  return ScreenRect{map.min_x, map.max_y, map.max_x, f.height_px - status_bar};
}

std::vector<QuantityChoice> MeasurementsPanel::choices(PanelFrame& f, const std::vector<SectionOfTable>& sections) {
  std::vector<QuantityChoice> out;
  const bool any_class = std::any_of(sections.begin(), sections.end(), [](const SectionOfTable& s) {
    return std::any_of(s.section->readings.begin(), s.section->readings.end(),
                       [](const WaterReading& r) { return r.published || r.computed; });
  });
  if (any_class) out.push_back({std::string(class_id), "Class", std::string(f.word("Class (GB 3838-2002)"))});
  for (const MeasureKind* kind : kinds_measured(sections)) {
    out.push_back({std::string(kind->id), std::string(kind->name), title_of(f, *kind)});
  }
  return out;
}

// Every section of every table: those without a point on the map, too.
std::vector<QuantityChoice> MeasurementsPanel::all_sections(PanelFrame& f) {
  std::vector<QuantityChoice> out;
  std::set<std::string_view> known;
  for (const MeasurementView::Shown& shown : f.view.measurements->tables) {
    for (const MeasuredSection& section : shown.table->sections) {
      if (!known.insert(section.key).second) continue;
      const FeatureNames& names = section.names;
      const std::string& english = names.name.empty() ? names.name_zh : names.name;
      out.push_back({section.key, english, f.own(english, names.name_zh)});
    }
  }
  return out;
}

void MeasurementsPanel::draw_legend(PanelFrame& f, double right, double y, double room,
                                    const std::vector<SectionOfTable>& sections) {
  for (auto s = sections.rbegin(); s != sections.rend(); ++s) {
    if (!s->file) continue;
    const std::string name = elided(f, font::small, s->table->title, std::max(40.0, room - 46));
    const double width = text_width(f, font::small, name), x = right - width - 46;
    if (icon_button(f, box(right - 22, y - 11, 22, 22), "icon-close", "Take this file away", {false, true, 11}))
      f.send(command::RemoveMeasurements{*s->file});
    text_at(f, x + 20, y, font::small, f.colours.ink, name);
    record(f, box(x, y - 10, width + 24, 20), "Legend", s->table->title);
    disc(f, {x + 8, y}, 3, f.colours.link);
    ring(f, {x + 8, y}, 6, f.colours.accent, 1.5);
    right = x - 12, room -= width + 58;
    if (room < 120) return;
  }
}

// The series and its words, worked out once for what is shown.
const MeasurementsPanel::Gathered& MeasurementsPanel::gather(PanelFrame& f, std::vector<SectionOfTable> sections) {
  std::vector<const MeasuredSection*> of;
  of.reserve(sections.size());
  for (const SectionOfTable& from : sections) of.push_back(from.section);
  if (gathered_ && gathered_->of == of && gathered_->quantity == quantity_ && gathered_->language == f.language) {
    return *gathered_;
  }
  Gathered g{std::move(of),
             f.view.measurements->tables,
             quantity_,
             f.language,
             series_of(std::move(sections), measure_kind(quantity_)),
             {},
             {}};
  std::size_t doubtful = 0, compared = 0, agree = 0;
  for (const SectionOfTable& from : g.series.sections) {
    g.figures.push_back((from.file ? from.table->title + ": " : std::string()) + figures(f, from, g.series.kind));
    const ClassSummary s = class_summary(*from.table, *from.section);
    compared += s.compared, agree += s.agree;
  }
  for (const SeriesPoint& p : g.series.points) doubtful += !g.series.reading(p).counts;
  const std::string_view between = f.chinese() ? "；" : "; ";
  if (compared > 0) {
    add_words(g.notes, between, f.say(text("class as published and as computed: {} of {} agree", agree, compared)));
  }
  if (doubtful > 0) add_words(g.notes, between, f.say(text("{} doubtful, hollow, not counted", doubtful)));
  add_words(g.notes, between, f.word("striped: no sample"));
  const LeftOut left = left_out_of(f, *f.view.session->series);
  if (left.rows > 0)
    add_words(g.notes, between, f.say(text("rows left out: {}, most: {}", left.rows, f.say(left.why))));
  return gathered_.emplace(std::move(g));
}

// A line for each table, then what is to be known of them. Returns the y below.
double MeasurementsPanel::draw_words(PanelFrame& f, const ScreenRect& rect, const Gathered& g) {
  const double x = rect.min_x + margin, room = rect.width() - 2 * margin;
  double y = rect.min_y + words_y;
  for (std::size_t t = 0; t < std::min(most_tables_in_words, g.figures.size()); ++t) {
    text_at(f, x, y, font::small, f.colours.ink, elided(f, font::small, g.figures[t], room));
    record(f, box(x, y - 8, room, 16), t == 0 ? "Figures" : "More figures", g.figures[t]);
    y += words_line;
  }
  const std::string notes = elided(f, font::small, g.notes, room);
  text_at(f, x, y, font::small, f.colours.muted, notes);
  const ScreenRect line = box(x, y - 8, room, 16);
  record(f, line, "Notes", g.notes);
  if (notes != g.notes && line.contains(f.mouse)) f.tooltip = PanelFrame::Tooltip{g.notes, line};
  return y + words_line;
}

void MeasurementsPanel::draw_plot(PanelFrame& f, const ScreenRect& rect, double top, const Series& series) {
  const ScreenRect area{rect.min_x + left_margin, top, rect.max_x - right_margin,
                        rect.max_y - SeriesPlot::below_plot_px};
  const TimeWindow whole = whole_time(series);
  const TimeWindow window = window_ ? moved(*window_, whole, 0) : whole;
  const SeriesPlot plot(series, area, window);
  plot.draw(f);
  const Press p = press(f, area, "Series", fmt::format("{}", series.points.size()));
  if (p.hovered || p.held) steer(f, p, plot, window, whole, area);
  if (!p.hovered) return;
  const SeriesPoint* point = plot.nearest(f.mouse);
  if (point == nullptr) return;
  const ScreenXY at = plot.at(*point);
  app::fill(f, {std::round(at.x) - 0.5, area.min_y, std::round(at.x) + 0.5, area.max_y}, f.colours.accent);
  ring(f, at, plot.symbol_px() / 2 + 4, f.colours.accent, 1.5);
  // In the place of the notes.
  const double y = top - words_gap - words_line;
  const std::string words = words_of(f, series, *point),
                    seen = elided(f, font::small_bold, words, rect.width() - 2 * margin);
  app::fill(f, {rect.min_x + margin, y - 9, rect.max_x - margin, y + 9}, f.colours.paper);
  text_at(f, rect.min_x + margin, y, font::small_bold, f.colours.accent, seen);
  record(f, {rect.min_x + margin, y - 9, rect.max_x - margin, y + 9}, "Reading", words);
}

// The wheel looks nearer in time, a drag moves on.
void MeasurementsPanel::steer(PanelFrame& f, const Press& p, const SeriesPlot& plot, const TimeWindow& window,
                              const TimeWindow& whole, const ScreenRect& area) {
  TimeWindow next = window;
  const auto wheel = static_cast<double>(ImGui::GetIO().MouseWheel);
  if (p.hovered && wheel != 0) next = zoomed(window, whole, std::pow(zoom_step, -wheel), plot.time_at(f.mouse.x));
  if (p.held && dragged_from_) {
    const double a_px = static_cast<double>(window.to - window.from) / area.width();
    next = moved(next, whole, std::llround((*dragged_from_ - f.mouse.x) * a_px));
  }
  dragged_from_ = p.held ? std::optional(f.mouse.x) : std::nullopt;
  if (next == window) return;
  window_ = next == whole ? std::nullopt : std::optional(next);
  f.out.animating = true;
}

// Why there is no series.
void MeasurementsPanel::draw_nothing(PanelFrame& f, const ScreenRect& rect) {
  const MeasurementView& view = *f.view.measurements;
  std::string words;
  if (view.error) {
    words = say(*view.error, f.language);
  } else if (view.reading) {
    words = f.word("Reading the measurements");
  } else if (view.tables.empty()) {
    words = f.word("The atlas has no measurements. Open a CSV file of your own to add some.");
  } else if (const LeftOut left = left_out_of(f, *f.view.session->series); left.rows > 0) {
    words = f.say(
        text("Nothing to show: none of the {} rows of this section can be used. Most: {}", left.rows, f.say(left.why)));
  } else {
    words = f.word("Nothing to show: no file has a row of this section.");
  }
  const TextLayout layout(f.fonts, font::text, words, rect.width() - 4 * margin, 22);
  layout.draw(f, {rect.min_x + margin, rect.min_y + 64}, f.colours.ink, {}, rect.min_y, rect.max_y);
  record(f, box(rect.min_x + margin, rect.min_y + 64, layout.width_px(), layout.height_px()), "Hint", words);
}

// The section glows on the map while the pointer is here.
void MeasurementsPanel::point_out(PanelFrame& f, const ScreenRect& rect, const MeasuredSection& section) {
  const Layer* layer = section.layer.empty() ? nullptr : f.view.library->layer(section.layer);
  if (layer == nullptr || !layer->content || !rect.contains(f.mouse) || f.under_pointer != this) return;
  if (const auto feature = layer->content->features->find(section.key)) {
    f.out.hover.target = Target{section.layer, *feature, std::nullopt};
  }
}

void MeasurementsPanel::fill(PanelFrame& f, const ScreenRect& rect) {
  rule_across(f, rect.min_x, rect.max_x, rect.min_y);
  if (icon_button(f, box(rect.max_x - 36, rect.min_y + 5, 28, 28), "icon-close", "Close"))
    f.send(command::OpenMeasurements{std::nullopt});
  const std::vector<SectionOfTable> sections = sections_called(*f.view.measurements, *f.view.session->series);
  if (window_of_ != *f.view.session->series) window_of_ = *f.view.session->series, window_.reset();
  if (sections.empty()) {
    text_at(f, rect.min_x + margin, rect.min_y + title_y, font::text_bold, f.colours.ink, f.word("Measurements"));
    draw_nothing(f, rect);
    return;
  }
  const std::vector<QuantityChoice> quantities = choices(f, sections), places = all_sections(f);
  std::string place = *f.view.session->series;
  const double y = rect.min_y + title_y;
  const bool list_was_open = sections_.is_open(), quantities_were_open = chooser_.is_open();
  double end = sections_.draw_title(f, rect.min_x + 8, y, places, place, rect.width() * 0.3);
  end += 12;
  end = chooser_.draw_title(f, end, y, quantities, quantity_, std::max(24.0, rect.max_x - close_room - end - steps_px));
  if (sections_.is_open() && !list_was_open) chooser_.close();
  if (chooser_.is_open() && !quantities_were_open) sections_.close();
  point_out(f, rect, *sections.front().section);
  double right = rect.max_x - close_room;
  if (window_) {
    const std::string_view words = f.word("Whole time");
    right -= text_width(f, font::small, words);
    if (link(f, right, rect.min_y + title_y + 4, font::small, "Whole time", words).clicked) window_.reset();
    right -= 20;
  }
  draw_legend(f, right, rect.min_y + title_y, right - end - 16, sections);
  const ScreenRect list{rect.min_x + margin, rect.min_y + 38, rect.max_x - margin, rect.max_y - 4};
  const bool shows_list =
      sections_.draw_list(f, list, places, place) || chooser_.draw_list(f, list, quantities, quantity_);
  if (place != *f.view.session->series) f.send(command::OpenMeasurements{place});
  if (shows_list) return;
  const Gathered& g = gather(f, sections);
  const double below = draw_words(f, rect, g);
  draw_plot(f, rect, below + words_gap, g.series);
}

}  // namespace app
