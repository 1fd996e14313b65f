// A part of the window as rectangles that do not overlap: what is painted twice would darken its soft shadows.
#pragma once

#include <vector>

#include "app/core/camera.h"

namespace app {

class Regions {
 public:
  void add(const ScreenRect& rect);
  const std::vector<ScreenRect>& parts() const { return parts_; }
  std::vector<ScreenRect> within(const ScreenRect& rect) const;

 private:
  std::vector<ScreenRect> parts_;
};

}  // namespace app
