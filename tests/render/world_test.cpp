// A view wider than the world shows it again and again, alike in every copy and every frame: panned step by step round
// the world, across the antimeridian too, the picture is the one that drawing it anew gives.
#include <cmath>

#include "tests/render/drawn_map.h"
#include "tests/scenes/picture_compare.h"

namespace {

using namespace app;
using namespace app::fixture;

constexpr int width = 1300, height = 480;

// Land of different shapes all round the world, up to the antimeridian on both sides, and lines between.
Library whole_world() {
  constexpr double step = geodata::world_size / 8, half = geodata::world_size / 2 - 1;
  Features areas, lines;
  for (int x = -3; x <= 3; ++x) {
    for (int y = -2; y <= 2; ++y) {
      const double size = step * (0.12 + 0.05 * ((x * 3 + y + 12) % 5));
      areas.area({square(size, step * x, step * y)}, (x + y) % 2 == 0 ? "even" : "odd");
    }
    lines.line({{step * x, -half}, {step * (x + 0.7), half}});
  }
  areas.area({square(step / 3, half - step / 3, 0)}).area({square(step / 4, step / 4 - half, step / 8)});
  lines.line({{-half, step / 2}, {0, step}, {half, step / 2}});
  Library library;
  library.atlas = std::make_shared<const geodata::Atlas>();
  library.layers.push_back(ready(spec("areas", geodata::LayerRole::base, {fill_rule(120)}), areas.build()));
  library.layers.push_back(ready(spec("lines", geodata::LayerRole::overlay, {stroke_rule(240, 3)}), lines.build()));
  return library;
}

struct Map : DrawnMap {
  explicit Map(const Library& library) : DrawnMap(library, width, height) {}
};

Picture drawn_anew(const Library& library, const Camera& camera) {
  Map map(library);
  CHECK(map.draw(camera, MapRenderer::Motion::still));
  return map.picture();
}

void check_alike(const Picture& expected, const Picture& actual) {
  const PictureDifference d = compare(expected, actual);
  CAPTURE(d.differing_share, d.mean);
  CHECK(alike(d));
}

// The picture without its first columns, or without its last.
Picture columns(const Picture& picture, int first, int count) {
  Picture out{count, picture.height, {}};
  for (int y = 0; y < picture.height; ++y) {
    const auto begin = picture.rgba.begin() + (static_cast<std::ptrdiff_t>(y) * picture.width + first) * 4;
    out.rgba.insert(out.rgba.end(), begin, begin + std::ptrdiff_t{count} * 4);
  }
  return out;
}

void check_repeats(const Picture& picture, double zoom) {
  const int world = static_cast<int>(std::lround(256 * std::exp2(zoom)));
  if (world >= picture.width || zoom != std::round(zoom)) return;
  INFO("a picture at zoom " << zoom << " against itself, " << world << " px to the side");
  check_alike(columns(picture, 0, picture.width - world), columns(picture, world, picture.width - world));
}

}  // namespace

TEST_CASE("panned round the world, near and far, the ground is the one drawn anew") {
  const auto context = graphics();
  const Library library = whole_world();
  struct Pan {
    double right_px, down_px;
    int steps;
  };
  // Three long drags to the left, a slow one to the right, one down; and wider than the world at once.
  const Pan pans[] = {{-500, 0, 3}, {41, 0, 30}, {-17, -6, 12}, {1100, 0, 2}};
  for (const double zoom : {1.0, 1.7, 2.0, 3.0}) {
    for (const double lng : {0.0, 123.0, 175.0, -170.0}) {
      Camera camera = clamped(camera_at({lng, 20}, zoom), height);
      Map map(library);
      map.draw(camera);
      for (const Pan& pan : pans) {
        // A ground is copied by whole px. Where the world is no whole number of them wide, a jump over more than half
        // of it, which is taken the short way round, is off by a part of one.
        const bool whole_px = zoom == std::round(zoom);
        if (!whole_px && std::abs(pan.right_px) > 128 * std::exp2(zoom)) continue;
        for (int i = 1; i <= pan.steps; ++i) {
          camera = panned({camera, width, height}, pan.right_px, pan.down_px);
          CHECK(map.draw(camera));
          if (i < pan.steps && i % 10 != 3) continue;
          INFO("zoom " << zoom << " from longitude " << lng << ", step " << i << " of " << pan.right_px << " px");
          check_alike(drawn_anew(library, camera), map.picture());
          check_repeats(map.picture(), zoom);
        }
      }
    }
  }
}

TEST_CASE("a ground that is still being drawn while the map pans across the antimeridian comes out right") {
  const auto context = graphics();
  const Library library = whole_world();
  for (const double right_px : {-60.0, 60.0}) {
    Map map(library);
    Camera camera = clamped(camera_at({right_px < 0 ? 150.0 : -150.0, 20}, 2), height);
    map.draw(camera);
    camera = clamped({camera.centre, 1, 0}, height);
    bool done = map.draw(camera);
    for (int i = 0; i < 12 || !done; ++i) {
      REQUIRE(i < 200);
      camera = panned({camera, width, height}, right_px, 0);
      done = map.draw(camera);
    }
    INFO("by " << right_px << " px a frame");
    check_alike(drawn_anew(library, camera), map.picture());
  }
}

TEST_CASE("a turned map repeats the world along its equator") {
  const auto context = graphics();
  const Library library = whole_world();
  Camera camera = camera_at({170, 0}, 1, 90);
  Map map(library);
  map.draw(camera);
  for (int i = 0; i < 12; ++i) {
    camera = panned({camera, width, height}, 3, 47);
    map.draw(camera);
  }
  check_alike(drawn_anew(library, camera), map.picture());
}

TEST_CASE("while the wheel turns, the last ground stands in every copy of the world") {
  const auto context = graphics();
  const Library library = whole_world();
  Map map(library);
  Camera camera = clamped(camera_at({100, 0}, 2), height);
  map.draw(camera);
  camera.zoom = 1;
  CHECK_FALSE(map.draw(camera, MapRenderer::Motion::moving));
  check_repeats(map.picture(), 1);
  // Lines are thinner in the stand-in; without its copies half the picture would be bare.
  const PictureDifference d = compare(drawn_anew(library, camera), map.picture());
  CAPTURE(d.differing_share);
  CHECK(d.differing_share < 0.1);
}

TEST_CASE("while the map zooms far out, what the last ground does not reach shows the base, coarse") {
  const auto context = graphics();
  const Library library = whole_world();
  Map map(library);
  Camera camera = clamped(camera_at({100, 0}, 4.8), height);
  map.draw(camera);
  for (const double zoom : {4.4, 3.6, 2.9}) {
    camera.zoom = zoom;
    CHECK_FALSE(map.draw(camera, MapRenderer::Motion::moving));
    const PictureDifference d = compare(drawn_anew(library, camera), map.picture());
    CAPTURE(zoom, d.differing_share);
    CHECK(d.differing_share < 0.05);  // the lines of overlays come when the map rests
  }
}
