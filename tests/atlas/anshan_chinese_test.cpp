// The shipped atlas speaks Chinese: every text of its own that a reader of Chinese meets has its Chinese beside it, but
// for names of firms, which are what the data says they are. And its notes keep what they were first read on.
#include <algorithm>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "tests/atlas/anshan.h"

using namespace geodata;

namespace {

// Numbers, units, codes and Roman numerals read the same in both languages: two small letters in a row make a word.
bool is_english(std::string_view text) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::adjacent_find(text.begin(), text.end(), [&](char a, char b) { return small(a) && small(b); }) !=
         text.end();
}

bool is_chinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

void check_twin(const std::string& english, const std::string& zh) {
  INFO("\"" << english << "\" in Chinese: \"" << zh << "\"");
  if (is_english(english)) CHECK(is_chinese(zh));
}

void check_fact(const FactSpec& fact) {
  check_twin(fact.title, fact.title_zh);
  if (!fact.unit.empty()) CHECK_FALSE(fact.unit_zh.empty());
  check_twin(fact.unit, fact.unit_zh);
  check_twin(fact.note, fact.note_zh);
}

nlohmann::json features_of(const std::string& file) {
  std::ifstream in(anshan().value.folder / file);
  REQUIRE(in.good());
  return nlohmann::json::parse(in)["features"];
}

std::string text_of(const nlohmann::json& properties, const std::string& name) {
  const auto found = properties.find(name);
  return found != properties.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

TEST_CASE("every note of the editor is in Chinese too") {
  for (const Claim& claim : anshan().value.claims) {
    INFO(claim.id);
    CHECK(is_english(claim.note));
    CHECK(is_chinese(claim.note_zh));
    CHECK(claim.note.back() == '.');
  }
}

TEST_CASE("layers, their facts and their legends are in Chinese too") {
  for (const LayerSpec& layer : anshan().value.layers) {
    INFO(layer.id);
    if (!layer.row.empty()) check_twin(layer.title, layer.title_zh);
    check_twin(layer.group, layer.group_zh);
    check_twin(layer.note, layer.note_zh);
    for (const LegendEntry& entry : layer.legend) check_twin(entry.title, entry.title_zh);
    for (const FactSpec& fact : layer.facts) check_fact(fact);
  }
}

TEST_CASE("what is said of places is in Chinese too") {
  for (const Place& place : anshan().value.places) {
    INFO(place.id);
    check_twin(place.description, place.description_zh);
    check_twin(place.geometry_basis, place.geometry_basis_zh);
    check_twin(place.geometry_reason, place.geometry_reason_zh);
    if (place.candidate) {
      check_twin(place.candidate->title, place.candidate->title_zh);
      check_twin(place.candidate->note, place.candidate->note_zh);
    }
    for (const Place::Fact& fact : place.facts) {
      check_fact(fact.shown);
      if (const auto* words = std::get_if<std::string>(&fact.value)) check_twin(*words, fact.text_zh);
    }
  }
}

TEST_CASE("facts that are texts are in Chinese too, but for names of firms") {
  std::size_t texts = 0;
  for (const LayerSpec& layer : anshan().value.layers) {
    if (layer.facts.empty() || layer.file.find(".geojson") == std::string::npos) continue;
    for (const nlohmann::json& feature : features_of(layer.file)) {
      const nlohmann::json& properties = feature["properties"];
      for (const FactSpec& fact : layer.facts) {
        const std::string words = text_of(properties, fact.property);
        if (fact.property == "owner" || !is_english(words) || fact.words_zh.count(words) != 0) continue;
        INFO(layer.id << ", " << text_of(properties, "id") << ": " << fact.property);
        const auto word = anshan().value.words_zh.find(words);
        check_twin(words,
                   word == anshan().value.words_zh.end() ? text_of(properties, fact.property + ":zh") : word->second);
        ++texts;
      }
    }
  }
  CHECK(texts > 300);
}

TEST_CASE("a date in doubt has its doubt beside it, and hours have their source") {
  std::set<std::string> doubtful;
  for (const char* file : {"layers/mines.geojson", "layers/steel_works.geojson", "layers/sights.geojson"}) {
    for (const nlohmann::json& feature : features_of(file)) {
      const nlohmann::json& properties = feature["properties"];
      const std::string id = text_of(properties, "id");
      INFO(id);
      if (!text_of(properties, "start_year_doubt").empty()) {
        CHECK(properties.contains("start_year"));
        doubtful.insert(id);
      }
      if (text_of(properties, "start_date").size() == 10) CHECK_FALSE(text_of(properties, "start_date_doubt").empty());
      CHECK(text_of(properties, "opening_hours_text").empty() == text_of(properties, "opening_hours_source").empty());
    }
  }
  CHECK(doubtful == std::set<std::string>{"mine-p100000128029", "mine-p100000128235", "mine-p100000128256",
                                          "mine-p100000128330", "mine-p100000129340"});
}

// Bulletin no. 2 of the seventh census, Anshan Bureau of Statistics, 18 June 2021: 3,325,372 people, of them 221,316 in
// two zones that it counts apart.
TEST_CASE("the census of 2020 adds up") {
  long whole = 0, without_zones = 0, units = 0;
  for (const nlohmann::json& feature : features_of("layers/districts.geojson")) {
    whole += feature["properties"].value("pop_2020", 0L);
    without_zones += feature["properties"].value("pop_2020_without_zones", 0L);
    units += feature["properties"].contains("pop_2020") ? 1 : 0;
  }
  CHECK(units == 3);
  CHECK(whole == 1067905 + 300764 + 413007);
  CHECK(whole + without_zones + 122595 + 98721 == 3325372);
}

TEST_CASE("notes that were looked at again keep their first sources and cite none twice") {
  struct Row {
    const char* id;
    std::size_t sources;
    std::vector<std::string_view> first;  // part of the address of each source that stood there first
  };
  const std::vector<Row> rows = {
      {"c02", 5, {"//ctoth.com/"}},
      {"c03", 8, {"//wxredian.com/", "//wuliutian.com/", "//asarchives.net/"}},
      {"c04", 5, {}},
      {"c05", 5, {"//ctoth.com/"}},
      {"c06", 10, {"//worldhistorycommons.org/", "//en.wikipedia.org/", "//ctoth.com/", "//yizesci.com/"}},
      {"c07", 4, {"//worldhistorycommons.org/"}},
      {"c08", 7, {"//duocaiyimin.com/", "//www.fjemb.com/", "//www.ahfyzs.com/", "//chujuan.cn/"}},
      {"c09", 4, {"//www.fx361.cc/"}},
      {"c10", 3, {"//issuhub.com/"}},
      {"c11", 7, {"//chinahydrogen.substack.com/", "//newsroom.ygxz.in/", "//www.gem.wiki/", "//www.gem.wiki/"}},
      {"c12", 4, {"//hanjourney.com/"}},
      {"c13", 4, {"//okchina.net/", "//www.chinatoday.com.cn/"}},
      {"c15", 1, {}},
      {"c16", 7, {"//www.hxnpdp.com/", "//www.mdpi.com/"}},
      {"c17", 4, {"//www.mining-journal.com/"}},
      {"c18", 4, {}},
      {"c19", 3, {"//gem.wiki/", "//www.mcoc.com.cn/"}},
      {"c20", 4, {"//www.openstreetmap.org/"}},
      {"c21", 2, {}},
      {"c22", 2, {"//www.csteelnews.com/"}},
      {"c24", 9, {"//www.gem.wiki/", "//www.gem.wiki/", "//bigmint.co/", "//lucaturilli.net/", "//issuhub.com/"}},
  };
  for (const Row& row : rows) {
    INFO(row.id);
    const auto claim = std::find_if(anshan().value.claims.begin(), anshan().value.claims.end(),
                                    [&](const Claim& c) { return c.id == row.id; });
    REQUIRE(claim != anshan().value.claims.end());
    CHECK(claim->basis == "page read");
    REQUIRE(claim->sources.size() == row.sources);
    for (std::size_t i = 0; i < row.first.size(); ++i)
      CHECK(claim->sources[i].url.find(row.first[i]) != std::string::npos);
    std::set<std::string> cited;
    for (const Source& source : claim->sources) cited.insert(source.url);
    CHECK(cited.size() == row.sources);
  }
}
