#include <unordered_set>

#include "geodata/atlas/annotations.h"
#include "geodata/atlas/fact_reader.h"
#include "geodata/atlas/place_geometry.h"

namespace geodata {
namespace {

using nlohmann::json;

bool starts_with(const std::string& text, std::string_view start) { return text.rfind(start, 0) == 0; }

void read_names(const json& feature, Place& place) {
  const json* names = find_member(feature, "names");
  if (names == nullptr || !names->is_array()) return;
  for (const json& name : *names) {
    const std::string toponym = text_member(name, "toponym");
    const std::string language = text_member(name, "lang");
    if (toponym.empty()) continue;
    const bool pinyin = language == "zh-Latn-pinyin";
    if (pinyin && place.pinyin.empty()) place.pinyin = toponym;
    if (!pinyin && starts_with(language, "zh") && place.title_zh.empty()) place.title_zh = toponym;
    place.names.push_back(toponym);
  }
}

double non_negative(const json& owner, const char* key) {
  const json* value = find_member(owner, key);
  return value != nullptr && value->is_number() ? std::max(0.0, value->get<double>()) : 0.0;
}

void read_features_shown(const json& properties, Place& place) {
  place.layer = text_member(properties, "layer");
  if (place.layer.empty()) return;
  place.feature_key = text_member(properties, "feature_key");
  if (place.feature_key.empty()) place.feature_key = "id";
  if (const json* feature = find_member(properties, "feature")) place.features.push_back(scalar_text(*feature));
  if (const json* features = find_member(properties, "features"); features != nullptr && features->is_array()) {
    for (const json& feature : *features) place.features.push_back(scalar_text(feature));
  }
  if (const json* match = find_member(properties, "match"); match != nullptr && match->is_object()) {
    for (const auto& [property, value] : match->items()) place.match[property] = scalar_text(value);
  }
}

class PlaceReader {
 public:
  explicit PlaceReader(const JsonDocument& document) : warnings_(document) {}

  std::optional<Place> read(const json& feature, const std::string& pointer) {
    const json* properties = find_member(feature, "properties");
    if (properties == nullptr || !properties->is_object()) return refuse(pointer, text("it is not a GeoJSON feature"));
    Place place;
    place.id = text_member(*properties, "id");
    if (place.id.empty()) place.id = text_member(feature, "id");
    if (place.id.empty()) return refuse(pointer, text("it has no id"));
    if (!taken_.insert(place.id).second) return refuse(pointer, text("another place has the id {}", place.id));

    read_names(feature, place);
    place.title = text_member(*properties, "title");
    if (place.title.empty()) place.title = place.names.empty() ? place.id : place.names.front();
    place.kind = text_member(*properties, "kind");
    place.description = text_member(*properties, "description");
    place.description_zh = text_member(*properties, "description:zh");
    place.sources = read_sources(*properties);
    place.uncertainty_m = non_negative(*properties, "uncertainty_m");
    place.geometry_basis = text_member(*properties, "geometry_basis");
    place.geometry_basis_zh = text_member(*properties, "geometry_basis:zh");
    place.geometry_reason = text_member(*properties, "geometry_reason");
    place.geometry_reason_zh = text_member(*properties, "geometry_reason:zh");
    place.within = text_member(*properties, "within");
    read_features_shown(*properties, place);
    read_own_geometry(feature, pointer, place);
    read_certainty(*properties, pointer, place);
    read_candidate(*properties, pointer, place);
    read_facts(*properties, pointer, place);
    return place;
  }

  void warn(const std::string& pointer, const std::string& id, Text why) {
    warnings_.add(pointer, text("A part of the place {} is left out", id), std::move(why));
  }

  void move_to(std::vector<Error>& warnings) { warnings_.move_to(warnings); }

 private:
  std::optional<Place> refuse(const std::string& pointer, Text why) {
    warnings_.add(pointer, text("A place is left out"), std::move(why));
    return std::nullopt;
  }

  void read_own_geometry(const json& feature, const std::string& pointer, Place& place) {
    const json* value = find_member(feature, "geometry");
    if (value == nullptr) return;
    PlaceGeometry geometry;
    if (auto problem = read_geometry(*value, geometry)) {
      warn(pointer + "/geometry", place.id, std::move(*problem));
      return;
    }
    place.point = geometry.point;
    place.points = std::move(geometry.points);
    place.outline = std::move(geometry.outline);
  }

  void read_certainty(const json& properties, const std::string& pointer, Place& place) {
    const std::string word = text_member(properties, "certainty");
    using Certainty = Place::Certainty;
    place.certainty = place.point ? Certainty::estimate : Certainty::none;  // the careful reading of silence
    if (word == "sourced") place.certainty = Certainty::sourced;
    if (word == "stand-in") place.certainty = Certainty::stand_in;
    if (word == "estimate") place.certainty = Certainty::estimate;
    if (word == "none") place.certainty = Certainty::none;
    const bool known = word.empty() || word == "sourced" || word == "stand-in" || word == "estimate" || word == "none";
    if (!known) {
      warn(pointer + "/properties/certainty", place.id,
           text("its certainty is none of {}", "sourced, stand-in, estimate, none"));
    }
  }

  void read_candidate(const json& properties, const std::string& pointer, Place& place) {
    const json* value = find_member(properties, "candidate");
    if (value == nullptr) return;
    const json* coordinates = find_member(*value, "coordinates");
    const auto point = coordinates == nullptr ? std::nullopt : read_position(*coordinates);
    if (!point) {
      warn(pointer + "/properties/candidate", place.id, text("its candidate has no point"));
      return;
    }
    place.candidate = Place::Candidate{text_member(*value, "title"),          *point,
                                       non_negative(*value, "uncertainty_m"), text_member(*value, "note"),
                                       text_member(*value, "title:zh"),       text_member(*value, "note:zh")};
  }

  void read_facts(const json& properties, const std::string& pointer, Place& place) {
    const json* facts = find_member(properties, "facts");
    if (facts == nullptr || !facts->is_array()) return;
    for (std::size_t i = 0; i < facts->size(); ++i) {
      MemberReader row((*facts)[i], pointer + "/properties/facts/" + std::to_string(i), place.id, warnings_,
                       MemberReader::Kind::place);
      Place::Fact fact;
      fact.shown = read_fact(row);
      fact.text_zh = row.words("value:zh");
      const json* value = row.any("value");
      row.finish();
      if (value != nullptr && value->is_number()) {
        fact.value = value->get<double>();
      } else if (value != nullptr && value->is_string()) {
        fact.value = value->get<std::string>();
      } else {
        row.warn("value", text("it is neither a number nor a text"));
        continue;
      }
      place.facts.push_back(std::move(fact));
    }
  }

  JsonWarnings warnings_;
  std::unordered_set<std::string> taken_;
};

}  // namespace

Result<Items<Place>> read_places(const JsonDocument& document, std::vector<Error>& warnings) {
  const Result<const json*> features = root_array(document, "features", text("Cannot read the places"));
  if (!features) return Unexpected(features.error());
  Items<Place> places;
  places.listed = (*features)->size();
  PlaceReader reader(document);
  std::vector<std::string> pointers;  // runs parallel to places.items
  for (std::size_t i = 0; i < places.listed; ++i) {
    const std::string pointer = "/features/" + std::to_string(i);
    if (std::optional<Place> place = reader.read((**features)[i], pointer)) {
      places.items.push_back(std::move(*place));
      pointers.push_back(pointer);
    }
  }
  std::unordered_set<std::string_view> ids;
  for (const Place& place : places.items) ids.insert(place.id);
  for (std::size_t i = 0; i < places.items.size(); ++i) {
    Place& place = places.items[i];
    if (place.within.empty() || ids.count(place.within) != 0) continue;
    reader.warn(pointers[i] + "/properties/within", place.id, text("no place has the id {}", place.within));
    place.within.clear();
  }
  reader.move_to(warnings);
  return places;
}

}  // namespace geodata
