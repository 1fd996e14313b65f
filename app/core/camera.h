// The camera and what it sees. Lengths are px at 100 %: the window's own scale enters only in the renderer.
#pragma once

#include <algorithm>
#include <vector>

#include "geodata/geo/world.h"

namespace app {

struct ScreenXY {  // px at 100 %, from the map's top left corner, y down
  double x = 0, y = 0;
  friend bool operator==(ScreenXY, ScreenXY) = default;
};
struct ScreenRect {  // half open
  double min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  double width() const { return max_x - min_x; }
  double height() const { return max_y - min_y; }
  bool contains(ScreenXY p) const { return p.x >= min_x && p.x < max_x && p.y >= min_y && p.y < max_y; }
  bool intersects(const ScreenRect& o) const {
    return min_x < o.max_x && o.min_x < max_x && min_y < o.max_y && o.min_y < max_y;
  }
  friend bool operator==(const ScreenRect&, const ScreenRect&) = default;
};

// What both cover; min > max in a direction in which they lie apart.
inline ScreenRect common(const ScreenRect& a, const ScreenRect& b) {
  return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
          std::min(a.max_y, b.max_y)};
}
inline ScreenRect grown(const ScreenRect& r, double by) {
  return {r.min_x - by, r.min_y - by, r.max_x + by, r.max_y + by};
}
inline ScreenXY middle(const ScreenRect& r) { return {(r.min_x + r.max_x) / 2, (r.min_y + r.max_y) / 2}; }

inline constexpr double min_zoom = 1.0;
inline constexpr double max_zoom = 19.0;

struct Camera {
  geodata::WorldXY centre{geodata::world_size / 2, geodata::world_size / 2};  // x in [0, 2^32)
  double zoom = 2;                                                            // the world is 256 * 2^zoom px across
  double bearing_deg = 0;  // direction that points up, clockwise from north, [0, 360)
  friend bool operator==(const Camera&, const Camera&) = default;
};

Camera camera_at(geodata::LngLat centre, double zoom, double bearing_deg = 0);

// A camera and the size of the map: the way between screen and world.
struct View {
  Camera camera;
  double width_px = 0, height_px = 0;

  double units_per_px() const;                   // world units
  double metres_per_px() const;                  // ground metres at the centre
  double scale_denominator() const;              // 1 : n, on a screen of 96 px an inch
  ScreenXY to_screen(geodata::WorldXY p) const;  // the copy of the world nearest to the centre
  ScreenXY to_screen(geodata::WorldPoint p) const;
  ScreenXY to_screen_as_is(geodata::WorldXY p) const;  // x beyond [0, 2^32): in that copy, be it near or not
  // The same place in every copy of the world that has it in view or at most `margin_px` beyond, west to east.
  std::vector<ScreenXY> in_every_copy(ScreenXY p, double margin_px) const;
  geodata::WorldXY to_world(ScreenXY p) const;  // x may leave [0, 2^32)
  geodata::LngLat to_lnglat(ScreenXY p) const;
  // The world boxes in view (two when the antimeridian crosses it), `margin_px` wider on each side, and how many whole
  // worlds each is shifted by (its copy is drawn at x + shift * 2^32).
  struct Part {
    geodata::WorldBox box;
    int shift = 0;
  };
  std::vector<Part> parts(double margin_px = 0) const;
};

// The camera after `by` zoom levels about a screen point that stays where it is.
Camera zoomed_about(const View& view, ScreenXY fixed, double by);
Camera panned(const View& view, double dx_px, double dy_px);
Camera turned_about_centre(const Camera& camera, double by_deg);
// Keeps latitude inside the world, zoom in range, x and bearing wrapped.
Camera clamped(const Camera& camera, double height_px);
// The camera that shows the box with `padding_px` around, no closer than `closest_zoom`.
Camera fitted(const geodata::WorldBox& box, double width_px, double height_px, double padding_px,
              double closest_zoom = 16);

}  // namespace app
