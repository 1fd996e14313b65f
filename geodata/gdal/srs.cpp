#include "geodata/gdal/srs.h"

#include <string_view>

#include <cpl_conv.h>
#include <ogr_spatialref.h>

#include "geodata/io/coordinates.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

std::string as_wkt(const OGRSpatialReference& srs) {
  const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
  char* wkt = nullptr;
  std::string out;
  if (srs.exportToWkt(&wkt, options) == OGRERR_NONE && wkt != nullptr) out = wkt;
  CPLFree(wkt);
  return out;
}

// A definition out of a file may name grids, which PROJ would open as files wherever they are.
bool names_files(std::string_view wkt) {
  return wkt.find("PARAMETERFILE") != std::string_view::npos || wkt.find("grids=/") != std::string_view::npos ||
         wkt.find("grids=.") != std::string_view::npos;
}

tl::unexpected<Error> unknown(const std::string& name) {
  return tl::unexpected(
      file_error({}, text("its coordinate system {} is not known", name), text("Save it again in WGS 84")));
}

}  // namespace

Result<FileCrs> crs_of(const OGRSpatialReference* srs) {
  FileCrs out;
  if (srs == nullptr || srs->IsEmpty()) return out;
  const char* name = srs->GetName();
  out.name = name == nullptr ? "?" : name;
  if (out.name.starts_with("Undefined ")) return out;  // GeoPackage's srs_id 0 and -1
  out.named = true;

  const char* authority = srs->GetAuthorityName(nullptr);
  const char* code = srs->GetAuthorityCode(nullptr);
  std::string& definition = out.definition;
  if (authority != nullptr && code != nullptr) {
    definition = out.name = std::string(authority) + ":" + code;
    if (names_wgs84(out.name)) return out;
  } else {
    definition = as_wkt(*srs);
    if (definition.empty() || names_files(definition)) return unknown(out.name);
  }
  auto to_wgs84 = ToWgs84::from(definition);
  if (!to_wgs84) return unknown(out.name);
  if (!to_wgs84->identity()) out.to_wgs84 = std::move(*to_wgs84);
  return out;
}

}  // namespace geodata
