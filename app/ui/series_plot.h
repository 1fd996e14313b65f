// Readings of one section over time as a plot: an axis that shows the months without readings, limits of the classes as
// thin lines, each reading by the symbol of its class, hollow where it is doubtful. Nothing is drawn between readings
// that lie much farther apart than is usual there.
#pragma once

#include <vector>

#include "app/ui/water_class_look.h"

namespace app {

struct SeriesPoint {
  std::size_t table = 0;  // in Series::sections
  std::size_t reading = 0;
  std::int64_t minutes = 0;
  double value = 0;  // of the class: 0 for I ... 5 for below V
  std::optional<geodata::WaterClass> is;
  bool below = false;  // what the method detects
};

struct Series {
  std::vector<SectionOfTable> sections;
  const MeasureKind* kind = nullptr;  // null: the class of the whole reading
  std::vector<SeriesPoint> points;    // of each table by time, the tables in order

  const WaterReading& reading(const SeriesPoint& p) const { return sections[p.table].section->readings[p.reading]; }
};
Series series_of(std::vector<SectionOfTable> sections, const MeasureKind* kind);
// Longer than this nothing joins two readings of a table: four times the usual interval.
std::int64_t longest_step(const Series& series, std::size_t table);

// A stretch of time, minutes; whole days when it is all of a series.
struct TimeWindow {
  std::int64_t from = 0, to = 1;
  friend bool operator==(const TimeWindow&, const TimeWindow&) = default;
};
TimeWindow whole_time(const Series& series);
// `window` nearer by `factor` (below 1) or farther about one of its moments, and moved; never beyond `whole`, never
// shorter than six hours.
TimeWindow zoomed(const TimeWindow& window, const TimeWindow& whole, double factor, std::int64_t about);
TimeWindow moved(const TimeWindow& window, const TimeWindow& whole, std::int64_t by);

class SeriesPlot {
 public:
  static constexpr double below_plot_px = 30;  // band of days or months, and their names
  SeriesPlot(const Series& series, const ScreenRect& plot, const TimeWindow& window);
  void draw(PanelFrame& f) const;
  const SeriesPoint* nearest(ScreenXY p) const;  // in time; null: there are none
  ScreenXY at(const SeriesPoint& p) const { return {x(p.minutes), y(p.value)}; }
  double symbol_px() const { return symbol_px_; }
  std::int64_t time_at(double x) const;

 private:
  bool visible(const SeriesPoint& p) const { return p.minutes >= from_ && p.minutes <= to_; }
  double x(std::int64_t minutes) const;
  double y(double value) const;
  void draw_values(PanelFrame& f) const;
  void draw_classes(PanelFrame& f) const;
  void draw_limits(PanelFrame& f) const;
  void draw_time(PanelFrame& f) const;
  void draw_lines(PanelFrame& f) const;
  void draw_points(PanelFrame& f) const;

  const Series& series_;
  ScreenRect plot_;
  std::vector<ClassLine> limits_;
  ValueScale scale_;
  std::int64_t from_ = 0, to_ = 1;
  double symbol_px_ = 13, per_px_ = 0;  // per_px_: readings in view to a px of the time axis
};

}  // namespace app
