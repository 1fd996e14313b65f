#include "geodata/atlas/reading.h"

#include "geodata/geo/geodesic.h"
#include "tests/atlas/temporary_atlas.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

Place place(const char* id, const char* within, std::optional<LngLat> point, double uncertainty_m = 0) {
  Place place;
  place.id = id;
  place.within = within;
  place.point = point;
  place.uncertainty_m = uncertainty_m;
  return place;
}

}  // namespace

TEST_CASE("links and claims are asked for by place, paragraph and passage") {
  const Atlas atlas = TemporaryAtlas().atlas();
  CHECK(atlas.find_place("mine") == PlaceIndex{1});
  CHECK_FALSE(atlas.find_place("sea").has_value());
  CHECK(atlas.links_of(0) == std::vector<std::uint32_t>{0});
  CHECK(atlas.links_of(1) == std::vector<std::uint32_t>{2});
  CHECK(atlas.links_of(9).empty());
  CHECK(atlas.links_in(0) == std::vector<std::uint32_t>{0, 1});
  CHECK(atlas.links_in(7).empty());
  CHECK(atlas.claims_in({1, 9, 17}) == std::vector<std::uint32_t>{0});
  CHECK(atlas.claims_in({1, 16, 40}) == std::vector<std::uint32_t>{0});
  CHECK(atlas.claims_in({1, 17, 40}).empty());  // begins where the claim ends
  CHECK(atlas.claims_in({0, 0, 17}).empty());
}

TEST_CASE("a place's passages are its mentions in their sentences") {
  const Atlas atlas = TemporaryAtlas().atlas();
  const auto passages = passages_of(atlas, 0);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].link == 0);
  CHECK(atlas.article.text(passages[0].mention) == "Iron River");
  CHECK(atlas.article.text(passages[0].sentence) == "The Iron River 河 flows.");
}

TEST_CASE("the walk goes from place to place and leaves dates out") {
  const Atlas atlas = TemporaryAtlas().atlas();
  CHECK(walk_of(atlas) == std::vector<std::uint32_t>{0, 2});
  CHECK(next_in_walk(atlas, {0, 0, 0}) == 0u);
  CHECK(next_in_walk(atlas, atlas.links[0].passage) == 2u);
  CHECK(next_in_walk(atlas, atlas.links[1].passage) == 2u);  // from the date
  CHECK_FALSE(next_in_walk(atlas, atlas.links[2].passage).has_value());
  CHECK(previous_in_walk(atlas, atlas.links[2].passage) == 0u);
  CHECK_FALSE(previous_in_walk(atlas, atlas.links[0].passage).has_value());
  CHECK(previous_in_walk(atlas, {9, 0, 0}) == 2u);
}

TEST_CASE("what stands near a place without a point is measured from the wider place") {
  Atlas atlas;
  atlas.places = {place("city", "", LngLat{123, 41}),
                  place("school", "quarter", {}),
                  place("quarter", "city", {}),
                  place("far", "", LngLat{123.2, 41}),
                  place("near", "", LngLat{123.01, 41}),
                  place("nearer", "", LngLat{123, 41.001}),
                  place("province", "", LngLat{123, 41.0001}, 250000),
                  place("lost", "", {}),
                  place("ring", "ring2", {}),
                  place("ring2", "ring", {}),
                  place("fourth", "", LngLat{124, 41})};
  CHECK(anchor_of(atlas, 1) == PlaceIndex{0});
  const auto near = near_places(atlas, 1);
  REQUIRE(near.size() == 3);
  CHECK(near[0].place == 5);
  CHECK(near[1].place == 4);
  CHECK(near[2].place == 3);
  CHECK(near[1].distance_m == Catch::Approx(distance_m({123, 41}, {123.01, 41})));
  CHECK(near_places(atlas, 1, 10).size() == 4);
  CHECK(near_places(atlas, 0).empty());  // it has a point of its own
  CHECK(near_places(atlas, 7).empty());  // within nothing
  CHECK(near_places(atlas, 8).empty());  // within itself, in a circle
}
