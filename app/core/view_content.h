// Whether there is anything to see in a view: what keeps a flight or a wheel from ending on a blank page. Counts what
// the open layers draw there: points in it, lines and edges of areas that cross it. A look into each layer's index.
#pragma once

#include <cstddef>
#include <cstdint>

#include "app/core/camera.h"
#include "app/core/library.h"
#include "app/core/session.h"

namespace app {

enum class Things : std::uint8_t { any, signs };  // signs: points with a symbol or a name

// No more than `most` are counted. Ground without an outline, the relief, and what no layer draws at that zoom are
// nothing to see.
std::size_t things_in_view(const Library& library, const Session& session, const View& view, Things which,
                           std::size_t most);

// A point by itself does not say how near to look. The same place from as near as the data around it can bear: so far
// out that a handful of signs tell where one is, but no farther than `farthest`.
Camera with_signs_in_view(const Library& library, const Session& session, View view, double farthest);

}  // namespace app
