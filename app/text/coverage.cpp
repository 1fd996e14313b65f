#include "app/text/coverage.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

void max_of_scaled(std::uint8_t* to, const std::uint8_t* from, int count, unsigned weight) {
  for (int i = 0; i < count; ++i) {
    const auto scaled = static_cast<std::uint8_t>((from[i] * weight) >> 8);
    to[i] = std::max(to[i], scaled);
  }
}

}  // namespace

void add(Coverage& to, const Coverage& ink, int x, int y) {
  const int first_x = std::max(0, -x), last_x = std::min(ink.width, to.width - x);
  const int first_y = std::max(0, -y), last_y = std::min(ink.height, to.height - y);
  for (int row = first_y; row < last_y; ++row) {
    const std::uint8_t* from = ink.row(row);
    std::uint8_t* into = to.row(row + y) + x;
    for (int i = first_x; i < last_x; ++i) into[i] = static_cast<std::uint8_t>(std::min(255, into[i] + from[i]));
  }
}

void multiply(Coverage& by, const Coverage& mask) {
  for (std::size_t i = 0; i < by.values.size() && i < mask.values.size(); ++i)
    by.values[i] = static_cast<std::uint8_t>(times(by.values[i], mask.values[i]));
}

Coverage grown(const Coverage& ink, double radius_px) {
  Coverage out = ink;
  const int reach = static_cast<int>(std::ceil(radius_px));
  for (int dy = -reach; dy <= reach; ++dy) {
    for (int dx = -reach; dx <= reach; ++dx) {
      const double share = std::clamp(radius_px + 1 - std::hypot(dx, dy), 0.0, 1.0);
      const auto weight = static_cast<unsigned>(std::lround(share * 256));
      if (weight == 0 || (dx == 0 && dy == 0)) continue;
      const int count = ink.width - std::abs(dx);
      if (count <= 0) continue;
      for (int y = std::max(0, -dy); y < std::min(ink.height, ink.height - dy); ++y)
        max_of_scaled(out.row(y + dy) + std::max(0, dx), ink.row(y) + std::max(0, -dx), count, weight);
    }
  }
  return out;
}

}  // namespace app
