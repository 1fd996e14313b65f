// The look that a file's features ask for, as rules; and every part of a feature drawn and found.
#include "app/shell/simple_style.h"

#include "app/ui/swatch.h"
#include "geodata/io/vector_reader.h"
#include "tests/shell/opened.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

std::shared_ptr<const geodata::FeatureStore> store(std::string_view features) {
  const auto read = geodata::read_vector_bytes(
      R"({"type":"FeatureCollection","features":[)" + std::string(features) + "]}", "t.geojson");
  REQUIRE(read);
  return read->value.features;
}

std::string point(std::string_view properties) {
  return R"({"type":"Feature","properties":{)" + std::string(properties) +
         R"(},"geometry":{"type":"Point","coordinates":[1,2]}})";
}

std::string line(std::string_view properties) {
  return R"({"type":"Feature","properties":{)" + std::string(properties) +
         R"(},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}})";
}

constexpr geodata::Colour grey{9, 9, 9};

std::vector<PlainRule> plain() {
  geodata::StyleRule lines, points;
  lines.stroke = points.marker_colour = geodata::ThemeColour{grey, grey};
  lines.stroke_width.steps = {{0, 1}};
  points.marker_symbol = "dot";
  return {{"LineString", lines}, {"Point", points}};
}

// The rule that a feature takes.
const geodata::StyleRule& rule_of(const std::vector<geodata::StyleRule>& rules, const geodata::FeatureStore& features,
                                  geodata::FeatureIndex f) {
  for (const geodata::StyleRule& rule : rules)
    if (rule.filter.matches(features, f)) return rule;
  FAIL("no rule");
  return rules.front();
}

}  // namespace

TEST_CASE("each feature has the look it asks for, and what it leaves open stays plain") {
  const auto features = store(line(R"("stroke":"#ff00ff","stroke-width":6)") + "," + line(R"("stroke":"#ff00ff")") +
                              "," + line("") + "," + point(R"("marker-color":"00F","marker-size":"large")") + "," +
                              line(R"("stroke":"no colour","stroke-width":-1,"stroke-opacity":7)"));
  const auto rules = with_simple_style(*features, plain());
  CHECK(rules.size() == 6);
  const auto magenta = geodata::ThemeColour{{255, 0, 255}, {255, 0, 255}};
  CHECK(rule_of(rules, *features, 0).stroke == magenta);
  CHECK(rule_of(rules, *features, 0).stroke_width.at(9, 0) == 6);
  CHECK(rule_of(rules, *features, 1).stroke == magenta);
  CHECK(rule_of(rules, *features, 1).stroke_width.at(9, 0) == 1);
  CHECK(rule_of(rules, *features, 2).stroke->light == grey);
  CHECK(rule_of(rules, *features, 3).marker_colour->light == geodata::Colour{0, 0, 255});
  CHECK(rule_of(rules, *features, 3).marker_size.at(9, 0) == 25);
  CHECK(rule_of(rules, *features, 4).stroke->light == grey);
  CHECK(rule_of(rules, *features, 4).stroke_width.at(9, 0) == 1);
  CHECK(rule_of(rules, *features, 4).stroke_opacity.at(9, 0) == 1);
}

TEST_CASE("a file cannot ask for rules without end") {
  std::string many;
  for (int i = 0; i < 500; ++i) many += (i > 0 ? "," : "") + line(R"("stroke-width":)" + std::to_string(i));
  CHECK(with_simple_style(*store(many), plain()).size() == 202);
}

TEST_CASE("how a feature looks is no fact about it") {
  const TemporaryFolder folder;
  Opened opened;
  REQUIRE(opened.explorer.open(folder.write("t.geojson", point(R"("name":"a","marker-color":"#f00","level":3)"))));
  opened.settle();
  const auto& layers = opened.explorer.library().layers;
  const auto added =
      std::find_if(layers.begin(), layers.end(), [](const Layer& l) { return l.spec.id == "t.geojson"; });
  REQUIRE(added != layers.end());
  REQUIRE(added->spec.facts.size() == 1);
  CHECK(added->spec.facts[0].property == "level");
  // Its row in the drawer bears the sign that is on the map.
  const geodata::StyleRule* sign = best_rule({&*added});
  REQUIRE(sign != nullptr);
  CHECK(sign->marker_symbol == "dot");
  CHECK(sign->marker_colour->in(geodata::Theme::light) == geodata::Colour{255, 0, 0, 255});
}

TEST_CASE("every part of a collection stands on the map: its points, line and area") {
  const TemporaryFolder folder;
  Opened opened;
  REQUIRE(opened.explorer.open(folder.write("mixed.geojson", R"({"type":"Feature","properties":{"name":"m"},
    "geometry":{"type":"GeometryCollection","geometries":[
      {"type":"MultiPoint","coordinates":[[122.98,41.05],[123.02,41.05]]},
      {"type":"Polygon","coordinates":[[[122.9,41.0],[122.95,41.0],[122.95,41.04],[122.9,41.04],[122.9,41.0]]]}]}})")));
  opened.settle();
  const auto& layers = opened.explorer.library().layers;
  const auto added =
      std::find_if(layers.begin(), layers.end(), [](const Layer& l) { return l.spec.id == "mixed.geojson"; });
  REQUIRE(added != layers.end());
  const std::uint16_t number = added->content->rule[0];
  REQUIRE(number < added->spec.rules.size());
  const geodata::StyleRule& rule = added->spec.rules[number];
  CHECK(rule.fill);
  CHECK(rule.stroke);
  CHECK(rule.marker_symbol == "dot");
}
