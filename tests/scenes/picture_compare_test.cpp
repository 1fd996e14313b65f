// The thresholds catch what they are for.
#include "tests/scenes/picture_compare.h"
#include "tests/catch.h"

namespace {

app::Picture flat(int width, int height, std::uint8_t grey) {
  app::Picture p{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4, grey)};
  return p;
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
