// The order of a network, which is its index.
#include "geodata/network/river_network.h"

#include <algorithm>

#include "geodata/network/stream_order.h"
#include "tests/catch.h"
#include "tests/network/random_network.h"

using namespace geodata;

namespace {

constexpr ReachIndex sea = no_reach;

}  // namespace

TEST_CASE("a river is one stretch: the main stem stands directly above each reach") {
  // 0 and 1 meet in 2; 2 and 3 meet in 4, the mouth.   areas:  0: 10  1: 30  2: 45  3: 20  4: 70
  const std::vector<ReachIndex> next{2, 2, 4, 4, sea};
  const std::vector<double> length{5, 6, 7, 8, 9};
  const std::vector<float> area{10, 30, 45, 20, 70};
  const RiverNetwork network({next, length, area, {}});

  std::vector<std::uint32_t> order;
  for (ReachIndex r = 0; r < network.size(); ++r) order.push_back(network.source(r));
  CHECK(order == std::vector<std::uint32_t>{3, 0, 1, 2, 4});
  CHECK(network.next(4) == no_reach);
  CHECK(network.main_above(4) == 3);
  CHECK(network.main_above(3) == 2);
  CHECK(network.main_above(2) == no_reach);
  CHECK(network.first_above(3) == 1);
  CHECK(network.length_m(0) == 8);

  std::vector<ReachIndex> above;
  network.for_each_above(4, [&](ReachIndex r) { above.push_back(r); });
  CHECK(above == std::vector<ReachIndex>{3, 0});
}

TEST_CASE("without areas the longer way up is the main stem; of equal ones the first of the source") {
  const std::vector<ReachIndex> next{2, 2, sea, 0};
  const std::vector<double> length{5, 9, 1, 5};
  CHECK(RiverNetwork({next, length, {}, {}}).source(2) == 0);  // 5 + 5 against 9
  const std::vector<double> equal{5, 10, 1, 5};
  CHECK(RiverNetwork({next, equal, {}, {}}).source(2) == 0);
  const std::vector<float> known{NAN, 1, 2, NAN};  // a known area outranks none
  CHECK(RiverNetwork({next, length, known, {}}).source(2) == 1);
}

TEST_CASE("a ring is cut below its largest member, and the rest stays as it is") {
  // 0 -> 1 -> 2 -> 0, and 3 flows into 1; 4 -> 5 is a river of its own.
  const std::vector<ReachIndex> next{1, 2, 0, 1, 5, sea};
  const std::vector<double> length{1, 1, 1, 1, 1, 1};
  const std::vector<float> area{5, 9, 7, 1, 1, 2};
  std::vector<std::uint32_t> cut;
  const RiverNetwork network({next, length, area, {}}, &cut);
  CHECK(cut == std::vector<std::uint32_t>{1});
  const std::vector<ReachIndex> reach = network.by_source();
  CHECK(network.next(reach[1]) == no_reach);
  CHECK(network.next(reach[0]) == reach[1]);
  CHECK(network.next(reach[4]) == reach[5]);
  CHECK(network.drains_through(reach[2], reach[1]));
}

TEST_CASE("a network of nothing, and of one reach that flows into itself") {
  CHECK(RiverNetwork({{}, {}, {}, {}}).size() == 0);
  const std::vector<ReachIndex> next{0};
  const std::vector<double> length{3};
  std::vector<std::uint32_t> cut;
  const RiverNetwork network({next, length, {}, {}}, &cut);
  CHECK(cut == std::vector<std::uint32_t>{0});
  CHECK(network.next(0) == no_reach);
}

TEST_CASE("in any order of the source, each reach stands behind all that flow into it, and its tree is one range") {
  std::mt19937 random(20);
  for (std::uint32_t round = 0; round < 200; ++round) {
    const RandomNetwork made(random, 1 + round, round / 4, round % 2 == 0);
    const RiverNetwork network(made.links());
    const std::vector<ReachIndex> reach = network.by_source();
    for (std::uint32_t i = 0; i < network.size(); ++i) {
      const ReachIndex r = reach[i];
      REQUIRE(network.source(r) == i);
      REQUIRE(network.next(r) == (made.next[i] == sea ? no_reach : reach[made.next[i]]));
      if (network.next(r) != no_reach) REQUIRE(network.next(r) > r);
    }
    for (ReachIndex r = 0; r < network.size(); ++r) {
      for (ReachIndex above = 0; above < network.size(); ++above) {
        ReachIndex at = above;
        while (at != no_reach && at != r) at = network.next(at);
        REQUIRE(network.drains_through(above, r) == (at == r));
      }
    }
  }
}

TEST_CASE("a network takes 20 bytes a reach") {
  std::mt19937 random(3);
  const RandomNetwork made(random, 1000, 0, true);
  CHECK(RiverNetwork(made.links()).bytes() == 20'000);
}

TEST_CASE("Strahler's order: one more where two of one order meet") {
  // 0 and 1 meet in 2 (order 2); 3 joins it in 4 (still 2); 5 and 6 meet in 7 (2); 4 and 7 meet in 8 (3).
  const std::vector<ReachIndex> next{2, 2, 4, 4, 8, 7, 7, 8, sea};
  const std::vector<double> length(next.size(), 1);
  const RiverNetwork network({next, length, {}, {}});
  const std::vector<std::uint8_t> orders = stream_orders(network);
  std::vector<int> by_source(next.size());
  for (ReachIndex r = 0; r < network.size(); ++r) by_source[network.source(r)] = orders[r];
  CHECK(by_source == std::vector<int>{1, 1, 2, 1, 2, 1, 1, 2, 3});
  // Three of one order meet: one more, not two.
  const std::vector<ReachIndex> three{3, 3, 3, sea};
  CHECK(stream_orders(RiverNetwork({three, std::vector<double>(4, 1), {}, {}})).back() == 2);
}
