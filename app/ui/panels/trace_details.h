// What stands between the figures of a trace and its list, each behind one line: the water at its start, where the
// reader may put another discharge, each value with its source; and the other traces that are shown, compared with it.
#pragma once

#include <string>
#include <vector>

#include "app/core/river_view.h"
#include "app/ui/canvas.h"
#include "app/ui/text_field.h"
#include "app/ui/widgets.h"

namespace app {

class TraceDetails {
 public:
  // Words anew when what they tell of is another.
  void lay_out(PanelFrame& f, double width);
  double height_px() const;
  void draw(PanelFrame& f, const ScreenRect& view, double top);
  // Esc while a discharge is typed. True: it was.
  bool stop_editing();

 private:
  struct Line {
    std::string words;
    bool strong = false;
    std::optional<std::size_t> number;  // of a trace, before the words
  };
  void tell_water(PanelFrame& f, double width);
  void tell_others(PanelFrame& f, double width);
  bool lacks() const;  // a discharge or an area of some reach, which the reader may give
  double draw_discharge(PanelFrame& f, double y, double right);
  static bool draw_fold(PanelFrame& f, double y, double right, std::string_view label, bool open);
  void edit(PanelFrame& f, const ScreenRect& rect);
  void set_discharge(PanelFrame& f, std::optional<double> m3s);

  struct Key {
    std::shared_ptr<const ShownTrace> shown;
    std::vector<std::shared_ptr<const ShownTrace>> kept;
    std::vector<TraceState> traces;
    geodata::Language language = geodata::Language::english;
    double width = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  Key key_;
  std::vector<Line> water_, others_;
  bool has_water_ = false;                         // a discharge is known, so it can be changed
  bool open_water_ = false, open_others_ = false;  // else each is one line
  TextField field_;
  bool editing_ = false, had_keyboard_ = false;
};

}  // namespace app
