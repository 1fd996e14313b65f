#include "app/core/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace app {

using geodata::world_size;
using geodata::WorldXY;

namespace {

constexpr double tile_px = 256;
// OGC's standardised rendering pixel is 0.28 mm; a screen of 96 px an inch, which people know, has 0.2646 mm.
constexpr double metres_per_screen_px = 0.0254 / 96;

double wrapped(double x) {
  x = std::fmod(x, world_size);
  return x < 0 ? x + world_size : x;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

}  // namespace

Camera camera_at(geodata::LngLat centre, double zoom, double bearing_deg) {
  return {geodata::to_world_xy(centre), zoom, bearing_deg};
}

double View::units_per_px() const { return world_size / (tile_px * std::exp2(camera.zoom)); }

double View::metres_per_px() const {
  return geodata::metres_per_unit(geodata::to_lnglat(camera.centre).lat) * units_per_px();
}

double View::scale_denominator() const { return metres_per_px() / metres_per_screen_px; }

ScreenXY View::to_screen(WorldXY p) const {
  p.x -= std::round((p.x - camera.centre.x) / world_size) * world_size;
  return to_screen_as_is(p);
}

ScreenXY View::to_screen_as_is(WorldXY p) const {
  const double dx = p.x - camera.centre.x, dy = p.y - camera.centre.y;
  const double b = radians(camera.bearing_deg), c = std::cos(b), s = std::sin(b), k = 1 / units_per_px();
  return {width_px / 2 + (dx * c + dy * s) * k, height_px / 2 + (dy * c - dx * s) * k};
}

ScreenXY View::to_screen(geodata::WorldPoint p) const {
  return to_screen(WorldXY{static_cast<double>(p.x), static_cast<double>(p.y)});
}

std::vector<ScreenXY> View::in_every_copy(ScreenXY p, double margin_px) const {
  const double world_px = tile_px * std::exp2(camera.zoom), b = radians(camera.bearing_deg);
  const ScreenXY east{world_px * std::cos(b), -world_px * std::sin(b)};
  const ScreenRect seen{-margin_px, -margin_px, width_px + margin_px, height_px + margin_px};
  const double reach = std::hypot(seen.width(), seen.height()) + std::hypot(p.x - width_px / 2, p.y - height_px / 2);
  std::vector<ScreenXY> out;
  const int most = std::min(static_cast<int>(reach / world_px), 64);
  for (int copy = -most; copy <= most; ++copy) {
    const ScreenXY there{p.x + copy * east.x, p.y + copy * east.y};
    if (seen.contains(there)) out.push_back(there);
  }
  return out;
}

WorldXY View::to_world(ScreenXY p) const {
  const double b = radians(camera.bearing_deg), c = std::cos(b), s = std::sin(b), k = units_per_px();
  const double sx = p.x - width_px / 2, sy = p.y - height_px / 2;
  return {camera.centre.x + (sx * c - sy * s) * k, camera.centre.y + (sx * s + sy * c) * k};
}

geodata::LngLat View::to_lnglat(ScreenXY p) const {
  WorldXY w = to_world(p);
  w.x = wrapped(w.x);
  w.y = std::clamp(w.y, 0.0, world_size - 1);
  return geodata::to_lnglat(w);
}

std::vector<View::Part> View::parts(double margin_px) const {
  double min_x = 1e300, max_x = -1e300, min_y = 1e300, max_y = -1e300;
  for (const double sx : {-margin_px, width_px + margin_px}) {
    for (const double sy : {-margin_px, height_px + margin_px}) {
      const WorldXY w = to_world({sx, sy});
      min_x = std::min(min_x, w.x), max_x = std::max(max_x, w.x);
      min_y = std::min(min_y, w.y), max_y = std::max(max_y, w.y);
    }
  }
  const double last = world_size - 1;
  std::vector<Part> parts;
  if (max_y < 0 || min_y > last) return parts;
  const auto unit = [last](double v) { return static_cast<std::uint32_t>(std::clamp(v, 0.0, last)); };
  const int first_copy = static_cast<int>(std::floor(min_x / world_size));
  const int last_copy = static_cast<int>(std::floor(max_x / world_size));
  for (int copy = first_copy; copy <= last_copy; ++copy) {
    const double origin = copy * world_size;
    geodata::WorldBox box;
    box.min_x = unit(std::floor(min_x - origin)), box.max_x = unit(std::ceil(max_x - origin));
    box.min_y = unit(std::floor(min_y)), box.max_y = unit(std::ceil(max_y));
    parts.push_back({box, copy});
  }
  return parts;
}

Camera zoomed_about(const View& view, ScreenXY fixed, double by) {
  View next = view;
  next.camera.zoom = std::clamp(view.camera.zoom + by, min_zoom, max_zoom);
  const WorldXY before = view.to_world(fixed), after = next.to_world(fixed);
  next.camera.centre.x += before.x - after.x;
  next.camera.centre.y += before.y - after.y;
  return clamped(next.camera, view.height_px);
}

Camera panned(const View& view, double dx_px, double dy_px) {
  Camera camera = view.camera;
  camera.centre = view.to_world({view.width_px / 2 - dx_px, view.height_px / 2 - dy_px});
  return clamped(camera, view.height_px);
}

Camera turned_about_centre(const Camera& camera, double by_deg) {
  Camera turned = camera;
  turned.bearing_deg = std::fmod(camera.bearing_deg + by_deg, 360.0);
  if (turned.bearing_deg < 0) turned.bearing_deg += 360;
  return turned;
}

Camera clamped(const Camera& camera, double height_px) {
  Camera c = camera;
  c.zoom = std::clamp(c.zoom, min_zoom, max_zoom);
  c.centre.x = wrapped(c.centre.x);
  const double half = height_px / 2 * world_size / (tile_px * std::exp2(c.zoom));
  c.centre.y = half * 2 >= world_size ? world_size / 2 : std::clamp(c.centre.y, half, world_size - half);
  c.bearing_deg = std::fmod(c.bearing_deg, 360.0);
  if (c.bearing_deg < 0) c.bearing_deg += 360;
  return c;
}

Camera fitted(const geodata::WorldBox& box, double width_px, double height_px, double padding_px, double closest_zoom) {
  Camera camera;
  if (box.empty()) return camera;
  const double w = static_cast<double>(box.max_x) - box.min_x, h = static_cast<double>(box.max_y) - box.min_y;
  camera.centre = {box.min_x + w / 2, box.min_y + h / 2};
  const double room_x = std::max(width_px - 2 * padding_px, 32.0), room_y = std::max(height_px - 2 * padding_px, 32.0);
  const double units_per_px = std::max({w / room_x, h / room_y, 1e-9});
  camera.zoom = std::min(std::log2(world_size / (tile_px * units_per_px)), closest_zoom);
  return clamped(camera, height_px);
}

}  // namespace app
