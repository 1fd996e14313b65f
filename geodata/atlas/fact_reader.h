// A row of the popup, as atlas.json gives it for a layer and places.geojson for a place.
#pragma once

#include "geodata/atlas/member_reader.h"

namespace geodata {

// All members of a FactSpec; the title of one without title is its property. The caller asks for what else the row has,
// and ends with finish().
FactSpec read_fact(MemberReader& row);

}  // namespace geodata
