// The index of a Shapefile (.shx) against what it points to ("ESRI Shapefile Technical Description", July 1998):
// records of eight bytes behind a header of 100, each the place and the length of one of the .shp file's.
#pragma once

#include <string_view>

namespace geodata {

// Whether all it says is so: each entry leads to a record with that entry's number and length, and no record of the
// table is without one. A .shp may hold more than that: what was changed leaves its old record behind.
bool index_fits(std::string_view shp, std::string_view shx, std::string_view dbf);

}  // namespace geodata
