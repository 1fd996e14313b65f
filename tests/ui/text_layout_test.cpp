// A paragraph in lines, and where its bytes are seen.
#include "app/ui/text_layout.h"

#include "tests/catch.h"

using namespace app;

namespace {

struct Layouts {
  PictureAtlas atlas{512};
  Fonts fonts{atlas, std::make_shared<Shaping>(), 1};
  TextLayout layout(std::string_view text, double width_px) { return {fonts, font::text, text, width_px, 20}; }
  double width(std::string_view text) { return fonts.width(font::text, text); }
};

std::vector<std::string> lines_of(const TextLayout& layout) {
  std::vector<std::string> out;
  for (const TextLayout::Line& line : layout.lines())
    out.push_back(layout.text().substr(line.first, line.last - line.first));
  return out;
}

}  // namespace

TEST_CASE("lines end where they may, without their blanks") {
  Layouts l;
  CHECK(lines_of(l.layout("the steel works", 1000)) == std::vector<std::string>{"the steel works"});
  CHECK(lines_of(l.layout("the steel works", l.width("the steel ") + 1)) ==
        std::vector<std::string>{"the steel", "works"});
  CHECK(lines_of(l.layout("the\nsteel", 1000)) == std::vector<std::string>{"the", "steel"});
  CHECK(lines_of(l.layout("鞍山钢铁", l.width("鞍山") + 1)) == std::vector<std::string>{"鞍山", "钢铁"});
  CHECK(lines_of(l.layout("unbreakable", 10)) == std::vector<std::string>{"unbreakable"});
  CHECK(lines_of(l.layout("", 100)).empty());
}

TEST_CASE("bytes are found under a point, and points from bytes") {
  Layouts l;
  const TextLayout layout = l.layout("the steel works", l.width("the steel ") + 1);
  const auto rects = layout.rects(4, 12);  // "steel wo"
  REQUIRE(rects.size() == 2);
  CHECK(rects[0].min_x == Catch::Approx(l.width("the ")).margin(0.5));
  CHECK(rects[0].max_x == Catch::Approx(l.width("the steel")).margin(0.5));
  CHECK(rects[1].min_x == 0);
  CHECK(rects[1].min_y == 20);
  CHECK(layout.byte_at(rects[0].min_x + 1, 5) == 4u);
  CHECK(layout.byte_at(1, 25) == 10u);
  CHECK_FALSE(layout.byte_at(rects[0].max_x + 20, 5));
  CHECK_FALSE(layout.byte_at(1, 45));
}

TEST_CASE("what runs from right to left is turned within its line") {
  Layouts l;
  // Aleph, bet, gimel: two bytes each. A line of "ab", then the word, then "cd".
  const std::string word = "\u05D0\u05D1\u05D2";
  const TextLayout layout = l.layout("ab " + word + " cd", 1000);
  REQUIRE(layout.lines().size() == 1);
  const double begin = l.width("ab "), end = begin + l.width(word);
  const auto aleph = layout.rects(3, 5), gimel = layout.rects(7, 9), all = layout.rects(3, 9);
  REQUIRE((aleph.size() == 1 && gimel.size() == 1 && all.size() == 1));
  CHECK(gimel[0].min_x == Catch::Approx(begin).margin(0.5));
  CHECK(aleph[0].max_x == Catch::Approx(end).margin(0.5));
  CHECK(all[0].width() == Catch::Approx(l.width(word)).margin(0.5));
  CHECK(layout.byte_at(end - 1, 5) == 3u);
  CHECK(layout.byte_at(begin + 1, 5) == 7u);
  // "ab aleph" is what a reader marks: two pieces, with the rest of the word between them.
  CHECK(layout.rects(0, 5).size() == 2);
  // Broken into two lines, the first has the first of the two words.
  const TextLayout two = l.layout(word + " " + word, l.width(word) + 2);
  CHECK(lines_of(two) == std::vector<std::string>{word, word});
  CHECK(two.byte_at(1, 5) == 4u);
  CHECK(two.byte_at(1, 25) == 11u);
}
