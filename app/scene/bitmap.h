// Small pictures made on the CPU: names, symbols, icons. Uploaded once and drawn as one textured quad.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "geodata/atlas/layer_spec.h"

namespace app {

struct Coverage;  // app/text/coverage.h

struct Bitmap {
  int width = 0, height = 0;        // device px
  std::vector<std::uint32_t> rgba;  // rows from the top; bytes r, g, b, a in memory; premultiplied alpha
  std::uint64_t id = 0;             // unique in the process; the renderer's cache key
};
using BitmapPtr = std::shared_ptr<const Bitmap>;

std::uint64_t next_bitmap_id();  // thread-safe

// Paints the colour through the coverage, over what is there (premultiplied source-over; Porter and Duff 1984).
void paint(Bitmap& onto, const Coverage& ink, geodata::Colour colour);

}  // namespace app
