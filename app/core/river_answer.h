// What a trace says: the way, what is passed on it, how much of it is estimated, and how long water takes. Pure: from a
// guide and a question.
#pragma once

#include "app/core/reach_values.h"
#include "app/core/river_guide.h"
#include "app/core/trace_direction.h"
#include "geodata/network/travel_time.h"

namespace app {

struct RiverQuestion {
  TraceDirection direction = TraceDirection::down;
  RiverAccess start;
  std::string site;  // id of the site that it starts at; may be empty
  double limit_m = geodata::no_limit;
  std::optional<double> discharge_share;  // of the mean annual one, at the time of a spill; nothing: 1
  FeatureNames to = {};                   // what lies where the limit ends, when it was asked for; else empty
  std::vector<ReachValue> values = {};    // the reader's, of reaches of which the data says nothing
};

// What stands on the way, in the order of travel.
struct RiverEvent {
  enum class Kind : std::uint8_t {
    start,
    tributary,  // another river joins; `reach` is its last one
    into,       // the river flows into another; `reach` is the first of that
    leaves,     // a side branch leaves; `reach` is its first one
    site,       // stands by the river or drains into it
    reservoir,  // one begins; at 0 also one in which the way begins
    dam,        // one ends; the place is that of the reach's end
    enters,     // an area begins; at 0 also one in which the way begins
    exits,      // an area ends, and none begins there
    end         // the mouth, a source, or where the distance ends
  };
  Kind kind = Kind::start;
  double distance_m = 0;             // along the river, from where the start meets it
  std::optional<double> to_mouth_m;  // downstream only
  geodata::ReachIndex reach = geodata::no_reach;
  std::optional<std::size_t> site;   // in the guide
  std::optional<std::size_t> area;   // in the guide: that begins or ends
  double area_to_m = 0;              // of one that begins: where it ends
  geodata::LngLat at;                // on the river
  std::size_t sites_above = 0;       // of a tributary, or of the start: that drain into it
  std::optional<double> area_km2;    // of a tributary, or of the river that it flows into above that place
  std::vector<std::uint32_t> links;  // mentions in the article, reading order
  std::optional<geodata::Arrival> most_probable, fastest;  // of a spill at times_from_m; see RiverAnswer::no_times
  std::optional<geodata::PeakRange> peak_range;            // with most_probable
  double times_from_m = 0;                                 // 0: the start; else where the gap above ends
};

// Why there is no time of travel on a part of the way. Below it times are counted from its end.
struct NoTravelTime {
  enum class Reason : std::uint8_t { not_downstream, reservoir, no_discharge, no_area, other };
  Reason reason = Reason::not_downstream;
  double from_m = 0;
  geodata::ReachIndex reach = geodata::no_reach;
  std::optional<double> to_m = std::nullopt;  // nothing: to the end
};

struct RiverAnswer {
  RiverQuestion question;
  geodata::Trace trace;
  std::vector<RiverEvent> events;
  std::vector<std::size_t> sites_above_start;  // by distance, nearest first
  double estimated_m = 0;                      // of the trace, on lines that are estimates
  // Reaches of the way that lack a discharge or an area in the data; the reader may have given them.
  struct Lacking {
    geodata::ReachIndex reach = geodata::no_reach;
    double from_m = 0;
    bool discharge = false, area = false;
  };
  std::vector<Lacking> lacking;        // downstream only
  std::vector<NoTravelTime> no_times;  // parts of the way without times, in its order
};

RiverAnswer answer(const RiverGuide& guide, const RiverQuestion& question);

// A discharge as a share of the reach's mean annual one; nothing when that is not known.
std::optional<double> share_of_mean(const geodata::Rivers& rivers, geodata::ReachIndex reach, double discharge_m3s);

// The place of a way (downstream, or up a main stem) that is so far from its start, and the other way round: nothing
// when the position is not on it.
geodata::RiverPosition position_at(const geodata::Trace& trace, double distance_m, bool down);
std::optional<double> distance_to(const geodata::Trace& trace, geodata::RiverPosition position, bool down);

// Sites that drain to a position by the network, nearest first, with their distance along the river.
struct SiteAbove {
  std::size_t site = 0;
  double distance_m = 0;
};
std::vector<SiteAbove> sites_above(const RiverGuide& guide, geodata::RiverPosition position);

}  // namespace app
