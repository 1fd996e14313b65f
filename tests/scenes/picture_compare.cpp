#include "tests/scenes/picture_compare.h"

#include <algorithm>
#include <cstdlib>

PictureDifference compare(const app::Picture& expected, const app::Picture& actual) {
  PictureDifference d;
  d.same_size = expected.width == actual.width && expected.height == actual.height;
  if (!d.same_size) return d;
  d.marked = expected;
  std::size_t differing = 0;
  double sum = 0;
  const std::size_t pixels = expected.rgba.size() / 4;
  for (std::size_t p = 0; p < pixels; ++p) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const int by = std::abs(int{expected.rgba[4 * p + c]} - int{actual.rgba[4 * p + c]});
      most = std::max(most, by);
      sum += by;
      d.marked.rgba[4 * p + c] = static_cast<std::uint8_t>(160 + expected.rgba[4 * p + c] * 95 / 255);
    }
    if (most > 24) {
      ++differing;
      d.marked.rgba[4 * p] = 220, d.marked.rgba[4 * p + 1] = 0, d.marked.rgba[4 * p + 2] = 0;
    }
  }
  d.differing_share = pixels > 0 ? static_cast<double>(differing) / static_cast<double>(pixels) : 0;
  d.mean = pixels > 0 ? sum / (3 * static_cast<double>(pixels)) : 0;
  return d;
}
