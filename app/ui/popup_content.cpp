#include "app/ui/popup_content.h"

#include <algorithm>

#include "app/core/numbers.h"
#include "geodata/atlas/reading.h"
#include "geodata/atlas/romanise.h"
#include "geodata/base/utf8.h"
#include "geodata/geo/geodesic.h"

namespace app {
namespace {

using geodata::Atlas;
using geodata::Language;
using geodata::Place;

const std::string& own(const std::string& english, const std::string& zh, Language language) {
  return language == Language::chinese && !zh.empty() ? zh : english;
}

char letter_of(PopupContent& content, const std::string& note) {
  if (note.empty()) return 0;
  for (const auto& [letter, known] : content.notes)
    if (known == note) return letter;
  const char letter = static_cast<char>('a' + std::min<std::size_t>(content.notes.size(), 25));
  content.notes.emplace_back(letter, note);
  return letter;
}

void add_facts(PopupContent& content, const Layer& layer, geodata::FeatureIndex feature, Language language) {
  const bool chinese = language == Language::chinese;
  for (const geodata::FactSpec& fact : layer.spec.facts) {
    const geodata::Value value = layer.content->features->value(feature, fact.property);
    PopupContent::Fact row;
    row.value = fact_value(fact, value, language);
    if (row.value.empty()) continue;
    row.is_text = std::holds_alternative<std::string_view>(value);
    row.title = chinese && !fact.title_zh.empty() ? fact.title_zh : fact.title;
    row.letter = letter_of(content, chinese && !fact.note_zh.empty() ? fact.note_zh : fact.note);
    content.facts.push_back(std::move(row));
  }
}

void add_facts(PopupContent& content, const Place& place, Language language) {
  const bool chinese = language == Language::chinese;
  for (const Place::Fact& fact : place.facts) {
    PopupContent::Fact row;
    const std::string* words = std::get_if<std::string>(&fact.value);
    const bool translated = words != nullptr && chinese && !fact.text_zh.empty();
    const geodata::Value value = words == nullptr ? geodata::Value(std::get<double>(fact.value))
                                 : translated     ? geodata::Value(std::string_view(fact.text_zh))
                                                  : geodata::Value(std::string_view(*words));
    row.value = fact_value(fact.shown, value, language);
    row.is_text = words != nullptr;
    row.title = chinese && !fact.shown.title_zh.empty() ? fact.shown.title_zh : fact.shown.title;
    row.letter = letter_of(content, chinese && !fact.shown.note_zh.empty() ? fact.shown.note_zh : fact.shown.note);
    content.facts.push_back(std::move(row));
  }
}

// The sentence of a passage, without space at its ends, in the quotation marks of English print.
PopupContent::Quote quote_of(const Atlas& atlas, const geodata::PlacePassage& passage) {
  PopupContent::Quote quote;
  quote.paragraph = passage.sentence.paragraph;
  quote.sentence = passage.sentence;
  std::string_view sentence = atlas.article.text(passage.sentence);
  while (!sentence.empty() && sentence.back() == ' ') sentence.remove_suffix(1);
  quote.text = "“" + std::string(sentence) + "”";
  quote.claims = atlas.claims_in(passage.sentence);
  return quote;
}

void add_mark(const Atlas& atlas, PopupContent::Quote& quote, const geodata::Passage& mention) {
  const std::string& paragraph = atlas.article.paragraphs[mention.paragraph];
  const std::size_t start = geodata::byte_offset(paragraph, quote.sentence.first);
  const std::size_t opening = std::string_view("“").size();
  quote.marks.emplace_back(static_cast<std::uint32_t>(geodata::byte_offset(paragraph, mention.first) - start + opening),
                           static_cast<std::uint32_t>(geodata::byte_offset(paragraph, mention.last) - start + opening));
}

void add_quotes(PopupContent& content, const Atlas& atlas, geodata::PlaceIndex place, std::uint32_t mention) {
  const std::vector<geodata::PlacePassage> passages = geodata::passages_of(atlas, place);
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    auto same = std::find_if(content.quotes.begin(), content.quotes.end(),
                             [&](const PopupContent::Quote& q) { return q.sentence == passages[i].sentence; });
    if (same == content.quotes.end()) {
      content.quotes.push_back(quote_of(atlas, passages[i]));
      same = content.quotes.end() - 1;
    }
    add_mark(atlas, *same, passages[i].mention);
    if (i == mention) chosen = static_cast<std::size_t>(same - content.quotes.begin());
  }
  if (chosen < content.quotes.size()) {
    std::rotate(content.quotes.begin(), content.quotes.begin() + static_cast<std::ptrdiff_t>(chosen),
                content.quotes.begin() + static_cast<std::ptrdiff_t>(chosen) + 1);
  }
}

std::string certainty_words(const Place& place, Language language) {
  const std::string range = place.uncertainty_m > 0 ? plus_minus(place.uncertainty_m) : std::string();
  if (place.certainty == Place::Certainty::estimate) {
    return geodata::say(
        range.empty() ? geodata::text("Estimated position") : geodata::text("Estimated position, {}", range), language);
  }
  if (place.certainty == Place::Certainty::stand_in) {
    return geodata::say(range.empty() ? geodata::text("A point that stands in for it")
                                      : geodata::text("A point that stands in for it, {}", range),
                        language);
  }
  return {};
}

void add_surroundings(PopupContent& content, const Atlas& atlas, geodata::PlaceIndex index, Language language) {
  const Place& place = atlas.places[index];
  content.no_point = place.geometry_reason.empty()
                         ? std::string(geodata::word("The atlas gives no location for it.", language))
                         : own(place.geometry_reason, place.geometry_reason_zh, language);
  content.within = geodata::anchor_of(atlas, index);
  for (const geodata::NearPlace& n : geodata::near_places(atlas, index))
    content.near.push_back({n.place, n.distance_m});
}

void tell_place(PopupContent& content, const Atlas& atlas, geodata::PlaceIndex index, Language language) {
  const Place& place = atlas.places[index];
  content.title = place.title, content.title_zh = place.title_zh;
  content.pinyin = geodata::with_tones(place.pinyin, place.title_zh), content.kind = place.kind;
  content.description = own(place.description, place.description_zh, language);
  content.certainty = certainty_words(place, language);
  content.point = place.point;
  content.uncertainty_m = place.uncertainty_m;
}

void tell_feature(PopupContent& content, const Layer& layer, geodata::FeatureIndex feature) {
  const FeatureNames names = names_of(layer, feature);
  content.title = names.name, content.title_zh = names.name_zh;
  content.pinyin.clear(), content.description.clear(), content.certainty.clear();
  content.kind = geodata::to_string(layer.content->features->value(feature, layer.spec.kind_property));
  if (content.title.empty()) std::swap(content.title, content.title_zh);
  if (content.title.empty()) content.title = content.kind.empty() ? layer.spec.title : content.kind;
}

// Two layers may draw one feature (all districts; the one the article is about): the place names its own.
const Layer* layer_of_place(const Library& library, const PopupContent& content) {
  const Layer* own = library.layer(library.atlas->places[*content.place].layer);
  const bool same = own != nullptr && own->content && content.layer != nullptr &&
                    own->spec.file == content.layer->spec.file &&
                    own->content->features->size() == content.layer->content->features->size();
  return same ? own : content.layer;
}

}  // namespace

namespace {

// The data's own word for what it is, in the reader's language.
std::string kind_word(const Atlas& atlas, std::string kind, Language language) {
  if (language != Language::chinese) return kind;
  const auto zh = atlas.words_zh.find(kind);
  return zh == atlas.words_zh.end() ? kind : zh->second;
}

}  // namespace

PopupContent popup_content(const Library& library, const Selection& selection, Language language) {
  PopupContent content;
  const Atlas& atlas = *library.atlas;
  const Target& target = selection.target();
  const Layer* layer = library.layer(target.layer);
  const bool has_feature = layer != nullptr && layer->content && target.feature < layer->content->features->size();
  if (has_feature) content.layer = layer, content.feature = target.feature;

  // A place that many features show (a city by its districts): the popup speaks of the place when it was chosen by its
  // name, and of the one feature when that was clicked.
  bool of_place = target.place && *target.place < atlas.places.size();
  bool of_feature = has_feature;
  if (of_place) {
    const Place& place = atlas.places[*target.place];
    content.place = target.place;
    const bool several = has_feature && place.match.empty() && place.features.size() > 1;
    if (several) of_place = selection.by_name;
    if (several || !place.match.empty()) of_feature = !selection.by_name;
    if (!place.point && place.features.empty() && place.match.empty()) of_feature = false;
  }
  if (of_place) {
    tell_place(content, atlas, *target.place, language);
  } else if (has_feature) {
    tell_feature(content, *layer, target.feature);
  }
  content.kind = kind_word(atlas, std::move(content.kind), language);
  if (of_place) add_facts(content, atlas.places[*target.place], language);
  if (of_feature && has_feature) add_facts(content, *layer, target.feature, language);
  if (of_place) content.layer = layer_of_place(library, content);
  if (!of_feature) content.feature.reset();
  if (!content.point && selection.at) content.point = geodata::to_lnglat(*selection.at);
  if (content.place) {
    if (!selection.at) add_surroundings(content, atlas, *content.place, language);
    add_quotes(content, atlas, *content.place, selection.mention);
  }
  return content;
}

}  // namespace app
