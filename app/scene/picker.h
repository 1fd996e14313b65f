// What lies under a click, best first: names and symbols, then points, lines, areas (smaller areas first); on the CPU,
// by the layers' spatial indexes.
#pragma once

#include <span>
#include <vector>

#include "app/core/library.h"
#include "app/core/measurement_view.h"
#include "app/core/session.h"
#include "app/scene/labels.h"

namespace app {

struct PickInput {
  const Library* library = nullptr;
  const Session* session = nullptr;
  View view;
  std::span<const PlacedItem> placed;
  double tolerance_px = 6;
  std::span<const PlacedCluster> clusters = {};
  const SiteFocus* focus = nullptr;               // as the names were placed; what it hides is not found
  const MeasurementView* measurements = nullptr;  // may be null; a reader's own stations are found by their positions
};

// The disc, the middle of the open fan or one of its members under a place; nothing: none of them.
const PlacedItem* disc_or_fan_at(const PickInput& input, ScreenXY at);

// Each feature once, of layers that are on, in their zoom range and clickable; `place` filled in where a feature shows
// one.
std::vector<Target> pick(const PickInput& input, ScreenXY at);

// The point of a target's geometry where a popup stands, for a click at `at`: a point's own place, the nearest point of
// a line, the click itself inside an area (the label point when there was no click).
std::optional<geodata::WorldPoint> popup_point(const Library& library, const Target& target,
                                               std::optional<geodata::WorldPoint> click);

// The box a camera should show for a target; nothing without location.
std::optional<geodata::WorldBox> box_of(const Library& library, const Target& target);

}  // namespace app
