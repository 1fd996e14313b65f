// Areas as triangles: what lies inside an odd number of rings, clipped to a box.
#pragma once

#include "app/scene/mesh_writer.h"
#include "geodata/algo/triangulate.h"

namespace app {

// A polygon in tile units: its rings one after another, each open.
struct LocalPolygon {
  std::vector<geodata::LocalPoint> vertices;
  std::vector<std::uint32_t> ring_ends;
};

// A polygon with more vertices than a piece holds is cut in two until it fits.
void add_polygon(MeshWriter& writer, geodata::Triangulator& triangulator, const LocalPolygon& polygon,
                 const geodata::LocalBox& box);

// Twice the signed area of an open ring; positive: clockwise on the screen (y down).
std::int64_t doubled_area(std::span<const geodata::LocalPoint> ring);

}  // namespace app
