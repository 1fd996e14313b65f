// dissolve() of geodata/io, by OGR.
#pragma once

#include <span>
#include <vector>

#include "geodata/base/result.h"
#include "geodata/geo/polygon.h"

namespace geodata {

Result<std::vector<Polygon>> dissolve_with_ogr(std::span<const Polygon> polygons);

}  // namespace geodata
