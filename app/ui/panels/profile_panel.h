// The open way as a profile under the map: one quantity along it (a step for each reach, or what was measured at each
// section), what stands on it, and its rivers, solid where they are mapped and striped where they are estimates. Linked
// with the map and the list: a line stands where either is pointed at, and pointing here marks the place on the map.
#pragma once

#include "app/core/river_profile.h"
#include "app/core/river_view.h"
#include "app/ui/panel.h"
#include "app/ui/quantity_chooser.h"
#include "app/ui/water_class_look.h"

namespace app {

class ProfilePanel : public Panel {
 public:
  ProfilePanel() : Panel({"Profile", Ground::paper}) {}
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  struct Axes {
    ScreenRect plot, band;
    double length_m = 0;
    ValueScale values;
    double x(double distance_m) const { return plot.min_x + plot.width() * distance_m / length_m; }
    double y(double value) const {
      return plot.max_y - plot.height() * (value - values.low) / (values.high - values.low);
    }
  };
  // A section on the way where the chosen quantity was measured.
  struct Measured {
    SectionOfTable from;
    double distance_m = 0;
    MeasureSummary summary;
    double aside_px = 0;  // to the right, beside another file's symbol of the same section
  };
  struct ReachQuantity;  // of which each reach has one value

  static Axes axes_of(const ScreenRect& rect, const RiverAnswer& answer);
  std::vector<QuantityChoice> choices(PanelFrame& f, const RiverGuide& guide) const;
  static const ReachQuantity* reach_quantity(std::string_view id);
  static std::vector<Measured> measured_on(const MeasurementView& view, const RiverAnswer& answer,
                                           const MeasureKind& kind);
  void draw_title(PanelFrame& f, const ScreenRect& rect, const RiverGuide& guide);
  static void draw_scale(PanelFrame& f, const Axes& axes);
  static void draw_reaches(PanelFrame& f, Axes& axes, const ReachQuantity& quantity, const RiverGuide& guide,
                           const RiverAnswer& answer);
  void draw_heights(PanelFrame& f, Axes& axes, const RiverGuide& guide, const ShownTrace& shown);
  static std::vector<Measured> draw_measured(PanelFrame& f, Axes& axes, const MeasureKind& kind,
                                             const RiverAnswer& answer);
  static void draw_limits(PanelFrame& f, const Axes& axes, std::span<const ClassLine> lines);
  static void draw_rivers(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer);
  static void draw_sites(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer);
  static void draw_distances(PanelFrame& f, const Axes& axes);
  void follow_pointer(PanelFrame& f, const Axes& axes, const std::vector<Measured>& measured, const RiverGuide& guide,
                      const ShownTrace& shown) const;

  QuantityChooser chooser_;
  std::string quantity_;
  std::vector<HeightAlong> heights_;  // along heights_of_
  std::shared_ptr<const ShownTrace> heights_of_;
};

}  // namespace app
