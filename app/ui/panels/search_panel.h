// Finding a place: the field in the top bar and the list under it.
//
// In a window too narrow for the field the top bar has a button in its place, and the field lies over the bar while it
// is open. The list hangs while the field has the keyboard; arrows move in it, Enter chooses (the first row when none
// is marked), Esc closes it and empties the field, a press elsewhere closes it and keeps the text.
#pragma once

#include <memory>
#include <string>

#include "app/ui/panel.h"
#include "app/ui/search_results.h"
#include "app/ui/text_field.h"

namespace app {

class SearchPanel : public Panel {
 public:
  SearchPanel() : Panel({.name = "Search", .ground = Ground::none}) {}
  void open() override;
  void give_way() override { open_ = false, field_.let_go(); }
  bool close(PanelFrame& f) override;
  bool awaits_keyboard() const override { return open_ && field_.awaits_keyboard(); }

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  enum class State { none, reading, empty, rows };

  void refresh(const PanelFrame& f);
  State state(const PanelFrame& f) const;
  double list_height(PanelFrame& f) const;
  ScreenRect list_rect(PanelFrame& f) const;
  void draw_field(PanelFrame& f);
  void draw_list(PanelFrame& f, const ScreenRect& rect);
  void draw_row(PanelFrame& f, std::size_t i, const ScreenRect& rect);
  void handle_keys(PanelFrame& f);
  void step(int by);
  void choose_row(PanelFrame& f, std::size_t i);
  std::string nothing_found(const PanelFrame& f) const;

  TextField field_;
  ScreenRect field_rect_;
  bool open_ = false;
  bool over_bar_ = false;  // there is no room for the field in the top bar: it lies over it while it is open
  SearchRows found_;
  std::optional<std::size_t> marked_;
  // What found_ was found with.
  std::string query_;
  std::size_t fit_ = 0;     // rows that find room
  std::size_t tables_ = 0;  // of measurements
  std::shared_ptr<const geodata::SearchIndex> index_;
};

}  // namespace app
