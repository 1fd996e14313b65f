#include "app/core/river_start.h"

#include <fmt/core.h>

#include "app/core/numbers.h"
#include "geodata/atlas/search_key.h"
#include "geodata/base/finite_number.h"
#include "geodata/base/utf8.h"

namespace app {

using geodata::Error;
using geodata::LngLat;
using geodata::Result;
using geodata::text;

namespace {

tl::unexpected<Error> refuse(geodata::Text why, geodata::Text todo) {
  return tl::unexpected(Error{text("The trace cannot start there"), std::move(why), std::move(todo), {}});
}

// Where the relief leads that does not lead to a river.
geodata::Text way_out(const geodata::WayOverLand& way) {
  const std::string at = coordinates(way.line.back());
  return way.at_rim
             ? text(
                   "by the relief its water flows into another basin: it leaves the atlas’s relief at {} without "
                   "meeting a river of the atlas",
                   at)
             : text(
                   "by the relief its water flows into another basin: it comes to the sea at {} without meeting a "
                   "river of the atlas",
                   at);
}

std::optional<double> whole_number(std::string_view words) { return geodata::finite_number(geodata::trimmed(words)); }

bool is_position(LngLat p) { return p.lng >= -180 && p.lng <= 180 && p.lat >= -90 && p.lat <= 90; }

std::optional<LngLat> two_numbers(std::string_view words) {
  const std::size_t comma = words.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto lng = whole_number(words.substr(0, comma)), lat = whole_number(words.substr(comma + 1));
  if (!lng || !lat) return std::nullopt;
  return LngLat{*lng, *lat};
}

bool same(const std::string& key, std::string_view name) {
  return !name.empty() && geodata::written_key(name).text == key;
}

}  // namespace

std::vector<LngLat> way_over_land(const RiverGuide& guide, const RiverStart& start) {
  if (!start.access.way.empty()) return start.access.way;
  return {start.at, guide.rivers.point(start.access.position)};
}

Result<RiverAccess> access_of(const RiverGuide& guide, LngLat p) {
  const std::optional<RiverAccess> nearest = snapped_access(guide.rivers, p, nearest_reach_m, 0);
  const auto nearest_or = [&](geodata::Text why) -> Result<RiverAccess> {
    if (nearest) return *nearest;
    return refuse(std::move(why), text("Choose a place nearer to a river"));
  };
  if (nearest && nearest->basis == RiverAccess::Basis::on_river) return *nearest;
  if (contains(guide.land.sea, p)) return refuse(text("this is the sea"), text("Choose a place on land or on a river"));
  const geodata::RiverDrainage* drainage = guide.land.drainage.get();
  if (drainage == nullptr) return nearest_or(text("no river of the atlas is within 20 km"));
  RiverAccess access;
  access.basis = RiverAccess::Basis::descent;
  access.uncertainty_m = drainage->cell_m();
  if (nearest && drainage->by_river(p)) {  // the relief is too coarse for more
    access.position = nearest->position, access.overland_m = nearest->overland_m;
    return access;
  }
  auto way = drainage->way_down(guide.rivers, p);
  if (!way) return nearest_or(text("no river of the atlas is within 20 km"));
  // Level ground on the way or not: another basin is no guess to make for a reader.
  if (!way->position)
    return refuse(way_out(*way), text("Choose a place from which water comes to a river of the atlas"));
  if (way->level_m > way->length_m / 2) {
    return nearest_or(
        text("the way of its water is mostly over level ground, where the relief does not decide, and no river of the "
             "atlas is within 20 km"));
  }
  access.position = *way->position, access.overland_m = way->length_m, access.level_m = way->level_m;
  if (way->level_m > 0) access.uncertainty_m = 0;  // a cell's size would claim too much
  access.way = std::move(way->line);
  return access;
}

Result<RiverStart> river_start_at(const RiverGuide& guide, LngLat p) {
  const Result<RiverAccess> access = access_of(guide, p);
  if (!access) return tl::unexpected(access.error());
  return RiverStart{{}, {}, p, *access};
}

Result<RiverStart> river_start_of(const RiverGuide& guide, const RiverSite& site) {
  if (site.drains_elsewhere) {
    return refuse(text("{} drains to no river of the atlas", site.names.name), text("Choose a place by a river"));
  }
  // The nearest reach is where a trace passes a town; where the town's water goes is another question.
  if (site.access && site.access->basis != RiverAccess::Basis::nearest_reach) {
    return RiverStart{site.names, site.id, site.at, *site.access};
  }
  Result<RiverStart> start = river_start_at(guide, site.at);
  if (start) start->names = site.names, start->site = site.id;
  return start;
}

Result<RiverStart> start_of_place(const RiverGuide& guide, const geodata::Place& place) {
  if (!place.point) return refuse(text("the atlas knows no position of {}", place.title), {});
  auto start = river_start_at(guide, *place.point);
  if (start) start->names = {place.title, place.title_zh};
  return start;
}

// Ids before names, so that what a list of sites says to type is never something else.
Result<RiverStart> find_river_start(const RiverGuide& guide, std::string_view words) {
  if (const auto p = two_numbers(words)) {
    if (is_position(*p)) return river_start_at(guide, *p);
    return refuse(
        text("{} is no position: the longitude comes first, from -180 to 180, then the latitude, from -90 to 90",
             words),
        is_position({p->lat, p->lng}) ? text("Give the two in the other order") : geodata::Text{});
  }
  if (const RiverSite* site = guide.site(words)) return river_start_of(guide, *site);
  if (const auto place = guide.atlas->find_place(words)) return start_of_place(guide, guide.atlas->places[*place]);
  const std::string key = geodata::written_key(words).text;
  std::vector<const RiverSite*> named;
  for (const RiverSite& site : guide.sites) {
    if (same(key, site.names.name) || same(key, site.names.name_zh)) named.push_back(&site);
  }
  if (named.size() == 1) return river_start_of(guide, *named.front());
  if (named.size() > 1) {
    std::string ids;
    for (const RiverSite* site : named) ids += (ids.empty() ? "" : ", ") + site->id;
    return refuse(text("{} sites are called {}", named.size(), words), text("Give one of their ids: {}", ids));
  }
  for (const geodata::Place& place : guide.atlas->places) {
    bool is_it = same(key, place.title) || same(key, place.title_zh);
    for (const std::string& name : place.names) is_it = is_it || same(key, name);
    if (is_it) return start_of_place(guide, place);
  }
  return refuse(text("the atlas has no site and no place {}", words),
                text("Give LNG,LAT, or an id or a name as `anshan check` and the map show them"));
}

}  // namespace app
