#include "geodata/algo/importance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <thread>

#include "tests/algo/random_shapes.h"
#include "tests/catch.h"

using namespace geodata;
using Line = std::vector<WorldPoint>;
using Bytes = std::vector<std::uint8_t>;

namespace {

double squared_distance_to_segment(WorldPoint p, WorldPoint a, WorldPoint b) {
  const double ux = static_cast<double>(b.x) - a.x, uy = static_cast<double>(b.y) - a.y;
  const double dx = static_cast<double>(p.x) - a.x, dy = static_cast<double>(p.y) - a.y;
  const double squared = ux * ux + uy * uy;
  const double t = squared > 0 ? std::clamp((dx * ux + dy * uy) * (1 / squared), 0.0, 1.0) : 0;
  return (dx - t * ux) * (dx - t * ux) + (dy - t * uy) * (dy - t * uy);
}

// Douglas and Peucker 1973 as in the paper, by recursion.
void brute_force(const Line& line, std::size_t first, std::size_t last, int cap, Bytes& out) {
  if (last <= first + 1) return;
  std::size_t split = first + 1;
  double farthest = -1;
  for (std::size_t i = first + 1; i < last; ++i) {
    const double d = squared_distance_to_segment(line[i], line[first], line[last]);
    if (d > farthest) farthest = d, split = i;
  }
  const int importance =
      std::min(cap, farthest < 1 ? 0 : std::min(32, static_cast<int>(std::floor(std::log2(farthest) / 2))));
  out[split] = static_cast<std::uint8_t>(importance);
  brute_force(line, first, split, importance, out);
  brute_force(line, split, last, importance, out);
}

Line thinned(std::span<const WorldPoint> line, std::span<const std::uint8_t> importance, int threshold) {
  Line out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (importance[i] >= threshold) out.push_back(line[i]);
  }
  return out;
}

Line random_walk(shapes::Random& random, int count, std::uint32_t step) {
  const std::uint64_t span = std::uint64_t{2} * step;
  Line line = {{1u << 31, 1u << 31}};
  for (int i = 1; i < count; ++i) {
    line.push_back({line.back().x + static_cast<std::uint32_t>(random() % span) - step,
                    line.back().y + static_cast<std::uint32_t>(random() % span) - step});
  }
  return line;
}

// A wiggly border from a to b (both included).
Line border(shapes::Random& random, WorldPoint a, WorldPoint b, int count) {
  Line line = {a};
  for (int i = 1; i < count; ++i) {
    const double t = static_cast<double>(i) / count;
    const auto at = [&](std::uint32_t from, std::uint32_t to) {
      return static_cast<std::uint32_t>(from + (static_cast<double>(to) - from) * t + shapes::fraction(random) * 5000);
    };
    line.push_back({at(a.x, b.x), at(a.y, b.y)});
  }
  line.push_back(b);
  return line;
}

Line joined(const std::vector<Line>& pieces) {
  Line ring;
  for (const Line& piece : pieces) ring.insert(ring.end(), piece.begin(), piece.end() - 1);
  ring.push_back(ring.front());
  return ring;
}

Line backwards(Line line) { return {line.rbegin(), line.rend()}; }

Line rotated(Line ring, std::size_t by) {
  ring.pop_back();
  std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(by % ring.size()), ring.end());
  ring.push_back(ring.front());
  return ring;
}

std::shared_ptr<const FeatureStore> store_of(const std::vector<Line>& rings) {
  FeatureStoreBuilder builder;
  for (const Line& ring : rings) {
    builder.add_polygon(std::vector<Line>{ring});
    builder.finish_feature();
  }
  return std::move(builder).build();
}

// Which vertices the ring keeps at a threshold.
std::map<std::uint64_t, bool> kept(const FeatureStore& store, RingIndex r, const Bytes& importance, int threshold) {
  std::map<std::uint64_t, bool> out;
  for (std::size_t i = 0; i < store.ring(r).size(); ++i) {
    const WorldPoint p = store.ring(r)[i];
    out[std::uint64_t{p.x} << 32 | p.y] = importance[store.vertex_range(r).first + i] >= threshold;
  }
  return out;
}

void check_same_borders(const std::vector<Line>& rings) {
  const auto store = store_of(rings);
  const Bytes importance = compute_importance(*store);
  for (int threshold = 0; threshold <= 33; ++threshold) {
    CAPTURE(threshold);
    std::map<std::uint64_t, bool> seen;
    for (RingIndex r = 0; r < store->ring_count(); ++r) {
      for (const auto& [vertex, is_kept] : kept(*store, r, importance, threshold)) {
        const auto [it, fresh] = seen.emplace(vertex, is_kept);
        if (!fresh && it->second != is_kept) FAIL("a border is kept on one side only");
      }
    }
  }
  for (RingIndex r = 0; r < store->ring_count(); ++r) {
    const IndexRange range = store->vertex_range(r);
    CHECK(importance[range.first] == always_important);  // so that what is left of the ring stays closed
    CHECK(importance[range.last - 1] == always_important);
  }
}

}  // namespace

TEST_CASE("importance by hand") {
  const Line line = {{0, 0}, {50, 3}, {100, 40}, {150, 1}, {200, 0}};
  Bytes out(line.size());
  compute_importance(line, false, out);
  CHECK(out[0] == always_important);
  CHECK(out[4] == always_important);
  CHECK(out[2] == 5);  // 40 units off: 2^5 <= 40 < 2^6
  CHECK(out[1] == 3);  // 15.8 from the segment to the peak
  CHECK(out[3] == 4);  // 17.6

  const Line spike = {{0, 0}, {1000, 0}, {100, 0}};  // to the segment, not to its line: 900, not 0
  Bytes spike_out(3);
  compute_importance(spike, false, spike_out);
  CHECK(spike_out[1] == 9);
}

TEST_CASE("short lines and repeated vertices") {
  for (std::size_t n = 0; n < 4; ++n) {
    for (const bool closed : {false, true}) {
      const Line line(n, WorldPoint{5, 5});
      Bytes out(n, 77);
      compute_importance(line, closed, out);
      for (const std::uint8_t b : out) CHECK((b == always_important || b == 0));
    }
  }
}

TEST_CASE("the recursion of the paper gives the same bytes") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    const Line line = random_walk(random, shapes::between(random, 2, 400), 1u << shapes::between(random, 2, 20));
    Bytes out(line.size()), expected(line.size(), 0);
    compute_importance(line, false, out);
    expected.front() = expected.back() = always_important;
    brute_force(line, 0, line.size() - 1, 32, expected);
    CHECK(out == expected);
  }
}

TEST_CASE("what a threshold leaves out is nearer than the threshold to what it keeps") {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    const Line line = random_walk(random, 300, 5000);
    Bytes out(line.size());
    compute_importance(line, false, out);
    for (int threshold = 1; threshold < 18; ++threshold) {
      const Line left = thinned(line, out, threshold);
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (out[i] >= threshold) continue;
        double nearest = 1e300;
        for (std::size_t s = 1; s < left.size(); ++s) {
          nearest = std::min(nearest, squared_distance_to_segment(line[i], left[s - 1], left[s]));
        }
        REQUIRE(std::sqrt(nearest) < std::exp2(threshold));
      }
    }
  }
}

TEST_CASE("a comb of a million vertices takes no longer than others") {
  Line comb;
  for (std::uint32_t i = 0; i < 1000000; ++i) comb.push_back({i * 2000, i % 2 * 1000});
  Bytes out(comb.size());
  compute_importance(comb, false, out);  // would take an hour if each split took one vertex off
  CHECK(std::count_if(out.begin(), out.end(), [](std::uint8_t b) { return b >= 8; }) > 990000);
}

TEST_CASE("a ring keeps its start and the vertex farthest from it") {
  const Line ring = {{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}};
  Bytes out(ring.size());
  compute_importance(ring, true, out);
  CHECK(out == Bytes{255, 6, 255, 6, 255});
}

TEST_CASE("two areas keep the same vertices on their border, wherever their rings begin and however they run") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    const WorldPoint north{2000000, 1000000}, south{2000000, 3000000}, west{1000000, 2000000}, east{3000000, 2000000};
    const int n = shapes::between(random, 1, 80);
    const Line middle = border(random, north, south, n);
    const Line left = joined({middle, border(random, south, west, n), border(random, west, north, n)});
    Line right = joined({backwards(middle), border(random, north, east, n), border(random, east, south, n)});
    if (seed % 2 == 0) right = backwards(right);
    check_same_borders({rotated(left, random()), rotated(right, random())});
  }
}

TEST_CASE("an island that fills a lake, and three areas that meet in a point, share their borders too") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    shapes::Random random(seed);
    const Line island = shapes::to_world_ring(shapes::star(random, {0, 0}, 60, 300000, 900000));
    check_same_borders({rotated(island, random()), rotated(backwards(island), random())});

    const WorldPoint hub{2000000, 2000000};
    const std::vector<WorldPoint> rim = {{2000000, 1000000}, {2900000, 2500000}, {1100000, 2500000}};
    std::vector<Line> spokes, areas;
    for (const WorldPoint p : rim) spokes.push_back(border(random, hub, p, 20));
    for (std::size_t i = 0; i < 3; ++i) {
      const std::size_t j = (i + 1) % 3;
      areas.push_back(rotated(joined({spokes[i], border(random, rim[i], rim[j], 30), backwards(spokes[j])}), random()));
    }
    check_same_borders(areas);
  }
}

TEST_CASE("areas that share nothing are thinned one by one") {
  shapes::Random random(3);
  const Line a = shapes::to_world_ring(shapes::star(random, {0, 0}, 60, 300000, 900000));
  const Line b = shapes::to_world_ring(shapes::star(random, {5000000, 0}, 60, 300000, 900000));
  const auto store = store_of({a, b});
  const Bytes importance = compute_importance(*store);
  for (RingIndex r = 0; r < 2; ++r) {
    Bytes alone(store->ring(r).size());
    compute_importance(store->ring(r), true, alone);
    const IndexRange range = store->vertex_range(r);
    CHECK(std::equal(alone.begin(), alone.end(), importance.begin() + range.first));
  }
}

TEST_CASE("the threshold of a zoom: the largest power of two within the tolerance") {
  CHECK(importance_threshold(0.1) == 0);
  CHECK(importance_threshold(1.0 / 0.35) == 0);
  CHECK(importance_threshold(1024, 1) == 10);
  CHECK(importance_threshold(2047, 1) == 10);
  CHECK(importance_threshold(16777216) == 22);  // zoom 0: 0.35 px are 5.9 million units
  CHECK(importance_threshold(1e300) == 33);     // leaves the fixed ends only
  CHECK(importance_threshold(std::nan("")) == 0);
}

TEST_CASE("importance is the same on any number of threads") {
  std::mt19937 random(12);
  FeatureStoreBuilder builder;
  for (int i = 0; i < 400; ++i) {
    std::vector<WorldPoint> line;
    WorldPoint p{static_cast<std::uint32_t>(random()), static_cast<std::uint32_t>(random())};
    for (int k = 0; k < 1000; ++k) {
      p.x += static_cast<std::uint32_t>(random() % 2000), p.y += static_cast<std::uint32_t>(random() % 2000);
      line.push_back(p);
    }
    builder.add_line(line);
    builder.finish_feature();
  }
  const auto store = std::move(builder).build();
  const Parallel backwards = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    std::vector<std::thread> threads;
    for (std::size_t i = count; i-- > 0;) threads.emplace_back([&body, i] { body(i); });
    for (std::thread& thread : threads) thread.join();
  };
  CHECK(compute_importance(*store, backwards) == compute_importance(*store));
}
