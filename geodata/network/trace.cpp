#include "geodata/network/trace.h"

#include <algorithm>
#include <map>
#include <queue>
#include <unordered_map>
#include <unordered_set>

namespace geodata {
namespace {

void note_partings(const RiverNetwork& network, Trace& trace) {
  if (network.side_count() == 0) return;
  std::unordered_map<ReachIndex, std::size_t> step_of;
  for (std::size_t i = 0; i < trace.steps.size(); ++i) step_of.emplace(trace.steps[i].reach, i);
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const ReachIndex reach = trace.steps[i].reach;
    if (trace.steps[i].to_m < network.length_m(reach)) continue;
    for (const SideLink& side : network.sides_from(reach)) {
      Parting parting{i, network.next(reach), side.to, std::nullopt};
      for (ReachIndex at = side.to; at != no_reach && !parting.back_at; at = network.next(at)) {
        const auto met = step_of.find(at);
        if (met != step_of.end() && met->second > i) parting.back_at = met->second;
      }
      trace.partings.push_back(parting);
    }
  }
}

class Climb {
 public:
  Climb(const RiverNetwork& network, RiverPosition start, double limit_m)
      : network_(network), start_(start), limit_m_(limit_m) {
    trace_.to_the_end = true;
    if (limit_m == no_limit) trace_.steps.reserve(start.reach - network.first_above(start.reach) + std::size_t{1});
    by_main_links();
    if (network_.side_count() > 0) by_side_links();
  }

  Trace take() { return std::move(trace_); }

 private:
  struct Waiting {
    double distance_m = 0;
    ReachIndex reach = no_reach;
    std::uint32_t below = 0;
    // For a heap that gives the nearest first, and of equals the first reach.
    bool operator<(const Waiting& other) const {
      return distance_m != other.distance_m ? distance_m > other.distance_m : reach > other.reach;
    }
  };

  // Takes what of the reach the limit lets in. True: its upper end, at `end_m`.
  bool take(const Waiting& at, bool by_side, double& end_m) {
    const double to_m =
        at.reach == start_.reach && trace_.steps.empty() ? start_.offset_m : network_.length_m(at.reach);
    const double taken_m = std::min(to_m, limit_m_ - at.distance_m);
    trace_.steps.push_back({at.reach, to_m - taken_m, to_m, at.distance_m, at.below, by_side});
    end_m = at.distance_m + taken_m;
    trace_.length_m = std::max(trace_.length_m, end_m);
    if (taken_m < to_m) trace_.to_the_end = false;
    return taken_m == to_m;
  }

  std::uint32_t last_step() const { return static_cast<std::uint32_t>(trace_.steps.size() - 1); }

  void by_main_links() {
    std::vector<Waiting> waiting{{0, start_.reach, 0}};
    while (!waiting.empty()) {
      const Waiting at = waiting.back();
      waiting.pop_back();
      double end_m = 0;
      if (!take(at, false, end_m)) continue;
      const std::size_t first = waiting.size();
      network_.for_each_above(at.reach, [&](ReachIndex above) { waiting.push_back({end_m, above, last_step()}); });
      if (waiting.size() > first && end_m >= limit_m_) {
        waiting.resize(first);
        trace_.to_the_end = false;
      }
      std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
    }
  }

  // What is not above the start by main links, nearest first (Dijkstra).
  void by_side_links() {
    std::priority_queue<Waiting> waiting;
    const auto add = [&](ReachIndex reach, double distance_m, std::uint32_t below) {
      if (network_.drains_through(reach, start_.reach)) return;
      if (distance_m >= limit_m_) {
        trace_.to_the_end = false;
      } else {
        waiting.push({distance_m, reach, below});
      }
    };
    const auto add_sides_into = [&](std::uint32_t step, double end_m) {
      const ReachIndex reach = trace_.steps[step].reach;
      for (const SideLink& side : network_.sides_into(reach, reach)) add(side.from, end_m, step);
    };
    for (std::uint32_t i = 0, n = last_step() + 1; i < n; ++i) {
      const TraceStep& step = trace_.steps[i];
      if (step.from_m == 0) add_sides_into(i, step.distance_m + step.to_m);
    }
    std::unordered_set<ReachIndex> taken;
    while (!waiting.empty()) {
      const Waiting at = waiting.top();
      waiting.pop();
      if (!taken.insert(at.reach).second) continue;
      double end_m = 0;
      if (!take(at, true, end_m)) continue;
      const std::uint32_t step = last_step();
      network_.for_each_above(at.reach, [&](ReachIndex above) { add(above, end_m, step); });
      add_sides_into(step, end_m);
    }
  }

  const RiverNetwork& network_;
  RiverPosition start_;
  double limit_m_;
  Trace trace_;
};

// The part of the way from `upper` down to `lower`, both on it, where a trace up from `lower` has met upper's reach.
Trace way_down(const RiverNetwork& network, const Trace& up, std::size_t met, RiverPosition upper,
               RiverPosition lower) {
  Trace way;
  for (std::size_t i = met;; i = up.steps[i].below) {
    const ReachIndex reach = up.steps[i].reach;
    const double from_m = i == met ? upper.offset_m : 0, to_m = i == 0 ? lower.offset_m : network.length_m(reach);
    way.steps.push_back({reach, from_m, to_m, way.length_m, 0, false});
    way.length_m += to_m - from_m;
    if (i == 0) return way;
  }
}

bool above_by_main(const RiverNetwork& network, RiverPosition upper, RiverPosition lower) {
  if (upper.reach == lower.reach) return upper.offset_m < lower.offset_m;
  return network.drains_through(upper.reach, lower.reach);
}

Trace way_by_main(const RiverNetwork& network, RiverPosition upper, RiverPosition lower) {
  Trace way;
  double from_m = upper.offset_m;
  for (ReachIndex at = upper.reach;; at = network.next(at), from_m = 0) {
    const double to_m = at == lower.reach ? lower.offset_m : network.length_m(at);
    way.steps.push_back({at, from_m, to_m, way.length_m, 0, false});
    way.length_m += to_m - from_m;
    if (at == lower.reach) break;
  }
  note_partings(network, way);
  return way;
}

bool meets_by_side(const RiverNetwork& network, RiverPosition upper, RiverPosition lower, Between& answer) {
  if (network.side_count() == 0 || upper.reach == lower.reach) return false;
  const Trace up = trace_upstream(network, lower);
  const auto met =
      std::find_if(up.steps.begin(), up.steps.end(), [&](const TraceStep& s) { return s.reach == upper.reach; });
  if (met == up.steps.end()) return false;
  answer.way = way_down(network, up, static_cast<std::size_t>(met - up.steps.begin()), upper, lower);
  answer.by_side = true;
  return true;
}

double distance_to(const RiverNetwork& network, RiverPosition from, ReachIndex reach) {
  double sum_m = -from.offset_m;
  for (ReachIndex at = from.reach; at != reach; at = network.next(at)) sum_m += network.length_m(at);
  return sum_m;
}

}  // namespace

Trace trace_downstream(const RiverNetwork& network, RiverPosition start, double limit_m) {
  Trace trace;
  // Counted first: growing an array of thousands of steps costs more in fresh memory than the walk itself, 100 times.
  std::size_t count = 0;
  double counted_m = -start.offset_m;
  for (ReachIndex at = start.reach; at != no_reach && counted_m < limit_m; at = network.next(at), ++count) {
    counted_m += network.length_m(at);
  }
  trace.steps.reserve(count + 1);
  double from_m = start.offset_m;
  for (ReachIndex at = start.reach; at != no_reach; at = network.next(at), from_m = 0) {
    const double left_m = network.length_m(at) - from_m;
    const double taken_m = std::min(left_m, limit_m - trace.length_m);
    trace.steps.push_back({at, from_m, taken_m == left_m ? network.length_m(at) : from_m + taken_m, trace.length_m});
    trace.length_m += taken_m;
    trace.to_the_end = taken_m == left_m && network.next(at) == no_reach;
    if (trace.length_m >= limit_m) break;
  }
  note_partings(network, trace);
  return trace;
}

Trace trace_upstream_main(const RiverNetwork& network, RiverPosition start, double limit_m) {
  Trace trace;
  double to_m = start.offset_m;
  for (ReachIndex at = start.reach;;) {
    const double taken_m = std::min(to_m, limit_m - trace.length_m);
    const auto step = static_cast<std::uint32_t>(trace.steps.size());
    trace.steps.push_back({at, to_m - taken_m, to_m, trace.length_m, step == 0 ? 0 : step - 1});
    trace.length_m += taken_m;
    const ReachIndex above = network.main_above(at);
    trace.to_the_end = taken_m == to_m && above == no_reach;
    if (above == no_reach || trace.length_m >= limit_m) return trace;
    at = above;
    to_m = network.length_m(at);
  }
}

Trace trace_upstream(const RiverNetwork& network, RiverPosition start, double limit_m) {
  return Climb(network, start, limit_m).take();
}

std::vector<ReachRange> upstream_ranges(const RiverNetwork& network, ReachIndex reach) {
  // Two trees are one in the other or apart, so a range is new, or inside one that is there, or around some.
  std::map<ReachIndex, ReachIndex> found;  // first -> last
  std::vector<ReachIndex> waiting{reach};
  while (!waiting.empty()) {
    const ReachRange range{network.first_above(waiting.back()), waiting.back()};
    waiting.pop_back();
    auto after = found.upper_bound(range.first);
    if (after != found.begin() && std::prev(after)->second >= range.last) continue;
    auto inside = found.lower_bound(range.first);
    while (inside != found.end() && inside->first <= range.last) inside = found.erase(inside);
    found.emplace(range.first, range.last);
    for (const SideLink& side : network.sides_into(range.first, range.last)) waiting.push_back(side.from);
  }
  std::vector<ReachRange> ranges;
  ranges.reserve(found.size());
  for (const auto& [first, last] : found) ranges.push_back({first, last});
  return ranges;
}

Between between(const RiverNetwork& network, RiverPosition first, RiverPosition second) {
  Between answer;
  if (first == second) {
    answer.relation = Relation::same_place;
    answer.way.steps.push_back({first.reach, first.offset_m, first.offset_m});
    return answer;
  }
  if (above_by_main(network, first, second)) {
    answer.relation = Relation::first_above;
    answer.way = way_by_main(network, first, second);
  } else if (above_by_main(network, second, first)) {
    answer.relation = Relation::second_above;
    answer.way = way_by_main(network, second, first);
  } else if (meets_by_side(network, first, second, answer)) {
    answer.relation = Relation::first_above;
  } else if (meets_by_side(network, second, first, answer)) {
    answer.relation = Relation::second_above;
  } else {
    ReachIndex at = network.next(first.reach);
    while (at != no_reach && !network.drains_through(second.reach, at)) at = network.next(at);
    if (at == no_reach) return answer;
    answer.relation = Relation::meet_below;
    answer.meeting = {at, 0};
    answer.first_to_meeting_m = distance_to(network, first, at);
    answer.second_to_meeting_m = distance_to(network, second, at);
  }
  return answer;
}

}  // namespace geodata
