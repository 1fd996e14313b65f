// Where lines may end.
#include "app/text/line_breaks.h"

#include "tests/catch.h"

using app::line_breaks;

namespace {

// The text with a bar at each place where a line may end, and a double one where it must.
std::string marked(std::string_view text) {
  std::string out;
  std::uint32_t from = 0;
  for (const app::LineBreak& b : line_breaks(text)) {
    out += text.substr(from, b.byte - from);
    if (b.byte < text.size()) out += b.forced ? "||" : "|";
    from = b.byte;
  }
  return out;
}

}  // namespace

TEST_CASE("English breaks at spaces and after hyphens") {
  CHECK(marked("a half-built tower") == "a |half-|built |tower");
  CHECK(marked("one\ntwo") == "one\n||two");
  CHECK(marked("") == "");
}

TEST_CASE("a dash ends a line and never begins one") {
  CHECK(marked("silence\u2014its past") == "silence\u2014|its |past");
}

TEST_CASE("Chinese breaks between characters, but not before its punctuation") {
  CHECK(marked("鞍山，钢都") == "鞍|山，|钢|都");
  CHECK(marked("（千山）") == "（千|山）");
}

TEST_CASE("a number stays with its thousands") { CHECK(marked("282\u202F014 people") == "282\u202F014 |people"); }
