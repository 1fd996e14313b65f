#include "tests/atlas/temporary_atlas.h"

#include <fstream>
#include <sstream>

#include "tests/catch.h"

namespace fs = std::filesystem;

namespace {

constexpr std::string_view atlas_json = R"({
  "format": "anshan-atlas/1",
  "title": "Iron River", "title:zh": "铁河",
  "article": "article.md", "places": "places.geojson", "links": "links.json", "claims": "claims.json",
  "home": { "center": [123.5, 41.25], "zoom": 9.5 },
  "credits": { "survey": { "text": "© The survey", "licence": "CC BY 4.0", "url": "https://example.org" },
               "atlas": { "text": "© The atlas" } },
  "palette": { "river": { "light": "#7AA9C6", "dark": "#437590" } },
  "words:zh": { "mine": "矿" },
  "base": [ { "id": "land", "file": "base/land.fgb", "credits": ["survey"], "style": [ { "fill": "#fff" } ] } ],
  "overlays": [ { "id": "rivers", "file": "layers/rivers.geojson", "style": [ { "stroke": "river" } ] } ],
  "data": { "rivers": { "file": "data/rivers.csv" } }
})";

constexpr std::string_view article_md = R"(# The Iron River

The *Iron River* 河 flows. The Iron River
floods.

Ore from Old Mine goes down the Iron River.
)";

constexpr std::string_view places_geojson = R"({ "type": "FeatureCollection", "features": [
  { "type": "Feature", "id": "river", "geometry": { "type": "Point", "coordinates": [123, 41] },
    "properties": { "id": "river", "title": "Iron River", "kind": "river", "certainty": "sourced", "uncertainty_m": 300,
      "description": "A river.", "description:zh": "一条河。", "geometry_basis": "Its mouth.", "geometry_basis:zh": "河口。",
      "layer": "rivers", "match": { "river": "Tie He" }, "sources": [ { "title": "Gazetteer",
        "url": "https://example.org", "accessed": null } ] }, "names": [ { "toponym": "Iron River", "lang": "en" },
      { "toponym": "铁河", "lang": "zh-Hans" }, { "toponym": "Tie He", "lang": "zh-Latn-pinyin" } ] },
  { "type": "Feature", "id": "mine", "geometry": null,
    "properties": { "id": "mine", "title": "Old Mine", "kind": "mine", "certainty": "none", "within": "river",
      "geometry_reason": "Nobody knows where it was.", "geometry_reason:zh": "其地不明。",
      "candidate": { "title": "A pit", "coordinates": [123.1, 41.1], "uncertainty_m": 500, "note": "Perhaps.",
                     "title:zh": "一处坑", "note:zh": "或许。" } } }
] }
)";

constexpr std::string_view links_json = R"({ "items": [
  { "id": "l1", "mention": "name", "body": { "type": "Place", "place": "river" },
    "target": { "selector": [ { "type": "TextQuoteSelector", "exact": "Iron River", "prefix": "The ", "suffix": " 河" },
                              { "type": "TextPositionSelector", "paragraph": 1, "start": 4, "end": 14 } ] } },
  { "id": "l2", "mention": "name", "body": { "type": "Place", "place": "mine" },
    "target": { "selector": [ { "type": "TextQuoteSelector", "exact": "Old Mine", "prefix": "from ", "suffix": "" },
                              { "type": "TextPositionSelector", "paragraph": 2, "start": 9, "end": 17 } ] } },
  { "id": "l3", "mention": "date",
    "body": { "type": "TimeSpan", "start": "-0474", "end": null, "label": "since 475 BCE", "edtf": "-0474/.." },
    "target": { "selector": { "type": "TextQuoteSelector", "exact": "floods" } } }
] }
)";

constexpr std::string_view claims_json = R"({ "claims": [
  { "id": "c1", "paragraph": 2, "quote": "Ore from Old Mine", "status": "disputed", "note": "Two pages differ.",
    "note:zh": "两页不同。", "basis": "page read", "sources": [] }
] }
)";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

}  // namespace

TemporaryAtlas::TemporaryAtlas() {
  write("atlas.json", atlas_json).write("article.md", article_md).write("places.geojson", places_geojson);
  write("links.json", links_json).write("claims.json", claims_json);
}

TemporaryAtlas& TemporaryAtlas::write(std::string_view file, std::string_view content) {
  folder_.write(file, content);
  return *this;
}

TemporaryAtlas& TemporaryAtlas::remove(std::string_view file) {
  REQUIRE(fs::remove(folder_ / file));
  return *this;
}

TemporaryAtlas& TemporaryAtlas::change(std::string_view file, std::string_view old_text, std::string_view new_text) {
  std::string content = read(folder_ / file);
  const std::size_t at = content.find(old_text);
  INFO(file << " holds " << old_text);
  REQUIRE(at != std::string::npos);
  return write(file, content.replace(at, old_text.size(), new_text));
}

geodata::Atlas TemporaryAtlas::atlas() const {
  auto opened = open();
  REQUIRE(opened.has_value());
  return std::move(opened->value);
}

std::vector<std::string> TemporaryAtlas::warnings() const {
  const auto opened = open();
  REQUIRE(opened.has_value());
  std::vector<std::string> said;
  for (geodata::Error warning : opened->warnings) {
    warning.file = fs::path(warning.file).filename().string();
    said.push_back(say(warning));
  }
  return said;
}
