// The rivers in the article's column: how to begin, or the open trace: its figures, what is passed in order, and what
// can be done with it.
#pragma once

#include <vector>

#include "app/core/river_view.h"
#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"

namespace app {

class TracePanel : public Panel {
 public:
  TracePanel() : Panel({"Trace", Ground::paper}) {}
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  // A row of the list: an event, its words in the reader's language.
  struct Row {
    std::size_t event = 0;
    std::string km, name, other_name;
    std::vector<std::string> notes;  // lines, no wider than the column
    std::string series;              // key of the section whose measurements it leads to; may be empty
    double height = 0;
  };

  void lay_out(PanelFrame& f, double width);
  double draw_header(PanelFrame& f, const ScreenRect& rect);
  double draw_directions(PanelFrame& f, double x, double y);
  double draw_figures(PanelFrame& f, const ScreenRect& rect, double y);
  double draw_hint(PanelFrame& f, const ScreenRect& rect, double y, std::string_view words);
  void draw_rows(PanelFrame& f, const ScreenRect& view);
  bool draw_row(PanelFrame& f, const Row& row, const ScreenRect& rect);  // true: it is pointed at, here or on the map
  void draw_mark(PanelFrame& f, const RiverEvent& event, ScreenXY centre, geodata::Colour ground);
  void show_all(PanelFrame& f);
  void draw_actions(PanelFrame& f, const ScreenRect& rect);
  void go_to(PanelFrame& f, const RiverEvent& event);

  std::shared_ptr<const ShownTrace> shown_;
  geodata::Language language_ = geodata::Language::english;
  double width_ = 0, content_height_ = 0;
  std::size_t tables_ = 0;  // of measurements
  std::string title_;
  std::vector<Row> rows_;
  ScrollArea scroll_;
};

}  // namespace app
