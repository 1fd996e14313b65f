// What a typed query finds in the shipped atlas.
#include "app/ui/search_results.h"

#include "tests/shell/opened.h"

using namespace app;

TEST_CASE("one place, by every way to write it") {
  const Opened opened;
  struct Row {
    const char* typed;
    const char* first;
  };
  const Row rows[] = {{"Qianshan", "Qianshan National Park"},
                      {"qianshan", "Qianshan National Park"},
                      {"千山", "Qianshan National Park"},
                      {"qs", "Qianshan National Park"},
                      {"tiexi", "Tiexi District"},
                      {"铁西", "Tiexi District"},
                      {"太子河", "Taizi River"},
                      {"tzh", "Taizi River"},
                      {" Ansteel ", "Anshan Steel Works (Ansteel Group)"}};
  for (const Row& row : rows) {
    INFO(row.typed);
    const SearchRows found = search_rows(opened.explorer.library(), row.typed, 8);
    REQUIRE_FALSE(found.rows.empty());
    CHECK(found.rows.front().name == row.first);
    CHECK(found.rows.front().in_article);
  }
}

TEST_CASE("who leaves out what a thing is finds it first: the county before its station, the mine before the town") {
  const Opened opened;
  const std::pair<const char*, const char*> rows[] = {{"tai'an", "Tai'an County"},
                                                      {"xiuyan", "Xiuyan Manchu Autonomous County"},
                                                      {"haicheng", "Haicheng City"},
                                                      {"dagushan", "Dagushan iron mine"},
                                                      {"qidashan", "Qidashan iron mine"},
                                                      {"gongchangling", "Gongchangling iron mine"},
                                                      {"liaoyang", "Liaoyang"},
                                                      {"tiedong", "Tiedong District"},
                                                      {"anshan", "Anshan"}};
  for (const auto& [typed, first] : rows) {
    INFO(typed);
    const SearchRows found = search_rows(opened.explorer.library(), typed, 8);
    REQUIRE_FALSE(found.rows.empty());
    CHECK(found.rows.front().name == first);
  }
}

TEST_CASE("coordinates come before names, and nonsense finds nothing") {
  const Opened opened;
  const SearchRows at = search_rows(opened.explorer.library(), "41.1 122.9", 8);
  REQUIRE_FALSE(at.rows.empty());
  CHECK(at.rows.front().coordinates == geodata::LngLat{122.9, 41.1});
  CHECK(search_rows(opened.explorer.library(), "zzzzqqq", 8).rows.empty());
  CHECK(search_rows(opened.explorer.library(), "   ", 8).rows.empty());
}

TEST_CASE("no more rows than asked for, and how many more there are") {
  const Opened opened;
  const SearchRows few = search_rows(opened.explorer.library(), "s", 3),
                   all = search_rows(opened.explorer.library(), "s", 500);
  CHECK(few.rows.size() == 3);
  CHECK(few.more > 0);
  CHECK(all.rows.size() > 3);
}

TEST_CASE("the part of a name that was typed is found whatever its case") {
  CHECK(matched_part("Tiexi District", "TIEXI") == std::pair<std::size_t, std::size_t>(0, 5));
  CHECK(matched_part("Tiexi District", "dist") == std::pair<std::size_t, std::size_t>(6, 10));
  CHECK(matched_part("铁西区", "西") == std::pair<std::size_t, std::size_t>(3, 6));
  CHECK_FALSE(matched_part("铁西区", "tiexi").has_value());
}

TEST_CASE("a district of the city is found as itself, and chosen as itself") {
  const Opened opened;
  const SearchRows found = search_rows(opened.explorer.library(), "Qianshan District", 8);
  REQUIRE_FALSE(found.rows.empty());
  CHECK(found.rows.front().name == "Qianshan District");
  CHECK_FALSE(found.rows.front().in_article);
  const Command chosen = choose(opened.explorer.library(), found.rows.front());
  REQUIRE(std::holds_alternative<command::Select>(chosen));
  CHECK(std::get<command::Select>(chosen).fly);
}

TEST_CASE("a place is found by its other names") {
  const Opened opened;
  for (const char* name : {"Showa Steel Works", "Angang", "昭和制钢所"}) {
    INFO(name);
    const SearchRows found = search_rows(opened.explorer.library(), name, 8);
    REQUIRE_FALSE(found.rows.empty());
    CHECK(found.rows.front().name == "Anshan Steel Works (Ansteel Group)");
  }
}

TEST_CASE("a town that two layers draw is found once") {
  const Opened opened;
  for (const char* name : {"Shenyang", "Dalian", "Dandong", "鞍山站", "Liaoyang"}) {
    INFO(name);
    const SearchRows found = search_rows(opened.explorer.library(), name, 50);
    std::vector<std::string> points;
    for (const SearchRow& row : found.rows)
      if (row.name == name || row.name_zh == name) points.push_back(row.name_zh);
    std::sort(points.begin(), points.end());
    CHECK(std::adjacent_find(points.begin(), points.end()) == points.end());
  }
}
