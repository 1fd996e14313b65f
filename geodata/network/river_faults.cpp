// What is wrong with a network, feature by feature.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "geodata/geo/geodesic.h"
#include "geodata/network/river_reader.h"

namespace geodata {

bool RiverReader::is_mouth(std::uint32_t i) const {
  const RiverColumns& columns = rivers_.columns_;
  if (columns.mouth && rivers_.features_->value(rivers_.feature_[i], *columns.mouth) == Value(true)) return true;
  return std::any_of(options_.mouths.begin(), options_.mouths.end(),
                     [&](LngLat mouth) { return distance_m(last(i), mouth) <= options_.mouth_within_m; });
}

// Links say which way a reach runs. One whose line starts where the next one starts, and does not end there, was drawn
// up the river: turned round, it fits. From the lower ones up, so that it is known where those start.
void RiverReader::turn_as_linked() {
  std::vector<std::uint32_t> lower_first;
  std::vector<std::uint8_t> seen(size(), 0);
  for (std::uint32_t i = 0; i < size(); ++i) {
    std::vector<std::uint32_t> way;
    for (std::uint32_t at = i; at != no_reach && seen[at] == 0; at = next_[at]) seen[at] = 1, way.push_back(at);
    lower_first.insert(lower_first.end(), way.rbegin(), way.rend());
  }
  std::vector<std::uint32_t> turned;
  for (const std::uint32_t i : lower_first) {
    const std::uint32_t to = next_[i];
    if (to == no_reach || to == i) continue;
    const bool ends_there = distance_m(last(i), first(to)) <= options_.tolerance_m;
    const bool starts_there = distance_m(first(i), first(to)) <= options_.tolerance_m;
    if (ends_there || !starts_there) continue;
    turn(i);
    turned.push_back(i);
  }
  std::sort(turned.begin(), turned.end());
  for (const std::uint32_t i : turned) add_fault(RiverFaultKind::reversed, i, {}, 0, true);
}

// Links say who flows into whom; do the lines say the same?
void RiverReader::check_joints() {
  if (rivers_.joined_ == Rivers::Joined::by_ends) return;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::uint32_t to = next_[i];
    if (to == no_reach) continue;
    const double gap_m = distance_m(last(i), first(to));
    if (gap_m <= options_.tolerance_m) continue;
    const Snapped on = rivers_.snap_to(rivers_.reach_of_source_[to], last(i));
    const bool midway = on.distance_m <= options_.tolerance_m;
    add_fault(midway ? RiverFaultKind::midway : RiverFaultKind::gap, i, {id(to)}, midway ? 0 : gap_m);
  }
}

// Lines that were joined by their ends: a reach that ends where others end too and nothing goes on, and begins where
// something else leaves. Turned round it would carry on what ends there.
void RiverReader::check_reversed(const std::vector<std::uint32_t>& from, const std::vector<std::uint32_t>& to) {
  std::unordered_map<std::uint32_t, std::uint32_t> arriving, leaving;
  for (std::uint32_t i = 0; i < size(); ++i) ++leaving[from[i]], ++arriving[to[i]];
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (leaving[from[i]] > 1 && leaving.count(to[i]) == 0 && arriving[to[i]] > 1 && !is_mouth(i))
      add_fault(RiverFaultKind::reversed, i);
  }
}

// Where no mouths are marked, and nothing in the file begins where such a reach ends, the file was cut out of a larger
// one, and the reach flows out of it.
void RiverReader::check_outlets() {
  if (knows_mouths()) return;
  for (RiverFault& fault : rivers_.faults_) {
    if (fault.kind != RiverFaultKind::unknown_next) continue;
    const auto own = std::find(rivers_.feature_.begin(), rivers_.feature_.end(), fault.feature);
    const LngLat end = last(static_cast<std::uint32_t>(own - rivers_.feature_.begin()));
    bool goes_on = false;
    WorldBox around;
    const WorldPoint p = to_world(end);
    const auto reach = static_cast<std::uint32_t>(options_.tolerance_m / metres_per_unit(end.lat)) + 1;
    around.add(WorldPoint{p.x - std::min(p.x, reach), p.y - std::min(p.y, reach)});
    around.add(WorldPoint{p.x + std::min(~p.x, reach), p.y + std::min(~p.y, reach)});
    rivers_.index_.search(around, [&](std::uint32_t other) {
      goes_on = goes_on || distance_m(first(other), end) <= options_.tolerance_m;
    });
    fault.note = !goes_on;
  }
}

// Rivers join far oftener than they part. Lines that part wherever they meet were drawn up the river.
void RiverReader::check_uphill(const std::vector<std::uint32_t>& from, const std::vector<std::uint32_t>& to) {
  std::unordered_map<std::uint32_t, std::uint32_t> arriving, leaving;
  for (std::uint32_t i = 0; i < size(); ++i) ++leaving[from[i]], ++arriving[to[i]];
  const auto several = [](const auto& at) { return at.second > 1; };
  const auto parted = std::count_if(leaving.begin(), leaving.end(), several);
  const auto joined = std::count_if(arriving.begin(), arriving.end(), several);
  if (parted == 0 || parted <= 4 * joined) return;
  for (std::uint32_t i = 0; i < size(); ++i)
    if (leaving[from[i]] > 1) return add_fault(RiverFaultKind::uphill, i, {}, 0, true);
}

// An end that is no mouth; where mouths are not known, one that stops just short of another river.
void RiverReader::check_ends() {
  constexpr double just_short_m = 500;
  for (std::uint32_t i = 0; i < size(); ++i) {
    const ReachIndex r = rivers_.reach_of_source_[i];
    if (next_[i] != no_reach || !rivers_.network_.sides_from(r).empty()) continue;
    const bool known = std::any_of(rivers_.faults_.begin(), rivers_.faults_.end(), [&](const RiverFault& f) {
      return f.feature == rivers_.feature_[i] &&
             (f.kind == RiverFaultKind::cycle || f.kind == RiverFaultKind::unknown_next ||
              f.kind == RiverFaultKind::reversed);
    });
    if (known || (knows_mouths() && is_mouth(i))) continue;
    std::optional<Snapped> nearest;
    WorldBox around;
    const LngLat end = last(i);
    const double half = just_short_m / metres_per_unit(end.lat);
    const WorldPoint p = line(i).back();
    const auto edge = [](double v) { return static_cast<std::uint32_t>(std::clamp(v, 0.0, world_size - 1)); };
    around.add(WorldPoint{edge(p.x - half), edge(p.y - half)});
    around.add(WorldPoint{edge(p.x + half), edge(p.y + half)});
    rivers_.index_.search(around, [&](std::uint32_t other) {
      const ReachIndex o = rivers_.reach_of_source_[other];
      const bool same_end = distance_m(last(other), end) <= options_.tolerance_m;
      if (rivers_.network_.drains_through(o, r) || same_end) return;
      const Snapped on = rivers_.snap_to(o, end);
      if (on.distance_m <= just_short_m && (!nearest || on.distance_m < nearest->distance_m)) nearest = on;
    });
    if (nearest) {
      add_fault(RiverFaultKind::dead_end, i, {rivers_.id(nearest->position.reach)}, nearest->distance_m);
    } else if (knows_mouths()) {
      add_fault(RiverFaultKind::dead_end, i);
    }
  }
}

// The river systems: trees, joined where a side link leads from one to another. Each is named by its last reach.
void RiverReader::check_parts() {
  const RiverNetwork& network = rivers_.network_;
  std::vector<ReachIndex> end(network.size());
  for (ReachIndex r = network.size(); r-- > 0;) end[r] = network.next(r) == no_reach ? r : end[network.next(r)];
  std::map<ReachIndex, ReachIndex> joined;  // an end to the end of the system that it belongs to
  const auto system_of = [&](ReachIndex r) {
    ReachIndex at = end[r];
    for (auto found = joined.find(at); found != joined.end(); found = joined.find(at)) at = found->second;
    return at;
  };
  for (ReachIndex r = 0; r < network.size(); ++r) {
    for (const SideLink& side : network.sides_from(r)) {
      const ReachIndex a = system_of(side.from), b = system_of(side.to);
      if (a != b) joined[std::min(a, b)] = std::max(a, b);
    }
  }
  struct System {
    double length_m = 0;
    bool reaches_mouth = false;
  };
  std::map<ReachIndex, System> systems;
  for (ReachIndex r = 0; r < network.size(); ++r) {
    System& system = systems[system_of(r)];
    system.length_m += network.length_m(r);
    if (network.next(r) == no_reach && is_mouth(network.source(r))) system.reaches_mouth = true;
  }
  if (systems.size() < 2) return;
  const auto longest = std::max_element(systems.begin(), systems.end(), [](const auto& a, const auto& b) {
    return a.second.length_m < b.second.length_m;
  });
  for (auto at = systems.begin(); at != systems.end(); ++at) {
    const bool note = !knows_mouths() || at->second.reaches_mouth;
    if (at == longest && note) continue;
    add_fault(RiverFaultKind::apart, network.source(at->first), {}, at->second.length_m, note);
  }
}

void RiverReader::check_doubled() {
  const auto hash_of = [&](std::uint32_t i) {
    const auto part = [](WorldPoint p) { return (std::uint64_t{p.x} << 32 | p.y) * 0x9E3779B97F4A7C15ull; };
    std::uint64_t sum = line(i).size();  // of any order of the vertices: the other way round it is the same
    for (const WorldPoint p : line(i)) sum += part(p) ^ (part(p) >> 31);
    return sum;
  };
  const auto same = [&](std::uint32_t a, std::uint32_t b) {
    const auto one = line(a), other = line(b);
    return std::equal(one.begin(), one.end(), other.begin(), other.end()) ||
           std::equal(one.begin(), one.end(), other.rbegin(), other.rend());
  };
  std::unordered_multimap<std::uint64_t, std::uint32_t> seen;
  seen.reserve(size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (line(i).front() == line(i).back()) continue;  // a place, or a ring that is told as one
    const std::uint64_t hash = hash_of(i);
    const auto [from, to] = seen.equal_range(hash);
    const auto twin = std::find_if(from, to, [&](const auto& known) { return same(known.second, i); });
    if (twin != to) {
      add_fault(RiverFaultKind::doubled, i, {id(twin->second)});
    } else {
      seen.emplace(hash, i);
    }
  }
}

void RiverReader::check_sides() {
  const RiverNetwork& network = rivers_.network_;
  for (const SideLink& side : sides_) {
    const ReachIndex from = rivers_.reach_of_source_[side.from];
    const bool back = [&] {  // does it meet the way that the water takes?
      for (ReachIndex at = rivers_.reach_of_source_[side.to]; at != no_reach; at = network.next(at)) {
        if (network.drains_through(from, at)) return true;
      }
      return false;
    }();
    add_fault(back ? RiverFaultKind::braid : RiverFaultKind::diversion, side.to, {id(side.from)}, 0, true);
  }
}

}  // namespace geodata
