#include "geodata/atlas/layer_spec.h"

#include "geodata/atlas/json_document.h"
#include "geodata/atlas/layer_reader.h"
#include "tests/atlas/temporary_atlas.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

constexpr ThemeColour river{{0x7A, 0xA9, 0xC6, 255}, {0x43, 0x75, 0x90, 255}};

struct ReadRule {
  StyleRule rule;
  std::vector<std::string> warnings;
};

ReadRule read_rule(const std::string& json) {
  const auto document = parse_json(json, "atlas.json", text("Cannot open the atlas"));
  REQUIRE(document.has_value());
  JsonWarnings warnings(*document);
  const Palette palette = {{"river", river}};
  ReadRule result{read_rule(document->root, "", "water", palette, warnings), {}};
  std::vector<Error> errors;
  warnings.move_to(errors);
  for (const Error& error : errors) result.warnings.push_back(say(error));
  return result;
}

}  // namespace

TEST_CASE("colours are written as in CSS") {
  CHECK(parse_colour("#f80") == Colour{0xFF, 0x88, 0x00, 255});
  CHECK(parse_colour("#7AA9c6") == Colour{0x7A, 0xA9, 0xC6, 255});
  CHECK(parse_colour("#7AA9C640") == Colour{0x7A, 0xA9, 0xC6, 0x40});
  for (const char* bad : {"", "#", "red", "f80", "#ff", "#ffff", "#fffff", "#ggg", "#7AA9C6400", "# fff"}) {
    INFO(bad);
    CHECK_FALSE(parse_colour(bad).has_value());
  }
}

TEST_CASE("zoom steps are straight between and flat beyond") {
  const ZoomSteps steps{{{8, 1.0}, {10, 3.0}, {11, 2.0}}};
  CHECK(steps.at(5) == 1.0);
  CHECK(steps.at(8) == 1.0);
  CHECK(steps.at(9) == Catch::Approx(2.0));
  CHECK(steps.at(10.5) == Catch::Approx(2.5));
  CHECK(steps.at(20) == 2.0);
  CHECK(ZoomSteps{{{0, 4.0}}}.at(-3) == 4.0);
  CHECK(ZoomSteps{}.at(9, 7) == 7);
}

TEST_CASE("a rule is read with all its members") {
  const auto [rule, warnings] = read_rule(R"({
    "filter": ["==", "class", "river"], "min-zoom": 6, "max-zoom": 12,
    "fill": "#102030", "fill-opacity": 0.5, "hatched": true,
    "stroke": "river", "stroke-width": [[8, 0.7], [11.5, 1.8]], "stroke-opacity": 0.9, "stroke-dash": [4, 2],
    "casing": { "light": "#fff", "dark": "#000" }, "casing-width": 1.2,
    "band": "river", "band-width": 6, "band-opacity": 0.1, "tick-length": 3.2, "tick-spacing": 14,
    "marker-symbol": "works", "marker-color": "#2F3640", "marker-accent": "#E2571E", "marker-size": 16,
    "marker-rank": [[9, 1], [11, 0]], "marker-rank-property": "-capacity", "hollow": true, "dashed": true,
    "label": { "size": 12, "rank": 2, "rank-property": "population", "bold": true, "italic": true, "zh-smaller": 1,
               "max-width": 10,
               "color": "river", "placement": "line", "min-zoom": 9, "spacing": 250, "most": 3 }
  })");
  CHECK(warnings.empty());
  CHECK_FALSE(rule.filter.matches_everything());
  CHECK(rule.min_zoom == 6);
  CHECK(rule.fill->light == Colour{0x10, 0x20, 0x30, 255});
  CHECK(rule.fill->dark == rule.fill->light);
  CHECK(rule.fill_opacity.at(9) == 0.5);
  CHECK(rule.hatched);
  CHECK(*rule.stroke == river);
  CHECK(rule.stroke_width.steps.size() == 2);
  CHECK(rule.dash == std::vector<double>{4, 2});
  CHECK(rule.casing->dark == Colour{0, 0, 0, 255});
  CHECK(rule.tick_spacing == 14);
  CHECK(rule.marker_symbol == "works");
  CHECK(rule.marker_accent.has_value());
  CHECK(rule.marker_rank.at(10) == Catch::Approx(0.5));
  CHECK(rule.marker_rank_property == "-capacity");
  CHECK(rule.hollow);
  CHECK(rule.dashed);
  REQUIRE(rule.label.has_value());
  CHECK(rule.label->size_px.at(0) == 12);
  CHECK(rule.label->rank_property == "population");
  CHECK(rule.label->bold);
  CHECK(rule.label->placement == LabelPlacement::line);
  CHECK(rule.label->placement_given);
  CHECK(rule.label->min_zoom == 9);
  CHECK(rule.label->max_zoom == 12);  // the rule's
  CHECK(rule.label->spacing_px == 250);
  CHECK(rule.label->most == 3);
  CHECK(rule.label->most_ems == 10);
}

TEST_CASE("a shield is read, and what it leaves open has the format's defaults") {
  const auto [rule, warnings] = read_rule(R"({ "stroke": "#000", "min-zoom": 6, "max-zoom": 12, "shield": {
    "property": "ref", "size": [[8, 8], [12, 10]], "rank": 4, "min-zoom": 9, "spacing": 200,
    "fill": "#fff", "color": "river", "band": "#f00" } })");
  CHECK(warnings.empty());
  REQUIRE(rule.shield.has_value());
  CHECK(rule.shield->property == "ref");
  CHECK(rule.shield->size_px.at(10) == 9);
  CHECK(rule.shield->rank.at(0) == 4);
  CHECK(rule.shield->min_zoom == 9);
  CHECK(rule.shield->max_zoom == 12);
  CHECK(rule.shield->spacing_px == 200);
  CHECK(*rule.shield->colour == river);
  const StyleRule plain = read_rule(R"({ "shield": { "property": "ref" } })").rule;
  CHECK(plain.shield->spacing_px == 260);
  CHECK_FALSE(plain.shield->fill.has_value());
  CHECK(read_rule(R"({ "shield": { "property": "ref", "spacing": 0 } })").rule.shield->spacing_px == 20);
  const auto nameless = read_rule(R"({ "shield": { "size": 9 } })");
  CHECK_FALSE(nameless.rule.shield.has_value());
  CHECK(nameless.warnings.size() == 1);
}

TEST_CASE("a cluster is read, within bounds") {
  const auto [rule, warnings] =
      read_rule(R"({ "marker-symbol": "dot", "cluster": { "radius": 30, "max-zoom": 14, "color": "river" } })");
  CHECK(warnings.empty());
  REQUIRE(rule.cluster.has_value());
  CHECK(rule.cluster->radius_px == 30);
  CHECK(rule.cluster->max_zoom == 14);
  CHECK(*rule.cluster->colour == river);
  CHECK(read_rule(R"({ "cluster": {} })").rule.cluster->radius_px == 40);
  CHECK(read_rule(R"({ "cluster": { "radius": 0 } })").rule.cluster->radius_px == 10);
  CHECK(read_rule(R"({ "cluster": true })").warnings.size() == 1);
}

TEST_CASE("what a label leaves open has the format's defaults") {
  const StyleRule rule = read_rule(R"({ "stroke": "#000", "label": { "size": 11 } })").rule;
  REQUIRE(rule.label.has_value());
  CHECK(rule.label->rank.at(9) == 5);
  CHECK(rule.label->zh_smaller_px == 2);
  CHECK(rule.label->placement == LabelPlacement::line);
  CHECK_FALSE(rule.label->placement_given);
  CHECK(read_rule(R"({ "fill": "#000", "label": { "size": 11 } })").rule.label->placement == LabelPlacement::area);
  CHECK(read_rule(R"({ "marker-symbol": "dot", "fill": "#000", "label": { "size": 11 } })").rule.label->placement ==
        LabelPlacement::point);
}

TEST_CASE("a member that cannot be used is a warning and counts as missing") {
  struct Case {
    const char* rule;
    const char* warning;
  };
  const char* no_colour = "it is no colour: #RRGGBB, light and dark, or a name from the palette. (atlas.json, line 1)";
  const char* no_steps = "it is neither a number nor [[zoom, number], ...] with rising zooms. (atlas.json, line 1)";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({"fill": "nowhere"})", std::string("“fill” of the layer water is left out: ") + no_colour},
      {R"({"fill": {"light": "#fff"}})", std::string("“fill” of the layer water is left out: ") + no_colour},
      {R"({"fill": 5})", std::string("“fill” of the layer water is left out: ") + no_colour},
      {R"({"stroke-width": "wide"})", std::string("“stroke-width” of the layer water is left out: ") + no_steps},
      {R"({"stroke-width": []})", std::string("“stroke-width” of the layer water is left out: ") + no_steps},
      {R"({"stroke-width": [[9, 1], [8, 2]]})",
       std::string("“stroke-width” of the layer water is left out: ") + no_steps},
      {R"({"stroke-width": [[9, 1], [9, 2]]})",
       std::string("“stroke-width” of the layer water is left out: ") + no_steps},
      {R"({"stroke-width": [[9]]})", std::string("“stroke-width” of the layer water is left out: ") + no_steps},
      {R"({"stroke-dash": [0, 0]})",
       "“stroke-dash” of the layer water is left out: its lengths must be positive. (atlas.json, line 1)"},
      {R"({"tick-spacing": 0})",
       "“tick-spacing” of the layer water is left out: it must be 1 or more. (atlas.json, line 1)"},
      {R"({"hatched": "yes"})",
       "“hatched” of the layer water is left out: it is neither true nor false. (atlas.json, line 1)"},
      {R"({"stroke-widht": 2})",
       "“stroke-widht” of the layer water is left out: no such member is known. (atlas.json, line 1)"},
      {R"({"label": {}})", "“size” of the layer water is left out: a label needs a size. (atlas.json)"},
  };
  for (const auto& [json, warning] : cases) {
    INFO(json);
    const ReadRule read_back = read_rule(json);
    CHECK(read_back.warnings == std::vector<std::string>{warning});
    CHECK_FALSE(read_back.rule.fill.has_value());
    CHECK_FALSE(read_back.rule.stroke_width.set());
    CHECK(read_back.rule.dash.empty());
    CHECK(read_back.rule.tick_spacing == 12);
    CHECK_FALSE(read_back.rule.label.has_value());
  }
}

TEST_CASE("a filter that cannot be read lets nothing through") {
  const auto [rule, warnings] = read_rule(R"({"filter": ["~=", "class", "river"], "stroke": "#000"})");
  CHECK(warnings.size() == 1);
  CHECK_FALSE(rule.filter.matches_everything());
}

TEST_CASE("layers stand in drawing order: the ground, the overlays, and what is not drawn") {
  const Atlas atlas = TemporaryAtlas().atlas();
  REQUIRE(atlas.layers.size() == 3);
  CHECK(atlas.layers[0].id == "land");
  CHECK(atlas.layers[0].role == LayerRole::base);
  CHECK_FALSE(atlas.layers[0].clickable);
  CHECK(atlas.layers[0].credits == std::vector<std::string>{"survey"});
  CHECK(atlas.layers[0].swatch.light == Colour{255, 255, 255, 255});
  CHECK(atlas.layers[1].id == "rivers");
  CHECK(atlas.layers[1].role == LayerRole::overlay);
  CHECK(atlas.layers[1].clickable);
  CHECK(atlas.layers[1].title == "rivers");
  CHECK(atlas.layers[1].on);
  CHECK(atlas.layers[1].swatch == river);
  CHECK(atlas.layers[2].role == LayerRole::data);
  CHECK(atlas.layers[2].file == "data/rivers.csv");
}

TEST_CASE("rivers name their network, what stands along it, and areas whose boundaries matter; no layer: a warning") {
  TemporaryAtlas files;
  files.change("atlas.json", R"("data": {)", R"("rivers": { "network": "layers/rivers.geojson",
    "along": [ { "layer": "rivers" }, { "layer": "gone" } ], "areas": [ "land", "lost" ] },
  "data": {)");
  const auto warnings = files.warnings();
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].find("the atlas has no layer gone") != std::string::npos);
  CHECK(warnings[1].find("the atlas has no layer lost") != std::string::npos);
  const RiverSpec rivers = files.atlas().rivers;
  CHECK(rivers.network == "layers/rivers.geojson");
  REQUIRE(rivers.along.size() == 1);
  CHECK(rivers.along[0] == RiverSpec::Along{"rivers", 1000});
  CHECK(rivers.areas == std::vector<std::string>{"land"});
}

TEST_CASE("a layer is read with all its members") {
  TemporaryAtlas files;
  files.change("atlas.json", R"({ "id": "rivers", "file": "layers/rivers.geojson", )", R"({
    "id": "rivers", "file": "layers/rivers.geojson", "type": "features", "filter": ["has", "order"],
    "title": "Rivers", "title:zh": "河流", "group": "Water", "group:zh": "水", "row": "rivers", "panel": 2,
    "note": "estimate", "note:zh": "估计", "on": false, "min-zoom": 5, "max-zoom": 14, "subject": true,
    "fills-under-water": true, "mark": "water", "name": "label", "name:zh": "zh", "kind": "class", "label": "short",
    "label:zh": "short_zh", "clickable": false, "credits": ["atlas"], "swatch": "#abc",
    "legend": [ { "title": "River", "title:zh": "河", "rule": 0 } ],
    "facts": [ { "property": "length", "title": "Length", "title:zh": "长度", "unit": "km", "unit:zh": "公里",
                 "decimals": 1, "grouped": false, "scale": 0.001, "estimate": true, "note": "computed",
                 "note:zh": "计算", "words:zh": { "long": "长" } } ],)");
  CHECK(files.warnings().empty());
  const Atlas atlas = files.atlas();
  const LayerSpec& layer = atlas.layers[1];
  CHECK_FALSE(layer.filter.matches_everything());
  CHECK(layer.title_zh == "河流");
  CHECK(layer.group == "Water");
  CHECK(layer.row == "rivers");
  CHECK(layer.panel == 2);
  CHECK(layer.note == "estimate");
  CHECK_FALSE(layer.on);
  CHECK(layer.min_zoom == 5);
  CHECK(layer.max_zoom == 14);
  CHECK(layer.subject);
  CHECK(layer.fills_under_water);
  CHECK(layer.mark == "water");
  CHECK(layer.name_property == "label");
  CHECK(layer.kind_property == "class");
  CHECK(layer.label_property == "short");
  CHECK(layer.label_zh_property == "short_zh");
  CHECK_FALSE(layer.clickable);
  CHECK(layer.swatch.dark == Colour{0xAA, 0xBB, 0xCC, 255});
  REQUIRE(layer.legend.size() == 1);
  CHECK(layer.legend[0].title_zh == "河");
  REQUIRE(layer.facts.size() == 1);
  CHECK(layer.facts[0].unit_zh == "公里");
  CHECK(layer.facts[0].decimals == 1);
  CHECK_FALSE(layer.facts[0].grouped);
  CHECK(layer.facts[0].scale == 0.001);
  CHECK(layer.facts[0].estimate);
  CHECK(layer.facts[0].words_zh.at("long") == "长");
}

TEST_CASE("layers with faults: the layer goes, or the fault alone") {
  struct Case {
    const char* layer;
    const char* warning;
    bool stays;
  };
  const Case cases[] = {
      {R"({"file": "a.geojson"})", "The layer /overlays/0 is left out: it has no id. (atlas.json, line 11)", false},
      {R"({"id": "a"})", "The layer a is left out: it names no file. (atlas.json, line 11)", false},
      {R"({"id": "land", "file": "a.geojson"})",
       "The layer land is left out: another layer has the same id. (atlas.json, line 11)", false},
      {R"("rivers")", "The layer /overlays/0 is left out: it has no id. (atlas.json, line 11)", false},
      {R"({"id": "a", "file": "a.tif", "type": "picture"})",
       "“type” of the layer a is left out: it is none of features, relief. (atlas.json, line 11)", true},
      {R"({"id": "a", "file": "a.fgb", "credits": ["nobody"]})",
       "“credits” of the layer a is left out: the atlas has no credit “nobody”. (atlas.json, line 11)", true},
      {R"({"id": "a", "file": "a.fgb", "legend": [{"title": "A", "rule": 0}]})",
       "“legend/0” of the layer a is left out: it names no rule of the style. (atlas.json, line 11)", true},
      {R"({"id": "a", "file": "a.fgb", "facts": [{"title": "A"}]})",
       "“facts/0” of the layer a is left out: it names no property. (atlas.json, line 11)", true},
      {R"({"id": "a", "file": "a.fgb", "style": [5]})",
       "“style/0” of the layer a is left out: it is not an object. (atlas.json, line 11)", true},
      {R"({"id": "a", "file": "a.fgb", "style": {}})",
       "“style” of the layer a is left out: it is not a list. (atlas.json, line 11)", true},
      {R"({"id": "a", "file": "a.fgb", "colour": "#fff"})",
       "“colour” of the layer a is left out: no such member is known. (atlas.json, line 11)", true},
  };
  for (const Case& c : cases) {
    INFO(c.layer);
    TemporaryAtlas files;
    files.change("atlas.json",
                 R"({ "id": "rivers", "file": "layers/rivers.geojson", "style": [ { "stroke": "river" } ] })", c.layer);
    CHECK(files.warnings() == std::vector<std::string>{c.warning});
    CHECK(files.atlas().layers.size() == (c.stays ? 3 : 2));
  }
}
