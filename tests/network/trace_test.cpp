// Ways along a small river, by hand:
//
//   0 (10) -+
//           +-> 2 (20) --> 3 (30) --> 4 (40) --> sea        5 (7): a braid of 3, from 2 to 4
//   1 (15) -+                                               6 (9): a canal from 3 to a sea of its own
#include "geodata/network/trace.h"

#include "tests/catch.h"

using namespace geodata;

namespace {

struct River {
  std::vector<ReachIndex> next{2, 2, 3, 4, no_reach, 4, no_reach};
  std::vector<double> length_m{10, 15, 20, 30, 40, 7, 9};
  std::vector<float> area_km2{100, 50, 160, 200, 250, NAN, NAN};
  std::vector<SideLink> sides{{2, 5}, {3, 6}};
  RiverNetwork network{{next, length_m, area_km2, sides}};
  std::vector<ReachIndex> reach = network.by_source();

  std::vector<std::uint32_t> reaches(const Trace& trace) const {
    std::vector<std::uint32_t> numbers;
    for (const TraceStep& step : trace.steps) numbers.push_back(network.source(step.reach));
    return numbers;
  }
  RiverPosition at(std::uint32_t i, double offset_m) const { return {reach[i], offset_m}; }
};

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("downstream goes to the mouth, and says where the river parts") {
  const River river;
  const Trace trace = trace_downstream(river.network, river.at(0, 4));
  CHECK(river.reaches(trace) == Numbers{0, 2, 3, 4});
  CHECK(trace.length_m == 96);
  CHECK(trace.to_the_end);
  CHECK(trace.steps[0].from_m == 4);
  CHECK(trace.steps[2].distance_m == 26);
  REQUIRE(trace.partings.size() == 2);
  CHECK(trace.partings[0].step == 1);
  CHECK(trace.partings[0].taken == river.reach[3]);
  CHECK(trace.partings[0].left == river.reach[5]);
  CHECK(trace.partings[0].back_at == 3u);  // a braid
  CHECK(trace.partings[1].left == river.reach[6]);
  CHECK_FALSE(trace.partings[1].back_at);  // a diversion
}

TEST_CASE("a distance cuts the last reach, not before it and not after it") {
  const River river;
  const Trace inside = trace_downstream(river.network, river.at(0, 4), 16);
  CHECK(river.reaches(inside) == Numbers{0, 2});
  CHECK(inside.steps[1].to_m == 10);
  CHECK_FALSE(inside.to_the_end);
  CHECK(inside.partings.empty());

  const Trace at_the_joint = trace_downstream(river.network, river.at(0, 4), 6);
  CHECK(river.reaches(at_the_joint) == Numbers{0});
  CHECK_FALSE(at_the_joint.to_the_end);

  CHECK(trace_downstream(river.network, river.at(4, 0), 40).to_the_end);
  CHECK(trace_downstream(river.network, river.at(4, 40)).length_m == 0);
  CHECK(trace_downstream(river.network, river.at(0, 4), 0).steps.size() == 1);
}

TEST_CASE("upstream main follows the larger area to the source") {
  const River river;
  const Trace trace = trace_upstream_main(river.network, river.at(4, 5));
  CHECK(river.reaches(trace) == Numbers{4, 3, 2, 0});
  CHECK(trace.length_m == 65);
  CHECK(trace.to_the_end);
  const Trace cut = trace_upstream_main(river.network, river.at(4, 5), 45);
  CHECK(river.reaches(cut) == Numbers{4, 3, 2});
  CHECK(cut.steps[2].from_m == 10);
  CHECK_FALSE(cut.to_the_end);
}

TEST_CASE("upstream tributaries are all, the main stem first, and what comes by a side link is marked") {
  const River river;
  const Trace trace = trace_upstream(river.network, river.at(4, 5));
  CHECK(river.reaches(trace) == Numbers{4, 3, 2, 0, 1, 5});
  for (const TraceStep& step : trace.steps) CHECK_FALSE(step.by_side);  // all have a way by main links, 5 too
  CHECK(trace.length_m == 70);

  const Trace canal = trace_upstream(river.network, river.at(6, 9));
  CHECK(river.reaches(canal) == Numbers{6, 3, 2, 1, 0});  // nearest first; of equals any, but always the same
  CHECK_FALSE(canal.steps[0].by_side);
  CHECK(canal.steps[1].by_side);
  CHECK(canal.steps[4].by_side);
  CHECK(canal.steps[4].distance_m == 9 + 30 + 20);
}

TEST_CASE("two points: above, below, meeting further down, or nothing to do with each other") {
  const River river;
  const Between down = between(river.network, river.at(0, 4), river.at(3, 10));
  CHECK(down.relation == Relation::first_above);
  CHECK(down.way.length_m == 36);
  CHECK(river.reaches(down.way) == Numbers{0, 2, 3});

  const Between up = between(river.network, river.at(3, 10), river.at(3, 4));
  CHECK(up.relation == Relation::second_above);
  CHECK(up.way.length_m == 6);

  const Between meet = between(river.network, river.at(0, 4), river.at(1, 5));
  CHECK(meet.relation == Relation::meet_below);
  CHECK(meet.meeting == river.at(2, 0));
  CHECK(meet.first_to_meeting_m == 6);
  CHECK(meet.second_to_meeting_m == 10);

  const Between side = between(river.network, river.at(1, 0), river.at(6, 3));
  CHECK(side.relation == Relation::first_above);
  CHECK(side.by_side);
  CHECK(side.way.length_m == 15 + 20 + 30 + 3);

  CHECK(between(river.network, river.at(4, 1), river.at(4, 1)).relation == Relation::same_place);
  CHECK(between(river.network, river.at(6, 1), river.at(4, 1)).relation == Relation::apart);
}
