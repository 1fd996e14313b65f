#include "geodata/base/text.h"

#include "tests/catch.h"

using geodata::Language;
using geodata::say;
using geodata::Text;
using geodata::text;

TEST_CASE("a template says its arguments") {
  CHECK(say(text("{} features left out", 3)) == "3 features left out");
  CHECK(say(text("{} of {}", "a", 2.5)) == "a of 2.5");
  CHECK(say(text("no places")) == "no places");
  CHECK(say(Text{}) == "");
  CHECK(text("x").empty() == false);
  CHECK(Text{}.empty());
}

TEST_CASE("a template that does not fit its arguments is still said") {
  CHECK(say(text("{} and {}", "one")) == "one and ?");
  CHECK(say(text("only {}", "one", "two")) == "only one");
  CHECK(say(text("{}")) == "?");
  CHECK(say(text("{7}", "one")) == "?");
  CHECK(say(text("{99999999999999999999999}", "one")) == "{99999999999999999999999}");
}

TEST_CASE("braces that are no places stay") {
  CHECK(say(text("{x} {", "one")) == "{x} {");
  CHECK(say(text("} {:>5}", "one")) == "} {:>5}");
  CHECK(say(text("{{}}", "one")) == "{one}");
}

TEST_CASE("arguments are not templates, and are never translated") {
  CHECK(say(text("name: {}", "{} {}")) == "name: {} {}");
  CHECK(say(text("{}", "line {}"), Language::chinese) == "line {}");
}

TEST_CASE("an argument that is a text is said in the reader's language, however deep") {
  const Text range = text("± {}", text("{} km", 5));
  CHECK(say(text("Estimated position, {}", range)) == "Estimated position, ± 5 km");
  CHECK(say(text("Estimated position, {}", range), Language::chinese) == "估计位置，± 5 公里");
  CHECK(text("± {}", text("{} km", 5)) == range);
  CHECK_FALSE(text("± {}", text("{} m", 5)) == range);
}

TEST_CASE("places may be numbered, for another word order") {
  CHECK(say(text("{1} before {0}", "a", "b")) == "b before a");
}

TEST_CASE("no space stands between Chinese words, and one does beside numbers and Latin ones") {
  CHECK(say(text("From {} to the mouth", "大孤山铁矿"), Language::chinese) == "从大孤山铁矿到河口");
  CHECK(say(text("From {} to the mouth", "Dagushan"), Language::chinese) == "从 Dagushan 到河口");
  CHECK(say(text("line {}", 12), Language::chinese) == "第 12 行");
}

TEST_CASE("Chinese where there is a row, English where there is none") {
  CHECK(say(text("line {}", 12), Language::chinese) == "第 12 行");
  CHECK(say(text("never written down {}", 12), Language::chinese) == "never written down 12");
  CHECK(geodata::word("line {}", Language::english) == "line {}");
  CHECK(geodata::word("line {}", Language::chinese) == "第 {} 行");
  CHECK(geodata::word("never written down", Language::chinese) == "never written down");
}
