// A trace as data: GeoJSON, CSV and GPX, in memory. Coordinates are WGS 84 with seven decimals, lengths metres along
// the river on the ellipsoid. The way over land to the river says that it is an estimate.
#pragma once

#include <string>

#include "app/core/river_answer.h"
#include "app/core/river_start.h"
#include "app/core/trace_file.h"

namespace app {

// RFC 7946. One LineString for each reach of the way (`part` "way" or "over land"), one Point for each thing passed
// (`part` as RiverEvent::Kind); of all that drains the area too, where it is known (`part` "catchment").
std::string trace_geojson(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer);
// RFC 7946. The area (`part` "catchment", a MultiPolygon) and the place on the river that it drains to ("outlet").
std::string catchment_geojson(const RiverGuide& guide, const RiverStart& start, const Catchment& catchment);
// RFC 4180, UTF-8: what is passed, one row each. Times in hours since the spill; empty where there are none.
std::string trace_csv(const RiverGuide& guide, const RiverAnswer& answer);
// GPX 1.1: the way as a track, what is passed as waypoints. Of a whole tree (all that drains) each branch is a segment.
std::string trace_gpx(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer);

// A file of any kind. `picture` and `name`: as trace_report() has them.
std::string trace_text(TraceFile kind, const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer,
                       const std::string& picture, geodata::Language language, const std::string& name = {});

// "tributary", "site" ...: the kinds' names in these files.
const char* kind_name(RiverEvent::Kind kind);

}  // namespace app
