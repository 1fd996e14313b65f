#include "geodata/io/dissolve.h"

#include "geodata/io/gdal_module.h"

namespace geodata {

Result<std::vector<Polygon>> dissolve(std::span<const Polygon> polygons) {
  const auto readers = gdal_readers();
  if (!readers) return tl::unexpected(readers.error());
  return (*readers)->dissolve(polygons);
}

}  // namespace geodata
