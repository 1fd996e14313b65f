// Draws Dear ImGui's lists with OpenGL 3.3 core. A painter of our own, because the packaged one knows neither textures
// in texels nor premultiplied pictures, and asks OpenGL for its whole state before each frame.
#pragma once

#include <span>

#include "app/core/camera.h"
#include "app/ui/picture_atlas.h"

struct ImDrawList;

namespace app {

class Painter {
 public:
  Painter() = default;
  ~Painter();  // frees what needs the context that was current in paint(); it must be current
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  struct Target {
    double width_px = 0, height_px = 0;  // of the window at 100 %
    double scale = 1;
  };
  // One list, clipped to each of `parts` in turn (px at 100 %, window). The lists are uploaded once. begin() sets up
  // the state; end() leaves blending, scissor, program and vertex array off.
  void begin(PictureAtlas& atlas, const Target& target);
  void draw(const ImDrawList& list, std::span<const ScreenRect> parts);
  void end();

 private:
  void set_up();
  void send_atlas(PictureAtlas& atlas);

  unsigned program_ = 0, vertex_array_ = 0, vertices_ = 0, indices_ = 0, texture_ = 0;
  int to_clip_ = -1, to_texture_ = -1;
  int texture_width_ = 0, texture_height_ = 0;
  Target target_;
};

}  // namespace app
