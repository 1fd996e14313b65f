// Where a picture of the ground lies on the screen seen from another camera, and in which copies of the world. Device
// px, y up, as in framebuffers. Private to app/render.
#pragma once

#include <vector>

#include "app/core/camera.h"
#include "app/render/framebuffer.h"

namespace app {

struct Offset {  // device px
  int x = 0, y = 0;
};

inline bool empty(Framebuffer::Rect r) { return r.width <= 0 || r.height <= 0; }
Framebuffer::Rect intersected(Framebuffer::Rect a, Framebuffer::Rect b);
// What `part`, which lies in `whole`, leaves of it: up to four strips, none of them empty. An empty part: the whole.
std::vector<Framebuffer::Rect> around(Framebuffer::Rect whole, Framebuffer::Rect part);

// Where the picture drawn for `from` lies seen from `to`, right and up: in the copy of the world that is nearest.
Offset shift_between(const Camera& from, const Camera& to, double scale);

// The camera moved by whole device px; x may leave the world.
Camera moved(const Camera& camera, Offset by, double scale);

// The same camera, in the copy of the world that is nearest to `other`.
Camera in_copy_of(Camera camera, const Camera& other);

// A picture in each copy of the world that `seen` shows of it; alone where it fills that. The nearest comes last, to be
// drawn over the others.
std::vector<Framebuffer::Rect> in_every_copy(Framebuffer::Rect picture, Framebuffer::Rect seen, const Camera& camera,
                                             double scale);

}  // namespace app
