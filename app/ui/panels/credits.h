// Whose data the picture is made of, at the map's lower right corner. Licences ask for these names, so none is ever
// cut: those that fit a line stand there, and the (i) after them opens all that the picture needs, with their licences.
#pragma once

#include <string>
#include <vector>

#include "app/ui/panel.h"

namespace app {

// Of the layers that are on and in their zoom range, in the atlas's order.
std::vector<const geodata::Credit*> needed_credits(const PanelFrame& f);

class Credits : public Panel {
 public:
  Credits() : Panel({.name = "Map", .ground = Ground::plate, .over_map = true}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  std::vector<const geodata::Credit*> needed_;  // by the layers that are on and in their zoom range
  std::size_t fit_ = 0;                         // of them stand in the line
};

// All of them with their licences, over the other panels, until Esc or a press beside it.
class AllCredits : public Panel {
 public:
  AllCredits() : Panel({.name = "Credits", .ground = Ground::card, .over_map = true}) {}
  void open() override { open_ = !open_; }
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  std::vector<const geodata::Credit*> needed_;
  bool open_ = false;
};

}  // namespace app
