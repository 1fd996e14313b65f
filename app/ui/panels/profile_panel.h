// The open way as a profile under the map: the area drained along it, what stands on it, and its rivers, solid where
// they are mapped and striped where they are estimates. Linked with the map and the list: a line stands where either is
// pointed at, and pointing here marks the place on the map.
#pragma once

#include "app/core/river_view.h"
#include "app/ui/panel.h"

namespace app {

class ProfilePanel : public Panel {
 public:
  ProfilePanel() : Panel({"Profile", Ground::paper}) {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  struct Axes {
    ScreenRect plot, band;
    double length_m = 0, most_km2 = 0;
    double x(double distance_m) const { return plot.min_x + plot.width() * distance_m / length_m; }
    double y(double km2) const { return plot.max_y - plot.height() * km2 / most_km2; }
  };
  static Axes axes_of(const ScreenRect& rect, const RiverGuide& guide, const RiverAnswer& answer);
  void draw_area(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer);
  void draw_rivers(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer);
  void draw_sites(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer);
  void draw_scale(PanelFrame& f, const Axes& axes);
};

}  // namespace app
