#include "geodata/atlas/quote.h"

#include <algorithm>

#include "geodata/atlas/atlas.h"
#include "geodata/base/utf8.h"

namespace geodata {
namespace {

bool stands_at(const Article& article, const Quote& quote, const Passage& position) {
  if (position.paragraph >= article.paragraphs.size()) return false;
  const std::string_view paragraph = article.paragraphs[position.paragraph];
  const std::size_t first = byte_offset(paragraph, position.first);
  const std::string_view before = paragraph.substr(0, first);
  const std::string_view from = paragraph.substr(first);
  if (!from.starts_with(quote.exact) || !before.ends_with(quote.prefix)) return false;
  return from.substr(quote.exact.size()).starts_with(quote.suffix);
}

// Byte offsets of the quote in one paragraph, at most two.
std::vector<std::size_t> find_twice(std::string_view paragraph, const Quote& quote) {
  std::string needle;
  needle.append(quote.prefix).append(quote.exact).append(quote.suffix);
  std::vector<std::size_t> found;
  for (std::size_t at = paragraph.find(needle); at != std::string_view::npos && found.size() < 2;
       at = paragraph.find(needle, at + 1)) {
    found.push_back(at + quote.prefix.size());
  }
  return found;
}

std::string shortened(std::string_view words) {
  constexpr std::size_t most = 60;
  if (code_point_count(words) <= most) return std::string(words);
  return std::string(code_points(words, 0, most - 1)) + "…";
}

Unexpected refuse(Text why, Text todo = {}) {
  return Unexpected(Error{text("Cannot find a quote in the article"), std::move(why), std::move(todo), {}});
}

}  // namespace

Result<Passage> find_quote(const Article& article, const Quote& quote, std::uint32_t first, std::uint32_t last) {
  if (quote.exact.empty()) return refuse(text("its quote is empty"));
  const auto length = static_cast<std::uint32_t>(code_point_count(quote.exact));
  std::optional<Passage> found;
  for (std::uint32_t p = first; p < std::min<std::size_t>(last, article.paragraphs.size()); ++p) {
    const std::string_view paragraph = article.paragraphs[p];
    for (const std::size_t byte : find_twice(paragraph, quote)) {
      if (found) {
        return refuse(text("its quote “{}” matches more than once", shortened(quote.exact)),
                      text("Lengthen the quote, its prefix or its suffix"));
      }
      const auto start = static_cast<std::uint32_t>(code_point_count(paragraph.substr(0, byte)));
      found = Passage{p, start, start + length};
    }
  }
  if (!found) return refuse(text("its quote “{}” matches nothing", shortened(quote.exact)));
  return *found;
}

Result<Passage> resolve_quote(const Article& article, std::string_view exact, std::string_view prefix,
                              std::string_view suffix, std::optional<Passage> position) {
  const Quote quote{exact, prefix, suffix};
  if (!exact.empty() && position && stands_at(article, quote, *position)) {
    const auto length = static_cast<std::uint32_t>(code_point_count(exact));
    return Passage{position->paragraph, position->first, position->first + length};
  }
  return find_quote(article, quote, 0, static_cast<std::uint32_t>(article.paragraphs.size()));
}

}  // namespace geodata
