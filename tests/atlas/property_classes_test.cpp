// Values by property become one plain rule for each class.
#include "geodata/atlas/property_classes.h"

#include "geodata/atlas/colour_ramp.h"
#include "geodata/atlas/json_document.h"
#include "geodata/atlas/layer_reader.h"
#include "geodata/atlas/member_reader.h"
#include "tests/atlas/temporary_atlas.h"
#include "tests/catch.h"

using namespace geodata;
using nlohmann::json;

namespace {

constexpr ThemeColour water{{0x7A, 0xA9, 0xC6, 255}, {0x43, 0x75, 0x90, 255}};

struct Expanded {
  ClassedRule rules;
  std::vector<std::string> warnings;
};

Expanded expand(const std::string& rule) {
  Expanded out;
  out.rules = expand_classes(json::parse(rule), {{"river", water}}, [&](const std::string& member, const Text& why) {
    out.warnings.push_back(member + ": " + say(why));
  });
  return out;
}

std::string row(const ClassLegend::Class& c) {
  std::string words = std::to_string(c.rule) + " " + c.value;
  if (c.from) words += fmt::format("{}", *c.from) + "..";
  if (c.to) words += fmt::format("{}", *c.to);
  return words;
}

}  // namespace

TEST_CASE("a rule without values by property stays as it is") {
  const char* plain =
      R"({"filter": ["has", "a"], "fill": {"light": "#fff", "dark": "#000"}, "stroke-width": [[8, 1]]})";
  const auto [rules, warnings] = expand(plain);
  CHECK(warnings.empty());
  REQUIRE(rules.rules.size() == 1);
  CHECK(rules.rules[0] == json::parse(plain));
  CHECK(rules.legends.empty());
}

TEST_CASE("a value by property gives a rule for each class, in order, and one for all else") {
  struct Case {
    const char* value;
    std::vector<const char*> rules;
    std::vector<const char*> legend;
  };
  const Case cases[] = {
      {R"({"property": "kind", "values": {"mine": "#f00", "works": "#00f"}, "else": "#888"})",
       {R"({"filter": ["all", ["==", "kind", "mine"]], "fill": "#f00"})",
        R"({"filter": ["all", ["==", "kind", "works"]], "fill": "#00f"})", R"({"fill": "#888"})"},
       {"0 mine", "1 works", "2 "}},
      {R"({"property": "rank", "values": [[2, "#f00"], [1, "#00f"], [true, "river"]]})",
       {R"({"filter": ["all", ["==", "rank", 2]], "fill": "#f00"})",
        R"({"filter": ["all", ["==", "rank", 1]], "fill": "#00f"})",
        R"({"filter": ["all", ["==", "rank", true]], "fill": "river"})", "{}"},
       {"0 2", "1 1", "2 true"}},
      {R"({"property": "grade", "classes": [[-5, "#fff"], [10, "#f88"], [20.5, "#f00"]], "else": "#ccc"})",
       {R"({"filter": ["all", ["all", [">=", "grade", -5], ["<", "grade", 10.0]]], "fill": "#fff"})",
        R"({"filter": ["all", ["all", [">=", "grade", 10], ["<", "grade", 20.5]]], "fill": "#f88"})",
        R"({"filter": ["all", [">=", "grade", 20.5]], "fill": "#f00"})", R"({"fill": "#ccc"})"},
       {"0 -5..10", "1 10..20.5", "2 20.5..", "3 "}},
      {R"({"property": "grade", "breaks": [0, 10], "ramp": ["#ffffff", "river"]})",
       {R"({"filter": ["all", ["all", [">=", "grade", 0], ["<", "grade", 10.0]]],
            "fill": {"light": "#FFFFFFFF", "dark": "#FFFFFFFF"}})",
        R"({"filter": ["all", [">=", "grade", 10]], "fill": {"light": "#7AA9C6FF", "dark": "#437590FF"}})", "{}"},
       {"0 0..10", "1 10.."}},
  };
  for (const Case& c : cases) {
    INFO(c.value);
    const auto [rules, warnings] = expand(std::string(R"({"fill": )") + c.value + "}");
    CHECK(warnings.empty());
    REQUIRE(rules.rules.size() == c.rules.size());
    for (std::size_t i = 0; i < c.rules.size(); ++i) CHECK(rules.rules[i] == json::parse(c.rules[i]));
    REQUIRE(rules.legends.size() == 1);
    REQUIRE(rules.legends[0].classes.size() == c.legend.size());
    for (std::size_t i = 0; i < c.legend.size(); ++i) CHECK(row(rules.legends[0].classes[i]) == c.legend[i]);
  }
}

TEST_CASE("the rule's own filter narrows each class, and the last one too") {
  const auto expanded = expand(R"({"filter": ["has", "name"], "stroke": "#000", "stroke-width":
      {"property": "order", "classes": [[1, 0.5], [3, [[8, 1], [12, 4]]]], "else": 0.2}})");
  REQUIRE(expanded.rules.rules.size() == 3);
  CHECK(expanded.rules.rules[1] ==
        json::parse(R"({"filter": ["all", ["has", "name"], [">=", "order", 3]], "stroke": "#000",
                        "stroke-width": [[8, 1], [12, 4]]})"));
  CHECK(expanded.rules.rules[2] ==
        json::parse(R"({"filter": ["all", ["has", "name"]], "stroke": "#000", "stroke-width": 0.2})"));
}

TEST_CASE("members with the same classes share them, others multiply") {
  const auto shared = expand(R"({
    "fill": {"property": "kind", "values": {"a": "#111", "b": "#222"}, "title": "Kind", "title:zh": "种类"},
    "stroke": {"property": "kind", "values": {"a": "#333", "b": "#444"}, "else": "#555"}})");
  REQUIRE(shared.rules.rules.size() == 3);
  CHECK(shared.rules.rules[1]["fill"] == "#222");
  CHECK(shared.rules.rules[1]["stroke"] == "#444");
  CHECK_FALSE(shared.rules.rules[2].contains("fill"));
  REQUIRE(shared.rules.legends.size() == 1);
  CHECK(shared.rules.legends[0].title_zh == "种类");
  CHECK(shared.rules.legends[0].classes.size() == 3);

  const auto product = expand(R"({
    "fill": {"property": "kind", "values": {"a": "#111", "b": "#222"}},
    "stroke-width": {"property": "size", "classes": [[0, 1], [5, 2], [9, 3]]}})");
  REQUIRE(product.rules.rules.size() == 12);
  CHECK(product.rules.rules[5]["fill"] == "#222");
  CHECK(product.rules.rules[5]["stroke-width"] == 2);
  REQUIRE(product.rules.legends.size() == 2);
  CHECK(row(product.rules.legends[0].classes[1]) == "4 b");
  CHECK(row(product.rules.legends[1].classes[2]) == "2 9..");
}

TEST_CASE("a value by property that cannot be used is a warning and counts as missing") {
  std::string many = R"({"property": "n", "values": [)";
  for (int i = 0; i <= 256; ++i) many += (i > 0 ? "," : "") + fmt::format("[{}, \"#fff\"]", i);
  many += "]}";
  const std::string broken = "fill: a value by property has “values”, “classes”, or “breaks” and “ramp”";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({"property": "a"})", broken},
      {R"({"property": "a", "values": {}})", broken},
      {R"({"property": "a", "values": "b"})", broken},
      {R"({"property": "a", "values": [["b"]]})", broken},
      {R"({"property": "a", "values": [[null, "#fff"]]})", broken},
      {R"({"property": "a", "classes": {"0": "#fff"}})", broken},
      {R"({"property": "a", "classes": [["0", "#fff"]]})", broken},
      {R"({"property": "a", "values": {"b": "#fff"}, "classes": [[0, "#fff"]]})", broken},
      {R"({"property": "a", "breaks": [0, 1]})", broken},
      {R"({"property": "a", "breaks": [0, 1], "ramp": ["#fff"]})", broken},
      {R"({"property": "a", "breaks": [0, 1], "ramp": ["#fff", "mauve"]})",
       "fill: it is no colour: #RRGGBB, light and dark, or a name from the palette"},
      {R"({"property": "a", "classes": [[1, "#fff"], [1, "#000"]]})", "fill: its classes must rise"},
      {R"({"property": "", "values": {"b": "#fff"}})", "fill: it names no property"},
      {R"({"property": "a", "values": {"b": "#fff"}, "default": "#000"})", "fill: “default” is not known there"},
      {many, "fill: it has more than 256 classes"},
  };
  for (const auto& [value, warning] : cases) {
    INFO(value.substr(0, 100));
    const auto expanded = expand(R"({"stroke": "#000", "fill": )" + value + "}");
    CHECK(expanded.warnings == std::vector<std::string>{warning});
    CHECK(expanded.rules.rules == std::vector<json>{json::parse(R"({"stroke": "#000"})")});
  }
  CHECK(expand(R"({"label": {"property": "a", "values": {"b": {"size": 12}}}})").warnings ==
        std::vector<std::string>{"label: a label does not depend on a property"});
}

TEST_CASE("a layer's classes count as one rule in its legend, and a bad colour of one is told once") {
  const auto document = parse_json(R"({"id": "a", "file": "a.geojson", "style": [
      {"filter": ["==", "x", 1], "fill": {"property": "g", "classes": [[0, "#fff"], [1, "nowhere"]]}, "blink": 1},
      {"stroke": "#123456"}],
    "legend": [{"title": "Line", "rule": 1}, {"title": "None", "rule": 2}]})",
                                   "atlas.json", text("Cannot open the atlas"));
  REQUIRE(document.has_value());
  JsonWarnings warnings(*document);
  const std::set<std::string> credits;
  std::set<std::string> ids;
  TemporaryAtlas folder;
  folder.write("a.geojson", "{}");
  const Palette palette;
  const auto layer =
      read_layer(document->root, "", LayerRole::overlay, {folder.folder(), palette, credits, ids, warnings});
  REQUIRE(layer.has_value());
  REQUIRE(layer->rules.size() == 4);
  CHECK(layer->rules[0].fill.has_value());
  CHECK_FALSE(layer->rules[1].fill.has_value());
  CHECK(layer->rules[2].class_number == 2);
  CHECK(layer->first_class(2) == 0);
  CHECK(layer->first_class(3) == 3);
  REQUIRE(layer->legend.size() == 1);
  CHECK(layer->legend[0].rule == 3);
  REQUIRE(layer->classes.size() == 1);
  CHECK(layer->classes[0].property == "g");
  std::vector<Error> errors;
  warnings.move_to(errors);
  CHECK(errors.size() == 3);  // the colour, "blink", the legend's rule 2
}

TEST_CASE("numbers by zoom can be stepped") {
  const auto stepped = read_steps(json::parse(R"({"steps": [[8, 1], [10, 3]]})"));
  REQUIRE(stepped.has_value());
  const std::vector<std::pair<double, double>> expected = {{5, 1}, {8, 1}, {9.99, 1}, {10, 3}, {15, 3}};
  for (const auto& [zoom, value] : expected) {
    INFO(zoom);
    CHECK(stepped->at(zoom) == value);
  }
  for (const char* bad : {R"({"steps": 3})", R"({"steps": []})", R"({"steps": [[8, 1]], "more": 1})", "{}"}) {
    INFO(bad);
    CHECK_FALSE(read_steps(json::parse(bad)).has_value());
  }
}

TEST_CASE("a ramp passes through its stops and is even between them") {
  const Colour white{255, 255, 255, 255}, black{0, 0, 0, 255}, blue{0, 0, 255, 255}, yellow{255, 255, 0, 0};
  const std::vector<Colour> stops = {white, black, blue};
  CHECK(ramp_colour(stops, 0) == white);
  CHECK(ramp_colour(stops, 0.5) == black);
  CHECK(ramp_colour(stops, 1) == blue);
  CHECK(ramp_colour(stops, 7) == blue);
  CHECK(ramp_colour({&white, 1}, 0.4) == white);
  // Half the lightness of white is #636363 in Oklab: 0.5 cubed is 0.125 of its light.
  CHECK(ramp_colour(stops, 0.25) == Colour{0x63, 0x63, 0x63, 255});
  CHECK(ramp_colour(std::vector<Colour>{blue, yellow}, 0.5).a == 128);
  for (const Colour c : {white, black, blue, Colour{194, 64, 42, 200}}) CHECK(from_oklab(to_oklab(c), c.a) == c);
  // Red, as on https://bottosson.github.io/posts/oklab/ and in CSS Color 4: 62.796 % 0.22486 0.12585.
  const Oklab red = to_oklab({255, 0, 0, 255});
  CHECK(red.lightness == Catch::Approx(0.62796).margin(1e-4));
  CHECK(red.a == Catch::Approx(0.22486).margin(1e-4));
  CHECK(red.b == Catch::Approx(0.12585).margin(1e-4));
}
