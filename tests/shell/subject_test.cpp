// What is said of a place belongs to that place: whatever way a feature is chosen, its popup, position, outline and
// camera are its own.
#include "app/core/subject.h"

#include "app/scene/picker.h"
#include "app/ui/popup_content.h"
#include "app/ui/search_results.h"
#include "geodata/geo/geodesic.h"
#include "tests/shell/opened.h"

using namespace app;
using geodata::FeatureIndex;
using geodata::Language;
using geodata::LngLat;

namespace {

struct Feature {
  const Layer* layer;
  FeatureIndex index;
  FeatureNames names;
  LngLat at;
};

// All named features of these layers that stand at one point.
std::vector<Feature> points_of(const Library& library, std::initializer_list<const char*> layers) {
  std::vector<Feature> out;
  for (const char* id : layers) {
    const Layer* layer = library.layer(id);
    REQUIRE(layer != nullptr);
    REQUIRE(layer->content);
    const geodata::FeatureStore& store = *layer->content->features;
    for (FeatureIndex f = 0; f < store.size(); ++f) {
      if (layer->content->rule[f] == LayerContent::no_rule || store.parts(f).size() != 1) continue;
      if (store.type(store.parts(f).first) != geodata::GeometryType::point) continue;
      const FeatureNames names = names_of(*layer, f);
      if (names.name.empty()) continue;
      out.push_back({layer, f, names, geodata::to_lnglat(store.ring(store.rings(store.parts(f).first).first).front())});
    }
  }
  return out;
}

// The popup of what is chosen is that feature's, at its own position.
void check_is(Opened& opened, const Feature& feature) {
  const Library& library = opened.explorer.library();
  const Selection& selection = opened.selection();
  const PopupContent content = popup_content(library, selection, Language::english);
  const auto place = place_of(library, feature.layer->spec.id, feature.index);
  if (!place) {
    CHECK(content.title == feature.names.name);
    CHECK(content.title_zh == feature.names.name_zh);
    CHECK(content.feature == feature.index);
  }
  REQUIRE(selection.at.has_value());
  REQUIRE(content.point.has_value());
  const double off_m = place ? library.atlas->places[*place].uncertainty_m : 0.1;
  CHECK(geodata::distance_m(geodata::to_lnglat(*selection.at), feature.at) <= off_m);
  CHECK(geodata::distance_m(*content.point, feature.at) <= off_m);
  const Subject subject = subject_of(library, selection.target());
  CHECK(subject.features == std::vector<FeatureIndex>{feature.index});
  const ScreenXY seen = opened.explorer.view(864, 736).to_screen(geodata::to_world(feature.at));
  CHECK((seen.x > 0 && seen.y > 0 && seen.x < 864 && seen.y < 736));
}

}  // namespace

TEST_CASE("a feature that is searched by its name is that feature, at its own position") {
  Opened opened;
  for (const Feature& feature :
       points_of(opened.explorer.library(), {"mines", "sights", "steel_works", "power_plants"})) {
    const SearchRows found = search_rows(opened.explorer.library(), feature.names.name, 20);
    const auto row = std::find_if(found.rows.begin(), found.rows.end(), [&](const SearchRow& r) {
      return r.target.layer == feature.layer->spec.id && r.target.feature == feature.index;
    });
    INFO(feature.layer->spec.id << " " << feature.names.name);
    REQUIRE(row != found.rows.end());
    opened.apply(choose(opened.explorer.library(), *row));
    check_is(opened, feature);
    // The name that was searched stands over the popup.
    const PopupContent content = popup_content(opened.explorer.library(), opened.selection(), Language::english);
    CHECK((content.title == feature.names.name || matched_part(content.title, feature.names.name)));
  }
}

TEST_CASE("a feature that is clicked is that feature, at its own position") {
  Opened opened;
  std::size_t found = 0;
  const auto all = points_of(opened.explorer.library(), {"mines", "sights"});
  for (const Feature& feature : all) {
    opened.apply(command::SetLayer{feature.layer->spec.id, true, std::nullopt, 0});
    opened.apply(command::SetCamera{camera_at(feature.at, 14)});
    PickInput pick;
    pick.library = &opened.explorer.library();
    pick.session = &opened.explorer.session();
    pick.view = opened.explorer.view(864, 736);
    const ScreenXY at = pick.view.to_screen(geodata::to_world(feature.at));
    Selection selection;
    selection.candidates = app::pick(pick, at);
    const auto target = std::find_if(selection.candidates.begin(), selection.candidates.end(), [&](const Target& t) {
      return t.layer == feature.layer->spec.id && t.feature == feature.index;
    });
    if (target == selection.candidates.end()) continue;
    selection.current = static_cast<std::size_t>(target - selection.candidates.begin());
    selection.at = popup_point(opened.explorer.library(), *target, geodata::to_world(feature.at));
    opened.apply(command::Select{selection, false});
    INFO(feature.layer->spec.id << " " << feature.names.name);
    check_is(opened, feature);
    ++found;
  }
  CHECK(found * 10 >= all.size() * 9);
}

TEST_CASE("Dagushan's popup is Dagushan's, and tells the article's sentences on open-pit mines as theirs") {
  Opened opened;
  const SearchRows found = search_rows(opened.explorer.library(), "dagushan iron mine", 8);
  REQUIRE_FALSE(found.rows.empty());
  opened.apply(choose(opened.explorer.library(), found.rows.front()));
  const PopupContent content = popup_content(opened.explorer.library(), opened.selection(), Language::english);
  CHECK(content.title == "Dagushan iron mine");
  CHECK(content.point->lat == Catch::Approx(41.055176).margin(1e-6));
  CHECK(content.point->lng == Catch::Approx(123.065045).margin(1e-6));
  CHECK(content.quotes.empty());
  REQUIRE(content.related.size() == 2);
  CHECK(content.related[0].how == "One of those that the article sums up as Open-pit mines");
  CHECK(content.related[1].how == "One of those that the article sums up as Iron deposits of Anshan");
  CHECK_FALSE(content.related[0].quotes.empty());
  CHECK(content.first_quote() == &content.related[0].quotes.front());
  CHECK(opened.explorer.session().marked == content.related[0].quotes.front().sentence);
}

TEST_CASE("a district is a district, and its city's sentences come under the city's name") {
  Opened opened;
  const Library& library = opened.explorer.library();
  for (const char* name : {"Tiedong District", "Xiuyan Manchu Autonomous County", "Haicheng City"}) {
    INFO(name);
    const SearchRows found = search_rows(library, name, 8);
    REQUIRE_FALSE(found.rows.empty());
    CHECK(found.rows.front().name == name);
    opened.apply(choose(library, found.rows.front()));
    const PopupContent content = popup_content(library, opened.selection(), Language::english);
    CHECK(content.title == name);
    CHECK(content.quotes.empty());  // the article names none of them
    CHECK_FALSE(content.facts.empty());
    REQUIRE(content.related.size() == 1);
    CHECK(content.related[0].how == "Part of Anshan");
    CHECK(content.related[0].quotes.size() > 10);
    const Subject subject = subject_of(library, opened.selection().target());
    CHECK(subject.features.size() == 1);
    CHECK_FALSE(opened.explorer.session().marked.has_value());  // nothing in the text is about it
  }
}

TEST_CASE("a result opens under the name that was searched, and says why if it leads to a place") {
  Opened opened;
  const auto popup = [&](const char* typed, Language language = Language::english) {
    const SearchRows found = search_rows(opened.explorer.library(), typed, 8);
    REQUIRE_FALSE(found.rows.empty());
    opened.apply(choose(opened.explorer.library(), found.rows.front()));
    return popup_content(opened.explorer.library(), opened.selection(), language);
  };
  const PopupContent station = popup("鞍山站");
  CHECK(station.title == "Anshan station");
  CHECK(station.title_zh == "鞍山站");
  REQUIRE(station.related.size() == 1);
  CHECK(station.related[0].how == "The map marks South Manchuria Railway Company here");
  CHECK_FALSE(station.related[0].why.empty());
  const PopupContent showa = popup("Showa Steel Works");
  CHECK(showa.title == "Showa Steel Works");
  CHECK(showa.also == "Another name of Anshan Steel Works (Ansteel Group)");
  CHECK(popup("昭和制钢所", Language::chinese).also == "鞍钢的别名");
  CHECK(popup("Ansteel").title == "Anshan Steel Works (Ansteel Group)");  // its title has the word
  CHECK(popup("Plate Mill").title == "Plate Mill");
}

TEST_CASE("which place a feature is, and which it only belongs to") {
  const Opened opened;
  const Library& library = opened.explorer.library();
  struct Row {
    const char* layer;
    const char* feature;
    const char* place;
    SubjectRelation relation;
  };
  const Row rows[] = {{"mines", "mine-p100000129340", "open-pit-mines", SubjectRelation::one_of},
                      {"districts", "district-210302", "anshan", SubjectRelation::within},
                      {"districts", "district-210303", "tiexi-district", SubjectRelation::same},
                      {"tiexi", "district-210303", "tiexi-district", SubjectRelation::same},
                      {"sights", "station-anshan", "south-manchuria-railway", SubjectRelation::stand_in},
                      {"worlds_ends", "far-moscow", "russia-soviet-union", SubjectRelation::stand_in},
                      {"worlds_ends", "far-new-york", "new-york", SubjectRelation::same},
                      {"steel_works", "steel-p100000120219", "ansteel", SubjectRelation::same},
                      {"qianshan", "qianshan-park", "qianshan", SubjectRelation::same}};
  for (const Row& row : rows) {
    const auto feature = library.layer(row.layer)->content->features->find(row.feature);
    REQUIRE(feature.has_value());
    const auto related = related_places(library, row.layer, *feature);
    INFO(row.layer << " " << row.feature);
    REQUIRE_FALSE(related.empty());
    CHECK(library.atlas->places[related.front().place].id == row.place);
    CHECK(related.front().relation == row.relation);
    CHECK(place_of(library, row.layer, *feature).has_value() == (row.relation == SubjectRelation::same));
  }
  // Two places at one works: the mill somewhere in it is not the works.
  const auto works = related_places(library, "steel_works",
                                    *library.layer("steel_works")->content->features->find("steel-p100000120219"));
  REQUIRE(works.size() == 2);
  CHECK(library.atlas->places[works[1].place].id == "plate-mill");
  CHECK(works[1].relation == SubjectRelation::stand_in);
}
