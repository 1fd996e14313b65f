// The article: CommonMark read by cmark into a title and paragraphs of plain text.
//
// Paragraphs are counted from 1 in files and on screen, from 0 in code. Positions in a paragraph count Unicode code
// points. The text is kept as written: no smart quotes, no trimming inside a paragraph; a line break is a space.
// Paragraphs in lists and quotations, and code blocks, are paragraphs like others; HTML is left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"

namespace geodata {

struct Passage {  // a stretch of one paragraph, [first, last) in code points
  std::uint32_t paragraph = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend bool operator==(const Passage&, const Passage&) = default;
};

struct Article {
  struct Heading {             // a heading after the title; headings are not counted as paragraphs
    std::uint32_t before = 0;  // the paragraph that follows it
    int level = 2;
    std::string text;
  };

  std::string title;                            // the first heading
  std::vector<std::string> paragraphs;          // UTF-8, markup resolved
  std::vector<std::vector<Passage>> sentences;  // for each paragraph, by ICU's sentence rules for English
  std::vector<Heading> headings;

  std::string_view text(const Passage& passage) const;
  // The sentence that holds this code point; for the space between two sentences, the one before it. Empty where
  // there is no such paragraph.
  Passage sentence_at(std::uint32_t paragraph, std::uint32_t code_point) const;
};

// Errors: not UTF-8 (byte), no paragraphs.
Result<Article> parse_article(std::string_view bytes, std::string_view file_name);

// SHA-256 of the paragraphs joined by one line feed, as 64 hex digits (FIPS 180-4).
std::string text_checksum(const Article& article);

}  // namespace geodata
