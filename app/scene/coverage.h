// How much of each pixel is ink: what names and symbols are made of before they get colours. Private to app/scene.
#pragma once

#include <cstdint>
#include <vector>

#include "app/scene/bitmap.h"
#include "geodata/atlas/layer_spec.h"

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

// Adds `ink` with its corner at (x, y); what lies outside is cut off. Neighbouring shapes share edge pixels, so the
// coverages add up.
void add(Coverage& to, const Coverage& ink, int x, int y);

// Every value times the other's, both of one size: keeps a stroke inside its outline.
void multiply(Coverage& by, const Coverage& mask);

// The ink grown by `radius_px` on all sides, with a soft edge: the maximum over a round kernel. A halo of r covers
// clamp(r + 1 - d) of the pixel whose centre is d away from an inked pixel's. O(pixels * radius^2), vectorised.
Coverage grown(const Coverage& ink, double radius_px);

// Paints the colour through the coverage, over what is there (premultiplied source-over; Porter and Duff 1984).
void paint(Bitmap& onto, const Coverage& ink, geodata::Colour colour);

}  // namespace app
