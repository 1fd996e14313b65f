// The rivers in the article's column: how to begin, the kept traces, or the open one: its name, its figures, what is
// passed in order, and what can be done with it.
#pragma once

#include "app/core/river_view.h"
#include "app/ui/panel.h"
#include "app/ui/panels/kept_traces.h"
#include "app/ui/panels/trace_details.h"
#include "app/ui/panels/trace_rows.h"
#include "app/ui/scroll_area.h"
#include "app/ui/text_field.h"

namespace app {

class TracePanel : public Panel {
 public:
  TracePanel() : Panel({"Trace", Ground::paper}) {}
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  double draw_header(PanelFrame& f, const ScreenRect& rect);
  double draw_directions(PanelFrame& f, double x, double y, double right);
  double draw_title(PanelFrame& f, const ScreenRect& rect, double y);
  void edit_name(PanelFrame& f, const ScreenRect& line, const TraceState& trace, const std::string& title);
  double draw_figures(PanelFrame& f, const ScreenRect& rect, double y);
  double draw_hint(PanelFrame& f, const ScreenRect& rect, double y, std::string_view words);
  double draw_head(PanelFrame& f, const ScreenRect& rect, double y);
  void draw_answer(PanelFrame& f, const ScreenRect& rect, double y);
  void show_all(PanelFrame& f);
  void draw_actions(PanelFrame& f, const ScreenRect& rect);
  void act(PanelFrame& f, std::string_view label);

  std::shared_ptr<const ShownTrace> shown_;
  KeptTraces kept_;
  TraceDetails details_;
  TraceRows list_;
  ScrollArea scroll_;
  double head_height_ = 0;   // of the last frame        // of details and list
  TextField field_;          // the name, while it is typed
  bool notes_open_ = false;  // all that is said of the start, instead of one line
  bool naming_ = false, had_keyboard_ = false;
};

}  // namespace app
