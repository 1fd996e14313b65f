// The shipped atlas, as its documentation counts it.
#include <algorithm>

#include "geodata/atlas/check.h"
#include "geodata/atlas/reading.h"
#include "tests/atlas/anshan.h"

using namespace geodata;

TEST_CASE("the atlas of Anshan opens without a warning") {
  for (const Error& warning : anshan().warnings) FAIL_CHECK(say(warning));
}

TEST_CASE("the atlas of Anshan holds 12 paragraphs, 27 places, 88 links and 26 claims") {
  const AtlasReport found = report(anshan().value);
  CHECK(found.paragraphs == 12);
  CHECK(found.text_checksum == "60d1eede96d084a946ad11b7754b46e9764c5fb43acd501137f1ffc6d885f7f5");
  CHECK(found.places == 27);
  CHECK(found.places_listed == 27);
  CHECK(found.places_with_geometry == 21);
  CHECK(found.links == 88);
  CHECK(found.links_listed == 88);
  CHECK(found.links_to_places == 77);
  CHECK(found.links_to_times == 11);
  CHECK(found.links_of(Link::Mention::name) == 52);
  CHECK(found.links_of(Link::Mention::adjective) == 8);
  CHECK(found.links_of(Link::Mention::phrase) == 17);
  CHECK(found.links_of(Link::Mention::date) == 11);
  CHECK(found.claims == 26);
  CHECK(found.claims_listed == 26);
  const std::array<std::size_t, 6> by_status = {3, 6, 4, 7, 5, 1};
  CHECK(found.claims_by_status == by_status);
}

TEST_CASE("the article's sentences are whole") {
  const Article& article = anshan().value.article;
  CHECK(article.title == "Anshan");
  std::size_t sentences = 0;
  for (const auto& paragraph : article.sentences) {
    for (const Passage& sentence : paragraph) {
      const std::string_view words = article.text(sentence);
      INFO(words);
      CHECK(std::string_view(".?\"").find(words.back()) != std::string_view::npos);
      CHECK(words.front() != ' ');
      ++sentences;
    }
  }
  CHECK(sentences == 40);
  const Passage tariffs = resolve_quote(article, "U.S. tariffs", "", "", {}).value();
  CHECK(article.text(article.sentence_at(tariffs.paragraph, tariffs.first)) ==
        "The city’s mills now face dual pressures: global climate mandates and U.S. tariffs (Section 232 tariffs "
        "imposed in 2018).");
}

TEST_CASE("every place is read about, and those without a point have neighbours or a reason") {
  const Atlas& atlas = anshan().value;
  for (PlaceIndex i = 0; i < atlas.places.size(); ++i) {
    const Place& place = atlas.places[i];
    INFO(place.id);
    CHECK_FALSE(passages_of(atlas, i).empty());
    CHECK_FALSE(place.title_zh.empty());
    CHECK(place.geometry_reason.empty() == place.point.has_value());
    CHECK((place.certainty == Place::Certainty::none) == !place.point.has_value());
  }
  CHECK(walk_of(atlas).size() == 77);
  CHECK(near_places(atlas, atlas.find_place("workers-village").value()).size() == 3);
}

TEST_CASE("places show features of layers that the atlas has") {
  const Atlas& atlas = anshan().value;
  for (const Place& place : atlas.places) {
    if (place.layer.empty()) continue;
    INFO(place.id << " in " << place.layer);
    const auto shows = [&](const LayerSpec& layer) { return layer.id == place.layer; };
    CHECK(std::any_of(atlas.layers.begin(), atlas.layers.end(), shows));
    CHECK(place.features.empty() != place.match.empty());
  }
}

TEST_CASE("every file that the atlas names is there") {
  const Atlas& atlas = anshan().value;
  for (const LayerSpec& layer : atlas.layers) {
    INFO(layer.id << ": " << layer.file);
    CHECK(std::filesystem::is_regular_file(atlas.folder / layer.file));
  }
}
