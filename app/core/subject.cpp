#include "app/core/subject.h"

#include <algorithm>
#include <tuple>

#include "app/core/numbers.h"

namespace app {

using geodata::FeatureIndex;
using geodata::FeatureStore;
using geodata::Place;
using geodata::PlaceIndex;

namespace {

bool is_area(const FeatureStore& store, FeatureIndex f) {
  const geodata::IndexRange parts = store.parts(f);
  return parts.size() > 0 && store.type(parts.first) == geodata::GeometryType::polygon;
}

std::size_t count_of(const Place& place) { return place.match.empty() ? place.features.size() : 1; }

// Several places may name one feature: it is the widest of them, in the order of the atlas.
void keep_one_that_is_it(const geodata::Atlas& atlas, std::vector<RelatedPlace>& places) {
  const auto lies_in = [&](PlaceIndex inner, PlaceIndex outer) {
    return !atlas.places[inner].within.empty() && atlas.places[inner].within == atlas.places[outer].id;
  };
  RelatedPlace* best = nullptr;
  for (RelatedPlace& candidate : places) {
    if (candidate.relation != SubjectRelation::same) continue;
    if (best == nullptr || lies_in(best->place, candidate.place)) best = &candidate;
  }
  for (RelatedPlace& candidate : places)
    if (candidate.relation == SubjectRelation::same && &candidate != best)
      candidate.relation = SubjectRelation::stand_in;
}

SubjectRelation relation_of(const Place& place, const FeatureStore& store, FeatureIndex feature) {
  if (count_of(place) > 1) return is_area(store, feature) ? SubjectRelation::within : SubjectRelation::one_of;
  return place.certainty == Place::Certainty::stand_in ? SubjectRelation::stand_in : SubjectRelation::same;
}

}  // namespace

std::vector<RelatedPlace> related_places(const Library& library, std::string_view layer_id, FeatureIndex feature) {
  std::vector<RelatedPlace> out;
  const Layer* layer = library.layer(layer_id);
  if (layer == nullptr || !layer->content || !library.atlas || feature >= layer->content->features->size()) return out;
  const FeatureStore& store = *layer->content->features;
  const geodata::Atlas& atlas = *library.atlas;
  // A feature may name its place itself (a town that the article speaks of).
  std::optional<PlaceIndex> own;
  const geodata::Value named = store.value(feature, "place");
  if (const auto* id = std::get_if<std::string_view>(&named)) own = atlas.find_place(*id);
  for (PlaceIndex i = 0; i < atlas.places.size(); ++i) {
    if (own == i || !shows_place(library, *layer, feature, atlas.places[i])) continue;
    out.push_back({i, relation_of(atlas.places[i], store, feature)});
  }
  if (own) {
    for (RelatedPlace& other : out)
      if (other.relation == SubjectRelation::same) other.relation = SubjectRelation::stand_in;
    out.push_back({*own, SubjectRelation::same});
  } else {
    keep_one_that_is_it(atlas, out);
  }
  std::stable_sort(out.begin(), out.end(), [&](const RelatedPlace& a, const RelatedPlace& b) {
    const auto rank = [&](const RelatedPlace& r) {
      return std::tuple(r.relation != SubjectRelation::same, count_of(atlas.places[r.place]));
    };
    return rank(a) < rank(b);
  });
  return out;
}

std::optional<PlaceIndex> place_of(const Library& library, std::string_view layer, FeatureIndex feature) {
  const std::vector<RelatedPlace> related = related_places(library, layer, feature);
  if (related.empty() || related.front().relation != SubjectRelation::same) return std::nullopt;
  return related.front().place;
}

std::optional<PlaceIndex> told_place(const Library& library, std::string_view layer, FeatureIndex feature) {
  for (const RelatedPlace& related : related_places(library, layer, feature))
    if (related.relation != SubjectRelation::within) return related.place;
  return std::nullopt;
}

std::optional<PlaceIndex> told_place(const Library& library, const Target& target) {
  if (!library.atlas) return std::nullopt;
  if (target.place) return *target.place < library.atlas->places.size() ? target.place : std::nullopt;
  return told_place(library, target.layer, target.feature);
}

Subject subject_of(const Library& library, const Target& target) {
  Subject subject;
  if (target.point) {
    subject.names.name = coordinates(*target.point);
    return subject;
  }
  const Layer* layer = library.layer(target.layer);
  if (layer != nullptr && layer->content && target.feature < layer->content->features->size()) {
    subject.layer = layer;
    subject.features = {target.feature};
    subject.names = names_of(*layer, target.feature);
  }
  if (!target.place || !library.atlas || *target.place >= library.atlas->places.size()) return subject;
  subject.place = &library.atlas->places[*target.place];
  subject.names = {subject.place->title, subject.place->title_zh};
  // The clicked feature's own layer counts, where several layers show the place.
  if (subject.layer != nullptr) {
    auto in_layer = features_of(library, *subject.layer, *subject.place);
    if (!in_layer.empty()) subject.features = std::move(in_layer);
  } else {
    ShownBy shown = shown_by(library, *subject.place);
    subject.layer = shown.layer;
    subject.features = std::move(shown.features);
  }
  return subject;
}

}  // namespace app
