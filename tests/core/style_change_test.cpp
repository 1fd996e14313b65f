// A reader's change of a layer's look touches what the rule has, and nothing else.
#include "app/core/style_change.h"

#include "tests/catch.h"

using namespace app;
using geodata::ThemeColour;

namespace {

constexpr ThemeColour red{{200, 0, 0, 255}, {220, 80, 80, 255}}, blue{{0, 0, 200, 255}, {80, 80, 220, 255}};

geodata::StyleRule full_rule() {
  geodata::StyleRule rule;
  rule.fill = rule.stroke = rule.casing = rule.band = rule.marker_colour = rule.marker_accent = red;
  rule.fill_opacity.steps = {{0, 0.3}};
  rule.stroke_width.steps = {{8, 1}, {12, 3}};
  rule.stroke_width.stepped = true;
  rule.casing_width.steps = {{0, 1.2}};
  rule.tick_length.steps = {{10, 0}, {11, 3}};
  rule.dash = {4, 2};
  rule.marker_symbol = "pit";
  return rule;
}

}  // namespace

TEST_CASE("an empty change leaves a rule as it is") {
  CHECK(StyleChange().empty());
  const geodata::StyleRule rule = restyled(full_rule(), {});
  CHECK(rule.fill == red);
  CHECK(rule.stroke_width.steps == full_rule().stroke_width.steps);
  CHECK_FALSE(rule.marker_size.set());
}

TEST_CASE("colours replace the rule's, and keep what makes it different") {
  StyleChange change;
  change.fill = change.stroke = change.symbol = blue;
  CHECK_FALSE(change.empty());
  const geodata::StyleRule rule = restyled(full_rule(), change);
  CHECK(rule.fill == blue);
  CHECK(rule.stroke == blue);
  CHECK(rule.band == blue);
  CHECK(rule.marker_colour == blue);
  CHECK(rule.casing == red);
  CHECK(rule.marker_accent == red);
  CHECK(rule.fill_opacity.at(9) == 0.3);
  CHECK(rule.dash == std::vector<double>{4, 2});
}

TEST_CASE("widths and sizes are multiplied at every zoom") {
  StyleChange change;
  change.width = 2, change.size = 0.5;
  const geodata::StyleRule rule = restyled(full_rule(), change);
  CHECK(rule.stroke_width.steps == std::vector<std::pair<double, double>>{{8, 2}, {12, 6}});
  CHECK(rule.stroke_width.stepped);
  CHECK(rule.band_width.at(9) == 8);  // 4 where the rule does not say
  CHECK(rule.tick_length.at(11) == 6);
  CHECK(rule.casing_width.at(9) == 1.2);  // what is added to the line stays
  CHECK(rule.marker_size.at(9) == 9);     // 18 where the rule does not say
  CHECK(rule.fill == red);
}

TEST_CASE("a rule gets no part that it did not have: its mesh would lack it") {
  StyleChange change;
  change.fill = change.stroke = change.symbol = blue;
  change.width = change.size = 3;
  const geodata::StyleRule rule = restyled(geodata::StyleRule(), change);
  CHECK_FALSE(rule.fill);
  CHECK_FALSE(rule.stroke);
  CHECK_FALSE(rule.band);
  CHECK_FALSE(rule.marker_colour);
  CHECK_FALSE(rule.stroke_width.set());
  CHECK_FALSE(rule.tick_length.set());
  CHECK_FALSE(rule.marker_size.set());
}
