#include "geodata/atlas/article.h"

#include <string>
#include <vector>

#include "geodata/base/utf8.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

Article read(std::string_view bytes) {
  const auto article = parse_article(bytes, "article.md");
  REQUIRE(article.has_value());
  return *article;
}

std::vector<std::string> sentences_of(std::string_view paragraph) {
  const Article article = read(paragraph);
  std::vector<std::string> sentences;
  for (const Passage& sentence : article.sentences.at(0)) sentences.emplace_back(article.text(sentence));
  return sentences;
}

}  // namespace

TEST_CASE("an article is a title and paragraphs of plain text") {
  const Article article = read(
      "# The *title*\n\nOne `code` and **bold** [link](http://x.org)\nover two lines,  \nor three.\n\n"
      "## Later\n\nTwo &amp; \"straight\" -- quotes \\* stay.<br>\n\n> Quoted.\n\n- a\n- b\n\n    indented\n    "
      "code\n");
  CHECK(article.title == "The title");
  CHECK(article.paragraphs == std::vector<std::string>{"One code and bold link over two lines, or three.",
                                                       "Two & \"straight\" -- quotes * stay.", "Quoted.", "a", "b",
                                                       "indented code"});
  REQUIRE(article.headings.size() == 1);
  CHECK(article.headings[0].text == "Later");
  CHECK(article.headings[0].before == 1);
  CHECK(article.headings[0].level == 2);
}

TEST_CASE("an article may lack its title, use CRLF, or begin with a byte order mark") {
  CHECK(read("Only this.").title.empty());
  CHECK(read("# T\r\n\r\nOne\r\ntwo.\r\n").paragraphs == std::vector<std::string>{"One two."});
  CHECK(read("\xEF\xBB\xBF# T\n\nOne.").title == "T");
}

TEST_CASE("what is no article is an error") {
  for (const char* empty : {"", "\n\n", "# Only a title\n", "<!-- nothing -->\n"}) {
    INFO(empty);
    const auto article = parse_article(empty, "article.md");
    REQUIRE_FALSE(article.has_value());
    CHECK(say(article.error()) == "Cannot read the article: it has no paragraphs. (article.md)");
  }
  const auto article = parse_article("# T\n\nGood.\n\nBad \xE9\x9E here", "article.md");
  REQUIRE_FALSE(article.has_value());
  CHECK(article.error().line == 5);
  CHECK(article.error().byte == 16);
}

TEST_CASE("brackets without end in an article are only slow to read aloud") {
  for (const char* piece : {"[", "![", "> ", "*a_ ", "`", "- ", "<a"}) {
    std::string bytes = "x ";
    while (bytes.size() < 100000) bytes += piece;
    INFO(piece);
    CHECK(parse_article(bytes, "article.md").has_value());
  }
}

TEST_CASE("positions count code points, beyond the BMP too") {
  const Article article = read("a 𠀀鞍山 𝛑 é. Next one.");
  CHECK(article.text({0, 2, 3}) == "𠀀");
  CHECK(article.text({0, 3, 5}) == "鞍山");
  CHECK(article.text({0, 6, 7}) == "𝛑");
  REQUIRE(article.sentences[0].size() == 2);
  CHECK(article.sentences[0][0] == Passage{0, 0, 10});
  CHECK(article.sentences[0][1] == Passage{0, 11, 20});
  CHECK(article.text({0, 19, 99}) == ".");
  CHECK(article.text({7, 0, 1}).empty());
}

TEST_CASE("sentences keep their quotation marks and go on after abbreviations") {
  struct Case {
    const char* paragraph;
    std::vector<std::string> sentences;
  };
  const std::vector<Case> cases = {
      {"One. Two! Three?", {"One.", "Two!", "Three?"}},
      {"It means \"dirty in China.\" Yet it is “new.” So (they say.) Done.",
       {"It means \"dirty in China.\"", "Yet it is “new.”", "So (they say.)", "Done."}},
      {"He went to the U.S. Senate. Then home.", {"He went to the U.S. Senate.", "Then home."}},
      {"Made in the U.S. The mill closed.", {"Made in the U.S.", "The mill closed."}},
      {"As U.S.-China talks and U.S. tariffs (Section 232) grow. End.",
       {"As U.S.-China talks and U.S. tariffs (Section 232) grow.", "End."}},
      {"Dr. Li met J. R. Smith. Mill No. 2 Works opened.", {"Dr. Li met J. R. Smith.", "Mill No. 2 Works opened."}},
      {"Was it? No. The mill stood.", {"Was it?", "No.", "The mill stood."}},
      {"\"Really?\" he asked. Yes.", {"\"Really?\" he asked.", "Yes."}},
      {"It fell by 3.5 percent. In 1916 it rose.", {"It fell by 3.5 percent.", "In 1916 it rose."}},
      {"鞍山是钢都。千山在东南。 太子河！", {"鞍山是钢都。", "千山在东南。", "太子河！"}},
      {"no full stop", {"no full stop"}},
      {"...", {"..."}},
  };
  for (const Case& c : cases) {
    INFO(c.paragraph);
    CHECK(sentences_of(c.paragraph) == c.sentences);
  }
}

TEST_CASE("every code point but the spaces between belongs to one sentence") {
  for (const char* paragraph : {"One.  Two. \xE3\x80\x80Three!", "\"A.\" \"B.\" c. D", "(A.) 鞍。 e."}) {
    const Article article = read(paragraph);
    std::uint32_t at = 0;
    for (const Passage& sentence : article.sentences[0]) {
      CHECK(sentence.first >= at);
      CHECK(sentence.last > sentence.first);
      for (const char c : article.text({0, at, sentence.first})) CHECK((c == ' ' || static_cast<signed char>(c) < 0));
      at = sentence.last;
    }
    CHECK(at == code_point_count(article.paragraphs[0]));
  }
}

TEST_CASE("the sentence at a code point") {
  const Article article = read("One. Two.\n\nThree.");
  CHECK(article.text(article.sentence_at(0, 0)) == "One.");
  CHECK(article.text(article.sentence_at(0, 3)) == "One.");
  CHECK(article.text(article.sentence_at(0, 4)) == "One.");  // the space after it
  CHECK(article.text(article.sentence_at(0, 5)) == "Two.");
  CHECK(article.text(article.sentence_at(0, 999)) == "Two.");
  CHECK(article.text(article.sentence_at(1, 2)) == "Three.");
  CHECK(article.text(article.sentence_at(2, 0)).empty());
}

TEST_CASE("the checksum is of the paragraphs with a line feed between two") {
  // printf 'One.\nTwo.' | sha256sum
  CHECK(text_checksum(read("# T\n\nOne.\n\nTwo.\n")) ==
        "d9613c9fbcb5f8543b8df74c6396c10dec440097a4877797d4ebe008971295a5");
}
