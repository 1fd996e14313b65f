#include "geodata/algo/clip.h"

#include <algorithm>
#include <cmath>

#include "tests/algo/random_shapes.h"
#include "tests/catch.h"

using geodata::clip_line;
using geodata::clip_ring;
using geodata::LocalBox;
using geodata::LocalPoint;
using Line = std::vector<LocalPoint>;

namespace {

constexpr LocalBox box{0, 0, 100, 100};

double length(const std::vector<Line>& pieces) {
  double sum = 0;
  for (const Line& piece : pieces) {
    for (std::size_t i = 1; i < piece.size(); ++i) {
      sum += std::hypot(static_cast<double>(piece[i].x) - piece[i - 1].x,
                        static_cast<double>(piece[i].y) - piece[i - 1].y);
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("pieces of a line in the box 0..100") {
  struct Case {
    const char* name;
    Line line;
    std::vector<Line> pieces;
  };
  const std::vector<Case> cases = {
      {"inside", {{10, 10}, {20, 20}, {30, 10}}, {{{10, 10}, {20, 20}, {30, 10}}}},
      {"outside", {{-10, -10}, {-20, 50}, {-10, 200}}, {}},
      {"outside, across a corner", {{-20, 10}, {10, -20}}, {}},
      {"through", {{-50, 50}, {150, 50}}, {{{0, 50}, {100, 50}}}},
      {"through, backwards", {{150, 50}, {-50, 50}}, {{{100, 50}, {0, 50}}}},
      {"through two corners", {{-10, -10}, {110, 110}}, {{{0, 0}, {100, 100}}}},
      {"in and out and in", {{50, 50}, {150, 50}, {150, 60}, {50, 60}}, {{{50, 50}, {100, 50}}, {{100, 60}, {50, 60}}}},
      {"touches a corner", {{-10, 10}, {10, -10}}, {}},
      {"touches an edge with a vertex", {{-10, 40}, {0, 50}, {-10, 60}}, {}},
      {"runs along an edge", {{-10, 0}, {110, 0}}, {{{0, 0}, {100, 0}}}},
      {"ends on an edge", {{50, 50}, {100, 50}}, {{{50, 50}, {100, 50}}}},
      {"meets an edge from inside and goes on", {{50, 50}, {100, 50}, {50, 60}}, {{{50, 50}, {100, 50}, {50, 60}}}},
      {"a single vertex", {{50, 50}}, {}},
      {"no vertex", {}, {}},
      {"no length", {{50, 50}, {50, 50}}, {}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(clip_line(c.line, box) == c.pieces);
  }
}

TEST_CASE("random lines: what is inside stays, and no more") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    constexpr LocalBox wide{-20000, -10000, 30000, 40000};
    Line line;
    for (int i = 0; i < 12; ++i)
      line.push_back({shapes::between(random, -90000, 90000), shapes::between(random, -90000, 90000)});
    const std::vector<Line> pieces = clip_line(line, wide);
    for (const Line& piece : pieces) {
      REQUIRE(piece.size() >= 2);
      for (const LocalPoint p : piece) {
        CHECK((p.x >= wide.min_x && p.x <= wide.max_x && p.y >= wide.min_y && p.y <= wide.max_y));
      }
    }
    double expected = 0;  // by walking along each segment
    for (std::size_t i = 1; i < line.size(); ++i) {
      const double dx = static_cast<double>(line[i].x) - line[i - 1].x,
                   dy = static_cast<double>(line[i].y) - line[i - 1].y;
      constexpr int steps = 2000;
      int inside = 0;
      for (int s = 0; s < steps; ++s) {
        const double x = line[i - 1].x + dx * (s + 0.5) / steps, y = line[i - 1].y + dy * (s + 0.5) / steps;
        inside += x >= wide.min_x && x <= wide.max_x && y >= wide.min_y && y <= wide.max_y;
      }
      expected += std::hypot(dx, dy) * inside / steps;
    }
    CHECK(length(pieces) == Catch::Approx(expected).margin(12 * 300));
  }
}

TEST_CASE("a ring cut by the box 0..100") {
  struct Case {
    const char* name;
    Line ring, expected;
  };
  const std::vector<Case> cases = {
      {"inside", {{10, 10}, {20, 10}, {20, 20}}, {{10, 10}, {20, 10}, {20, 20}}},
      {"inside, closed: comes out open", {{10, 10}, {20, 10}, {20, 20}, {10, 10}}, {{10, 10}, {20, 10}, {20, 20}}},
      {"all around", {{-10, -10}, {110, -10}, {110, 110}, {-10, 110}}, {{0, 0}, {100, 0}, {100, 100}, {0, 100}}},
      {"beside", {{110, 10}, {120, 10}, {120, 20}}, {}},
      {"beyond a corner", {{-40, 10}, {10, -40}, {-40, -40}}, {}},
      {"touches an edge", {{100, 10}, {120, 10}, {100, 20}}, {}},
      {"no area", {{10, 10}, {20, 20}}, {}},
      {"nothing", {}, {}},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Line got = clip_ring(c.ring, box);
    // The start may move; the direction may not.
    if (!c.expected.empty() && !got.empty()) {
      const auto start = std::find(got.begin(), got.end(), c.expected.front());
      REQUIRE(start != got.end());
      std::rotate(got.begin(), start, got.end());
    }
    CHECK(got == c.expected);
  }
}

TEST_CASE("random rings: a point in the box is in the cut ring exactly when it is in the ring") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    const Line ring = shapes::star(random, {0, 0}, shapes::between(random, 3, 80), 100000, 900000);
    const int x0 = shapes::between(random, -800000, 300000), y0 = shapes::between(random, -800000, 300000);
    const LocalBox tile{x0, y0, x0 + 400000, y0 + 400000};
    const Line cut = clip_ring(ring, tile);
    for (const LocalPoint p : cut) {
      REQUIRE((p.x >= tile.min_x && p.x <= tile.max_x && p.y >= tile.min_y && p.y <= tile.max_y));
    }
    if (!cut.empty() && shapes::twice_area(cut) != 0)
      CHECK((shapes::twice_area(cut) > 0) == (shapes::twice_area(ring) > 0));
    int wrong = 0;
    for (int i = 0; i < 500; ++i) {
      const double x = x0 + 400000 * shapes::fraction(random), y = y0 + 400000 * shapes::fraction(random);
      wrong += shapes::contains(ring, x, y) != (cut.size() > 2 && shapes::contains(cut, x, y));
    }
    CHECK(wrong <= 1);  // rounding moves an edge by up to one of 400,000 units
  }
}

TEST_CASE("a border is cut at the same points from both sides and in both tiles") {
  shapes::Random random(7);
  for (int i = 0; i < 1000; ++i) {
    const LocalPoint a{shapes::between(random, -1000000, -1), shapes::between(random, -90000, 90000)};
    const LocalPoint b{shapes::between(random, 1, 1000000), shapes::between(random, -90000, 90000)};
    const LocalBox west{-2000000, -100000, 0, 100000}, east{0, -100000, 2000000, 100000};
    const auto there = clip_line(Line{a, b}, west), back = clip_line(Line{b, a}, west),
               next = clip_line(Line{a, b}, east);
    REQUIRE((there.size() == 1 && back.size() == 1 && next.size() == 1));
    CHECK(there[0].back() == back[0].front());
    CHECK(there[0].back() == next[0].front());
  }
}

TEST_CASE("clipping: the widest coordinates do not overflow") {
  constexpr std::int32_t far = 2147483647;
  CHECK(clip_line(Line{{-far, -far}, {far, far}}, box) == std::vector<Line>{{{0, 0}, {100, 100}}});
  CHECK(clip_ring(Line{{-far, -far}, {far, -far}, {far, far}, {-far, far}}, box).size() == 4);
}
