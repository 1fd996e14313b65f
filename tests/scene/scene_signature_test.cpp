// What a scene shows in numbers: whatever changes the picture changes the number.
#include "app/scene/scene_signature.h"

#include <functional>
#include <set>
#include <string>

#include "tests/catch.h"

using namespace app;

TEST_CASE("each thing that changes the picture changes the signature, and nothing else does") {
  MeshPiece a, b;
  a.id = 1, b.id = 2;
  const auto bitmap = std::make_shared<Bitmap>(Bitmap{1, 1, {0}, 7}),
             other = std::make_shared<Bitmap>(Bitmap{1, 1, {0}, 8});
  const auto scene = [&] {
    Scene s;
    s.highlight.push_back({nullptr, &a, 0, 3, {}, {}, {1, 2, 3}, -1, 1, {}, false});
    s.highlight_fills.push_back({nullptr, &a, 0, 3, {}, {}, {1, 2, 3}});
    s.glows.push_back({GlowOp::Kind::disc, {5, 6}, 7, 2, {1, 2, 3}});
    s.sprites.push_back({bitmap, 1, 2, 1});
    s.surroundings.push_back(BackgroundOp{{1, 2, 3}});
    return s;
  };
  struct Case {
    const char* what;
    std::function<void(Scene&)> change;
  };
  const Case rows[] = {
      {"camera", [](Scene& s) { s.view.camera.centre.x += 1; }},
      {"zoom", [](Scene& s) { s.view.camera.zoom += 0.001; }},
      {"bearing", [](Scene& s) { s.view.camera.bearing_deg = 1; }},
      {"size", [](Scene& s) { s.view.width_px += 1; }},
      {"scale", [](Scene& s) { s.scale = 2; }},
      {"ground", [](Scene& s) { ++s.ground_version; }},
      {"what stands in around it",
       [](Scene& s) {
         s.surroundings[0] = BackgroundOp{{1, 2, 4}};
       }},
      {"another line", [&](Scene& s) { s.highlight[0].piece = &b; }},
      {"more of a line", [](Scene& s) { s.highlight[0].count = 6; }},
      {"a line's copy of the world", [](Scene& s) { s.highlight[0].place.north_west.x = 9; }},
      {"a line's colour", [](Scene& s) { s.highlight[0].colour.g = 9; }},
      {"a line's edges", [](Scene& s) { s.highlight[0].from_px = -2; }},
      {"a line's width", [](Scene& s) { s.highlight[0].to_px = 2; }},
      {"a line's dashes",
       [](Scene& s) {
         s.highlight[0].dash_px = {1, 1, 1, 1};
       }},
      {"a line drawn once", [](Scene& s) { s.highlight[0].once = true; }},
      {"no line", [](Scene& s) { s.highlight.clear(); }},
      {"a fill's colour", [](Scene& s) { s.highlight_fills[0].colour.r = 9; }},
      {"a fill's hatching", [](Scene& s) { s.highlight_fills[0].hatched = true; }},
      {"a glow's kind", [](Scene& s) { s.glows[0].kind = GlowOp::Kind::ring; }},
      {"a glow's place", [](Scene& s) { s.glows[0].centre.y = 9; }},
      {"a glow's radius", [](Scene& s) { s.glows[0].radius_px = 9; }},
      {"a ring's width", [](Scene& s) { s.glows[0].width_px = 3; }},
      {"a glow's colour", [](Scene& s) { s.glows[0].colour.b = 9; }},
      {"a sprite's picture", [&](Scene& s) { s.sprites[0].bitmap = other; }},
      {"a sprite's place", [](Scene& s) { s.sprites[0].x_px = 9; }},
      {"a sprite's fading", [](Scene& s) { s.sprites[0].opacity = 0.5f; }},
  };
  std::set<std::uint64_t> seen{scene_signature(scene())};
  CHECK(seen.count(scene_signature(scene())) == 1);
  for (const Case& c : rows) {
    Scene changed = scene();
    c.change(changed);
    INFO(c.what);
    CHECK(seen.insert(scene_signature(changed)).second);
  }
}
