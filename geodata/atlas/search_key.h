// What a name is compared by: its letters run together, and where in them words or syllables begin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace geodata {

struct SearchKey {
  std::string text;                   // folded; no spaces, no punctuation
  std::vector<std::uint32_t> starts;  // bytes in `text`, ascending; the first is 0
};

// The name as it is written. A run of Han characters is one word.
SearchKey written_key(std::string_view name);

// How the name is said, in a-z and 0-9: each Han character is a syllable, each word of another script one. Several
// where characters have several readings, at most eight. Empty for a name that is ASCII already.
std::vector<SearchKey> sound_keys(std::string_view name);

bool is_ascii(std::string_view text);

enum class MatchPlace { none, partial_initials, initials, inside, words, word_start, start, whole };

// Where `query` (run together, folded) stands in a key. With `at_starts` only a stretch that begins with a syllable
// counts: "anshan" is not in qi-an-shan.
MatchPlace match(std::string_view query, const SearchKey& key, bool at_starts);

// "qs", "qshan", "qish" for qian-shan: a beginning of each syllable from the first on.
MatchPlace match_initials(std::string_view query, const SearchKey& key);

}  // namespace geodata
