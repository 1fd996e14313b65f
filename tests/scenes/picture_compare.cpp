#include "tests/scenes/picture_compare.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace {

// Where blocks begin along a side: the last one ends with the picture.
std::vector<int> block_starts(int size) {
  std::vector<int> starts;
  for (int at = 0; at + block_px < size; at += block_px / 2) starts.push_back(at);
  starts.push_back(std::max(0, size - block_px));
  return starts;
}

// The difference of the two pictures' mean colours in a block, in the channel where it is largest.
double shift_of(const app::Picture& a, const app::Picture& b, int x0, int y0) {
  const int x1 = std::min(a.width, x0 + block_px), y1 = std::min(a.height, y0 + block_px);
  std::array<long, 3> sum{};
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      const std::size_t at =
          (static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x)) * 4;
      for (std::size_t c = 0; c < 3; ++c) sum[c] += int{a.rgba[at + c]} - int{b.rgba[at + c]};
    }
  }
  const double pixels = static_cast<double>(x1 - x0) * (y1 - y0);
  const auto largest = [](long p, long q) { return std::abs(p) < std::abs(q); };
  return static_cast<double>(std::abs(*std::max_element(sum.begin(), sum.end(), largest))) / pixels;
}

}  // namespace

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
  d.most_shifted = 0;
  for (const int y : block_starts(expected.height)) {
    for (const int x : block_starts(expected.width)) {
      const double shift = shift_of(expected, actual, x, y);
      if (shift > d.most_shifted) d.most_shifted = shift, d.shifted_x = x, d.shifted_y = y;
    }
  }
  d.mean = pixels > 0 ? sum / (3 * static_cast<double>(pixels)) : 0;
  return d;
}
