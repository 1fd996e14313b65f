#include "geodata/atlas/atlas.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

struct Case {
  const char* exact;
  const char* prefix;
  const char* suffix;
  std::optional<Passage> position;
  std::optional<Passage> expected;
  const char* why = "";
};

}  // namespace

TEST_CASE("a quote is placed by its words, its surroundings, and its position where they agree") {
  const auto article = parse_article("Iron River 𠀀 Iron River.\n\nA 河 and the Iron Hill, aaa.", "article.md");
  REQUIRE(article.has_value());
  const char* twice = "its quote “Iron River” matches more than once";
  const Case cases[] = {
      {"Hill", "", "", {}, Passage{1, 17, 21}},
      {"Hill", "", "", Passage{1, 17, 21}, Passage{1, 17, 21}},
      {"Hill", "Iron ", ",", Passage{0, 3, 5}, Passage{1, 17, 21}},  // the position is wrong: the quote decides
      {"Hill", "", "", Passage{1, 17, 99}, Passage{1, 17, 21}},      // a wrong end
      {"Hill", "", "", Passage{9, 0, 4}, Passage{1, 17, 21}},        // no such paragraph
      {"河", "", "", {}, Passage{1, 2, 3}},
      {"𠀀", "River ", " Iron", {}, Passage{0, 11, 12}},
      {"Iron River", "", "", {}, {}, twice},
      {"Iron River", "", "", Passage{0, 13, 23}, Passage{0, 13, 23}},  // the position tells the two apart
      {"Iron River", "", "", Passage{0, 1, 11}, {}, twice},
      {"Iron River", "𠀀 ", "", {}, Passage{0, 13, 23}},
      {"Iron River", "", " 𠀀", {}, Passage{0, 0, 10}},
      {"Iron River", "", " 𠀀", Passage{0, 13, 23}, Passage{0, 0, 10}},  // surroundings go before the position
      {"Iron River", "the ", "", Passage{0, 0, 10}, {}, "its quote “Iron River” matches nothing"},
      {"aa", "", "", {}, {}, "its quote “aa” matches more than once"},  // the two overlap
      {"Steel", "", "", Passage{0, 0, 5}, {}, "its quote “Steel” matches nothing"},
      {"iron river", "", "", {}, {}, "its quote “iron river” matches nothing"},
      {"River. A", "", "", {}, {}, "its quote “River. A” matches nothing"},  // never over two paragraphs
      {"", "Iron", "", Passage{0, 0, 0}, {}, "its quote is empty"},
  };
  for (const Case& c : cases) {
    INFO(c.prefix << "|" << c.exact << "|" << c.suffix);
    const auto passage = resolve_quote(*article, c.exact, c.prefix, c.suffix, c.position);
    REQUIRE(passage.has_value() == c.expected.has_value());
    if (passage) {
      CHECK(*passage == *c.expected);
      CHECK(article->text(*passage) == c.exact);
    } else {
      CHECK(say(passage.error().why) == c.why);
    }
  }
}

TEST_CASE("a long quote is shortened in its error, between code points") {
  std::string quote;
  for (int i = 0; i < 100; ++i) quote += "鞍";
  const auto article = parse_article("Nothing of the kind.", "article.md");
  const auto passage = resolve_quote(*article, quote, "", "", {});
  REQUIRE_FALSE(passage.has_value());
  const std::string why = say(passage.error().why);
  CHECK(why.find("鞍…”") != std::string::npos);
  CHECK(why.size() < 250);
}
