// Encodings told from bytes, and HTML as text.
#include "geodata/io/text_encoding.h"

#include "geodata/io/html_text.h"
#include "tests/catch.h"

using namespace geodata;
using namespace std::string_view_literals;

TEST_CASE("an encoding is told from its bytes") {
  struct Row {
    std::string_view bytes;
    std::optional<TextEncoding> encoding;
    std::string_view text;
  };
  const Row rows[] = {
      {"plain"sv, TextEncoding::utf8, "plain"},
      {"\xEF\xBB\xBF千山"sv, TextEncoding::utf8, "千山"},
      {"\xC7\xA7\xC9\xBD,\xB0\xB0\xC9\xBD"sv, TextEncoding::gb18030, "千山,鞍山"},
      {"\x81\x30\x84\x36"sv, std::nullopt, {}},               // four bytes of GB 18030 alone are no Chinese text
      {"\xC7\xA7\xC9\xBD"sv, TextEncoding::gb18030, "千山"},  // would be "ǧɽ" in UTF-8, which nobody writes
      {"Gare d\xC3\xA9"
       "v\xC3\xA9"sv,
       TextEncoding::utf8, "Gare dévé"},
      {"Москва"sv, TextEncoding::utf8, "Москва"},
      {"caf\xE9, \x80 5"sv, TextEncoding::windows_1252, "café, € 5"},
      {"M\xFCller, Stra\xDF\x65"sv, TextEncoding::windows_1252, "Müller, Straße"},
      {"\xFF\xFE\x43\x53"sv, TextEncoding::utf16_le, "千"},
      {"\xFE\xFF\x53\x43"sv, TextEncoding::utf16_be, "千"},
      {"a\0,\0b\0"sv, TextEncoding::utf16_le, "a,b"},
      {"\0a\0,\0b"sv, TextEncoding::utf16_be, "a,b"},
      {"ab\0\0\1\2"sv, std::nullopt, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const auto encoding = encoding_of_text(row.bytes);
    CHECK(encoding == row.encoding);
    if (encoding && !row.text.empty()) CHECK(text_as_utf8(row.bytes, *encoding) == row.text);
  }
  CHECK_FALSE(text_as_utf8("x", std::string("no such encoding")));
  CHECK_FALSE(text_as_utf8("\xFF\xFF", TextEncoding::gb18030));
  const std::string long_text(100'000, '\xB0');
  CHECK(text_as_utf8(long_text, TextEncoding::gb18030)->size() == 150'000);
}

TEST_CASE("the text of HTML, a line for each block") {
  const std::pair<const char*, const char*> rows[] = {
      {" plain words \n", "plain words"},
      {"a<br>b<BR/>c", "a\nb\nc"},
      {"<p>one</p><p>two</p>", "one\ntwo"},
      {"<table><tr><th>a</th><td>1</td></tr>\n<tr><td>b</td><td>2</td></tr></table>", "a 1\nb 2"},
      {"x < 3 &amp;&amp; y &gt; 4", "x < 3 && y > 4"},
      {"&#37326;&#x5C71;&nbsp;&deg;&unknown;&", "野山 °&unknown;&"},
      {"<a href='http://x'>link</a><img src=\"http://y\">", "link"},
      {"<style>p { }</style>a<script>alert('<p>')</script>b", "ab"},
      {"a<!-- <p>no</p> -->b", "ab"},
      {"&#0;&#xD800;&#99999999;", "&#0;&#xD800;&#99999999;"},
      {"a <b", "a <b"},
      {"  <div>\n  deep\n   words </div>  ", "deep words"},
  };
  for (const auto& [html, expected] : rows) {
    CAPTURE(html);
    CHECK(text_of_html(html) == expected);
  }
}
