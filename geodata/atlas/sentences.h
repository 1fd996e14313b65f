// The sentences of paragraphs, by ICU's rules for English, with their known mistakes mended.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geodata/atlas/article.h"

namespace geodata {

// For each paragraph: in order, not overlapping, without the spaces around them and with their closing quotation marks
// and brackets; every other code point of the paragraph is in one of them. O(n). Precondition: valid UTF-8.
std::vector<std::vector<Passage>> split_sentences(const std::vector<std::string>& paragraphs);

}  // namespace geodata
