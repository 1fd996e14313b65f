#include "geodata/atlas/search_key.h"

#include <algorithm>
#include <bitset>

#include "geodata/atlas/romanise.h"
#include "geodata/base/utf8.h"

namespace geodata {
namespace {

constexpr std::size_t most_bytes = 512;   // of a name; longer ones are compared by their beginning
constexpr std::size_t most_readings = 8;  // keys of one name
constexpr std::size_t longest_initials = 32;

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u02BC'; }

std::string folded_start(std::string_view name) {
  std::string folded = fold(name.substr(0, most_bytes));
  if (folded.size() > most_bytes) folded.resize(most_bytes);  // a folded letter can be longer than the letter
  return folded;
}

// Calls visit(letter, first_of_word) for each word character.
template <class Visit>
void for_each_letter(std::string_view folded, Visit visit) {
  bool in_word = false;
  bool in_han = false;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (is_apostrophe(c)) continue;  // "Worker's" is one word
    if (!is_word_character(c)) {
      in_word = false;
      continue;
    }
    const bool han = is_han(c);
    visit(c, !in_word || han != in_han, han);
    in_word = true;
    in_han = han;
  }
}

void add_letter(SearchKey& key, std::string_view letter, bool starts) {
  if (letter.empty()) return;
  if (starts || key.text.empty()) key.starts.push_back(static_cast<std::uint32_t>(key.text.size()));
  key.text += letter;
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

SearchKey written_key(std::string_view name) {
  SearchKey key;
  for_each_letter(folded_start(name), [&](char32_t c, bool first, bool) {
    std::string letter;
    append_utf8(letter, c);
    add_letter(key, letter, first);
  });
  return key;
}

std::vector<SearchKey> sound_keys(std::string_view name) {
  const std::string folded = folded_start(name);
  if (is_ascii(folded)) return {};
  std::vector<SearchKey> keys(1);
  for_each_letter(folded, [&](char32_t c, bool first, bool han) {
    if (c < 0x80) {
      for (SearchKey& key : keys) add_letter(key, std::string(1, static_cast<char>(c)), first);
      return;
    }
    const std::vector<std::string>& readings = latin_readings(c);
    const std::size_t so_far = std::max<std::size_t>(keys.size(), 1);  // there is one from the start
    const std::size_t used = so_far * readings.size() <= most_readings ? readings.size() : 1;
    for (std::size_t r = 1; r < used; ++r) {
      for (std::size_t k = 0; k < so_far; ++k) keys.push_back(keys[k]);
    }
    for (std::size_t k = 0; k < keys.size(); ++k) add_letter(keys[k], readings[k / so_far], first || han);
  });
  if (keys.front().text.empty()) return {};
  return keys;
}

MatchPlace match(std::string_view query, const SearchKey& key, bool at_starts) {
  const std::string_view text = key.text;
  if (query.size() > text.size()) return MatchPlace::none;
  if (text.starts_with(query)) return query.size() == text.size() ? MatchPlace::whole : MatchPlace::start;
  bool inside = false;
  for (std::size_t at = text.find(query, 1); at != std::string_view::npos; at = text.find(query, at + 1)) {
    inside = true;
    if (std::binary_search(key.starts.begin(), key.starts.end(), at)) return MatchPlace::word_start;
  }
  return inside && !at_starts ? MatchPlace::inside : MatchPlace::none;
}

MatchPlace match_initials(std::string_view query, const SearchKey& key) {
  if (query.size() < 2 || query.size() > longest_initials || key.starts.size() < 2) return MatchPlace::none;
  std::bitset<longest_initials + 1> reached;  // how much of the query the syllables so far can stand for
  reached.set(0);
  for (std::size_t s = 0; s < key.starts.size(); ++s) {
    const std::size_t end = s + 1 < key.starts.size() ? key.starts[s + 1] : key.text.size();
    const std::string_view syllable = std::string_view(key.text).substr(key.starts[s], end - key.starts[s]);
    std::bitset<longest_initials + 1> next;
    for (std::size_t from = 0; from < query.size(); ++from) {
      if (!reached[from]) continue;
      for (std::size_t n = 0; n < syllable.size() && from + n < query.size() && syllable[n] == query[from + n]; ++n) {
        next.set(from + n + 1);
      }
    }
    if (next[query.size()]) {
      const bool whole = s + 1 == key.starts.size() && query.size() == key.starts.size();
      return whole ? MatchPlace::initials : MatchPlace::partial_initials;
    }
    if (next.none()) return MatchPlace::none;
    reached = next;
  }
  return MatchPlace::none;
}

}  // namespace geodata
