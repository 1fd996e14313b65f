// The land that drains to places of the Anshan atlas, against what its sources say of the same places.
#include "app/core/river_land.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "app/core/river_guide.h"
#include "app/core/river_start.h"
#include "app/core/river_words.h"
#include "tests/catch.h"
#include "tests/core/anshan_guide.h"

using namespace app;

namespace {

Catchment catchment(const RiverLand& land, const std::string& reach, double share = 1) {
  const geodata::Rivers& rivers = anshan_guide()->rivers;
  const auto r = rivers.find(reach);
  REQUIRE(r);
  auto found = catchment_of(rivers, land, {*r, share * rivers.network().length_m(*r)});
  if (!found) FAIL(say(found.error()));
  return std::move(*found);
}

RiverLand relief_alone() {
  RiverLand land = anshan_guide()->land;
  land.recorded.clear();
  return land;
}

double own_km2(const std::string& reach) {
  const RiverGuide& guide = *anshan_guide();
  return geodata::area_m2(guide.land.recorded[guide.rivers.find(reach).value()].area) / 1e6;
}

}  // namespace

TEST_CASE("the catchment of a whole headwater is the recorded one") {
  const RiverLand& land = anshan_guide()->land;
  for (const auto& [reach, km2] : {std::pair("nansha-01", 277.7), {"lan-01", 467.7}, {"taizi-s-01", 906.6}}) {
    CAPTURE(reach);
    const Catchment all = catchment(land, reach);
    CHECK(all.km2 == Catch::Approx(km2).epsilon(2e-3));
    CHECK(all.recorded_km2 == Catch::Approx(all.km2));
    CHECK(all.area.size() == 1);
    CHECK(all.unknown.empty());
    CHECK_FALSE(all.at_rim);
  }
}

TEST_CASE("catchments of reaches are made one, without borders and without counting twice") {
  const Catchment all = catchment(anshan_guide()->land, "taizi-06");
  CHECK(all.reach_km2.has_value());
  CHECK(all.km2 == Catch::Approx(*all.reach_km2).epsilon(5e-3));
  CHECK(all.recorded_km2 == Catch::Approx(all.km2).epsilon(1e-6));
  std::size_t rings = 0;
  for (const geodata::Polygon& polygon : all.area) rings += polygon.size();
  CHECK(rings <= 3);
}

TEST_CASE("by the relief alone: the areas of the network's hills, within a tenth") {
  const RiverLand land = relief_alone();
  // Where four fifths and more of the land are hills. Made by others from another relief of the same fineness.
  for (const char* reach : {"taizi-03", "taizi-06", "hun-03", "hun-04", "suzi-02", "xi-01", "tang-04", "taizi-s-01"}) {
    CAPTURE(reach);
    const Catchment by_relief = catchment(land, reach);
    CHECK(by_relief.recorded_km2 == 0);
    REQUIRE(by_relief.reach_km2);
    CHECK(by_relief.km2 == Catch::Approx(*by_relief.reach_km2).epsilon(0.1));
  }
}

TEST_CASE("down a reach the catchment grows, from what is above it to all of it") {
  const RiverLand& land = anshan_guide()->land;
  double before = 0;
  for (const double share : {0.05, 0.25, 0.5, 0.75, 1.0}) {
    const Catchment here = catchment(land, "nansha-01", share);
    CHECK(here.km2 >= before);
    CHECK((here.recorded_km2 > 0) == (share == 1.0));
    before = here.km2;
  }
  const Catchment below = catchment(land, "nansha-02", 0.5);
  CHECK(below.recorded_km2 == Catch::Approx(own_km2("nansha-01")));
  CHECK(below.km2 > own_km2("nansha-01"));
  CHECK(below.km2 < own_km2("nansha-01") + own_km2("nansha-02") * 1.05);
}

TEST_CASE("without a relief the last reach counts whole, and what is not recorded is told") {
  RiverLand land = anshan_guide()->land;
  land.drainage.reset();
  const Catchment half = catchment(land, "nansha-02", 0.5);
  CHECK(half.last_whole);
  CHECK(half.km2 == Catch::Approx(own_km2("nansha-01") + own_km2("nansha-02")).epsilon(1e-6));
  CHECK(half.weak_km2 == Catch::Approx(own_km2("nansha-02")));
  land.recorded[anshan_guide()->rivers.find("nansha-01").value()].area.clear();
  CHECK(catchment(land, "nansha-02").unknown.size() == 1);
  const auto none = catchment_of(anshan_guide()->rivers, RiverLand{}, {0, 0});
  REQUIRE_FALSE(none);
  CHECK(say(none.error()) ==
        "The catchment is not known: neither recorded catchments nor a relief tell of this place.");
}

TEST_CASE("water of mines comes over land to the reaches that their recorded outfalls name") {
  const RiverGuide& guide = *anshan_guide();
  int same = 0, all = 0;
  for (const RiverSite& site : guide.sites) {
    if (!site.access || site.access->method != "d8-30s") continue;
    ++all;
    const auto access = access_of(guide, site.at);
    REQUIRE(access);
    const bool agrees = guide.rivers.id(access->position.reach) == guide.rivers.id(site.access->position.reach);
    if (agrees) ++same;
    UNSCOPED_INFO(site.names.name << ": " << guide.rivers.id(access->position.reach) << " for "
                                  << guide.rivers.id(site.access->position.reach) << ", " << access->overland_m
                                  << " m for " << site.access->overland_m);
  }
  CHECK(all == 30);
  CHECK(same == 29);
}

TEST_CASE("a start over land: on the river, by the relief with its way, in level country the nearest reach") {
  const RiverGuide& guide = *anshan_guide();
  const auto hills = access_of(guide, {123.15, 40.95});
  REQUIRE(hills);
  CHECK(hills->basis == RiverAccess::Basis::descent);
  CHECK(hills->way.size() > 5);
  CHECK(hills->way.front() == geodata::LngLat{123.15, 40.95});
  CHECK(hills->overland_m > 5'000);
  CHECK(hills->level_m < hills->overland_m / 2);
  // In a cell that a river crosses the relief says no more than that: straight to the line.
  const geodata::CellGrid& grid = guide.land.drainage->grid();
  const auto beside = access_of(guide, grid.centre(grid.at({123.089511, 41.087786}).value()));
  REQUIRE(beside);
  CHECK(beside->basis == RiverAccess::Basis::descent);
  CHECK(beside->way.empty());
  CHECK(beside->overland_m < 700);
  CHECK(beside->uncertainty_m == Catch::Approx(926).epsilon(0.01));
  const auto plain = access_of(guide, {123.17, 41.27});
  REQUIRE(plain);
  CHECK(plain->basis == RiverAccess::Basis::nearest_reach);
}

TEST_CASE("where the relief leads to no river of the atlas there is no way, and the reason is told") {
  struct Row {
    const char* place;
    geodata::LngLat at;
    const char* why;
  };
  const Row rows[] = {
      {"over the divide to the Hun, 8 km from the North Taizi", {124.9292, 41.4208}, "into another basin"},
      {"17 km beyond the divide of the Tang", {123.4125, 40.6792}, "into another basin"},
      {"to the Yalu, 14 km from the Xi", {123.9, 40.9}, "into another basin"},
      {"far out", {127.5, 43.5}, "no river of the atlas is within 20 km"},
  };
  for (const Row& row : rows) {
    INFO(row.place);
    const auto access = access_of(anshan(), row.at);
    REQUIRE_FALSE(access);
    CHECK(say(access.error()).find(row.why) != std::string::npos);
    CHECK_FALSE(river_start_at(anshan(), row.at));
  }
}

TEST_CASE("of all cells of the relief: a way that is told is the relief's own, or the relief does not decide") {
  const RiverGuide& guide = anshan();
  const geodata::CellGrid& grid = guide.land.drainage->grid();
  std::mt19937 random(5);
  int told = 0, refused = 0;
  for (int i = 0; i < 400; ++i) {
    const geodata::LngLat p = grid.centre(static_cast<geodata::CellIndex>(random() % grid.size()));
    const auto way = guide.land.drainage->way_down(guide.rivers, p);
    const auto access = access_of(guide, p);
    CAPTURE(p.lng, p.lat);
    if (!way || (access && access->basis == RiverAccess::Basis::on_river)) continue;
    if (way->position && way->level_m <= way->length_m / 2) {
      CHECK(access);
      ++told;
    } else if (!way->position) {
      CHECK_FALSE(access);
      ++refused;
    }
  }
  CHECK(told > 50);
  CHECK(refused > 20);
}

TEST_CASE("a total of which something is missing is a least one") {
  // Its upper course lies off the relief: well over 100,000 km² in truth.
  const Catchment liao = catchment(anshan().land, "liao-04");
  CHECK_FALSE(liao.is_whole());
  CHECK(say(area_words(liao)).starts_with("at least "));
  CHECK(geodata::say(short_area(liao)).starts_with("≥ "));
  const Catchment nansha = catchment(anshan().land, "nansha-01");
  CHECK(nansha.is_whole());
  CHECK(say(area_words(nansha)) == "278 km²");
  CHECK(geodata::say(short_area(nansha)) == "278 km²");
}

TEST_CASE("the sea is none of the land: no trace begins there, however near a river's mouth is") {
  const geodata::LngLat in_the_sea[] = {{121.9544, 40.6068}, {121.8767, 40.4888}, {121.5, 40.3}, {122.0, 40.55}};
  for (const geodata::LngLat p : in_the_sea) {
    CAPTURE(p.lng, p.lat);
    const auto access = access_of(anshan(), p);
    REQUIRE_FALSE(access);
    CHECK(say(access.error().why) == "this is the sea");
  }
  // Water over land ends at the shore, and not at the far side of the gulf: beyond the divide it goes to the Yalu's
  // mouth.
  const auto beyond = access_of(anshan(), {123.9, 40.9});
  REQUIRE_FALSE(beyond);
  CHECK(
      say(beyond.error().why) ==
      "by the relief its water flows into another basin: it comes to the sea at 39.9042 N  124.3375 E without meeting "
      "a river of the atlas");
}
