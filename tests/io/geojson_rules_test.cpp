// What RFC 7946 does not allow and is read all the same: named, each where it stands.
#include "geodata/io/geojson_rules.h"

#include "tests/catch.h"
#include "tests/io/test_files.h"

using namespace geodata;

namespace {

struct Seen {
  std::vector<std::string> faults;  // "2 at 57: its ..."
  std::vector<std::size_t> rings;   // of each polygon
};

Seen rules_of(std::string_view bytes) {
  Seen out;
  const auto polygon = [&](std::span<const Ring> rings, std::uint64_t, std::size_t) {
    out.rings.push_back(rings.size());
  };
  for (const GeoJsonFault& fault : geojson_faults(bytes, polygon)) {
    std::string said = std::to_string(fault.feature);
    said += " at ";
    said += bytes.substr(fault.byte, 8);
    out.faults.push_back(said + ": " + say(fault.why));
  }
  return out;
}

}  // namespace

TEST_CASE("a file as the standard asks has no faults") {
  CHECK(rules_of(R"({"type":"FeatureCollection","bbox":[122,41,123,42],"features":[
    {"type":"Feature","id":7,"properties":null,"geometry":null},
    {"type":"Feature","id":"a","properties":{"type":"Feature","bbox":1},"geometry":{"type":"Polygon","coordinates":[
      [[122,41],[123,41],[123,42],[122,41]]]}}]})")
            .faults.empty());
  CHECK(rules_of(R"({"type":"Point","coordinates":[1,2]})").faults.empty());
}

TEST_CASE("each fault is named with its feature and its place") {
  const std::pair<const char*, std::vector<std::string>> rows[] = {
      {R"({"type":"Feature","properties":17,"geometry":null})", {"1 at 17,\"geom: its “properties” are not an object"}},
      {R"({"type":"Feature","properties":[],"geometry":null})", {"1 at [],\"geom: its “properties” are not an object"}},
      {R"({"type":"Feature","geometry":null})", {"1 at {\"type\":: it has no member “properties”"}},
      {R"({"type":"Feature","properties":{}})", {"1 at {\"type\":: it has no member “geometry”"}},
      {R"({"type":"Feature","type":"Feature","properties":{},"geometry":null})",
       {"1 at \"Feature: it has two members “type”; the last one counts"}},
      {R"({"type":"Feature","id":{},"properties":{},"geometry":null})",
       {"1 at {},\"prop: its “id” is neither a text nor a number"}},
      {R"({"type":"Feature","bbox":[1,2],"properties":{},"geometry":null})",
       {"1 at [1,2],\"p: its “bbox” is not a list of four or six numbers"}},
      {R"({"type":"Feature","bbox":["1",2,3,4],"properties":{},"geometry":null})",
       {"1 at [\"1\",2,3: its “bbox” is not a list of four or six numbers"}},
      {R"({"type":"FeatureCollection","bbox":null,"features":[]})",
       {"0 at null,\"fe: its “bbox” is not a list of four or six numbers"}},
      {R"({"coordinates":[[1,2]],"type":"LineString"})", {"1 at [[1,2]],: a line has fewer than two positions"}},
      {R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[]]})",
       {"1 at []]}: a line has fewer than two positions"}},
      {R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]})",
       {"1 at [[0,0],[: a ring has fewer than four positions"}},
      {R"({"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9]]]}]})",
       {"1 at [[0,0],[: a ring is not closed: its last position is not its first"}},
  };
  for (const auto& [bytes, faults] : rows) {
    INFO(bytes);
    CHECK(rules_of(bytes).faults == faults);
  }
}

TEST_CASE("every polygon is handed on, of texts one after another too, and features are counted as the file has them") {
  const std::string polygon =
      R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[0,0],[1,0],[1,1],[0,0]]]})";
  const std::string feature = R"({"type":"Feature","properties":{},"geometry":)" + polygon + "}";
  const std::string bad = R"({"type":"Feature","geometry":null})";
  const Seen seen = rules_of(feature + "\n\x1E" + bad + "\n" + polygon);
  CHECK(seen.rings == std::vector<std::size_t>{2, 2});
  REQUIRE(seen.faults.size() == 1);
  CHECK(seen.faults[0].starts_with("2 at "));
}

TEST_CASE("what is no JSON ends it") {
  for (const char* bytes :
       {"", "{", "[", "{\"type\":\"Feature\",", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[", "x"})
    CHECK(rules_of(bytes).rings.empty());
}
