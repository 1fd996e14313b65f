// What a person names as the start of a trace, or its other end: a position, a site along the rivers, a place of the
// article.
#pragma once

#include "app/core/river_guide.h"

namespace app {

struct RiverStart {
  FeatureNames names;  // empty: a position
  std::string site;    // its id, when it is one
  geodata::LngLat at;
  RiverAccess access;
};

// From the start to the river, both ends included: by the relief where that tells, else straight.
std::vector<geodata::LngLat> way_over_land(const RiverGuide& guide, const RiverStart& start);

// `words` is "LNG,LAT", or the id or a name of a site or a place in either language, letters' case ignored. Errors:
// nothing of that name; several sites of it (their ids are listed); it has no position, or drains to no river; those of
// access_of().
geodata::Result<RiverStart> find_river_start(const RiverGuide& guide, std::string_view words);

// Where water from a point comes to the network: on a reach, else by steepest descent over the relief, and where that
// does not decide (no height, or a way to a river that is mostly level) to the nearest reach within 20 km. Errors: it
// is the sea; the relief leads to its own rim, which is another basin, or to the sea; it does not decide, and no reach
// is so near.
geodata::Result<RiverAccess> access_of(const RiverGuide& guide, geodata::LngLat p);

// The start of a position on the map. Errors: those of access_of().
geodata::Result<RiverStart> river_start_at(const RiverGuide& guide, geodata::LngLat p);
// Of a site: by what is recorded of it, else as of its position. Error: it drains to no river of the network; those of
// access_of().
geodata::Result<RiverStart> river_start_of(const RiverGuide& guide, const RiverSite& site);

}  // namespace app
