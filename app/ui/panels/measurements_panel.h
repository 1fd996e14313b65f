// What was measured at a section, under the map: one quantity at a time as a series, in figures and in words.
#pragma once

#include "app/ui/panel.h"
#include "app/ui/quantity_chooser.h"
#include "app/ui/series_plot.h"
#include "app/ui/widgets.h"

namespace app {

class MeasurementsPanel : public Panel {
 public:
  MeasurementsPanel() : Panel({"Measurements", Ground::paper}) {}
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  struct Gathered {
    std::vector<const MeasuredSection*> of;
    std::vector<MeasurementView::Shown> held;  // what `of` points into
    std::string quantity;
    geodata::Language language = geodata::Language::english;
    Series series;
    std::vector<std::string> figures;  // of each table
    std::string notes;
  };
  static std::vector<QuantityChoice> choices(PanelFrame& f, const std::vector<SectionOfTable>& sections);
  static std::vector<QuantityChoice> all_sections(PanelFrame& f);
  void point_out(PanelFrame& f, const ScreenRect& rect, const MeasuredSection& section);
  static void draw_legend(PanelFrame& f, double right, double y, double room,
                          const std::vector<SectionOfTable>& sections);
  const Gathered& gather(PanelFrame& f, std::vector<SectionOfTable> sections);
  static double draw_words(PanelFrame& f, const ScreenRect& rect, const Gathered& g);
  void draw_plot(PanelFrame& f, const ScreenRect& rect, double top, const Series& series);
  void steer(PanelFrame& f, const Press& p, const SeriesPlot& plot, const TimeWindow& window, const TimeWindow& whole,
             const ScreenRect& area);
  static void draw_nothing(PanelFrame& f, const ScreenRect& rect);

  QuantityChooser chooser_, sections_{QuantityChooser::sections, font::text_bold};
  std::string quantity_;
  std::optional<Gathered> gathered_;
  std::string window_of_;             // the section that the next is for
  std::optional<TimeWindow> window_;  // nothing: the whole time
  std::optional<double> dragged_from_;
};

}  // namespace app
