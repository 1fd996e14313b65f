#include "tests/structure/tokens.h"
#include "tests/catch.h"

using structure::first_arguments;
using structure::tokens;

namespace {

std::vector<std::string> words_in(std::string_view cpp) {
  std::vector<std::string> words;
  for (auto& literal : first_arguments(tokens(cpp), {"word", "text"})) words.push_back(std::move(literal.text));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("literals of word() and text() are found as C++ writes them") {
  CHECK(words_in(R"(a = word("Open", language);)") == Words{"Open"});
  CHECK(words_in("text(\"Cannot \"\n     \"open {}\", path)") == Words{"Cannot open {}"});
  CHECK(words_in(R"(geodata::text("{} of {}", a, b))") == Words{"{} of {}"});
  CHECK(words_in(R"(text(dry ? "No river" : "A river", "argument"))") == Words{"No river", "A river"});
  CHECK(words_in(R"(word("say \"hi\"\n", l))") == Words{"say \"hi\"\n"});
  CHECK(words_in("text(\"\\xe5\\x8d\\x83\\345\")") == Words{"\xe5\x8d\x83\xe5"});
  CHECK(words_in(R"cpp(text(R"x(a "b")x"))cpp") == Words{"a \"b\""});
  CHECK(words_in(R"(text("outer {}", say(text("inner"))))") == Words{"outer {}", "inner"});
}

TEST_CASE("what is no such call is left alone") {
  CHECK(words_in(R"(// word("comment"))").empty());
  CHECK(words_in(R"(/* word("comment") */)").empty());
  CHECK(words_in(R"(article.text("a"); pool->text("b"); my_word("c");)").empty());
  CHECK(words_in(R"x("word(\"in a string\")")x").empty());
  CHECK(words_in(R"(word(name == "x" ? a : b, language))").empty());
  CHECK(words_in(R"(f('"'); n = 65'535; g("word"))").empty());
}

TEST_CASE("lines are counted, in comments and raw strings too") {
  const auto literals = first_arguments(tokens("/*\n*/ R\"(\n\n)\"; // x\nword(\"here\")"), {"word"});
  REQUIRE(literals.size() == 1);
  CHECK(literals[0].line == 5);
}

TEST_CASE("broken C++ still ends") {
  for (const std::string_view cpp : {"\"", "'", "R\"(", "R\"", "/*", "word(", "word(\"", "word(\"a\\", "\\"}) {
    CAPTURE(cpp);
    CHECK_NOTHROW(words_in(cpp));
  }
}
