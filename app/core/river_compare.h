// Two traces side by side: what each measures, how much of the rivers they share, and where their waters meet.
#pragma once

#include "app/core/river_view.h"
#include "geodata/base/text.h"

namespace app {

struct RiverFigures {
  double by_river_m = 0;  // of a way; of a whole tree all its rivers
  double over_land_m = 0;
  double estimated_m = 0;
};
RiverFigures figures_of(const RiverAnswer& answer);

struct RiverComparison {
  geodata::Between starts;  // how the two starts lie: the water of which passes the other, or where they meet
  double common_m = 0;      // of rivers that are in both traces
};
RiverComparison compare(const RiverGuide& guide, const RiverAnswer& one, const RiverAnswer& other);

// "Their waters meet in the Taizi River: km 12.3 of this way, km 45.0 of that one", for a reader of `one`.
geodata::Text words_of(const RiverGuide& guide, const RiverComparison& compared, geodata::Language language);

}  // namespace app
