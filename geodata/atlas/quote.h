// Where a quote stands in the article: W3C Web Annotation Data Model, 4.2.4 (text quote selector).
#pragma once

#include <cstdint>
#include <string_view>

#include "geodata/atlas/article.h"
#include "geodata/base/result.h"

namespace geodata {

struct Quote {
  std::string_view exact, prefix, suffix;
};

// Looks in the paragraphs [first, last). O(text). Errors, whose `why` names the words: nowhere, more than once, empty.
Result<Passage> find_quote(const Article& article, const Quote& quote, std::uint32_t first, std::uint32_t last);

}  // namespace geodata
