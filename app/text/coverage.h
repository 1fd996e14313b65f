// How much of each pixel is ink: what names and symbols are made of before they get colours.
#pragma once

#include <cstdint>
#include <vector>

namespace app {

struct Coverage {
  int width = 0, height = 0;
  std::vector<std::uint8_t> values;  // rows from the top, 255: all ink

  Coverage() = default;
  Coverage(int w, int h) : width(w), height(h), values(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
  bool empty() const { return values.empty(); }
  std::uint8_t* row(int y) { return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
  const std::uint8_t* row(int y) const {
    return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
};

// An outline filled into a mask just large enough. `left`: px from the origin to the mask's left edge; `top`: px from
// the origin up to its upper edge.
struct Filled {
  Coverage ink;
  int left = 0, top = 0;
};

// a * b / 255, rounded exactly (J. Blinn, "Three wrongs make a right", 1995).
inline unsigned times(unsigned a, unsigned b) {
  const unsigned t = a * b + 128;
  return (t + (t >> 8)) >> 8;
}

// Adds `ink` with its corner at (x, y); what lies outside is cut off. Neighbouring shapes share edge pixels, so the
// coverages add up.
void add(Coverage& to, const Coverage& ink, int x, int y);

// Every value times the other's, both of one size: keeps a stroke inside its outline.
void multiply(Coverage& by, const Coverage& mask);

// The ink grown by `radius_px` on all sides, with a soft edge: the maximum over a round kernel. A halo of r covers
// clamp(r + 1 - d) of the pixel whose centre is d away from an inked pixel's. O(pixels * radius^2), vectorised.
Coverage grown(const Coverage& ink, double radius_px);

}  // namespace app
