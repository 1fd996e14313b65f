#include "geodata/gdal/ogr_dissolve.h"

#include <algorithm>
#include <memory>

#include <ogr_geometry.h>

#include "geodata/gdal/gdal_guard.h"

namespace geodata {

namespace {

using Geometry = std::unique_ptr<OGRGeometry>;

Geometry to_ogr(const Polygon& polygon) {
  auto out = std::make_unique<OGRPolygon>();
  for (const Ring& ring : polygon) {
    auto line = std::make_unique<OGRLinearRing>();
    for (const LngLat p : ring) line->addPoint(p.lng, p.lat);
    line->closeRings();
    out->addRingDirectly(line.release());
  }
  if (out->IsValid()) return out;
  return Geometry(out->MakeValid());
}

Ring from_ogr(const OGRLinearRing& line, bool outer) {
  Ring ring;
  for (int i = 0; i < line.getNumPoints(); ++i) ring.push_back({line.getX(i), line.getY(i)});
  if ((line.isClockwise() != 0) == outer) std::reverse(ring.begin(), ring.end());
  return ring;
}

void add(const OGRGeometry& geometry, std::vector<Polygon>& out) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon) {
    const OGRPolygon& area = *geometry.toPolygon();
    if (area.IsEmpty()) return;
    Polygon polygon{from_ogr(*area.getExteriorRing(), true)};
    for (int i = 0; i < area.getNumInteriorRings(); ++i) polygon.push_back(from_ogr(*area.getInteriorRing(i), false));
    out.push_back(std::move(polygon));
  } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
    for (const OGRGeometry* part : *geometry.toGeometryCollection()) add(*part, out);
  }
}

}  // namespace

Result<std::vector<Polygon>> dissolve_with_ogr(std::span<const Polygon> polygons) {
  const GdalCall call;
  const auto refuse = [&] { return tl::unexpected(Error{text("Areas cannot be made one"), call.why(), {}, {}}); };
  OGRMultiPolygon all;
  for (const Polygon& polygon : polygons) {
    const Geometry part = to_ogr(polygon);
    if (!part) return refuse();
    std::vector<Polygon> parts;
    add(*part, parts);  // mending may have made several of one
    for (const Polygon& p : parts) all.addGeometryDirectly(to_ogr(p).release());
  }
  const Geometry one(all.UnionCascaded());
  if (!one) return refuse();
  std::vector<Polygon> out;
  add(*one, out);
  return out;
}

}  // namespace geodata
