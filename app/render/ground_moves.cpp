#include "app/render/ground_moves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace app {

namespace {

double world_px(const Camera& camera, double scale) { return scale * 256 * std::exp2(camera.zoom); }
double bearing_rad(const Camera& camera) { return camera.bearing_deg * std::numbers::pi / 180; }

}  // namespace

Framebuffer::Rect intersected(Framebuffer::Rect a, Framebuffer::Rect b) {
  const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.x + a.width, b.x + b.width) - x, std::min(a.y + a.height, b.y + b.height) - y};
}

std::vector<Framebuffer::Rect> around(Framebuffer::Rect whole, Framebuffer::Rect part) {
  if (empty(part)) return {whole};
  const int right = part.x + part.width, top = part.y + part.height;
  std::vector<Framebuffer::Rect> out{{whole.x, whole.y, whole.width, part.y - whole.y},
                                     {whole.x, top, whole.width, whole.y + whole.height - top},
                                     {whole.x, part.y, part.x - whole.x, part.height},
                                     {right, part.y, whole.x + whole.width - right, part.height}};
  std::erase_if(out, empty);
  return out;
}

Offset shift_between(const Camera& from, const Camera& to, double scale) {
  const double dx = in_copy_of(from, to).centre.x - to.centre.x, dy = from.centre.y - to.centre.y;
  const double k = world_px(to, scale) / geodata::world_size;
  const double b = bearing_rad(to), c = std::cos(b), s = std::sin(b);
  return {static_cast<int>(std::lround((dx * c + dy * s) * k)), static_cast<int>(std::lround(-(dy * c - dx * s) * k))};
}

Camera moved(const Camera& camera, Offset by, double scale) {
  View view{camera, 0, 0};
  Camera result = camera;
  result.centre = view.to_world({-by.x / scale, by.y / scale});
  return result;
}

Camera in_copy_of(Camera camera, const Camera& other) {
  const double copies = std::round((other.centre.x - camera.centre.x) / geodata::world_size);
  camera.centre.x += copies * geodata::world_size;
  return camera;
}

std::vector<Framebuffer::Rect> in_every_copy(Framebuffer::Rect picture, Framebuffer::Rect seen, const Camera& camera,
                                             double scale) {
  const bool fills = picture.x <= seen.x && picture.y <= seen.y && picture.x + picture.width >= seen.x + seen.width &&
                     picture.y + picture.height >= seen.y + seen.height;
  if (fills) return {picture};
  const double world = world_px(camera, scale), b = bearing_rad(camera);
  const int most = static_cast<int>((seen.width + seen.height + picture.width + picture.height) / world);
  std::vector<Framebuffer::Rect> out;
  const auto add = [&](int copy) {
    Framebuffer::Rect there = picture;
    there.x += static_cast<int>(std::lround(copy * world * std::cos(b)));
    there.y += static_cast<int>(std::lround(copy * world * std::sin(b)));
    if (!empty(intersected(there, seen))) out.push_back(there);
  };
  for (int copy = most; copy > 0; --copy) add(-copy), add(copy);
  add(0);
  return out;
}

}  // namespace app
