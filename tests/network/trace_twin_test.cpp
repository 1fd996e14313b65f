// Traces against a second way of working them out, on 10,000 random starts over random networks with braids: in the
// source's own numbers, with no order, no ranges and no heap, link by link.
#include <algorithm>
#include <map>
#include <set>

#include "geodata/network/trace.h"
#include "tests/catch.h"
#include "tests/network/random_network.h"

using namespace geodata;

namespace {

constexpr int networks = 200, starts_each = 50;

struct Twin {
  const RandomNetwork& made;

  std::vector<std::uint32_t> way_down(std::uint32_t from) const {
    std::vector<std::uint32_t> way;
    for (ReachIndex at = from; at != no_reach; at = made.next[at]) way.push_back(at);
    return way;
  }

  // Distance from the start to the lower end of each reach that drains to it: the start's own, then by main links, then
  // whatever is left by the shortest way, by relaxing all links until nothing changes (Bellman and Ford).
  std::map<std::uint32_t, double> distances_up(std::uint32_t start, double offset_m,
                                               std::set<std::uint32_t>& main) const {
    std::map<std::uint32_t, double> distance;
    for (std::uint32_t i = 0; i < made.next.size(); ++i) {
      const std::vector<std::uint32_t> way = way_down(i);
      const auto met = std::find(way.begin(), way.end(), start);
      if (met == way.end()) continue;
      double sum = i == start ? 0 : offset_m;
      for (auto at = way.begin(); at != met; ++at) sum += at == way.begin() ? 0 : made.length_m[*at];
      distance[i] = sum, main.insert(i);
    }
    for (bool changed = true; changed;) {
      changed = false;
      const auto relax = [&](std::uint32_t from, std::uint32_t to) {
        if (main.count(from) > 0 || distance.count(to) == 0) return;
        const double way = distance[to] + (to == start ? offset_m : made.length_m[to]);
        if (distance.count(from) > 0 && distance[from] <= way) return;
        distance[from] = way, changed = true;
      };
      for (std::uint32_t i = 0; i < made.next.size(); ++i) {
        if (made.next[i] != no_reach) relax(i, made.next[i]);
      }
      for (const SideLink& side : made.sides) relax(side.from, side.to);
    }
    return distance;
  }
};

void same_length(double a, double b) { REQUIRE(a == Catch::Approx(b).epsilon(1e-9).margin(1e-9)); }

std::uint32_t below(std::mt19937& random, std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); }

// One start, everything that can be asked of it.
struct Case {
  const RandomNetwork& made;
  const RiverNetwork& network;
  const std::vector<ReachIndex>& reach;
  std::uint32_t start;
  double offset_m, limit_m;
  RiverPosition at{reach[start], offset_m};
  Twin twin{made};
  std::set<std::uint32_t> by_main{};
  std::map<std::uint32_t, double> distance = twin.distances_up(start, offset_m, by_main);

  double whole(std::uint32_t i) const { return i == start ? offset_m : made.length_m[i]; }

  void down() const {
    const Trace trace = trace_downstream(network, at, limit_m);
    double sum = 0;
    std::size_t step = 0;
    for (const std::uint32_t i : twin.way_down(start)) {
      if (step > 0 && sum >= limit_m) break;
      REQUIRE(step < trace.steps.size());
      REQUIRE(network.source(trace.steps[step].reach) == i);
      same_length(trace.steps[step].distance_m, std::min(sum, limit_m));
      sum += made.length_m[i] - (step == 0 ? offset_m : 0);
      ++step;
    }
    REQUIRE(step == trace.steps.size());
    same_length(trace.length_m, std::min(sum, limit_m));
  }

  void up() const {
    const Trace trace = trace_upstream(network, at, limit_m);
    std::map<std::uint32_t, double> expected;
    bool to_the_end = true;
    for (const auto& [i, d] : distance) {
      if (i == start || d < limit_m) expected[i] = d;
      to_the_end = to_the_end && d + whole(i) <= limit_m && (i == start || d < limit_m);
    }
    REQUIRE(trace.steps.size() == expected.size());
    double farthest = 0;
    for (const TraceStep& step : trace.steps) {
      const std::uint32_t i = network.source(step.reach);
      REQUIRE(expected.count(i) == 1);
      same_length(step.distance_m, expected[i]);
      same_length(step.to_m - step.from_m, std::min(whole(i), limit_m - expected[i]));
      farthest = std::max(farthest, step.distance_m + step.to_m - step.from_m);
      REQUIRE(step.by_side == (by_main.count(i) == 0));
      // What it flows into is there, and nearer by just that reach's length.
      const TraceStep& into = trace.steps[step.below];
      if (i != start) same_length(step.distance_m, into.distance_m + into.to_m - into.from_m);
    }
    same_length(trace.length_m, farthest);
    REQUIRE(trace.to_the_end == to_the_end);
  }

  void ranges() const {
    std::set<std::uint32_t> found;
    for (const ReachRange range : upstream_ranges(network, at.reach)) {
      for (ReachIndex r = range.first; r <= range.last; ++r) REQUIRE(found.insert(network.source(r)).second);
    }
    REQUIRE(found.size() == distance.size());
    for (const std::uint32_t i : found) REQUIRE(distance.count(i) == 1);
  }

  void between_it_and(std::uint32_t other) const {
    const RiverPosition from{reach[other], made.length_m[other] / 2};
    const Between answer = between(network, from, at);
    if (distance.count(other) == 0) {
      REQUIRE(answer.relation != Relation::first_above);
      return;
    }
    std::set<std::uint32_t> main_up_from_other;
    twin.distances_up(other, 0, main_up_from_other);
    if (main_up_from_other.count(start) > 0) {  // a side link leads back up: the main links decide
      REQUIRE(answer.relation == Relation::second_above);
      return;
    }
    REQUIRE(answer.relation == Relation::first_above);
    same_length(answer.way.length_m, distance.at(other) + made.length_m[other] / 2);
    REQUIRE(answer.by_side == (by_main.count(other) == 0));
  }
};

}  // namespace

TEST_CASE("traces equal their twin: the same reaches, and lengths to a billionth") {
  std::mt19937 random(2026);
  for (int n = 0; n < networks; ++n) {
    const RandomNetwork made(random, 2 + below(random, 120), below(random, 12), n % 2 == 0);
    const RiverNetwork network(made.links());
    const std::vector<ReachIndex> reach = network.by_source();
    for (int s = 0; s < starts_each; ++s) {
      const std::uint32_t start = below(random, network.size());
      const double offset_m = made.length_m[start] * below(random, 1001) / 1000;
      const double limit_m = s % 3 == 0 ? no_limit : below(random, 60'000);
      CAPTURE(n, s, start, offset_m, limit_m);
      const Case one{made, network, reach, start, offset_m, limit_m};
      one.down(), one.up(), one.ranges();
      if (const std::uint32_t other = below(random, network.size()); other != start) one.between_it_and(other);
    }
  }
}
