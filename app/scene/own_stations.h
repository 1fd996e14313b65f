// Stations that a reader's own tables of measurements bring along, as the profile's legend shows them: a dot in a ring
// of ember.
#pragma once

#include "app/core/measurement_view.h"
#include "app/scene/scene.h"

namespace app {

// Adds to glows of `scene` those that are in view. Sections of the atlas's own layer have their symbols.
void add_own_stations(const MeasurementView& measurements, const View& view, geodata::Theme theme, Scene& scene);

}  // namespace app
