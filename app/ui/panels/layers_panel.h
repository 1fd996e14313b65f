// The layers drawer: what can be shown, under headings and in the order in which it is drawn, with swatch and switch. A
// row is dragged to where it shall be drawn; opacity, order and look are behind a small arrow, and a legend below.
#pragma once

#include <string>
#include <vector>

#include "app/core/layer_rows.h"
#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"
#include "app/ui/style_editor.h"

namespace app {

class LayersPanel : public Panel {
 public:
  LayersPanel() : Panel({.name = "Layers", .ground = Ground::card, .over_map = true}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  // A row that was drawn, for dropping another one on.
  struct Drawn {
    std::string group;
    LayerRow row;
    ScreenRect rect;
  };
  struct Drag {
    std::string id;
    double from_y = 0;
    bool moved = false;
  };

  double content_height(const PanelFrame& f, const std::vector<LayerGroup>& groups) const;
  double legend_height(PanelFrame& f, const std::vector<LayerGroup>& groups) const;
  void draw_header(PanelFrame& f, const ScreenRect& rect);
  double draw_row(PanelFrame& f, const LayerGroup& group, const LayerRow& row, const ScreenRect& rect);
  bool draw_arrow(PanelFrame& f, const LayerRow& row, const ScreenRect& arrow);
  static void draw_names(PanelFrame& f, const geodata::LayerSpec& spec, ScreenXY at, double room, geodata::Colour ink);
  double draw_below(PanelFrame& f, const LayerGroup& group, const LayerRow& row, const ScreenRect& rect, bool open);
  static double rivers_height(const PanelFrame& f, const LayerRow& row);
  static void draw_rivers(PanelFrame& f, const LayerRow& row, const ScreenRect& rect);
  void draw_options(PanelFrame& f, const LayerGroup& group, const LayerRow& row, const ScreenRect& rect);
  void draw_legend(PanelFrame& f, const std::vector<LayerGroup>& groups, const ScreenRect& rect);
  void follow_drag(PanelFrame& f);
  void step(PanelFrame& f, const LayerGroup& group, const LayerRow& row, int up);
  void set_open(PanelFrame& f, bool open);

  ScrollArea scroll_;
  StyleEditor style_;
  std::string options_of_;     // id of the row whose options are shown
  std::uint64_t gesture_ = 0;  // one drag of a slider, one press of a row is one step of undo
  bool dragging_ = false;
  bool legend_open_ = false;  // all of it, instead of its first line
  std::vector<Drawn> drawn_;
  std::optional<Drag> drag_;             // a row on its way to another place
  bool open_ = true;                     // not folded, this frame
  bool opened_although_narrow_ = false;  // the reader wants it all the same
};

}  // namespace app
