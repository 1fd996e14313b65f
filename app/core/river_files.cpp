#include "app/core/river_files.h"

#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/core/measured_words.h"
#include "app/core/river_report.h"
#include "app/core/river_words.h"

namespace app {

using geodata::Language;
using geodata::LngLat;
using nlohmann::ordered_json;

namespace {

double seven_decimals(double degrees) { return std::round(degrees * 1e7) / 1e7; }
double millimetres(double metres) { return std::round(metres * 1000) / 1000; }

ordered_json position(LngLat p) { return {seven_decimals(p.lng), seven_decimals(p.lat)}; }

ordered_json feature(ordered_json geometry, ordered_json properties) {
  return {{"type", "Feature"}, {"geometry", std::move(geometry)}, {"properties", std::move(properties)}};
}

ordered_json line_string(const std::vector<LngLat>& line) {
  ordered_json coordinates = ordered_json::array();
  for (const LngLat& p : line) coordinates.push_back(position(p));
  return {{"type", "LineString"}, {"coordinates", std::move(coordinates)}};
}

ordered_json times(const geodata::Arrival& arrival) {
  return {{"leading_edge_s", std::round(arrival.leading_edge_s)},
          {"peak_s", std::round(arrival.peak_s)},
          {"trailing_edge_s", std::round(arrival.trailing_edge_s)}};
}

// Medians at a section; their class is the published one where there is one.
ordered_json measured(const MeasurementTable& table, const MeasuredSection& section) {
  const ClassSummary classes = class_summary(table, section);
  ordered_json out{{"samples", classes.count},
                   {"first", written_day(classes.first)},
                   {"last", written_day(classes.last)},
                   {"median_class", median_class_words(classes, Language::english)}};
  if (classes.of_means) out["class_of_means"] = class_name(*classes.of_means, Language::english);
  for (std::size_t m = 0; m < table.measures.size(); ++m) {
    const auto summary = summary_of(table, section, m);
    if (!summary) continue;
    out["medians"][std::string(table.measures[m]->id)] = {
        {"median", summary->median},     {"mean", summary->mean},           {"least", summary->least},
        {"greatest", summary->greatest}, {"unit", table.measures[m]->unit}, {"samples", summary->count}};
  }
  return out;
}

// Of what has a name its own place, so that who goes there finds it; else where on the river it is told of.
LngLat place_of(const RiverGuide& guide, const RiverEvent& event) {
  return event.site ? guide.sites[*event.site].at : event.at;
}

ordered_json properties_of(const RiverGuide& guide, const RiverAnswer& answer, const RiverEvent& event) {
  const FeatureNames names = names_of(guide, event);
  ordered_json p{{"part", kind_name(event.kind)},
                 {"name", names.name},
                 {"name_zh", names.name_zh},
                 {"distance_m", millimetres(event.distance_m)}};
  if (event.to_mouth_m) p["to_mouth_m"] = millimetres(*event.to_mouth_m);
  p["reach_id"] = guide.rivers.id(event.reach);
  if (event.site) {
    const RiverSite& site = guide.sites[*event.site];
    p["site_id"] = site.id, p["layer"] = site.layer, p["kind"] = site.kind;
    p["on_river"] = position(event.at);
  }
  if (event.area) {
    const RiverArea& area = guide.areas.all()[*event.area];
    p["site_id"] = area.id, p["layer"] = area.layer;
  }
  if (event.area_km2) p["area_km2"] = *event.area_km2;
  if (event.sites_above > 0) p["sites_above"] = event.sites_above;
  p["note"] = note_of(guide, answer, event, Language::english);
  if (const MeasuredSection* section = measured_at(guide, event)) p["measured"] = measured(*guide.measured, *section);
  for (const std::uint32_t link : event.links) {
    const geodata::Passage& passage = guide.atlas->links[link].passage;
    p["passages"].push_back(
        guide.atlas->article.text(guide.atlas->article.sentence_at(passage.paragraph, passage.first)));
  }
  if (event.most_probable) {
    p["times_from_m"] = millimetres(event.times_from_m);
    p["most_probable"] = times(*event.most_probable);
  }
  if (event.fastest) p["fastest_probable"] = times(*event.fastest);
  if (event.peak_range) {
    p["peak_soonest_s"] = std::round(event.peak_range->soonest_s);
    if (event.peak_range->latest_s) p["peak_latest_s"] = std::round(*event.peak_range->latest_s);
  }
  return p;
}

// A field of RFC 4180. What begins like a formula is kept from being one in a spreadsheet.
std::string field(std::string_view words) {
  const bool formula = !words.empty() && std::string_view("=+-@").find(words.front()) != std::string_view::npos;
  std::string out = formula ? "'" : "";
  bool quote = false;
  for (const char c : words) {
    quote = quote || c == ',' || c == '"' || c == '\n' || c == '\r';
    if (c == '"') out += '"';
    out += c;
  }
  return quote ? '"' + out + '"' : out;
}

std::string hours(double seconds) { return fmt::format("{:.2f}", seconds / 3600); }

std::string xml(std::string_view words) {
  std::string out;
  for (const char c : words) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;  // XML 1.0 has no other control characters
    }
  }
  return out;
}

void add_points(std::string& out, const char* tag, const std::vector<LngLat>& line) {
  for (const LngLat& p : line) out += fmt::format("    <{} lat=\"{:.7f}\" lon=\"{:.7f}\"/>\n", tag, p.lat, p.lng);
}

ordered_json multi_polygon(const std::vector<geodata::Polygon>& area) {
  ordered_json polygons = ordered_json::array();
  for (const geodata::Polygon& polygon : area) {
    ordered_json rings = ordered_json::array();
    for (const geodata::Ring& ring : polygon) rings.push_back(line_string(ring)["coordinates"]);
    polygons.push_back(std::move(rings));
  }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

double hectares(double km2) { return std::round(km2 * 100) / 100; }

ordered_json catchment_feature(const RiverGuide& guide, const RiverStart& start, const Catchment& catchment) {
  const FeatureNames river = river_names(guide, catchment.at.reach);
  ordered_json p{{"part", "catchment"},
                 {"name", start.names.name},
                 {"name_zh", start.names.name_zh},
                 {"river", river.name},
                 {"river_zh", river.name_zh},
                 {"reach_id", guide.rivers.id(catchment.at.reach)},
                 {"reach_offset_m", millimetres(catchment.at.offset_m)},
                 {"area_km2", hectares(catchment.km2)},
                 {"area_is_whole", catchment.is_whole()},
                 {"recorded_km2", hectares(catchment.recorded_km2)},
                 {"weak_km2", hectares(catchment.weak_km2)},
                 {"certainty", "estimate"},
                 {"note", joined(notes_of(guide, catchment), Language::english)}};
  for (const geodata::ReachIndex r : catchment.unknown) p["unknown_reaches"].push_back(guide.rivers.id(r));
  return feature(multi_polygon(catchment.area), std::move(p));
}

}  // namespace

const char* kind_name(RiverEvent::Kind kind) {
  using Kind = RiverEvent::Kind;
  switch (kind) {
    case Kind::start: return "start";
    case Kind::tributary: return "tributary";
    case Kind::into: return "into";
    case Kind::leaves: return "leaves";
    case Kind::site: return "site";
    case Kind::reservoir: return "reservoir";
    case Kind::dam: return "dam";
    case Kind::enters: return "enters";
    case Kind::exits: return "exits";
    case Kind::end: return "end";
  }
  return "";
}

std::string trace_geojson(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer) {
  const geodata::Rivers& rivers = guide.rivers;
  ordered_json features = ordered_json::array();
  const RiverAccess& access = answer.question.start;
  if (answer.question.direction == TraceDirection::up) {
    const auto found = catchment_of(rivers, guide.land, access.position);
    if (found) features.push_back(catchment_feature(guide, start, *found));
  }
  if (access.overland_m > 0) {
    features.push_back(
        feature(line_string(way_over_land(guide, start)), {{"part", "over land"},
                                                           {"length_m", millimetres(access.overland_m)},
                                                           {"certainty", "estimate"},
                                                           {"note", joined(notes_of(access), Language::english)}}));
  }
  for (const geodata::TraceStep& step : answer.trace.steps) {
    if (step.to_m <= step.from_m) continue;
    ordered_json p{{"part", "way"},
                   {"reach_id", rivers.id(step.reach)},
                   {"river", rivers.name(step.reach)},
                   {"river_zh", rivers.name_zh(step.reach)},
                   {"distance_m", millimetres(step.distance_m)},
                   {"length_m", millimetres(step.to_m - step.from_m)},
                   {"certainty", rivers.estimated(step.reach) ? "estimate" : "mapped"}};
    if (step.by_side) p["by_side"] = true;
    features.push_back(feature(line_string(rivers.line(step.reach, step.from_m, step.to_m)), std::move(p)));
  }
  for (const RiverEvent& event : answer.events) {
    features.push_back(feature({{"type", "Point"}, {"coordinates", position(place_of(guide, event))}},
                               properties_of(guide, answer, event)));
  }
  return ordered_json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump(1) + "\n";
}

std::string trace_csv(const RiverGuide& guide, const RiverAnswer& answer) {
  std::string out =
      "distance_km,to_mouth_km,what,name,name_zh,lng,lat,river_lng,river_lat,reach_id,area_km2,sites_above,note,"
      "times_from_km,leading_edge_h,peak_h,trailing_edge_h,fastest_leading_edge_h,fastest_peak_h,fastest_trailing_edge_"
      "h,"
      "peak_soonest_h,peak_latest_h,measured\n";
  const auto arrival = [](const std::optional<geodata::Arrival>& a) {
    return a ? hours(a->leading_edge_s) + "," + hours(a->peak_s) + "," + hours(a->trailing_edge_s) : std::string(",,");
  };
  const auto range = [](const std::optional<geodata::PeakRange>& r) {
    return r ? hours(r->soonest_s) + "," + (r->latest_s ? hours(*r->latest_s) : "") : std::string(",");
  };
  for (const RiverEvent& event : answer.events) {
    const FeatureNames names = names_of(guide, event);
    const LngLat at = place_of(guide, event);
    out += fmt::format(
        "{:.3f},{},{},{},{},{:.7f},{:.7f},{:.7f},{:.7f},{},{},{},{},{},{},{},{},{}\n", event.distance_m / 1000,
        event.to_mouth_m ? fmt::format("{:.3f}", *event.to_mouth_m / 1000) : "", kind_name(event.kind),
        field(names.name), field(names.name_zh), at.lng, at.lat, event.at.lng, event.at.lat,
        field(guide.rivers.id(event.reach)), event.area_km2 ? fmt::format("{}", *event.area_km2) : "",
        event.sites_above, field(note_of(guide, answer, event, Language::english)),
        event.most_probable ? fmt::format("{:.3f}", event.times_from_m / 1000) : "", arrival(event.most_probable),
        arrival(event.fastest), range(event.peak_range), field(measured_words(guide, event, Language::english)));
  }
  return out;
}

std::string catchment_geojson(const RiverGuide& guide, const RiverStart& start, const Catchment& catchment) {
  const LngLat outlet = guide.rivers.point(catchment.at);
  ordered_json point{{"type", "Point"}, {"coordinates", position(outlet)}};
  ordered_json features{
      catchment_feature(guide, start, catchment),
      feature(std::move(point), {{"part", "outlet"}, {"name", river_names(guide, catchment.at.reach).name}})};
  return ordered_json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump() + "\n";
}

std::string trace_gpx(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer) {
  const geodata::Rivers& rivers = guide.rivers;
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gpx version=\"1.1\" creator=\"Anshan Explorer\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n";
  for (const RiverEvent& event : answer.events) {
    const FeatureNames names = names_of(guide, event);
    out += fmt::format(
        "  <wpt lat=\"{:.7f}\" lon=\"{:.7f}\">\n    <name>{}</name>\n    <desc>{}</desc>\n  </wpt>\n",
        place_of(guide, event).lat, place_of(guide, event).lng, xml(in_language(names, Language::english)),
        xml("km " + kilometres(event.distance_m) + ": " + note_of(guide, answer, event, Language::english)));
  }
  out += fmt::format("  <trk>\n    <name>{}</name>\n   <trkseg>\n",
                     xml(say(title_of(answer, start.names.name, Language::english))));
  const bool down = answer.question.direction == TraceDirection::down;
  if (down && answer.question.start.overland_m > 0) {
    std::vector<LngLat> over_land = way_over_land(guide, start);
    over_land.pop_back();  // the river's line begins there
    add_points(out, "trkpt", over_land);
  }
  bool first = true;
  for (const geodata::TraceStep& step : answer.trace.steps) {
    if (!down && !first && answer.question.direction == TraceDirection::up) {
      out += "   </trkseg>\n   <trkseg>\n";
    }
    std::vector<LngLat> line = rivers.line(step.reach, step.from_m, step.to_m);
    if (!down) std::reverse(line.begin(), line.end());
    add_points(out, "trkpt", line);
    first = false;
  }
  return out + "   </trkseg>\n  </trk>\n</gpx>\n";
}

std::string trace_text(TraceFile kind, const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer,
                       const std::string& picture, Language language, const std::string& name) {
  switch (kind) {
    case TraceFile::report: return trace_report(guide, start, answer, picture, language, name);
    case TraceFile::csv: return trace_csv(guide, answer);
    case TraceFile::gpx: return trace_gpx(guide, start, answer);
    case TraceFile::geojson: break;
  }
  return trace_geojson(guide, start, answer);
}

}  // namespace app
