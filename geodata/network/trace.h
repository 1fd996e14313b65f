// Ways along a river network. Words as in the USGS's Network Linked Data Index: downstream main, upstream main,
// upstream tributaries. The reach of the start belongs to each answer, and so does the part of the last one that a
// distance reaches; a whole tributary is never left out because of a side link, and what came by one is marked.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "geodata/network/river_network.h"

namespace geodata {

// A place on the network: metres below the reach's upper end.
struct RiverPosition {
  ReachIndex reach = no_reach;
  double offset_m = 0;  // 0 ... the reach's length
  friend bool operator==(const RiverPosition&, const RiverPosition&) = default;
};

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

// A stretch of one reach; offsets ascend downstream in both directions of a trace.
struct TraceStep {
  ReachIndex reach = no_reach;
  double from_m = 0, to_m = 0;
  double distance_m = 0;  // from the start to the stretch's near end, along the river
  // Upstream: the step that it flows into; the first flows into none and names itself. Downstream: not used.
  std::uint32_t below = 0;
  bool by_side = false;  // upstream: its water takes a side link on the way to the start
  friend bool operator==(const TraceStep&, const TraceStep&) = default;
};

// Where the river parts on the way: which branch was taken and which were left.
struct Parting {
  std::size_t step = 0;  // the step at whose lower end it parts
  ReachIndex taken = no_reach, left = no_reach;
  // Where the other branch comes back to the way, as the step that it enters; nothing: it does not.
  std::optional<std::size_t> back_at;
};

struct Trace {
  std::vector<TraceStep> steps;   // in the order of travel
  double length_m = 0;            // downstream: to the last step's lower end; upstream: the farthest
  bool to_the_end = false;        // a mouth, or all sources: no distance cut it short
  std::vector<Parting> partings;  // downstream only
};

// The way of the water by main links, to the mouth or for `limit_m`.
Trace trace_downstream(const RiverNetwork& network, RiverPosition start, double limit_m = no_limit);

// Up the main stem to its source.
Trace trace_upstream_main(const RiverNetwork& network, RiverPosition start, double limit_m = no_limit);

// All that drains to `start`: first what comes by main links, each reach behind the one that it flows into and the main
// stem before its tributaries; then what comes by side links alone, nearest first, by the shortest way. A reach that
// has a way by main links keeps it, so that its distance is that of the way down. O(answer), by sides O(answer · log).
Trace trace_upstream(const RiverNetwork& network, RiverPosition start, double limit_m = no_limit);

// The same reaches without distances: ranges of reaches [first, last], ascending and apart. Of a network without side
// links it is one range and costs O(1).
struct ReachRange {
  ReachIndex first = 0, last = 0;
  friend bool operator==(ReachRange, ReachRange) = default;
};
std::vector<ReachRange> upstream_ranges(const RiverNetwork& network, ReachIndex reach);

enum class Relation { same_place, first_above, second_above, meet_below, apart };

struct Between {
  Relation relation = Relation::apart;
  // From the upper to the lower of the two; empty when they meet below or are apart. Goes by main links where these
  // join the two, else as trace_upstream() does.
  Trace way;
  bool by_side = false;
  // meet_below: the upper end of the first reach that both flow through, and how far it is from each.
  RiverPosition meeting;
  double first_to_meeting_m = 0, second_to_meeting_m = 0;
};
Between between(const RiverNetwork& network, RiverPosition first, RiverPosition second);

}  // namespace geodata
