// The thresholds catch what they are for.
#include "tests/scenes/picture_compare.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "tests/catch.h"

namespace {

app::Picture flat(int width, int height, std::uint8_t grey) {
  app::Picture p{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4, grey)};
  return p;
}

std::uint32_t colour_at(const app::Picture& p, int x, int y) {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) + static_cast<std::size_t>(x)) * 4;
  return p.rgba[at] | p.rgba[at + 1] << 8 | p.rgba[at + 2] << 16;
}

// Paints a part in the colour that most of it has: what stood there is gone. The share of pixels that plainly changed.
double erase(app::Picture& p, int x0, int y0, int width, int height) {
  std::map<std::uint32_t, int> counts;
  for (int y = y0; y < y0 + height; ++y)
    for (int x = x0; x < x0 + width; ++x) ++counts[colour_at(p, x, y)];
  const std::uint32_t ground = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                                 return a.second < b.second;
                               })->first;
  int changed = 0;
  for (int y = y0; y < y0 + height; ++y) {
    for (int x = x0; x < x0 + width; ++x) {
      const std::uint32_t was = colour_at(p, x, y);
      bool plainly = false;
      for (unsigned c = 0; c < 3; ++c) {
        const int value = static_cast<int>(ground >> (8 * c) & 255);
        plainly = plainly || std::abs(value - static_cast<int>(was >> (8 * c) & 255)) > 24;
        p.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) + static_cast<std::size_t>(x)) * 4 +
               c] = static_cast<std::uint8_t>(value);
      }
      changed += plainly ? 1 : 0;
    }
  }
  return changed / (static_cast<double>(width) * height);
}

}  // namespace

TEST_CASE("equal pictures are alike") { CHECK(alike(compare(flat(50, 40, 90), flat(50, 40, 90)))); }

TEST_CASE("another size is another picture") { CHECK_FALSE(alike(compare(flat(50, 40, 90), flat(50, 41, 90)))); }

TEST_CASE("a fill that is 6 of 255 off everywhere is found by the mean") {
  const auto d = compare(flat(50, 40, 90), flat(50, 40, 96));
  CHECK(d.differing_share == 0);
  CHECK_FALSE(alike(d));
}

TEST_CASE("a small missing thing is found by the share") {
  app::Picture with = flat(100, 100, 240);
  for (std::size_t y = 10; y < 20; ++y) {
    for (std::size_t x = 10; x < 20; ++x) with.rgba[(y * 100 + x) * 4] = 0;
  }
  CHECK_FALSE(alike(compare(with, flat(100, 100, 240))));
}

TEST_CASE("whatever is erased from a picture of the map is missed, wherever it stood") {
  int erased = 0;
  const auto folder = std::filesystem::path(ANSHAN_SOURCE_DIR) / "tests" / "scenes" / "expected";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".png") continue;
    const auto expected = app::read_png(entry.path());
    REQUIRE(expected);
    constexpr int width = 200, height = 150;
    for (int y = 0; y + height <= expected->height; y += 125) {
      for (int x = 0; x + width <= expected->width; x += 175) {
        app::Picture without = *expected;
        if (erase(without, x, y, width, height) < 0.03) continue;  // there was hardly anything
        INFO(entry.path().filename() << " at " << x << "," << y);
        CHECK_FALSE(alike(compare(*expected, without)));
        ++erased;
      }
    }
  }
  CHECK(erased > 100);
}
