#include "app/scene/bitmap.h"

#include <algorithm>
#include <atomic>

#include "app/text/coverage.h"

namespace app {

std::uint64_t next_bitmap_id() {
  static std::atomic<std::uint64_t> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

void paint(Bitmap& onto, const Coverage& ink, geodata::Colour colour) {
  const std::size_t count = std::min(onto.rgba.size(), ink.values.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (ink.values[i] == 0) continue;
    const unsigned a = times(ink.values[i], colour.a);
    const unsigned rest = 255 - a;
    const std::uint32_t under = onto.rgba[i];
    const unsigned r = times(colour.r, a) + times(under & 255u, rest);
    const unsigned g = times(colour.g, a) + times((under >> 8) & 255u, rest);
    const unsigned b = times(colour.b, a) + times((under >> 16) & 255u, rest);
    const unsigned alpha = a + times(under >> 24, rest);
    // Rounding twice may give a colour one above its alpha, which is no premultiplied colour.
    onto.rgba[i] = std::min(r, alpha) | (std::min(g, alpha) << 8) | (std::min(b, alpha) << 16) | (alpha << 24);
  }
}

}  // namespace app
