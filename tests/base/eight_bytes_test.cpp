// Words of eight bytes against a look at each byte.
#include "geodata/base/eight_bytes.h"

#include <array>
#include <random>

#include "tests/catch.h"

using namespace geodata;

TEST_CASE("bytes of a word that are at least a threshold are marked, and no others") {
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) {
    std::array<std::uint8_t, 8> bytes{};
    for (auto& b : bytes) b = static_cast<std::uint8_t>(random() % (random() % 2 == 0 ? 256 : 40));
    const auto least = static_cast<std::uint8_t>(random() % 129);
    const std::uint64_t marked = at_least(eight_bytes(bytes.data()), least);
    int first = 8;
    for (int k = 7; k >= 0; --k) {
      const bool expected = bytes[static_cast<std::size_t>(k)] >= least;
      CHECK(((marked >> (8 * k + 7)) & 1) == (expected ? 1 : 0));
      if (expected) first = k;
    }
    CHECK(first_marked(marked) == first);
    CHECK((marked & ~top_bits) == 0);
  }
}
