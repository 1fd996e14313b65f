// The open trace and the way from under the pointer, over the ground: rivers by their certainty, the way over land, the
// rings at both ends.
#pragma once

#include <array>

#include "app/core/hover.h"
#include "app/core/river_view.h"
#include "app/scene/feature_lines.h"

namespace app {

struct TraceLinesInput {
  const Library* library = nullptr;
  const RiverView* rivers = nullptr;  // may be null
  const Hover* hover = nullptr;       // may be null
  View view;
  geodata::Theme theme = geodata::Theme::light;
};

class TraceLines {
 public:
  // Adds to highlight, highlight_fills and glows of `scene`. Lines are made anew when the trace is another one. Main
  // thread.
  void update(const TraceLinesInput& input, Scene& scene);

 private:
  struct Way {
    std::array<FeatureLines, 3> mapped, estimated;  // by their width
    FeatureLines over_land;
  };
  static Way way_of(const RiverGuide& guide, const RiverStart& start, const geodata::Trace& trace);
  void ends(const TraceLinesInput& input, Scene& scene) const;

  std::shared_ptr<const ShownTrace> shown_;
  std::shared_ptr<const PreviewTrace> preview_;
  std::shared_ptr<const Catchment> catchment_;
  FeatureLines catchment_area_;
  FeatureLines veil_;
  Way shown_way_, preview_way_;
};

}  // namespace app
