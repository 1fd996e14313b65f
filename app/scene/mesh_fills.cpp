#include "app/scene/mesh_fills.h"

#include <algorithm>

namespace app {

using geodata::LocalBox;
using geodata::LocalPoint;

namespace {

constexpr std::int64_t doubled_tile_area = std::int64_t{2} * tile_units * tile_units;

LocalBox bounds(std::span<const LocalPoint> ring) {
  LocalBox box{ring[0].x, ring[0].y, ring[0].x, ring[0].y};
  for (const LocalPoint p : ring) {
    box.min_x = std::min(box.min_x, p.x), box.max_x = std::max(box.max_x, p.x);
    box.min_y = std::min(box.min_y, p.y), box.max_y = std::max(box.max_y, p.y);
  }
  return box;
}

bool within(const LocalBox& a, const LocalBox& b) {
  return a.min_x >= b.min_x && a.max_x <= b.max_x && a.min_y >= b.min_y && a.max_y <= b.max_y;
}

bool apart(const LocalBox& a, const LocalBox& b) {
  return a.max_x < b.min_x || a.min_x > b.max_x || a.max_y < b.min_y || a.min_y > b.max_y;
}

LocalPolygon clipped(const LocalPolygon& polygon, const LocalBox& box) {
  LocalPolygon out;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : polygon.ring_ends) {
    const std::span<const LocalPoint> ring(polygon.vertices.data() + begin, end - begin);
    begin = end;
    const LocalBox around = bounds(ring);
    if (apart(around, box)) continue;
    if (within(around, box)) {
      out.vertices.insert(out.vertices.end(), ring.begin(), ring.end());
    } else {
      const std::vector<LocalPoint> cut = geodata::clip_ring(ring, box);
      out.vertices.insert(out.vertices.end(), cut.begin(), cut.end());
    }
    const auto last = static_cast<std::uint32_t>(out.vertices.size());
    if (last > (out.ring_ends.empty() ? 0 : out.ring_ends.back())) out.ring_ends.push_back(last);
  }
  return out;
}

bool cover_the_tile(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> triangles) {
  std::int64_t sum = 0;  // no two overlap
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    const LocalPoint a = vertices[triangles[t]], b = vertices[triangles[t + 1]], c = vertices[triangles[t + 2]];
    sum += std::int64_t{b.x - a.x} * (c.y - a.y) - std::int64_t{b.y - a.y} * (c.x - a.x);
  }
  return sum == doubled_tile_area;
}

}  // namespace

void add_polygon(MeshWriter& writer, geodata::Triangulator& triangulator, const LocalPolygon& polygon,
                 const LocalBox& box) {
  LocalPolygon cut = clipped(polygon, box);
  if (cut.vertices.empty()) return;
  std::vector<std::uint32_t> triangles;
  const std::size_t own_vertices = cut.vertices.size();
  if (own_vertices <= MeshWriter::most_vertices) triangulator.add(cut.vertices, cut.ring_ends, triangles);
  if (cut.vertices.size() <= MeshWriter::most_vertices) {
    writer.polygon(cut.vertices, triangles, cover_the_tile(cut.vertices, triangles));
    return;
  }
  cut.vertices.resize(own_vertices);
  LocalBox first = box, second = box;
  if (box.max_x - box.min_x >= box.max_y - box.min_y) {
    first.max_x = second.min_x = box.min_x + (box.max_x - box.min_x) / 2;
  } else {
    first.max_y = second.min_y = box.min_y + (box.max_y - box.min_y) / 2;
  }
  // A box this small cannot hold so many different vertices: they are repetitions, and drawing them adds nothing.
  if (box.max_x - box.min_x < 64 && box.max_y - box.min_y < 64) return;
  add_polygon(writer, triangulator, cut, first);
  add_polygon(writer, triangulator, cut, second);
}

std::int64_t doubled_area(std::span<const LocalPoint> ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    sum += static_cast<std::int64_t>(ring[j].x) * ring[i].y - static_cast<std::int64_t>(ring[i].x) * ring[j].y;
  }
  return sum;
}

}  // namespace app
