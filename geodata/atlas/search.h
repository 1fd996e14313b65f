// Finding places and features by name: any script, without marks or case, by pinyin and by its initials.
//
// A name is indexed as: folded text (ICU: NFKC case fold, marks removed), its Han-Latin transliteration joined
// ("qianshan") and the initials of its syllables ("qs"; "qshan" and the like too). Immutable once built; queries from
// any thread, O(entries). Building costs about 3 us a name. The first query in Latin letters on an index with Chinese
// names also loads ICU's Han-Latin rules, some 100 ms once in the life of the program: call prepare() on a worker.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/geo/world.h"

namespace geodata {

struct SearchEntry {
  std::string name;
  std::string name_zh;
  std::string kind;
  std::uint32_t weight = 0;   // ties: larger first
  std::uint64_t payload = 0;  // the caller's own key
};

struct SearchHit {
  std::uint32_t entry = 0;
  int score = 0;  // higher is better: whole name > start of name > start of a word > inside > initials
};

class SearchIndex {
 public:
  SearchIndex();
  explicit SearchIndex(std::vector<SearchEntry> entries);
  // Best first. A query in characters that nothing is written with is tried by its sound.
  std::vector<SearchHit> find(std::string_view query, std::size_t most = 20) const;
  // Does now what the first query would do. From any thread.
  void prepare() const;
  const SearchEntry& entry(std::uint32_t i) const { return (*entries_)[i]; }
  std::size_t size() const { return entries_->size(); }

 private:
  struct Keys;
  std::vector<SearchHit> find_all(const std::string& letters, const std::vector<std::string>& words,
                                  bool by_sound) const;
  std::shared_ptr<const std::vector<SearchEntry>> entries_;
  std::shared_ptr<const Keys> keys_;
};

}  // namespace geodata
