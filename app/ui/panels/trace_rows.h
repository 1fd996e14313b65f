// What a trace passes, as rows in the order of travel: distance, mark, names and a word on it in one line; the row that
// is chosen tells all that is known, and has ways to the article and to what was measured. Linked both ways: pointing
// at a row marks its place on the map, and the row lights up when its place is pointed at there, or when the drop has
// come to it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/core/river_view.h"
#include "app/ui/canvas.h"
#include "app/ui/widgets.h"

namespace app {

class TraceRows {
 public:
  // Anew when the trace, the language or the width is another one. True then.
  bool lay_out(PanelFrame& f, double width);
  double height_px() const;
  // From `top` on, down the column; what lies outside of `view` is left out.
  void draw(PanelFrame& f, const ScreenRect& view, double top);
  // The row that the drop passed last: from its upper edge to its lower one, from the first row's upper edge. Nothing
  // when no drop runs, or when it is the same one as the last time.
  std::optional<std::pair<double, double>> newly_passed(const PanelFrame& f);
  // The same of the row that was opened since the last call: it may have grown out of view.
  std::optional<std::pair<double, double>> newly_opened();
  // Esc: folds the row that is open. True: there was one.
  bool close_row();

 private:
  struct Row {
    std::size_t event = 0;
    std::string km, name, other_name;
    std::string brief;               // what there is room for beside the names
    std::vector<std::string> notes;  // lines, no wider than the column; of the open row
    std::string series;              // key of the section whose measurements it leads to; may be empty
    bool last = false;
  };
  // An area that the way goes through, also where it leaves and comes back: one row.
  struct Stays {
    std::size_t row = 0;
    std::vector<std::pair<double, double>> from_to_m;
  };
  void add_row(PanelFrame& f, std::size_t event);
  bool add_stay(std::size_t event);  // true: an earlier row tells of this event
  void tell_stays(PanelFrame& f);
  double height_of(const Row& row) const;
  std::pair<double, double> extent_of(std::size_t event) const;
  bool is_open(const Row& row) const { return open_ == row.event; }
  bool draw_row(PanelFrame& f, const Row& row, const ScreenRect& rect);  // true: it is lit
  // The links at a row's foot: into the article, and to what was measured there.
  struct RowLinks {
    std::string text_words, series_words;
    ScreenRect text_rect, series_rect;
    Press to_text, to_series;
    bool hovered() const { return to_text.hovered || to_series.hovered; }
  };
  RowLinks links_of(PanelFrame& f, const Row& row, const ScreenRect& rect);
  void draw_words(PanelFrame& f, const Row& row, const ScreenRect& rect);
  void draw_links(PanelFrame& f, const RowLinks& links);
  void draw_way(PanelFrame& f, const Row& row, const ScreenRect& rect);
  void draw_mark(PanelFrame& f, const RiverEvent& event, ScreenXY centre, geodata::Colour ground);
  void go_to(PanelFrame& f, const RiverEvent& event);
  std::optional<std::size_t> passed(const PanelFrame& f) const;
  bool is_passed(const PanelFrame& f, const Row& row) const;

  std::shared_ptr<const ShownTrace> shown_;
  geodata::Language language_ = geodata::Language::english;
  double width_ = 0;
  std::size_t tables_ = 0;  // of measurements
  std::vector<Row> rows_;
  std::vector<std::size_t> row_of_;     // by event
  std::map<std::size_t, Stays> stays_;  // by area
  std::optional<std::size_t> open_;     // the event whose row shows all that is known of it
  bool opened_now_ = false;
  std::optional<std::size_t> last_passed_;
};

}  // namespace app
