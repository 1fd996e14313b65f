#include "app/ui/series_plot.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <tuple>

#include <fmt/core.h>

#include "app/core/numbers.h"

namespace app {

namespace {

using Days = std::chrono::sys_days;
constexpr std::int64_t minutes_a_day = 1440;
constexpr double label_right_gap = 8, line_label_gap = 11, stripe_px = 4, band_height = 4;
constexpr std::int64_t days_as_days = 62;       // a longer time is told in months
constexpr double class_rows = 6, inset_px = 9;  // inset: room for a symbol at either end
constexpr std::int64_t shortest_window = 360;
constexpr double narrowest_month_px = 14, most_lines_per_px = 3;

Days day_of(std::int64_t minutes) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::minutes>(std::chrono::minutes(minutes)));
}
std::int64_t minutes_of(Days day) { return std::int64_t{day.time_since_epoch().count()} * minutes_a_day; }

// A stretch of the axis with a name of its own: a day or a month.
struct Unit {
  std::int64_t from = 0, to = 0;
  std::chrono::year_month_day first;
};

std::vector<Unit> units_between(std::int64_t from, std::int64_t to) {
  std::vector<Unit> out;
  if (to - from <= days_as_days * minutes_a_day) {
    for (Days day = day_of(from); minutes_of(day) < to; day += std::chrono::days(1)) {
      out.push_back({minutes_of(day), minutes_of(day + std::chrono::days(1)), day});
    }
    return out;
  }
  const std::chrono::year_month_day start(day_of(from));
  for (std::chrono::year_month month = start.year() / start.month(); minutes_of(Days(month / 1)) < to;
       month += std::chrono::months(1)) {
    out.push_back({minutes_of(Days(month / 1)), minutes_of(Days((month + std::chrono::months(1)) / 1)), month / 1});
  }
  return out;
}

// "2020-05" or "2020-05-08" where the year is new, else "05" or "08".
std::string unit_name(const Unit& unit, bool days, bool whole) {
  const auto month = static_cast<unsigned>(unit.first.month()), day = static_cast<unsigned>(unit.first.day());
  const int year = static_cast<int>(unit.first.year());
  if (days) return whole ? fmt::format("{}-{:02}-{:02}", year, month, day) : fmt::format("{:02}-{:02}", month, day);
  return whole ? fmt::format("{}-{:02}", year, month) : fmt::format("{:02}", month);
}

void stripes(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour) {
  const Clip clip(f, rect);
  for (double x = rect.min_x - rect.height(); x < rect.max_x; x += stripe_px) {
    line(f, {x, rect.max_y}, {x + rect.height(), rect.min_y}, colour, 1);
  }
}

}  // namespace

Series series_of(std::vector<SectionOfTable> sections, const MeasureKind* kind) {
  Series out{std::move(sections), kind, {}};
  for (std::size_t t = 0; t < out.sections.size(); ++t) {
    const SectionOfTable& from = out.sections[t];
    const auto m = kind != nullptr ? from.table->measure(kind->id) : std::nullopt;
    if (kind != nullptr && !m) continue;
    const std::size_t column = m.value_or(0);
    for (std::size_t i = 0; i < from.section->readings.size(); ++i) {
      const WaterReading& reading = from.section->readings[i];
      SeriesPoint p{t, i, reading.time.minutes, 0, std::nullopt, false};
      if (kind != nullptr) {
        p.value = from.table->value(*from.section, i, column);
        if (std::isnan(p.value)) continue;
        p.is = class_of(*kind, p.value, from.section->body);
        p.below = from.table->below(*from.section, i, column);
      } else {
        p.is = reading.published ? reading.published : reading.computed;
        if (!p.is) continue;
        p.value = static_cast<double>(*p.is);
      }
      out.points.push_back(p);
    }
  }
  return out;
}

std::int64_t longest_step(const Series& series, std::size_t table) {
  std::vector<std::int64_t> steps;
  const SeriesPoint* last = nullptr;
  for (const SeriesPoint& p : series.points) {
    if (p.table != table) continue;
    if (last != nullptr && p.minutes > last->minutes) steps.push_back(p.minutes - last->minutes);
    last = &p;
  }
  if (steps.empty()) return 0;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>((steps.size() - 1) / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return 4 * *middle;
}

TimeWindow whole_time(const Series& series) {
  if (series.points.empty()) return {};
  const auto [first, last] =
      std::minmax_element(series.points.begin(), series.points.end(),
                          [](const SeriesPoint& a, const SeriesPoint& b) { return a.minutes < b.minutes; });
  return {minutes_of(day_of(first->minutes)), minutes_of(day_of(last->minutes)) + minutes_a_day};
}

TimeWindow moved(const TimeWindow& window, const TimeWindow& whole, std::int64_t by) {
  by = std::clamp(by, whole.from - window.from, std::max(whole.from - window.from, whole.to - window.to));
  return {window.from + by, window.to + by};
}

TimeWindow zoomed(const TimeWindow& window, const TimeWindow& whole, double factor, std::int64_t about) {
  const auto least = std::min(shortest_window, whole.to - whole.from);
  const std::int64_t now = window.to - window.from;
  const auto length = std::clamp(static_cast<std::int64_t>(std::llround(static_cast<double>(now) * factor)), least,
                                 whole.to - whole.from);
  const double share = static_cast<double>(about - window.from) / static_cast<double>(std::max<std::int64_t>(now, 1));
  const std::int64_t from = about - std::llround(share * static_cast<double>(length));
  return moved({from, from + length}, whole, 0);
}

SeriesPlot::SeriesPlot(const Series& series, const ScreenRect& plot, const TimeWindow& window)
    : series_(series), plot_(plot), from_(window.from), to_(window.to) {
  std::vector<double> values;
  for (const SeriesPoint& p : series.points) {
    if (visible(p)) values.push_back(p.value);
  }
  if (values.empty()) {
    for (const SeriesPoint& p : series.points) values.push_back(p.value);
  }
  if (values.empty()) return;
  per_px_ = static_cast<double>(values.size()) / plot.width();
  symbol_px_ = per_px_ < 1.0 / 14 ? 14 : per_px_ < 1 ? 9 : 6;
  if (series.kind == nullptr) return;
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  limits_ = class_lines(*series.kind, series.sections.front().section->body);
  scale_ = value_scale(*series.kind, *least, *greatest, limits_, std::max(2.0, plot.height() / 24));
}

double SeriesPlot::x(std::int64_t minutes) const {
  const double width = plot_.width() - 2 * inset_px;
  return plot_.min_x + inset_px + width * static_cast<double>(minutes - from_) / static_cast<double>(to_ - from_);
}

std::int64_t SeriesPlot::time_at(double x) const {
  const double share = std::clamp((x - plot_.min_x - inset_px) / (plot_.width() - 2 * inset_px), 0.0, 1.0);
  return from_ + std::llround(share * static_cast<double>(to_ - from_));
}

double SeriesPlot::y(double value) const {
  if (series_.kind == nullptr) return plot_.min_y + plot_.height() * (value + 0.5) / class_rows;
  return plot_.max_y - plot_.height() * (value - scale_.low) / (scale_.high - scale_.low);
}

const SeriesPoint* SeriesPlot::nearest(ScreenXY p) const {
  const SeriesPoint* best = nullptr;
  double best_away = 0;
  for (const SeriesPoint& point : series_.points) {
    if (!visible(point)) continue;
    const ScreenXY here = at(point);
    // In time first: the pointer need not hit the symbol.
    const double away = std::abs(here.x - p.x) + 0.05 * std::abs(here.y - p.y);
    if (best == nullptr || away < best_away) best = &point, best_away = away;
  }
  return best;
}

void SeriesPlot::draw(PanelFrame& f) const {
  if (series_.points.empty()) return;
  draw_time(f);
  if (series_.kind == nullptr) {
    draw_classes(f);
  } else {
    draw_values(f);
    draw_limits(f);
  }
  draw_lines(f);
  draw_points(f);
}

void SeriesPlot::draw_values(PanelFrame& f) const {
  for (double v = std::ceil(scale_.low / scale_.step - 1e-9) * scale_.step; v <= scale_.high; v += scale_.step) {
    text_right(f, plot_.min_x - label_right_gap, y(v), font::small, f.colours.muted, number(v, scale_.decimals));
    rule_across(f, plot_.min_x - 4, plot_.min_x, y(v));
  }
  rule_across(f, plot_.min_x, plot_.max_x, plot_.max_y);
}

void SeriesPlot::draw_classes(PanelFrame& f) const {
  for (std::size_t c = 0; c < static_cast<std::size_t>(class_rows); ++c) {
    const double at = y(static_cast<double>(c));
    text_right(f, plot_.min_x - label_right_gap, at, font::small, f.colours.muted,
               class_name(static_cast<geodata::WaterClass>(c), f.language));
    rule_across(f, plot_.min_x, plot_.max_x, at);
  }
}

void SeriesPlot::draw_limits(PanelFrame& f) const {
  double last_label = 1e9;
  for (const ClassLine& limit : limits_) {
    const double at = y(limit.value);
    if (at < plot_.min_y - 0.5 || at > plot_.max_y + 0.5) continue;
    for (double from = plot_.min_x; from < plot_.max_x; from += 7) {
      app::fill(f, {from, std::round(at), std::min(from + 4, plot_.max_x), std::round(at) + 1},
                mixed(f.colours.rule, f.colours.muted, 0.35));
    }
    if (std::abs(at - last_label) < line_label_gap) continue;
    text_at(f, plot_.max_x + label_right_gap, at, font::small_bold, f.colours.muted, limit.name);
    last_label = at;
  }
}

void SeriesPlot::draw_time(PanelFrame& f) const {
  const std::vector<Unit> units = units_between(from_, to_);
  const bool days = to_ - from_ <= days_as_days * minutes_a_day;
  std::set<std::int64_t> seen;  // beginnings of the units with readings
  for (const SeriesPoint& p : series_.points) {
    const auto unit = std::upper_bound(units.begin(), units.end(), p.minutes,
                                       [](std::int64_t minutes, const Unit& u) { return minutes < u.to; });
    if (unit != units.end() && p.minutes >= unit->from) seen.insert(unit->from);
  }
  const double top = plot_.max_y + 3;
  // Months that are too narrow for a name each are told by their years.
  const bool years = !days && plot_.width() / static_cast<double>(units.size()) < narrowest_month_px;
  double free_from = -1e9;
  int year = 0;
  for (const Unit& unit : units) {
    const double x0 = x(std::max(unit.from, from_)), x1 = x(std::min(unit.to, to_));
    const ScreenRect band{x0, top, x1, top + band_height};
    if (seen.contains(unit.from)) {
      app::fill(f, band, f.colours.link);
    } else {
      stripes(f, band, f.colours.muted);
    }
    const bool new_year = static_cast<int>(unit.first.year()) != year;
    const bool january = unit.first.month() == std::chrono::January;
    if (!years || january) app::fill(f, {x0 - 0.5, top, x0 + 0.5, top + band_height + 2}, f.colours.paper);
    if (years && !january) continue;
    const std::string name =
        years ? fmt::format("{}", static_cast<int>(unit.first.year())) : unit_name(unit, days, new_year);
    const double width = text_width(f, font::small, name), centre = years ? x0 : (x0 + x1) / 2;
    const double left = std::clamp(centre - width / 2, plot_.min_x, std::max(plot_.min_x, plot_.max_x - width));
    if (left < free_from) continue;
    text_at(f, left, top + band_height + 11, font::small, f.colours.muted, name);
    free_from = left + width + 10;
    year = static_cast<int>(unit.first.year());
  }
}

void SeriesPlot::draw_lines(PanelFrame& f) const {
  if (per_px_ > most_lines_per_px) return;  // they would be a carpet
  const Clip clip(f, {plot_.min_x, plot_.min_y - 12, plot_.max_x, plot_.max_y + 2});
  geodata::Colour colour = f.colours.link;
  colour.a = 120;
  for (std::size_t t = 0; t < series_.sections.size(); ++t) {
    const std::int64_t longest = longest_step(series_, t);
    const SeriesPoint* last = nullptr;
    for (const SeriesPoint& p : series_.points) {
      if (p.table != t || !series_.reading(p).counts) continue;
      if (last != nullptr && p.minutes - last->minutes <= longest) line(f, at(*last), at(p), colour, 1.25);
      last = &p;
    }
  }
}

// What an added file measured stands in a ring. Of symbols that would lie on one another within a few px one is drawn.
void SeriesPlot::draw_points(PanelFrame& f) const {
  std::set<std::tuple<std::size_t, bool, int, int>> taken;
  std::vector<const SeriesPoint*> drawn;
  for (const SeriesPoint& p : series_.points) {
    if (!visible(p)) continue;
    const ScreenXY centre = at(p);
    const double cell = per_px_ < 1 ? 1 : 3;
    const bool added = series_.sections[p.table].file.has_value();
    if (taken
            .emplace(p.table, series_.reading(p).counts, static_cast<int>(centre.x / cell),
                     static_cast<int>(centre.y / cell))
            .second)
      drawn.push_back(&p);
    if (!added || drawn.empty() || drawn.back() != &p) continue;
    disc(f, centre, symbol_px_ / 2 + 2.75, f.colours.accent);
    disc(f, centre, symbol_px_ / 2 + 1.25, f.colours.paper);
  }
  for (const SeriesPoint* p : drawn) {
    SymbolStyle style = class_symbol(f, p->is, symbol_px_);
    style.hollow = !series_.reading(*p).counts;
    icon(f, at(*p), style);
  }
}

}  // namespace app
