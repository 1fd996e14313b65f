// The layers drawer: what can be shown, in groups, with swatch and switch; opacity, order and
// look behind a small arrow.
#pragma once

#include <string>
#include <vector>

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
  struct Row {  // one line: a layer, or several that share a `row`
    std::vector<const Layer*> layers;
    const geodata::LayerSpec& spec() const { return layers.front()->spec; }
  };
  struct Group {
    std::string title, title_zh;
    std::vector<Row> rows;
  };

  static std::vector<Group> groups(const Library& library);
  double content_height(const PanelFrame& f, const std::vector<Group>& groups) const;
  void draw_header(PanelFrame& f, const ScreenRect& rect);
  double draw_row(PanelFrame& f, const Row& row, const ScreenRect& rect);
  static void draw_names(PanelFrame& f, const geodata::LayerSpec& spec, ScreenXY at, double room, geodata::Colour ink);
  double draw_below(PanelFrame& f, const Row& row, const ScreenRect& rect, bool open);
  void draw_options(PanelFrame& f, const Row& row, const ScreenRect& rect);
  void draw_legend(PanelFrame& f, const std::vector<Group>& groups, const ScreenRect& rect);
  void set_open(PanelFrame& f, bool open);

  ScrollArea scroll_;
  StyleEditor style_;
  std::string options_of_;     // id of the row whose options are shown
  std::uint64_t gesture_ = 0;  // one drag of a slider, one press of a row is one step of undo
  bool dragging_ = false;
  bool open_ = true;                     // not folded, this frame
  bool opened_although_narrow_ = false;  // the reader wants it all the same
};

}  // namespace app
