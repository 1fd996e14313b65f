#include "geodata/atlas/search.h"

#include <algorithm>
#include <mutex>
#include <tuple>

#include "geodata/atlas/romanise.h"
#include "geodata/atlas/search_key.h"
#include "geodata/base/utf8.h"

namespace geodata {

// Keys of all entries, one after the other; those of entry i are [first[i], first[i + 1]).
struct SearchIndex::Keys {
  struct Table {
    std::vector<SearchKey> keys;
    std::vector<std::uint32_t> first{0};

    void add_entry(std::vector<SearchKey> of_entry) {
      for (SearchKey& key : of_entry) {
        if (!key.text.empty()) keys.push_back(std::move(key));
      }
      first.push_back(static_cast<std::uint32_t>(keys.size()));
    }
  };

  explicit Keys(const std::vector<SearchEntry>& entries) {
    for (const SearchEntry& entry : entries) written.add_entry({written_key(entry.name), written_key(entry.name_zh)});
  }

  // Said names cost the loading of ICU's rules, so they wait for the first query that needs them.
  const Table& sounds(const std::vector<SearchEntry>& entries) const {
    std::call_once(sounds_made_, [&] {
      for (const SearchEntry& entry : entries) {
        std::vector<SearchKey> keys = sound_keys(entry.name);
        for (SearchKey& key : sound_keys(entry.name_zh)) keys.push_back(std::move(key));
        sounds_.add_entry(std::move(keys));
      }
    });
    return sounds_;
  }

  Table written;

 private:
  mutable std::once_flag sounds_made_;
  mutable Table sounds_;
};

namespace {

int score_of(MatchPlace place) {
  switch (place) {
    case MatchPlace::none: return 0;
    case MatchPlace::partial_initials: return 20;
    case MatchPlace::initials: return 30;
    case MatchPlace::inside: return 40;
    case MatchPlace::words: return 50;
    case MatchPlace::word_start: return 60;
    case MatchPlace::start: return 80;
    case MatchPlace::whole: return 100;
  }
  return 0;
}

struct Query {
  std::string letters;             // run together
  std::vector<std::string> words;  // apart, where there are several
};

std::vector<std::string> words_of(const SearchKey& key) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < key.starts.size(); ++i) {
    const std::size_t end = i + 1 < key.starts.size() ? key.starts[i + 1] : key.text.size();
    words.push_back(key.text.substr(key.starts[i], end - key.starts[i]));
  }
  return words;
}

Query read_query(std::string_view text) {
  const SearchKey key = written_key(text);
  Query query{key.text, {}};
  if (key.starts.size() > 1) query.words = words_of(key);
  return query;
}

// The same query in a-z, by the usual readings.
Query said(std::string_view text) {
  const std::vector<SearchKey> keys = sound_keys(text);
  return keys.empty() ? Query() : Query{keys.front().text, {}};
}

using KeyRange = std::pair<const SearchKey*, const SearchKey*>;

MatchPlace best_match(const Query& query, KeyRange written, KeyRange sounds) {
  MatchPlace best = MatchPlace::none;
  for (const SearchKey* key = written.first; key != written.second; ++key) {
    best = std::max({best, match(query.letters, *key, false), match_initials(query.letters, *key)});
  }
  for (const SearchKey* key = sounds.first; key != sounds.second; ++key) {
    best = std::max({best, match(query.letters, *key, true), match_initials(query.letters, *key)});
  }
  return best;
}

// Each word of the query begins a word of the entry, in any order: "museum anshan".
bool has_all_words(const Query& query, KeyRange written, KeyRange sounds) {
  const auto begins_a_word = [&](const std::string& word) {
    const auto in = [&](const SearchKey& key) { return match(word, key, true) != MatchPlace::none; };
    return std::any_of(written.first, written.second, in) || std::any_of(sounds.first, sounds.second, in);
  };
  return !query.words.empty() && std::all_of(query.words.begin(), query.words.end(), begins_a_word);
}

// "Dagushan iron mine" is an iron mine called Dagushan, "Tai'an County" a county called Tai'an: where most of the other
// words say only what it is, who leaves them out has typed the whole name.
bool whole_but_its_kind(const std::string& letters, const SearchEntry& entry) {
  const SearchKey name = written_key(entry.name);
  const auto rest = std::find(name.starts.begin(), name.starts.end(), letters.size());
  if (rest == name.starts.end() || !name.text.starts_with(letters)) return false;
  const std::vector<std::string> kind = words_of(written_key(entry.kind)), words = words_of(name);
  const auto first = words.begin() + (rest - name.starts.begin());
  const auto of_kind = std::count_if(
      first, words.end(), [&](const std::string& w) { return std::find(kind.begin(), kind.end(), w) != kind.end(); });
  return 2 * of_kind > words.end() - first;
}

}  // namespace

SearchIndex::SearchIndex() : SearchIndex(std::vector<SearchEntry>()) {}

SearchIndex::SearchIndex(std::vector<SearchEntry> entries)
    : entries_(std::make_shared<const std::vector<SearchEntry>>(std::move(entries))),
      keys_(std::make_shared<const Keys>(*entries_)) {}

void SearchIndex::prepare() const { keys_->sounds(*entries_); }

std::vector<SearchHit> SearchIndex::find(std::string_view text, std::size_t most) const {
  Query query = read_query(text);
  if (query.letters.empty()) return {};
  const bool ascii = is_ascii(query.letters);
  std::vector<SearchHit> hits = find_all(query.letters, query.words, ascii);
  if (hits.empty() && !ascii) {  // the same sounds in other characters: 鐵西 for 铁西, "taizi 河" for 太子河
    query = said(text);
    if (!query.letters.empty()) hits = find_all(query.letters, query.words, true);
  }
  const auto order = [&](const SearchHit& a, const SearchHit& b) {
    const SearchEntry& first = entry(a.entry);
    const SearchEntry& second = entry(b.entry);
    return std::tuple(b.score, second.weight, first.name.size(), a.entry) <
           std::tuple(a.score, first.weight, second.name.size(), b.entry);
  };
  const std::size_t kept = std::min(most, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), order);
  hits.resize(kept);
  return hits;
}

std::vector<SearchHit> SearchIndex::find_all(const std::string& letters, const std::vector<std::string>& words,
                                             bool by_sound) const {
  const Query query{letters, words};
  const Keys::Table* sounds = by_sound ? &keys_->sounds(*entries_) : nullptr;
  const auto range = [](const Keys::Table& table, std::uint32_t i) {
    return KeyRange(table.keys.data() + table.first[i], table.keys.data() + table.first[i + 1]);
  };
  std::vector<SearchHit> hits;
  for (std::uint32_t i = 0; i < entries_->size(); ++i) {
    const KeyRange written = range(keys_->written, i);
    const KeyRange said_keys = sounds == nullptr ? KeyRange(nullptr, nullptr) : range(*sounds, i);
    MatchPlace place = best_match(query, written, said_keys);
    if (place < MatchPlace::words && has_all_words(query, written, said_keys)) place = MatchPlace::words;
    if (place == MatchPlace::start && whole_but_its_kind(letters, (*entries_)[i])) place = MatchPlace::whole;
    if (place != MatchPlace::none) hits.push_back({i, score_of(place)});
  }
  return hits;
}

}  // namespace geodata
