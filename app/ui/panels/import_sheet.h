// Before a reader's table of measurements is added: what each column was taken for, what the first rows become, which
// sections they join, and every row that is left out with its line and the reason. Before everything until it is
// answered: added, opened as points, or neither.
#pragma once

#include <vector>

#include "app/core/measurement_view.h"
#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"
#include "app/ui/text_field.h"

namespace app {

class ImportSheet : public Panel {
 public:
  ImportSheet() : Panel({.name = "Add measurements", .ground = Ground::card, .modal = true, .insists = true}) {}
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  struct PreviewRow {
    std::int64_t line = 0;
    std::size_t section = 0, reading = 0;
  };
  void gather(const MeasurementImport& import);
  // The scrolled part; each draws from y on and returns the y below it.
  double draw_all(PanelFrame& f, const MeasurementImport& import, double x, double y, double width);
  double draw_uses(PanelFrame& f, const MeasurementImport& import, double x, double y, double width);
  double draw_columns_to_choose(PanelFrame& f, const MeasurementImport& import, ColumnUse use, const char* label,
                                double x, double y, double width);
  double draw_dates(PanelFrame& f, const MeasurementImport& import, double x, double y, double width);
  double draw_distance(PanelFrame& f, const MeasurementImport& import, double x, double y, double width);
  double draw_measures(PanelFrame& f, const MeasurementImport& import, double x, double y, double width);
  // A column that is not used: why, and a choice of what it measures.
  double draw_unused(PanelFrame& f, const MeasurementImport& import, std::size_t column, double x, double y,
                     double width);
  double draw_kinds_to_choose(PanelFrame& f, std::size_t column, double x, double y, double width);
  double draw_sections(PanelFrame& f, const MeasurementTable& table, double x, double y, double width);
  double draw_preview(PanelFrame& f, const MeasurementTable& table, double x, double y, double width);
  static double draw_unknown(PanelFrame& f, const MeasurementTable& table, double x, double y, double width);
  double draw_left_out(PanelFrame& f, const geodata::Text& title, const char* label,
                       const std::vector<RejectedRow>& rows, double x, double y, double width);
  void draw_buttons(PanelFrame& f, const MeasurementImport& import, const ScreenRect& rect);

  std::shared_ptr<const MeasurementTable> gathered_;
  std::vector<PreviewRow> preview_;
  std::optional<ColumnUse> choosing_;
  std::optional<std::size_t> choosing_kind_;  // of this column
  TextField distance_;
  std::filesystem::path path_;
  ScrollArea scroll_;
  ScreenRect view_;
  double content_height_ = 0;
};

}  // namespace app
