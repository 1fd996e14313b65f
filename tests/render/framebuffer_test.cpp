// Pictures on the graphics card: what is drawn comes back, the right way up, and copies keep every pixel.
#include <array>

#include <epoxy/gl.h>

#include "tests/render/graphics.h"

namespace {

using Rect = app::Framebuffer::Rect;
using Pixel = std::array<int, 4>;

constexpr Pixel red{255, 0, 0, 255}, green{0, 255, 0, 255}, blue{0, 0, 255, 255}, white{255, 255, 255, 255};

void paint(const app::Framebuffer& target, Rect where, const Pixel& colour) {
  target.bind();
  glEnable(GL_SCISSOR_TEST);
  glScissor(where.x, where.y, where.width, where.height);
  const auto f = [](int v) { return static_cast<float>(v) / 255.0f; };
  glClearColor(f(colour[0]), f(colour[1]), f(colour[2]), f(colour[3]));
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_SCISSOR_TEST);
}

// x from the left, y from the top.
Pixel at(const app::Picture& p, int x, int y) {
  const std::size_t i =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) + static_cast<std::size_t>(x)) * 4;
  return {p.rgba[i], p.rgba[i + 1], p.rgba[i + 2], p.rgba[i + 3]};
}

// Quarters: red and green above, blue and white below; sizes that are no multiples of 4 bring row padding to light.
app::Framebuffer quarters(int samples = 0) {
  app::Framebuffer f(31, 21, samples);
  paint(f, {0, 10, 15, 11}, red);
  paint(f, {15, 10, 16, 11}, green);
  paint(f, {0, 0, 15, 10}, blue);
  paint(f, {15, 0, 16, 10}, white);
  return f;
}

void check_quarters(const app::Picture& p) {
  CHECK(at(p, 0, 0) == red);
  CHECK(at(p, 14, 10) == red);
  CHECK(at(p, 15, 10) == green);
  CHECK(at(p, 30, 0) == green);
  CHECK(at(p, 0, 20) == blue);
  CHECK(at(p, 14, 11) == blue);
  CHECK(at(p, 15, 11) == white);
  CHECK(at(p, 30, 20) == white);
}

}  // namespace

TEST_CASE("what is drawn is read back, rows from the top") {
  const auto context = graphics();
  check_quarters(picture_of(quarters()));
}

TEST_CASE("a copy has every pixel where it belongs, from a plain and from a multisampled picture") {
  const auto context = graphics();
  for (const int samples : {0, 4}) {
    INFO(samples);
    const app::Framebuffer from = quarters(samples);
    const app::Framebuffer to(31, 21);
    const Rect all{0, 0, 31, 21};
    from.copy_to(to.id(), all, all);
    check_quarters(picture_of(to));
  }
}

TEST_CASE("a part is copied to another place, and nothing else is touched") {
  const auto context = graphics();
  const app::Framebuffer from = quarters(), to(40, 30);
  paint(to, {0, 0, 40, 30}, blue);
  from.copy_to(to.id(), {15, 10, 16, 11}, {20, 5, 16, 11});  // green
  const app::Picture p = picture_of(to);
  CHECK(at(p, 20, 14) == green);
  CHECK(at(p, 35, 24) == green);
  for (const auto& [x, y] : {std::pair{19, 14}, {20, 13}, {36, 24}, {35, 25}}) CHECK(at(p, x, y) == blue);
}

TEST_CASE("a smooth copy scales") {
  const auto context = graphics();
  const app::Framebuffer from = quarters(), to(62, 42);
  from.copy_to(to.id(), {0, 0, 31, 21}, {0, 0, 62, 42}, true);
  const app::Picture p = picture_of(to);
  CHECK(at(p, 4, 4) == red);
  CHECK(at(p, 57, 4) == green);
  CHECK(at(p, 4, 37) == blue);
  CHECK(at(p, 57, 37) == white);
}

TEST_CASE("two contexts, one after the other, each draw") {
  for (int i = 0; i < 2; ++i) {
    const auto context = graphics();
    check_quarters(picture_of(quarters()));
  }
}
