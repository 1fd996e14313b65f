// Areas made one: borders between them vanish. By GEOS, through GDAL.
#pragma once

#include <span>
#include <vector>

#include "geodata/base/result.h"
#include "geodata/geo/polygon.h"

namespace geodata {

// What any of the polygons covers, as polygons that do not overlap, their rings as polygon.h says. Polygons that are
// not simple (rings that cross) are mended first. Errors: GDAL's module does not load; GEOS gives up.
Result<std::vector<Polygon>> dissolve(std::span<const Polygon> polygons);

}  // namespace geodata
