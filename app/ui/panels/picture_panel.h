// The furniture of a picture (app/ui/picture_furniture.h): the only panel of an interface that was made for one. It
// covers the whole picture and draws plates into it: title at the upper left, legend at the upper right, credits along
// the lower edge, scale bar and north arrow above them. Each plate is an obstacle to names.
//
// Nothing is cut: credits and title take as many lines, the legend as many columns as they need. A legend that would
// hide more than half of the map is left out, and the item "Picture/No room for the legend" says so. Pictures smaller
// than the least map of the window have neither scale bar nor north arrow: they would hide what they stand for.
#pragma once

#include <string>
#include <vector>

#include "app/ui/panel.h"
#include "app/ui/picture_furniture.h"
#include "app/ui/picture_legend.h"

namespace app {

class PicturePanel : public Panel {
 public:
  explicit PicturePanel(PictureFurniture furniture)
      : Panel({.name = "Picture", .ground = Ground::none, .takes_mouse = false}), furniture_(std::move(furniture)) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override { return f.view.map_rect; }
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  // Each gives back where it stood; nothing wide or high: it is not there.
  static ScreenRect draw_credits(PanelFrame& f, const ScreenRect& picture);
  static ScreenRect draw_north(PanelFrame& f, const ScreenRect& picture, double bottom);
  static ScreenRect draw_scale(PanelFrame& f, const ScreenRect& picture, double right, double bottom);
  ScreenRect draw_title(PanelFrame& f, const ScreenRect& picture) const;
  void draw_legend(PanelFrame& f, const ScreenRect& room, const ScreenRect& title);

  PictureFurniture furniture_;
  PictureLegend legend_;
};

}  // namespace app
