// docs/atlas.schema.json is the machine-readable form of docs/atlas-format.md: the shipped atlas keeps to it, and it
// refuses what the page refuses.
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "tests/catch.h"

using nlohmann::json;

namespace {

json read_schema(const std::string& file) {
  std::ifstream in(std::string(ANSHAN_SOURCE_DIR).append("/").append(file));
  INFO(file);
  REQUIRE(in.good());
  return json::parse(in);
}

// What is wrong, one line each; empty: valid.
std::string problems(const json& document) {
  static const json schema_json = read_schema("docs/atlas.schema.json");
  static valijson::Schema schema;
  static const bool parsed = [] {
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);
    return true;
  }();
  REQUIRE(parsed);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results);
  std::string all;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const std::string& step : error.context) all += step;
    all += ": " + error.description + "\n";
  }
  return all;
}

json smallest() {
  return json::parse(R"({ "format": "anshan-atlas/1", "title": "A", "article": "article.md",
                          "home": { "center": [123, 41], "zoom": 9 },
                          "overlays": [ { "id": "a", "file": "a.geojson", "style": [ { "fill": "#fff" } ] } ] })");
}

}  // namespace

TEST_CASE("the shipped atlas and the one of the style page keep to the schema") {
  CHECK(problems(read_schema("atlases/anshan/atlas.json")) == "");
  CHECK(problems(read_schema("docs/style/atlas.json")) == "");
}

TEST_CASE("the schema takes a small atlas") { CHECK(problems(smallest()) == ""); }

TEST_CASE("the schema takes values by property and by zoom") {
  for (
      const char* rule :
      {R"({"fill": {"property": "grade", "classes": [[0, "#fff"], [10, "river"]], "else": "#000000"}})",
       R"({"fill": {"property": "grade", "breaks": [0, 10], "ramp": ["#fff", "#000"], "title": "Grade", "unit": "%"}})",
       R"({"marker-symbol": {"property": "kind", "values": {"mine": "pit"}, "else": "dot"}})",
       R"({"hollow": {"property": "kind", "values": [["planned", true], [3, false]]}})",
       R"({"stroke-width": {"property": "order", "classes": [[1, [[8, 1], [12, 3]]]]}})",
       R"({"stroke-width": {"steps": [[8, 1], [12, 3]]}})"}) {
    INFO(rule);
    json atlas = smallest();
    atlas["overlays"][0]["style"][0] = json::parse(rule);
    CHECK(problems(atlas) == "");
  }
}

TEST_CASE("the schema refuses what the format refuses") {
  struct Case {
    const char* pointer;
    const char* value;
  };
  const Case cases[] = {{"/format", "\"anshan-atlas/2\""},
                        {"/home/center", "[123]"},
                        {"/home/zoom", "\"near\""},
                        {"/article", "\"../article.md\""},
                        {"/article", "\"/etc/passwd\""},
                        {"/overlays/0/file", "\"a\\\\b.geojson\""},
                        {"/overlays/0/style/0/fill", "\"#ff\""},
                        {"/overlays/0/style/0/stroke-width", "\"wide\""},
                        {"/overlays/0/style/0/fill", "{\"values\": {\"a\": \"#fff\"}}"},
                        {"/overlays/0/style/0/fill", "{\"property\": \"a\", \"breaks\": [\"a\"]}"},
                        {"/overlays/0/style/0/fill", "{\"property\": \"a\", \"default\": \"#fff\"}"},
                        {"/overlays/0/style/0/label", "{\"property\": \"a\", \"values\": {}}"},
                        {"/overlays/0/type", "\"picture\""}};
  for (const Case& c : cases) {
    INFO(c.pointer << " = " << c.value);
    json atlas = smallest();
    atlas[json::json_pointer(c.pointer)] = json::parse(c.value);
    CHECK(problems(atlas) != "");
  }
  for (const char* required : {"format", "title", "article", "home"}) {
    INFO(required);
    json atlas = smallest();
    atlas.erase(required);
    CHECK(problems(atlas) != "");
  }
}

TEST_CASE("a base alone, the ground under files, needs no article") {
  CHECK(problems(read_schema("atlases/world/atlas.json")) == "");
}
