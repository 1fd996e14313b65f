#include "app/ui/popup_content.h"

#include <algorithm>

#include "app/core/json_words.h"
#include "app/core/numbers.h"
#include "app/core/river_guide.h"
#include "app/core/river_words.h"
#include "app/core/subject.h"
#include "app/scene/picker.h"
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

// A text has its Chinese in the property of the same name with ":zh", else among the atlas's words.
geodata::Value value_in(const Atlas& atlas, const geodata::FeatureStore& store, geodata::FeatureIndex feature,
                        const std::string& property, Language language) {
  geodata::Value value = store.value(feature, property);
  if (language != Language::chinese || !std::holds_alternative<std::string_view>(value)) return value;
  const geodata::Value zh = store.value(feature, property + ":zh");
  const auto* words = std::get_if<std::string_view>(&zh);
  if (words != nullptr && !words->empty()) return zh;
  return geodata::Value(atlas.word_in(language, std::get<std::string_view>(value)));
}

void add_facts(PopupContent& content, const Atlas& atlas, const Layer& layer, geodata::FeatureIndex feature,
               Language language) {
  const bool chinese = language == Language::chinese;
  const geodata::FeatureStore& store = *layer.content->features;
  for (const geodata::FactSpec& fact : layer.spec.facts) {
    const geodata::Value value = value_in(atlas, store, feature, fact.property, language);
    PopupContent::Fact row;
    const auto column = store.column(fact.property);
    const bool nested = column && store.column_type(*column) == geodata::ColumnType::json;
    row.value = nested ? json_words(geodata::to_string(value)) : fact_value(fact, value, language);
    if (row.value.empty()) continue;
    row.is_text = std::holds_alternative<std::string_view>(value);
    row.title = chinese && !fact.title_zh.empty() ? fact.title_zh : fact.title;
    row.letter = letter_of(content, chinese && !fact.note_zh.empty() ? fact.note_zh : fact.note);
    if (!fact.doubt.empty()) {
      geodata::FactSpec why;
      why.property = fact.doubt;
      why.words_zh = fact.words_zh;
      row.doubt = fact_value(why, value_in(atlas, store, feature, fact.doubt, language), language);
    }
    if (!row.doubt.empty()) row.value = geodata::say(geodata::text("{}, in doubt", row.value), language);
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

std::vector<PopupContent::Quote> quotes_of(const Atlas& atlas, const std::vector<geodata::PlacePassage>& passages,
                                           std::uint32_t mention) {
  std::vector<PopupContent::Quote> quotes;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    auto same = std::find_if(quotes.begin(), quotes.end(),
                             [&](const PopupContent::Quote& q) { return q.sentence == passages[i].sentence; });
    if (same == quotes.end()) {
      quotes.push_back(quote_of(atlas, passages[i]));
      same = quotes.end() - 1;
    }
    add_mark(atlas, *same, passages[i].mention);
    if (i == mention) chosen = static_cast<std::size_t>(same - quotes.begin());
  }
  if (chosen < quotes.size()) {
    std::rotate(quotes.begin(), quotes.begin() + static_cast<std::ptrdiff_t>(chosen),
                quotes.begin() + static_cast<std::ptrdiff_t>(chosen) + 1);
  }
  return quotes;
}

std::string relation_words(SubjectRelation relation, const std::string& place, Language language) {
  switch (relation) {
    case SubjectRelation::same: break;
    case SubjectRelation::one_of:
      return geodata::say(geodata::text("One of those that the article sums up as {}", place), language);
    case SubjectRelation::within: return geodata::say(geodata::text("Part of {}", place), language);
    case SubjectRelation::stand_in: return geodata::say(geodata::text("The map marks {} here", place), language);
  }
  return {};
}

void add_related(PopupContent& content, const Library& library, const Selection& selection, Language language) {
  const Target& target = selection.target();
  const auto told = told_place(library, target);
  const Atlas& atlas = *library.atlas;
  for (const RelatedPlace& related : related_places(library, target.layer, target.feature)) {
    const Place& place = atlas.places[related.place];
    const bool zh = language == Language::chinese && !place.title_zh.empty();
    PopupContent::Related& to = content.related.emplace_back();
    to.place = related.place;
    to.how = relation_words(related.relation, zh ? place.title_zh : place.title, language);
    if (related.relation == SubjectRelation::stand_in)
      to.why = own(place.geometry_basis, place.geometry_basis_zh, language);
    const std::uint32_t mention = told == related.place ? selection.mention : 0;
    to.quotes = quotes_of(atlas, geodata::passages_of(atlas, related.place), mention);
  }
}

std::string certainty_words(const Place& place, Language language) {
  const geodata::Text range = place.uncertainty_m > 0 ? plus_minus(place.uncertainty_m) : geodata::Text();
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

void tell_feature(PopupContent& content, const Layer& layer, geodata::FeatureIndex feature, Language language) {
  const FeatureNames names = names_of(layer, feature);
  content.title = names.name, content.title_zh = names.name_zh;
  content.pinyin.clear(), content.description.clear(), content.certainty.clear();
  content.uncertainty_m = geodata::to_number(layer.content->features->value(feature, "uncertainty_m")).value_or(0);
  if (content.uncertainty_m > 0) {
    content.certainty =
        geodata::say(geodata::text("Estimated position, {}", plus_minus(content.uncertainty_m)), language);
  }
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

// Whether a position is so far from every river that none can be its way. Rivers that are not read yet are everywhere.
bool far_from_rivers(const Library& library, geodata::WorldPoint at) {
  const geodata::RiverSpec& rivers = library.atlas->rivers;
  geodata::WorldBox drained;
  for (const Layer& layer : library.layers) {
    const bool drains = layer.spec.file == rivers.network || layer.spec.file == rivers.catchments;
    if (drains && layer.content) drained.add(layer.content->features->box());
  }
  if (drained.empty()) return false;
  const double reach = nearest_reach_m / geodata::metres_per_unit(geodata::to_lnglat(at).lat);
  const auto far = [&](double v, double lo, double hi) { return v < lo - reach || v > hi + reach; };
  return far(at.x, drained.min_x, drained.max_x) || far(at.y, drained.min_y, drained.max_y);
}

}  // namespace

const PopupContent::Quote* PopupContent::first_quote() const {
  if (!quotes.empty()) return &quotes.front();
  const auto told = std::find_if(related.begin(), related.end(), [](const Related& r) { return !r.quotes.empty(); });
  return told == related.end() ? nullptr : &told->quotes.front();
}

std::vector<Target> lies_at(const Library& library, const Session& session, geodata::LngLat at) {
  constexpr double near_zoom = 12, side_px = 64;
  PickInput input;
  input.library = &library;
  input.session = &session;
  input.view = {camera_at(at, std::max(session.camera.zoom, near_zoom)), side_px, side_px};
  return pick(input, {side_px / 2, side_px / 2});
}

std::optional<TraceState> trace_from(const Library& library, const Session& session, const MeasurementView& measured) {
  if (!session.has_rivers(*library.atlas) || !session.selection || !session.selection->at) return std::nullopt;
  if (!session.rivers && far_from_rivers(library, *session.selection->at)) return std::nullopt;
  const Target& target = session.selection->target();
  // A point that stands in for a province says nothing of where its water runs.
  constexpr double most_uncertain_m = 10e3;
  if (target.place && library.atlas->places[*target.place].uncertainty_m > most_uncertain_m) return std::nullopt;
  TraceState trace;
  trace.from = geodata::to_lnglat(*session.selection->at);
  // With the water, unless traces are at hand whose direction is in sight.
  trace.direction = session.shows_traces() ? session.direction() : TraceDirection::down;
  if (const auto station = target.point ? own_station_at(measured, *target.point) : std::nullopt)
    trace.name = in_language(station->section->names, Language::english);
  const Layer* layer = library.layer(target.layer);
  if (layer == nullptr || !layer->content) return trace;
  const geodata::FeatureStore& store = *layer->content->features;
  const Subject subject = subject_of(library, target);
  if (subject.features.size() != 1) return trace;
  const geodata::IndexRange parts = store.parts(subject.features.front());
  const bool point = parts.size() == 1 && store.type(parts.first) == geodata::GeometryType::point;
  if (point) trace.site = std::string(store.id(subject.features.front()));
  return trace;
}

void tell_position(PopupContent& content, geodata::LngLat at, Language language) {
  content.title = coordinates(at);
  content.kind = std::string(geodata::word("position", language));
  content.point = at;
  const auto add = [&](std::string title, std::string value) {
    PopupContent::Fact row;
    row.title = std::move(title), row.value = std::move(value), row.is_text = true;
    if (!row.value.empty()) content.facts.push_back(std::move(row));
  };
  add(std::string(geodata::word("Degrees", language)), fmt::format("{:.6f}, {:.6f}", at.lat, at.lng));
  add("UTM", utm(at));
}

void tell_station(PopupContent& content, const SectionOfTable& station, const RiverGuide* guide, Language language) {
  content.title = in_language(station.section->names, language);
  content.kind = geodata::say(geodata::text("station of {}", station.table->title), language);
  content.measured_at = station.section->key;
  const auto& access = station.section->access;
  if (!access) return;
  PopupContent::Fact row;
  row.is_text = true;
  const FeatureNames names = guide != nullptr ? river_names(*guide, access->position.reach) : FeatureNames{};
  const std::string& river = in_language(names, language);
  const std::string away = access->overland_m > 0 ? geodata::say(distance(access->overland_m), language) : "";
  row.title = geodata::word(river.empty() ? "From the river" : "River", language);
  row.value =
      river.empty() || away.empty() ? river + away : geodata::say(geodata::text("{}, {} away", river, away), language);
  if (!row.value.empty()) content.facts.push_back(std::move(row));
}

PopupContent popup_content(const Library& library, const Selection& selection, Language language) {
  PopupContent content;
  const Atlas& atlas = *library.atlas;
  const Target& target = selection.target();
  const Subject subject = subject_of(library, target);
  const Layer* layer = library.layer(target.layer);
  const bool has_feature = layer != nullptr && layer->content && target.feature < layer->content->features->size();
  if (has_feature) content.layer = layer;

  if (target.point) {
    tell_position(content, *target.point, language);
  } else if (subject.place != nullptr) {
    content.place = target.place;
    tell_place(content, atlas, *target.place, language);
    content.layer = layer_of_place(library, content);
    add_facts(content, *subject.place, language);
    // Its one feature's facts are its own. Those of one reach of a river are told where that reach was clicked.
    const bool own_feature = place_of(library, target.layer, target.feature) == target.place;
    const bool told = own_feature && (subject.place->match.empty() || !selection.by_name);
    if (has_feature && told)
      content.feature = target.feature, add_facts(content, atlas, *layer, target.feature, language);
    if (!selection.at) add_surroundings(content, atlas, *content.place, language);
    content.quotes = quotes_of(atlas, geodata::passages_of(atlas, *target.place), selection.mention);
  } else if (has_feature) {
    content.feature = target.feature;
    tell_feature(content, *layer, target.feature, language);
    add_facts(content, atlas, *layer, target.feature, language);
    content.quotes = quotes_of(atlas, geodata::passages_naming(atlas, {content.title, content.title_zh}), 0);
    add_related(content, library, selection, language);
  }
  if (!selection.called.empty() && selection.called != content.title && selection.called != content.title_zh) {
    const bool zh = language == Language::chinese && !content.title_zh.empty();
    content.also = geodata::say(geodata::text("Another name of {}", zh ? content.title_zh : content.title), language);
    content.title = selection.called, content.title_zh.clear(), content.pinyin.clear();
  }
  content.kind = std::string(atlas.word_in(language, content.kind));
  if (!content.point && selection.at) content.point = geodata::to_lnglat(*selection.at);
  return content;
}

}  // namespace app
