// Small plates with a few characters: shields of roads, discs of clusters. Private to app/scene.
#pragma once

#include <string>
#include <unordered_map>

#include "app/scene/text_shaper.h"

namespace app {

struct PlateStyle {
  std::string text;
  double size_px = 9;     // of the letters, bold
  double height_px = 14;  // the band included
  double side_px = 3.5;   // least room left and right of the letters
  double radius_px = 3;   // of the corners, at most half the height
  double band_px = 0;     // along the upper edge
  double frame_px = 1;
  geodata::Colour fill, letters, frame, band, halo;  // halo: around the plate, 1 px
  double scale = 1;
};

struct Plate {
  BitmapPtr bitmap;  // with the plate in its middle
  double width_px = 0, height_px = 0;
};

// Makes plates and keeps them. Main thread.
class Plates {
 public:
  explicit Plates(TextShaper& shaper) : shaper_(shaper) {}
  // Never narrower than high. Cached by all of the style.
  const Plate& plate(const PlateStyle& style);

 private:
  Plate made(const PlateStyle& style);

  TextShaper& shaper_;
  std::unordered_map<std::string, Plate> plates_;
};

}  // namespace app
