// What the files of the profile panel share. Private to them.
#pragma once

#include <algorithm>
#include <cmath>

#include "app/ui/panels/kept_traces.h"
#include "app/ui/panels/profile_panel.h"
#include "app/ui/widgets.h"

namespace app {

inline constexpr const char* heights_id = "height";
inline constexpr const char* heights_title = "Height, m";

// To add one: a row in profile_reaches.cpp, its id in choices(), and its words in the catalogue.
struct ProfilePanel::ReachQuantity {
  const char* id;
  const char* title;
  const char* note;
  std::optional<double> (*value)(const geodata::Rivers& rivers, geodata::ReachIndex reach);
  int decimals;
};

// 1, 2 or 5 times a power of ten: so that about `steps` of them make up `length`.
inline double round_step(double length, double steps) {
  const double power = std::pow(10, std::floor(std::log10(length / steps)));
  for (const double k : {1.0, 2.0, 5.0}) {
    if (length / (k * power) <= steps) return k * power;
  }
  return 10 * power;
}

inline void stripes(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour, double width) {
  constexpr double stripe_px = 5;
  const Clip clip(f, rect);
  for (double x = rect.min_x - rect.height(); x < rect.max_x; x += stripe_px) {
    line(f, {x, rect.max_y}, {x + rect.height(), rect.min_y}, colour, width);
  }
}

inline double step_length(const geodata::TraceStep& step) { return step.to_m - step.from_m; }

}  // namespace app
