#include "geodata/atlas/check.h"
#include "geodata/atlas/place_geometry.h"
#include "tests/atlas/temporary_atlas.h"
#include "tests/catch.h"

using namespace geodata;

TEST_CASE("a faultless atlas opens without a warning") {
  const TemporaryAtlas files;
  CHECK(files.warnings().empty());
  const Atlas atlas = files.atlas();
  CHECK(atlas.folder == files.folder());
  CHECK(atlas.title == "Iron River");
  CHECK(atlas.title_zh == "铁河");
  CHECK(atlas.home.centre == LngLat{123.5, 41.25});
  CHECK(atlas.home.zoom == 9.5);
  CHECK(atlas.words_zh.at("mine") == "矿");
  REQUIRE(atlas.credits.size() == 2);  // in the order of the file
  CHECK(atlas.credits[0].text == "© The survey");
  CHECK(atlas.credits[0].key == "survey");
  CHECK(atlas.credits[1].key == "atlas");
}

TEST_CASE("an atlas opens by its folder or by its atlas.json") {
  const TemporaryAtlas files;
  const auto by_file = open_atlas(files.folder() / "atlas.json");
  REQUIRE(by_file.has_value());
  CHECK(by_file->value.folder == files.folder());
  CHECK(by_file->value.links.size() == 3);
}

TEST_CASE("places are read with all that Linked Places says of them") {
  const Atlas atlas = TemporaryAtlas().atlas();
  REQUIRE(atlas.places.size() == 2);
  const Place& river = atlas.places[0];
  CHECK(river.title == "Iron River");
  CHECK(river.title_zh == "铁河");
  CHECK(river.pinyin == "Tie He");
  CHECK(river.names == std::vector<std::string>{"Iron River", "铁河", "Tie He"});
  CHECK(river.description == "A river.");
  CHECK(river.description_zh == "一条河。");
  CHECK(river.geometry_basis == "Its mouth.");
  CHECK(river.geometry_basis_zh == "河口。");
  CHECK(river.certainty == Place::Certainty::sourced);
  CHECK(river.uncertainty_m == 300);
  REQUIRE(river.point.has_value());
  CHECK(*river.point == LngLat{123, 41});
  CHECK(river.points.size() == 1);
  CHECK(river.layer == "rivers");
  CHECK(river.feature_key == "id");
  CHECK(river.match.at("river") == "Tie He");
  REQUIRE(river.sources.size() == 1);
  CHECK(river.sources[0].title == "Gazetteer");
  CHECK(river.sources[0].accessed.empty());

  const Place& mine = atlas.places[1];
  CHECK_FALSE(mine.point.has_value());
  CHECK(mine.certainty == Place::Certainty::none);
  CHECK(mine.geometry_reason == "Nobody knows where it was.");
  CHECK(mine.geometry_reason_zh == "其地不明。");
  CHECK(mine.within == "river");
  REQUIRE(mine.candidate.has_value());
  CHECK(mine.candidate->point == LngLat{123.1, 41.1});
  CHECK(mine.candidate->note == "Perhaps.");
  CHECK(mine.candidate->title_zh == "一处坑");
  CHECK(mine.candidate->note_zh == "或许。");
}

TEST_CASE("links stand in reading order, each with a place or a time") {
  const Atlas atlas = TemporaryAtlas().atlas();
  REQUIRE(atlas.links.size() == 3);
  CHECK(atlas.links[0].id == "l1");
  CHECK(atlas.links[0].passage == Passage{0, 4, 14});
  CHECK(atlas.links[0].place == PlaceIndex{0});
  CHECK_FALSE(atlas.links[0].time.has_value());
  CHECK(atlas.links[1].id == "l3");  // the file has it last
  CHECK(atlas.links[1].mention == Link::Mention::date);
  CHECK_FALSE(atlas.links[1].place.has_value());
  REQUIRE(atlas.links[1].time.has_value());
  CHECK(atlas.links[1].time->start == "-0474");
  CHECK(atlas.links[1].time->end.empty());
  CHECK(atlas.article.text(atlas.links[1].passage) == "floods");
  CHECK(atlas.links[2].id == "l2");
}

TEST_CASE("an atlas names a table of measurements, and the layer whose features it measures") {
  constexpr std::string_view end = R"("data": { "rivers": { "file": "data/rivers.csv" } })";
  TemporaryAtlas files;
  files.change("atlas.json", end, std::string(end) + R"(,
  "rivers": { "network": "layers/rivers.geojson",
    "measurements": { "file": "data/water.csv", "layer": "rivers", "section": "name" } })");
  CHECK(files.warnings().empty());
  CHECK(files.atlas().rivers.measurements.file == "data/water.csv");
  CHECK(files.atlas().rivers.measurements.layer == "rivers");
  CHECK(files.atlas().rivers.measurements.section == "name");

  files.change("atlas.json", R"("layer": "rivers")", R"("layer": "lakes")");
  CHECK(files.warnings() ==
        std::vector<std::string>{
            "“layer” of the atlas is left out: the atlas has no layer lakes. (atlas.json, line 14)"});
  CHECK(files.atlas().rivers.measurements.file.empty());
  files.change("atlas.json", R"("layer": "lakes")", R"("layer": "rivers")");
  files.change("atlas.json", "data/water.csv", "../water.csv");
  CHECK(files.warnings().size() == 1);
  CHECK(files.atlas().rivers.measurements.file.empty());
}

TEST_CASE("claims stand beside their words") {
  const Atlas atlas = TemporaryAtlas().atlas();
  REQUIRE(atlas.claims.size() == 1);
  CHECK(atlas.claims[0].passage == Passage{1, 0, 17});
  CHECK(atlas.claims[0].status == Claim::Status::disputed);
  CHECK(atlas.claims[0].note == "Two pages differ.");
  CHECK(atlas.claims[0].note_zh == "两页不同。");
  CHECK(atlas.claims[0].basis == "page read");
}

TEST_CASE("a claim's quote needs to be alone in its paragraph only") {
  TemporaryAtlas files;
  files.change("claims.json", "Ore from Old Mine", "Iron River");  // also twice in paragraph 1
  CHECK(files.warnings().empty());
  CHECK(files.atlas().claims[0].passage == Passage{1, 32, 42});
}

TEST_CASE("a report counts what an atlas holds") {
  const AtlasReport found = report(TemporaryAtlas().atlas());
  CHECK(found.title == "Iron River");
  CHECK(found.paragraphs == 2);
  CHECK(found.places == 2);
  CHECK(found.places_listed == 2);
  CHECK(found.places_with_geometry == 1);
  CHECK(found.links == 3);
  CHECK(found.links_listed == 3);
  CHECK(found.links_of(Link::Mention::name) == 2);
  CHECK(found.links_of(Link::Mention::date) == 1);
  CHECK(found.links_to_places == 2);
  CHECK(found.links_to_times == 1);
  CHECK(found.claims == 1);
  CHECK(found.claims_of(Claim::Status::disputed) == 1);
  CHECK(found.base_layers == 1);
  CHECK(found.overlays == 1);
  CHECK(found.data_files == 1);
  CHECK(found.text_checksum.size() == 64);
}

TEST_CASE("links that cannot be resolved are missing from what was listed") {
  TemporaryAtlas files;
  files.change("links.json", "\"exact\": \"Old Mine\"", "\"exact\": \"New Mine\"");
  const AtlasReport found = report(files.atlas());
  CHECK(found.links_listed == 3);
  CHECK(found.links == 2);
}

TEST_CASE("a place's geometry gives the point to fly to") {
  struct Case {
    const char* geometry;
    LngLat point;
    std::size_t points, rings;
  };
  const Case cases[] = {
      {R"({"type": "Point", "coordinates": [1, 2, 300]})", {1, 2}, 1, 0},
      {R"({"type": "MultiPoint", "coordinates": [[3, 4], [1, 2]]})", {3, 4}, 2, 0},
      {R"({"type": "LineString", "coordinates": [[0, 0], [1, 1], [2, 0]]})", {1, 1}, 0, 0},
      {R"({"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]]})", {2, 1}, 0, 1},
      // a U: its centroid would be in the gap
      {R"({"type": "Polygon", "coordinates": [[[0,0],[9,0],[9,9],[8,9],[8,1],[1,1],[1,9],[0,9],[0,0]]]})",
       {0.5, 4.5},
       0,
       1},
      // a ring around a hole
      {R"({"type": "Polygon", "coordinates": [[[0,0],[9,0],[9,9],[0,9],[0,0]], [[1,1],[1,8],[8,8],[8,1],[1,1]]]})",
       {0.5, 4.5},
       0,
       2},
      {R"({"type": "MultiPolygon", "coordinates": [[[[0,0],[1,0],[1,1],[0,0]]], [[[5,0],[9,0],[9,1],[5,1],[5,0]]]]})",
       {7, 0.5},
       0,
       2},
  };
  for (const Case& c : cases) {
    INFO(c.geometry);
    PlaceGeometry geometry;
    REQUIRE_FALSE(read_geometry(nlohmann::json::parse(c.geometry), geometry).has_value());
    REQUIRE(geometry.point.has_value());
    CHECK(geometry.point->lng == Catch::Approx(c.point.lng));
    CHECK(geometry.point->lat == Catch::Approx(c.point.lat));
    CHECK(geometry.points.size() == c.points);
    CHECK(geometry.outline.size() == c.rings);
  }
}

TEST_CASE("geometry that is none is refused with a reason") {
  for (const char* bad :
       {"5", "[]", "{}", R"({"type": "Circle"})", R"({"type": 3})", R"({"type": "Point"})",
        R"({"type": "Point", "coordinates": [1]})", R"({"type": "Point", "coordinates": ["1", "2"]})",
        R"({"type": "Point", "coordinates": [500, 0]})", R"({"type": "Point", "coordinates": [0, 91]})",
        R"({"type": "MultiPoint", "coordinates": []})", R"({"type": "LineString", "coordinates": [[0, 0]]})",
        R"({"type": "Polygon", "coordinates": []})",
        R"({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]})",
        R"({"type": "Polygon", "coordinates": [1, 2]})", R"({"type": "MultiPolygon", "coordinates": [[], []]})"}) {
    INFO(bad);
    PlaceGeometry geometry;
    CHECK(read_geometry(nlohmann::json::parse(bad), geometry).has_value());
    CHECK_FALSE(geometry.point.has_value());
    CHECK(geometry.outline.empty());
  }
}
