// Draws a scene into a rectangle of a framebuffer.
//
// The ground is kept in a framebuffer of its own, larger than the view by the scene's margin. While the same ground is
// only panned, a frame is a copy of a part of it; when the view nears its edge it is moved and only the new strips are
// drawn. While the camera zooms or turns, the last ground is shown scaled until the view rests.
#pragma once

#include <memory>

#include "app/render/draw_counters.h"
#include "app/render/framebuffer.h"
#include "app/scene/scene.h"

namespace app {

class MapRenderer {
 public:
  MapRenderer();
  ~MapRenderer();

  // `target`: framebuffer id; `rect`: the map in it, device px, y up, of the view's size times its scale.
  enum class Motion {
    still,    // nobody watches: the whole picture now
    resting,  // a new ground is drawn over several frames, while the last one stays in its place
    moving,   // a zoom or a flight is under way: the last ground, scaled
  };
  // Returns false when what is shown is not yet the final picture: draw again.
  bool draw(const Scene& scene, geodata::Theme theme, unsigned target, Framebuffer::Rect rect, Motion motion);

  // Works on a ground that is not yet final and draws nothing else. False: draw() would show what it showed last.
  bool improve(const Scene& scene, geodata::Theme theme);

  const DrawCounters& counters() const;  // since the start
  std::size_t uploaded_bytes() const;
  // Of tiles on the graphics card, and how many there may be before the unused ones go.
  std::size_t mesh_bytes() const;
  static std::size_t mesh_bytes_budget();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
