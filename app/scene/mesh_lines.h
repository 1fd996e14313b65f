// Lines as strips of quads: clipped to a box, joined by mitres, or by fans where they turn sharply.
#pragma once

#include "app/scene/mesh_writer.h"

namespace app {

// A line or the outline of an area. `line`: no two equal points in a row; of a ring the first is repeated at the end.
// Dashes run on across clipped stretches and tiles, because `along` counts from the line's own start.
enum class LineKind : std::uint8_t { line, ring };
void add_line(MeshWriter& writer, std::span<const geodata::LocalPoint> line, LineKind kind,
              const geodata::LocalBox& box);

}  // namespace app
