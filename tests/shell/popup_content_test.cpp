// What the popups of the shipped atlas tell: facts with units and sources, the article's sentences, the editor's notes.
#include "app/ui/popup_content.h"

#include "tests/shell/opened.h"

using namespace app;
using geodata::Language;

namespace {

PopupContent content_of(Opened& opened, const char* place, Language language = Language::english) {
  opened.apply(command::SelectPlace{opened.place(place), 0, true});
  return popup_content(opened.explorer.library(), opened.selection(), language);
}

const PopupContent::Fact* fact(const PopupContent& content, std::string_view title) {
  for (const auto& f : content.facts)
    if (f.title == title) return &f;
  return nullptr;
}

}  // namespace

TEST_CASE("each of the five subjects has its names, key facts and sentences") {
  Opened opened;
  struct Row {
    const char* id;
    const char* title;
    const char* zh;
  };
  const Row rows[] = {{"tiexi-district", "Tiexi District", "铁西区"},
                      {"qianshan", "Qianshan National Park", "千山"},
                      {"taizi-river", "Taizi River", "太子河"},
                      {"open-pit-mines", "Open-pit mines", "露天矿"},
                      {"ansteel", "Anshan Steel Works (Ansteel Group)", "鞍钢"}};
  for (const Row& row : rows) {
    const PopupContent content = content_of(opened, row.id);
    INFO(row.id);
    CHECK(content.title == row.title);
    CHECK(content.title_zh == row.zh);
    CHECK_FALSE(content.kind.empty());
    CHECK(content.facts.size() >= 3);
    CHECK_FALSE(content.notes.empty());
    for (const auto& [letter, source] : content.notes) CHECK_FALSE(source.empty());
    REQUIRE_FALSE(content.quotes.empty());
    for (const auto& quote : content.quotes) {
      REQUIRE_FALSE(quote.marks.empty());
      for (const auto& [first, last] : quote.marks) {
        CHECK(first < last);
        CHECK(last <= quote.text.size());
      }
    }
  }
}

TEST_CASE("a mine that is clicked tells its state and output") {
  Opened opened;
  const Layer* mines = opened.explorer.library().layer("mines");
  REQUIRE(mines != nullptr);
  REQUIRE(mines->content);
  const geodata::FeatureStore& store = *mines->content->features;
  std::size_t told = 0;
  for (geodata::FeatureIndex f = 0; f < store.size(); ++f) {
    Selection selection;
    selection.candidates = {Target{"mines", f, std::nullopt}};
    const PopupContent content = popup_content(opened.explorer.library(), selection, Language::english);
    CHECK_FALSE(content.title.empty());
    if (content.facts.size() >= 3) ++told;
  }
  CHECK(told >= 29);  // of five the data know little more than the place
}

TEST_CASE("Tiexi District's facts are those of the data, with a letter for each source") {
  Opened opened;
  const PopupContent content = content_of(opened, "tiexi-district");
  REQUIRE(fact(content, "People, census of 2010") != nullptr);
  CHECK(fact(content, "People, census of 2010")->value == "282\u202F014");
  CHECK(fact(content, "People, census of 2010")->letter == 'a');
  CHECK(fact(content, "Area, limits of about 2020")->value == "140.46 km²");
  CHECK(fact(content, "People without the two zones, 2020")->value == "309\u202F397");
  CHECK(fact(content, "People without the two zones, 2020")->letter == 'b');
  CHECK(fact(content, "Area, limits of about 2020")->letter == 'c');
  CHECK(content.pinyin == "Tiěxī Qū");
  REQUIRE(content.quotes.size() == 1);
  CHECK(content.quotes[0].paragraph == 11);
  CHECK(content.quotes[0].text.find("abandoned Worker’s Village near Tiexi District") != std::string::npos);
  CHECK(content.quotes[0].claims.size() == 1);
}

TEST_CASE("what is estimated says so") {
  Opened opened;
  const PopupContent qianshan = content_of(opened, "qianshan");
  CHECK(qianshan.certainty == "Estimated position, ± 3 km");
  CHECK(fact(qianshan, "Area of this outline")->value == "about 72 km²");
  const PopupContent taizi = content_of(opened, "taizi-river");
  CHECK(fact(taizi, "Area drained at its mouth")->value == "about 13\u202F799 km²");
}

TEST_CASE("in Chinese the data speaks Chinese where it can") {
  Opened opened;
  const PopupContent content = content_of(opened, "tiexi-district", Language::chinese);
  CHECK(content.kind == "市辖区");
  CHECK(fact(content, "2010年普查人口") != nullptr);
  CHECK(content.quotes[0].text.find("Tiexi District") != std::string::npos);  // the article is not translated
}

TEST_CASE("a place without a point says why, and what is near") {
  Opened opened;
  const PopupContent content = content_of(opened, "workers-village");
  CHECK(content.no_point == "No Workers’ Village in Anshan was found in the pages read.");
  REQUIRE(content.within.has_value());
  CHECK(opened.explorer.library().atlas->places[*content.within].id == "tiexi-district");
  CHECK_FALSE(content.near.empty());
  for (std::size_t i = 1; i < content.near.size(); ++i)
    CHECK(content.near[i - 1].distance_m <= content.near[i].distance_m);
}
