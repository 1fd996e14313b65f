#include "geodata/atlas/search.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <thread>

#include "geodata/atlas/romanise.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

const std::vector<SearchEntry> places = {
    {"Qianshan National Park", "千山", "scenic area", 0, 100},
    {"Green Hill", "青山", "hill", 0, 101},
    {"Qianshan Scenic Road", "千山风景路", "road", 0, 102},
    {"Tiexi District", "铁西区", "district", 0, 103},
    {"Taizi River", "太子河", "river", 0, 104},
    {"Anshan", "鞍山", "city", 5, 105},
    {"Anshan Steel Museum", "鞍钢集团博物馆", "museum", 0, 106},
    {"Worker’s Village", "工人村", "housing", 0, 107},
    {"Gongchangling", "弓长岭", "mine", 0, 108},
    {"Lüshun", "旅顺", "port", 0, 109},
    {"Улан-Удэ", "", "city", 0, 110},
    {"", "", "nameless", 0, 111},
};

std::vector<std::uint64_t> found(const SearchIndex& index, std::string_view query) {
  std::vector<std::uint64_t> payloads;
  for (const SearchHit& hit : index.find(query)) payloads.push_back(index.entry(hit.entry).payload);
  return payloads;
}

bool finds(const SearchIndex& index, std::string_view query, std::uint64_t payload) {
  const auto all = found(index, query);
  return std::find(all.begin(), all.end(), payload) != all.end();
}

int score(const SearchIndex& index, std::string_view query, std::uint64_t payload) {
  for (const SearchHit& hit : index.find(query)) {
    if (index.entry(hit.entry).payload == payload) return hit.score;
  }
  return 0;
}

double cpu_ms() { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

TEST_CASE("a place is found by any way of writing it") {
  const SearchIndex index(places);
  struct Case {
    const char* query;
    std::uint64_t first;
  };
  const Case cases[] = {{"千山", 100},       {"qianshan", 100},      {"qian shan", 100},
                        {"Qian Shan", 100},  {"qiānshān", 100},      {"ｑｉａｎｓｈａｎ", 100},
                        {"Tiexi", 103},      {"tiexi", 103},         {"tiěxī", 103},
                        {"TIEXI QU", 103},   {"铁西", 103},          {"铁西区", 103},
                        {"tiexiqu", 103},    {"txq", 103},           {"taizi he", 104},
                        {"Taizi", 104},      {"tzh", 104},           {"太子", 104},
                        {"太子河", 104},     {"鞍山", 105},          {"anshan", 105},
                        {"museum", 106},     {"bowuguan", 106},      {"workers village", 107},
                        {"worker's v", 107}, {"gongchangling", 108}, {"gclin", 108},
                        {"lushun", 109},     {"lvshun", 109},        {"Lüshun", 109},
                        {"ulan", 110},       {"улан", 110},          {"museum anshan", 106}};
  for (const Case& c : cases) {
    INFO(c.query);
    const auto all = found(index, c.query);
    REQUIRE_FALSE(all.empty());
    CHECK(all.front() == c.first);
  }
  for (const char* query : {"qians", "qshan", "qshanfj", "qsfengjing"}) {  // syllables begun, in any mixture
    INFO(query);
    CHECK(finds(index, query, 102));
  }
}

TEST_CASE("a name is found as one types it") {
  const SearchIndex index(places);
  for (const char* whole : {"qianshan", "qian shan", "千山"}) {
    const std::string query = whole;
    for (std::size_t n = 1; n <= query.size(); ++n) {
      if (n < query.size() && (static_cast<unsigned char>(query[n]) & 0xC0) == 0x80) continue;
      INFO(query.substr(0, n));
      CHECK(finds(index, query.substr(0, n), 100));
    }
  }
}

TEST_CASE("initials find all names that have them, whole initials before partial ones") {
  const SearchIndex index(places);
  const auto all = found(index, "qs");
  REQUIRE(all.size() == 3);
  CHECK(score(index, "qs", 100) == score(index, "qs", 101));  // 千山 and 青山
  CHECK(score(index, "qs", 100) > score(index, "qs", 102));   // 千山风景路: the beginning of its initials
  CHECK(all.back() == 102);
  CHECK(score(index, "qsfjl", 102) == score(index, "qs", 100));
}

TEST_CASE("better matches stand first: whole, start, start of a word, inside, initials") {
  const SearchIndex index({{"Lake Ansha", "", "", 9, 0},    // inside below, by "nsha"
                           {"Old Anshan", "", "", 9, 1},    // start of a word
                           {"Anshan Works", "", "", 9, 2},  // start
                           {"Anshan", "", "", 0, 3},        // whole
                           {"Panshane", "", "", 9, 4},      // inside
                           {"", "安山", "", 0, 5}});        // whole, by its sound
  CHECK(found(index, "anshan") == std::vector<std::uint64_t>{5, 3, 2, 1, 4});
  CHECK(found(index, "nsha").size() == 5);  // not 安山: nsha begins no syllable
}

TEST_CASE("of equals the weightier stands first, then the shorter name, then the earlier entry") {
  const SearchIndex index(
      {{"Mill B", "", "", 1, 0}, {"Mill Long", "", "", 1, 1}, {"Mill C", "", "", 7, 2}, {"Mill A", "", "", 1, 3}});
  CHECK(found(index, "mill") == std::vector<std::uint64_t>{2, 0, 3, 1});
}

TEST_CASE("pinyin matches from a syllable on only") {
  const SearchIndex index({{"", "千山", "", 0, 0}, {"", "鞍山", "", 0, 1}});
  CHECK(found(index, "anshan") == std::vector<std::uint64_t>{1});  // not in qi-anshan
  CHECK(found(index, "shan").size() == 2);
}

TEST_CASE("characters that no name is written with are tried by their sound") {
  const SearchIndex index(places);
  CHECK(found(index, "鐵西") == std::vector<std::uint64_t>{103});
  CHECK(found(index, "taizi河") == std::vector<std::uint64_t>{104});
  // but Chinese that does match is taken at its word
  const SearchIndex homophones({{"", "千山", "", 0, 0}, {"", "迁山", "", 0, 1}});
  CHECK(found(homophones, "千山") == std::vector<std::uint64_t>{0});
}

TEST_CASE("queries without letters, or in bad UTF-8, find nothing and break nothing") {
  const SearchIndex index(places);
  for (const char* query : {"", " ", "-", "...", "？", "\xFF\xFE", "\xE5\x8D"}) CHECK(index.find(query).empty());
  CHECK(index.find(std::string(100000, 'q')).empty());
  CHECK(index.find(std::string(100000, '\xE5')).empty());
  CHECK(index.find("a", 0).empty());
  CHECK(index.find("a", 2).size() == 2);
  CHECK(SearchIndex().find("a").empty());
  CHECK(SearchIndex().size() == 0);
}

TEST_CASE("folding removes case, width and marks") {
  CHECK(fold("Tiěxī") == "tiexi");
  CHECK(fold("ÅNGSTRÖM ﬁ") == "angstrom fi");
  CHECK(fold("Straße") == "strasse");
  CHECK(fold("が") == "が");  // the mark is part of a Japanese letter
  CHECK(latin_readings(U'千') == std::vector<std::string>{"qian"});
  CHECK(latin_readings(U'绿') == std::vector<std::string>{"lu", "lv"});
  CHECK(latin_readings(U'Ж').front() == "z");
  CHECK(latin_readings(U'\U00020000').size() >= 1);  // beyond the BMP
}

TEST_CASE("1,000 names are indexed in under 30 ms, and searched in under 3 ms") {
  std::vector<SearchEntry> entries;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    std::string zh;
    for (const std::uint32_t step : {37u, 101u, 7u}) {
      const std::uint32_t c = 0x4E00 + i * step % 1500;
      zh += static_cast<char>(0xE0 | c >> 12);
      zh += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      zh += static_cast<char>(0x80 | (c & 0x3F));
    }
    entries.push_back({"Place " + std::to_string(i), zh, "", 0, i});
  }
  SearchIndex({{"", "千山", "", 0, 0}}).prepare();  // loads ICU's rules, once in the life of the program
  const double start = cpu_ms();
  const SearchIndex index(entries);
  index.prepare();
  const double built = cpu_ms();
  CHECK(index.find("pl").size() == 20);
  const double asked = cpu_ms();
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
  CHECK(built - start < 30);
  CHECK(asked - built < 3);
#endif
  INFO("built " << built - start << " ms, asked " << asked - built << " ms");
}

TEST_CASE("queries from several threads at once agree") {
  const SearchIndex index(places);
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      if (found(index, "taizi he").front() == 104 && found(index, "鐵西").front() == 103) ++right;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 4);
}
