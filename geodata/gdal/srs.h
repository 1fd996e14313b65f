// What GDAL found out about a file's coordinate system, for PROJ.
#pragma once

#include <optional>
#include <string>

#include "geodata/base/result.h"
#include "geodata/geo/crs.h"

class OGRSpatialReference;

namespace geodata {

struct FileCrs {
  bool named = false;               // the file says which one
  std::string name;                 // "EPSG:32651", or the words of the file
  std::string definition;           // for PROJ
  std::optional<ToWgs84> to_wgs84;  // none: already longitude and latitude
};

// Null or an explicitly undefined one: not named. Error (without file): PROJ cannot use it.
Result<FileCrs> crs_of(const OGRSpatialReference* srs);

}  // namespace geodata
