// Which layers of a file to open, where it holds many: a list to mark in, and a line to type in that filters it.
// Before everything until it is answered.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/ui/panels/list_sheet.h"

namespace app {

class LayerChoiceSheet : public ListSheet {
 public:
  LayerChoiceSheet() : ListSheet("Choose layers", true) {}
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;
  void begin() override { chosen_.clear(); }

 private:
  void handle_keys(PanelFrame& f);
  void draw_list(PanelFrame& f, const ScreenRect& view);
  void draw_row(PanelFrame& f, std::size_t i, const ScreenRect& row);
  void draw_footer(PanelFrame& f, const ScreenRect& rect);
  void mark(std::size_t i);
  void turn(PanelFrame& f, const std::string& layer);
  void answer(PanelFrame& f, std::vector<std::string> layers);

  std::set<std::string> chosen_;
  std::vector<const std::string*> shown_;  // of the frame's choice, those that the typed name leaves
};

}  // namespace app
