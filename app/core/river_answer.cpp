#include "app/core/river_answer.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "geodata/geo/polygon.h"

namespace app {

using geodata::ReachIndex;
using geodata::RiverPosition;
using geodata::TraceStep;

namespace {

constexpr double same_place_m = 0.01;

class Teller {
 public:
  Teller(const RiverGuide& guide, const RiverQuestion& question) : guide_(guide), rivers_(guide.rivers) {
    out_.question = question;
  }

  RiverAnswer tell() {
    const RiverQuestion& q = out_.question;
    const geodata::RiverNetwork& network = rivers_.network();
    out_.trace = q.direction == TraceDirection::down      ? trace_downstream(network, q.start.position, q.limit_m)
                 : q.direction == TraceDirection::up_main ? trace_upstream_main(network, q.start.position, q.limit_m)
                                                          : trace_upstream(network, q.start.position, q.limit_m);
    if (down()) {
      to_mouth_m_ =
          q.limit_m == geodata::no_limit ? out_.trace.length_m : trace_downstream(network, q.start.position).length_m;
    }
    for (const TraceStep& step : out_.trace.steps) {
      if (rivers_.estimated(step.reach)) out_.estimated_m += step.to_m - step.from_m;
    }
    for (const SiteAbove& above : sites_above(guide_, q.start.position)) {
      if (guide_.sites[above.site].id != q.site) out_.sites_above_start.push_back(above.site);
    }
    add_events();
    if (down()) {
      add_times();
    } else {
      out_.no_times.push_back({NoTravelTime::Reason::not_downstream, 0, q.start.position.reach, std::nullopt});
    }
    return std::move(out_);
  }

 private:
  bool down() const { return out_.question.direction == TraceDirection::down; }

  RiverEvent& add(RiverEvent::Kind kind, double distance_m, RiverPosition at) {
    RiverEvent event;
    event.kind = kind, event.distance_m = distance_m, event.reach = at.reach;
    event.at = rivers_.point(at);
    if (down()) event.to_mouth_m = std::max(0.0, to_mouth_m_ - distance_m);
    out_.events.push_back(std::move(event));
    return out_.events.back();
  }

  void add_events() {
    RiverEvent& start = add(RiverEvent::Kind::start, 0, out_.question.start.position);
    start.sites_above = out_.sites_above_start.size();
    if (const RiverSite* site = guide_.site(out_.question.site)) {
      start.site = static_cast<std::size_t>(site - guide_.sites.data());
      add_links(start, site->place);
    }
    add_river_links(start);
    for (std::size_t i = 0; i < out_.trace.steps.size(); ++i) add_joints(i);
    add_sites();
    const bool whole_tree = out_.question.direction == TraceDirection::up;
    if (!whole_tree) {
      add_reservoirs();
      add_areas();
      const TraceStep& last = out_.trace.steps.back();
      add(RiverEvent::Kind::end, out_.trace.length_m, {last.reach, down() ? last.to_m : last.from_m});
    }
    // By distance; at one place in the order in which they were found, the end last.
    std::stable_sort(out_.events.begin(), out_.events.end(),
                     [](const RiverEvent& a, const RiverEvent& b) { return a.distance_m < b.distance_m; });
  }

  // What joins or leaves at the upper end of a step (upstream: at the lower end of what is above it).
  void add_joints(std::size_t i) {
    const geodata::RiverNetwork& network = rivers_.network();
    const std::vector<TraceStep>& steps = out_.trace.steps;
    if (out_.question.direction == TraceDirection::up) return;  // every confluence is on the map
    const TraceStep& step = steps[i];
    const bool at_joint = down() ? i > 0 : step.from_m == 0;
    if (!at_joint) return;
    const double distance_m = down() ? step.distance_m : step.distance_m + step.to_m;
    const ReachIndex on_way = down() ? steps[i - 1].reach : network.main_above(step.reach);
    const bool into = down() && rivers_.name(on_way) != rivers_.name(step.reach) && !rivers_.name(step.reach).empty();
    network.for_each_above(step.reach, [&](ReachIndex above) {
      if (above == on_way) return;
      // Flowing into a larger river: that river comes from above, and is no tributary.
      if (into && rivers_.name(above) == rivers_.name(step.reach)) return;
      RiverEvent& event = add(RiverEvent::Kind::tributary, distance_m, {step.reach, 0});
      event.reach = above;
      measure(event, above);
      add_river_links(event);
    });
    if (into) {
      RiverEvent& event = add(RiverEvent::Kind::into, distance_m, {step.reach, 0});
      network.for_each_above(step.reach, [&](ReachIndex above) {
        if (above != on_way && rivers_.name(above) == rivers_.name(step.reach)) measure(event, above);
      });
      add_river_links(event);
    }
    if (!down()) return;
    for (const geodata::SideLink& side : network.sides_from(on_way)) {
      add(RiverEvent::Kind::leaves, distance_m, {step.reach, 0}).reach = side.to;
    }
  }

  void measure(RiverEvent& event, ReachIndex joining) {
    event.area_km2 = rivers_.area_km2(joining);
    event.sites_above = sites_above(guide_, {joining, rivers_.network().length_m(joining)}).size();
  }

  void add_sites() {
    std::vector<const TraceStep*> step_of(rivers_.network().size(), nullptr);
    for (const TraceStep& step : out_.trace.steps) step_of[step.reach] = &step;
    for (std::size_t i = 0; i < guide_.sites.size(); ++i) {
      const RiverSite& site = guide_.sites[i];
      if (!site.access || site.id == out_.question.site) continue;
      const std::optional<double> passed_m = distance_of(site.access->position, step_of);
      if (!passed_m) continue;
      const double distance_m = *passed_m;
      RiverEvent& event = add(RiverEvent::Kind::site, distance_m, site.access->position);
      event.site = i;
      add_links(event, site.place);
    }
  }

  // Along the way; nothing: it is not on it. A way that was asked for ends exactly at its destination, but for the last
  // bits of sums of lengths, and a place where reaches meet is the upper end of the one below.
  std::optional<double> distance_of(geodata::RiverPosition at, const std::vector<const TraceStep*>& step_of) const {
    const TraceStep* step = step_of[at.reach];
    if (step == nullptr) {
      const TraceStep& last = out_.trace.steps.back();
      const bool at_the_end = down() && at.offset_m < same_place_m && rivers_.network().next(last.reach) == at.reach &&
                              last.to_m > rivers_.network().length_m(last.reach) - same_place_m;
      return at_the_end ? std::optional(out_.trace.length_m) : std::nullopt;
    }
    if (at.offset_m < step->from_m - same_place_m || at.offset_m > step->to_m + same_place_m) return std::nullopt;
    const double along_m = down() ? at.offset_m - step->from_m : step->to_m - at.offset_m;
    return step->distance_m + std::clamp(along_m, 0.0, length_of(*step));
  }

  double length_of(const TraceStep& step) const { return step.to_m - step.from_m; }

  // A reservoir is some reaches in a row; the data says no more of where its dam stands than where the last one ends.
  void add_reservoirs() {
    const std::vector<TraceStep>& steps = out_.trace.steps;
    const auto same = [&](ReachIndex a, ReachIndex b) {
      return a != geodata::no_reach && b != geodata::no_reach && rivers_.reservoir(a) && rivers_.reservoir(b) &&
             rivers_.reservoir_name(a) == rivers_.reservoir_name(b);
    };
    for (std::size_t first = 0, last = 0; first < steps.size(); first = last + 1) {
      last = first;
      if (!rivers_.reservoir(steps[first].reach)) continue;
      while (last + 1 < steps.size() && same(steps[first].reach, steps[last + 1].reach)) ++last;
      const TraceStep &upper = steps[down() ? first : last], &lower = steps[down() ? last : first];
      const double upper_m = down() ? upper.distance_m : upper.distance_m + length_of(upper);
      const double lower_m = down() ? lower.distance_m + length_of(lower) : lower.distance_m;
      // Its upper end; going down from within it, the start.
      const bool whole = upper.from_m == 0;
      if (whole || down()) add(RiverEvent::Kind::reservoir, upper_m, {upper.reach, upper.from_m});
      const ReachIndex below = rivers_.network().next(lower.reach);
      const bool to_its_end = lower.to_m >= rivers_.network().length_m(lower.reach);
      if (to_its_end && below != geodata::no_reach && !same(lower.reach, below)) {
        add(RiverEvent::Kind::dam, lower_m, {lower.reach, lower.to_m});
      }
    }
  }

  void add_areas() {
    const std::vector<AreaStay> stays = guide_.areas.along(path_of(rivers_, out_.trace, down()));
    const auto add_area = [&](RiverEvent::Kind kind, double distance_m, std::size_t area, double to_m) {
      RiverEvent& event = add(kind, distance_m, position_at(out_.trace, distance_m, down()));
      event.area = area, event.area_to_m = to_m;
      const std::optional<geodata::PlaceIndex> place = guide_.areas.all()[area].place;
      if (place && told_.insert(*place).second) add_links(event, place);
    };
    for (const AreaStay& stay : stays) {
      add_area(RiverEvent::Kind::enters, stay.from_m, stay.area, stay.to_m);
      const bool into_another = std::any_of(stays.begin(), stays.end(), [&](const AreaStay& other) {
        return other.area != stay.area && std::abs(other.from_m - stay.to_m) < RiverAreas::least_stay_m;
      });
      const bool at_the_end = out_.trace.length_m - stay.to_m < 1;
      if (!into_another && !at_the_end) add_area(RiverEvent::Kind::exits, stay.to_m, stay.area, stay.to_m);
    }
  }

  void add_links(RiverEvent& event, std::optional<geodata::PlaceIndex> place) {
    if (!place) return;
    const std::vector<std::uint32_t> links = guide_.atlas->links_of(*place);
    event.links.insert(event.links.end(), links.begin(), links.end());
  }

  // What the article says of a river stands where the way meets it first.
  void add_river_links(RiverEvent& event) {
    const std::optional<geodata::PlaceIndex> place = guide_.place_of_reach[event.reach];
    if (place && told_.insert(*place).second) add_links(event, place);
  }

  // A spill at the start: arrivals at each event, as far as the method and the data go. Below a part where they do not,
  // of a spill at its end.
  void add_times() {
    Stretch stretch;
    std::size_t next = 0;
    for (const TraceStep& step : out_.trace.steps) {
      const double end_m = step.distance_m + step.to_m - step.from_m;
      const std::optional<geodata::ReachHydraulics> reach = hydraulics(step);
      if (!reach) {
        finish(stretch);
        stretch = {};
        while (next < out_.events.size() && out_.events[next].distance_m <= end_m) ++next;
        continue;
      }
      if (stretch.pieces.empty() && !out_.no_times.empty() && !out_.no_times.back().to_m) {
        out_.no_times.back().to_m = step.distance_m;
        stretch.from_m = step.distance_m;
      }
      double at_m = step.distance_m;
      const auto add_piece = [&](double to_m) {
        if (to_m <= at_m) return;
        stretch.pieces.push_back(*reach);
        stretch.pieces.back().length_m = to_m - at_m;
        at_m = to_m;
      };
      for (; next < out_.events.size() && out_.events[next].distance_m <= end_m; ++next) {
        add_piece(out_.events[next].distance_m);
        if (!stretch.pieces.empty()) stretch.events.emplace_back(next, stretch.pieces.size());
      }
      add_piece(end_m);
    }
    finish(stretch);
  }

  // A part of the way on which times are known.
  struct Stretch {
    double from_m = 0;
    std::vector<geodata::ReachHydraulics> pieces;
    std::vector<std::pair<std::size_t, std::size_t>> events;  // each is where so many pieces end
  };

  void finish(const Stretch& stretch) {
    if (stretch.pieces.empty()) return;
    const auto probable = travel_times(stretch.pieces, geodata::Estimate::most_probable);
    const auto fastest = travel_times(stretch.pieces, geodata::Estimate::fastest_probable);
    const auto ranges = peak_ranges(stretch.pieces);
    if (!probable || !fastest || !ranges) {
      out_.no_times.push_back({NoTravelTime::Reason::other, stretch.from_m, out_.trace.steps.front().reach, {}});
      return;
    }
    for (const auto& [event, pieces] : stretch.events) {
      out_.events[event].most_probable = (*probable)[pieces - 1];
      out_.events[event].fastest = (*fastest)[pieces - 1];
      out_.events[event].peak_range = (*ranges)[pieces - 1];
      out_.events[event].times_from_m = stretch.from_m;
    }
  }

  // Nothing: the method does not go there, and no_times says why.
  std::optional<geodata::ReachHydraulics> hydraulics(const TraceStep& step) {
    const auto none = [&](NoTravelTime::Reason reason) -> std::optional<geodata::ReachHydraulics> {
      const bool goes_on = !out_.no_times.empty() && !out_.no_times.back().to_m;
      if (!goes_on) out_.no_times.push_back({reason, step.distance_m, step.reach, std::nullopt});
      return std::nullopt;
    };
    if (rivers_.reservoir(step.reach)) return none(NoTravelTime::Reason::reservoir);
    auto mean = rivers_.discharge_m3s(step.reach), area = rivers_.area_km2(step.reach);
    const bool no_mean = !mean || *mean <= 0, no_area = !area || *area <= 0;
    if (no_mean || no_area) {
      out_.lacking.push_back({step.reach, step.distance_m, no_mean, no_area});
      if (const ReachValue* given = value_of(out_.question.values, rivers_.id(step.reach))) {
        if (no_mean) mean = given->discharge_m3s;
        if (no_area) area = given->area_km2;
      }
    }
    if (!mean || *mean <= 0) return none(NoTravelTime::Reason::no_discharge);
    if (!area || *area <= 0) return none(NoTravelTime::Reason::no_area);
    geodata::ReachHydraulics reach;
    reach.discharge_m3s = *mean * out_.question.discharge_share.value_or(1);
    reach.mean_annual_discharge_m3s = *mean;
    reach.drainage_area_m2 = *area * geodata::square_metres_per_km2;
    if (const auto slope = rivers_.slope(step.reach); slope && *slope > 0) reach.slope = slope;
    return reach;
  }

  const RiverGuide& guide_;
  const geodata::Rivers& rivers_;
  RiverAnswer out_;
  double to_mouth_m_ = 0;
  std::set<geodata::PlaceIndex> told_;  // rivers of which the article's passages stand somewhere already
};

}  // namespace

RiverAnswer answer(const RiverGuide& guide, const RiverQuestion& question) { return Teller(guide, question).tell(); }

std::optional<double> share_of_mean(const geodata::Rivers& rivers, ReachIndex reach, double discharge_m3s) {
  const std::optional<double> mean = rivers.discharge_m3s(reach);
  if (!mean || *mean <= 0) return std::nullopt;
  return discharge_m3s / *mean;
}

RiverPosition position_at(const geodata::Trace& trace, double distance_m, bool down) {
  const TraceStep* at = &trace.steps.front();
  for (const TraceStep& step : trace.steps) {
    if (step.distance_m <= distance_m) at = &step;
  }
  const double along_m = std::clamp(distance_m - at->distance_m, 0.0, at->to_m - at->from_m);
  return {at->reach, down ? at->from_m + along_m : at->to_m - along_m};
}

std::optional<double> distance_to(const geodata::Trace& trace, RiverPosition position, bool down) {
  for (const TraceStep& step : trace.steps) {
    if (step.reach != position.reach || position.offset_m < step.from_m || position.offset_m > step.to_m) continue;
    return step.distance_m + (down ? position.offset_m - step.from_m : step.to_m - position.offset_m);
  }
  return std::nullopt;
}

std::vector<SiteAbove> sites_above(const RiverGuide& guide, RiverPosition position) {
  const geodata::Trace up = trace_upstream(guide.rivers.network(), position);
  std::vector<const TraceStep*> step_of(guide.rivers.network().size(), nullptr);
  for (const TraceStep& step : up.steps) step_of[step.reach] = &step;
  std::vector<SiteAbove> found;
  for (std::size_t i = 0; i < guide.sites.size(); ++i) {
    const std::optional<RiverAccess>& access = guide.sites[i].access;
    if (!access || access->basis != RiverAccess::Basis::outfall) continue;
    const TraceStep* step = step_of[access->position.reach];
    if (step == nullptr || access->position.offset_m > step->to_m) continue;
    found.push_back({i, step->distance_m + step->to_m - access->position.offset_m});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const SiteAbove& a, const SiteAbove& b) { return a.distance_m < b.distance_m; });
  return found;
}

}  // namespace app
