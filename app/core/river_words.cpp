#include "app/core/river_words.h"

#include <fmt/core.h>

#include <cmath>

#include "app/core/numbers.h"

namespace app {

using geodata::Language;
using geodata::Text;
using geodata::text;

namespace {

constexpr double least_km2 = 0.05;  // less is told as nothing

Text sites_above_words(std::size_t count) { return count == 1 ? text("1 site above") : text("{} sites above", count); }

Text end_words(const RiverGuide& guide, const RiverAnswer& answer, const RiverEvent& event, Language language) {
  if (!answer.trace.to_the_end) {
    return answer.question.to.name.empty() ? text("the distance ends here")
                                           : text("the way that was asked for ends here");
  }
  const bool down = answer.question.direction == TraceDirection::down;
  if (!down) return text("the source: the network begins here");
  if (guide.rivers.into(event.reach).empty()) return text("the mouth: the network ends here");
  return text("the mouth of {}", in_language(river_names(guide, event.reach), language));
}

}  // namespace

FeatureNames river_names(const RiverGuide& guide, geodata::ReachIndex reach) {
  FeatureNames names = guide.name_of_reach[reach];
  if (names.name.empty()) names.name = guide.rivers.name(reach);
  if (names.name_zh.empty()) names.name_zh = guide.rivers.name_zh(reach);
  if (names.name.empty() && names.name_zh.empty()) names.name = guide.rivers.id(reach);
  return names;
}

FeatureNames reservoir_names(const RiverGuide& guide, geodata::ReachIndex reach) {
  FeatureNames names;
  names.name = guide.rivers.reservoir_name(reach);
  if (names.name.empty()) return river_names(guide, reach);
  names.name_zh = guide.atlas->chinese_of(names.name);
  return names;
}

FeatureNames names_of(const RiverGuide& guide, const RiverEvent& event) {
  if (event.site) return guide.sites[*event.site].names;
  if (event.area) return guide.areas.all()[*event.area].names;
  if (event.kind == RiverEvent::Kind::reservoir) return reservoir_names(guide, event.reach);
  // The way ends in what its water flows into, where the data has its name.
  const bool at_mouth = event.kind == RiverEvent::Kind::end && event.to_mouth_m && *event.to_mouth_m < 1;
  if (at_mouth && !guide.rivers.into(event.reach).empty()) {
    const std::string sea(guide.rivers.into(event.reach));
    return {sea, std::string(guide.atlas->chinese_of(sea))};
  }
  if (event.kind == RiverEvent::Kind::dam) {
    FeatureNames names = reservoir_names(guide, event.reach);
    if (names.name_zh.empty()) names.name_zh = names.name;
    return {say(text("Dam of {}", names.name)), say(text("Dam of {}", names.name_zh), Language::chinese)};
  }
  return river_names(guide, event.reach);
}

std::vector<Text> notes_of(const RiverAccess& access) {
  using Basis = RiverAccess::Basis;
  std::vector<Text> out;
  const Text way = distance(access.overland_m);
  switch (access.basis) {
    case Basis::on_river: out.push_back(text("on the river")); break;
    case Basis::recorded: out.push_back(text("recorded on the river; its point lies {} from the line", way)); break;
    case Basis::outfall: out.push_back(text("{} over land, an estimate", way)); break;
    case Basis::descent:
      out.push_back(text("{} over land by the relief, an estimate", way));
      if (access.level_m > 0) {
        out.push_back(text("{} of it over level ground, where the relief does not decide", distance(access.level_m)));
      }
      break;
    case Basis::nearest_reach:
      out.push_back(text("{} to the nearest river; the way over land is not known", way));
      break;
  }
  if (access.uncertainty_m > 0) out.push_back(plus_minus(access.uncertainty_m));
  return out;
}

namespace {

std::string km2(double area) { return number(area, area < 100 ? 1 : 0); }

}  // namespace

Text area_words(const Catchment& catchment) {
  return catchment.is_whole() ? text("{} km²", km2(catchment.km2)) : text("at least {} km²", km2(catchment.km2));
}

Text short_area(const Catchment& catchment) {
  return text("{} km²", (catchment.is_whole() ? "" : "≥ ") + km2(catchment.km2));
}

std::vector<Text> notes_of(const RiverGuide& guide, const Catchment& catchment) {
  std::vector<Text> out;
  const double by_relief = std::max(0.0, catchment.km2 - catchment.recorded_km2);
  if (catchment.recorded_km2 > 0) out.push_back(text("{} km² by recorded catchments", km2(catchment.recorded_km2)));
  if (by_relief >= least_km2) out.push_back(text("{} km² by the relief, an estimate", km2(by_relief)));
  if (catchment.weak_km2 >= least_km2) {
    out.push_back(text("{} km² of it not reliable, as the data says", km2(catchment.weak_km2)));
  }
  if (catchment.last_whole) out.push_back(text("all land of the last reach counts, as no relief divides it"));
  if (catchment.unknown.size() == 1) {
    out.push_back(text("without the land beside {}, which is not known", guide.rivers.id(catchment.unknown.front())));
  } else if (catchment.unknown.size() > 1) {
    out.push_back(text("without the land beside {} reaches, which is not known", catchment.unknown.size()));
  }
  if (catchment.at_rim) out.push_back(text("it may go on beyond the relief's rim"));
  return out;
}

std::string note_of(const RiverGuide& guide, const RiverAnswer& answer, const RiverEvent& event, Language language) {
  using Kind = RiverEvent::Kind;
  std::vector<Text> out;
  switch (event.kind) {
    case Kind::start: out = notes_of(answer.question.start); break;
    case Kind::tributary: out.push_back(text("joins")); break;
    case Kind::into: out.push_back(text("the way goes on in it")); break;
    case Kind::leaves: out.push_back(text("a branch leaves; the way stays with the main one")); break;
    case Kind::site: {
      const RiverAccess& access = *guide.sites[*event.site].access;
      if (access.basis == RiverAccess::Basis::outfall) {
        out.push_back(text("drains in, {} over land, an estimate", distance(access.overland_m)));
      } else if (access.basis == RiverAccess::Basis::on_river || access.overland_m < 1) {
        out.push_back(text("on the river"));
      } else {
        out.push_back(text("{} from the river", distance(access.overland_m)));
      }
      break;
    }
    case Kind::reservoir:
      out.push_back(event.distance_m == 0 && answer.question.start.position.offset_m > 0
                        ? text("the way begins in this reservoir")
                        : text("a reservoir: its upper end"));
      break;
    case Kind::dam: out.push_back(text("a dam, at an estimated place: the reservoir’s reach ends here")); break;
    case Kind::enters:
      out.push_back(event.distance_m == 0 ? text("the way begins in it") : text("the way goes into it"));
      break;
    case Kind::exits: out.push_back(text("the way goes out of it")); break;
    case Kind::end: out.push_back(end_words(guide, answer, event, language)); break;
  }
  if (event.area_km2) out.push_back(text("{} km² drained", number(*event.area_km2, 0)));
  if (event.sites_above > 0) out.push_back(sites_above_words(event.sites_above));
  const bool a_river = event.kind == Kind::start || event.kind == Kind::tributary || event.kind == Kind::into ||
                       event.kind == Kind::leaves;
  if (a_river && guide.rivers.estimated(event.reach)) out.push_back(text("estimated line"));
  std::string words = joined(out, language);
  if (!event.site) return words;
  const RiverSite& site = guide.sites[*event.site];
  const std::string& fact = language == Language::chinese ? site.fact_zh : site.fact;
  if (fact.empty()) return words;
  const char* between = language == Language::chinese ? "；" : "; ";
  return event.kind == Kind::start ? words + between + fact : fact + between + words;
}

namespace {

Text why_no_times(const RiverGuide& guide, const NoTravelTime& none, Language language) {
  using Reason = NoTravelTime::Reason;
  const FeatureNames names = river_names(guide, none.reach);
  const std::string from = kilometres(none.from_m), river = in_language(names, language);
  switch (none.reason) {
    case Reason::not_downstream: return text("Times are told downstream only");
    case Reason::reservoir: return text("No times from km {} on: {} is a reservoir there", from, river);
    case Reason::no_discharge:
      return text("No times from km {} on: the discharge of {} is not known there", from, river);
    case Reason::no_area:
      return text("No times from km {} on: the area that {} drains is not known there", from, river);
    case Reason::other: break;
  }
  return text("No times from km {} on: the values of {} do not allow them", from, river);
}

}  // namespace

Text describe(const RiverGuide& guide, const NoTravelTime& none, Language language) {
  Text why = why_no_times(guide, none, language);
  if (!none.to_m) return why;
  return text("{}; from km {} on they are counted from there", say(why, language), kilometres(*none.to_m));
}

Text describe(const RiverGuide& guide, const std::vector<NoTravelTime>& all, Language language) {
  std::string words;
  for (const NoTravelTime& none : all) {
    if (!words.empty()) words += language == Language::chinese ? "。" : ". ";
    words += say(describe(guide, none, language), language);
  }
  return text("{}", words);
}

std::string joined(const std::vector<Text>& parts, Language language) {
  std::string out;
  for (const Text& part : parts) {
    if (!out.empty()) out += language == Language::chinese ? "，" : ", ";
    out += say(part, language);
  }
  return out;
}

std::string duration(double seconds, Language language) {
  const auto figures = [](double v) { return number(v, v < 10 ? 1 : 0); };
  constexpr double minute = 60, hour = 3600, day = 86400;
  if (seconds < 100 * minute) return say(text("{} min", figures(seconds / minute)), language);
  if (seconds < 48 * hour) return say(text("{} h", figures(seconds / hour)), language);
  return say(text("{} d", figures(seconds / day)), language);
}

Text range_words(const geodata::PeakRange& range, Language language) {
  const std::string soonest = duration(range.soonest_s, language);
  return range.latest_s ? text("{} to {}", soonest, duration(*range.latest_s, language))
                        : text("{} or later, without a bound", soonest);
}

std::string kilometres(double metres) { return fmt::format("{:.1f}", metres / 1000); }

std::string name_of(const RiverGuide& guide, const TraceState& trace, const ShownTrace* shown, Language language) {
  if (!trace.name.empty()) return trace.name;
  if (shown == nullptr) {
    return trace.site_name.empty() ? coordinates(trace.from) : trace.site_name;
  }
  FeatureNames names = shown->start.names;
  if (names.name.empty() && names.name_zh.empty()) names = river_names(guide, shown->start.access.position.reach);
  return say(title_of(shown->answer, in_language(names, language), language), language);
}

Text title_of(const RiverAnswer& answer, const std::string& start, Language language) {
  if (const std::string to = in_language(answer.question.to, language); !to.empty())
    return start.empty() ? text("Down to {}", to) : text("From {} down to {}", start, to);
  if (answer.question.direction == TraceDirection::down) {
    if (answer.trace.to_the_end) return start.empty() ? text("Down to the mouth") : text("From {} to the mouth", start);
    return start.empty() ? text("Down the river") : text("Down from {}", start);
  }
  if (answer.question.direction == TraceDirection::up_main) {
    return start.empty() ? text("Up the main stem") : text("Up the main stem from {}", start);
  }
  if (start.empty()) return text("All that drains here");
  // A mine on a slope: above it nothing drains; what does comes to the river where its own water does.
  constexpr double beside_the_river_m = 200;
  if (answer.question.site.empty()) return text("All that drains to a place on {}", start);  // `start` is its river
  return answer.question.start.overland_m < beside_the_river_m
             ? text("All that drains to {}", start)
             : text("{}: all that drains to where its water meets the river", start);
}

}  // namespace app
