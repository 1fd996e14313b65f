// What lies in the map's bottom right corner: scale bar, north, zoom.
#pragma once

#include "app/ui/panel.h"

namespace app {

// A round length (1, 2 or 5 times a power of ten) no longer than `most_px` on the map.
struct ScaleBarLength {
  double metres = 0, px = 0;
};
ScaleBarLength scale_bar_length(double metres_per_px, double most_px);

// What the window and a picture share. The bar holds at the map's centre.
bool has_room_for_controls(const PanelFrame& f);
struct ScaleBarLook {
  ScaleBarLength length;
  std::string half, full;
  double plate_px = 0;  // wide; 40 high
};
ScaleBarLook scale_bar_look(PanelFrame& f, double most_px);
void draw_scale_bar(PanelFrame& f, const ScaleBarLook& look, const ScreenRect& plate);
// A needle that points north on a map whose up is `bearing_deg`. Returns the point beyond its tip, so far from
// `centre`.
ScreenXY draw_needle(PanelFrame& f, ScreenXY centre, double bearing_deg, double beyond_px);

class ScaleBar : public Panel {
 public:
  ScaleBar() : Panel({.name = "Map", .ground = Ground::plate, .over_map = true, .takes_mouse = false}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;
};

class NorthButton : public Panel {
 public:
  NorthButton() : Panel({.name = "Map", .ground = Ground::card, .over_map = true}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;
};

class ZoomButtons : public Panel {
 public:
  ZoomButtons() : Panel({.name = "Map", .ground = Ground::card, .over_map = true}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;
};

// The middle of the map, where Enter begins a trace: shown to whoever has the river tool and no pointer on the map.
class MapCross : public Panel {
 public:
  MapCross() : Panel({.name = "Map", .ground = Ground::none, .takes_mouse = false}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;
};

// The rectangle that shift-drag draws: the map will show what is in it.
class ZoomBox : public Panel {
 public:
  ZoomBox() : Panel({.name = "Map", .ground = Ground::none, .takes_mouse = false}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;
};

}  // namespace app
