#include "app/core/library.h"

#include <algorithm>

#include "geodata/algo/importance.h"
#include "geodata/base/utf8.h"

namespace app {

using geodata::FeatureIndex;
using geodata::FeatureStore;

const Layer* Library::layer(std::string_view id) const {
  const auto it = std::find_if(layers.begin(), layers.end(), [&](const Layer& l) { return l.spec.id == id; });
  return it == layers.end() ? nullptr : &*it;
}

Layer* Library::layer(std::string_view id) { return const_cast<Layer*>(static_cast<const Library*>(this)->layer(id)); }

namespace {

constexpr std::size_t large_store = 500'000;  // vertices: 20 ms of work

bool is_one_point(const FeatureStore& store, FeatureIndex f) {
  return store.parts(f).size() == 1 && store.type(store.parts(f).first) == geodata::GeometryType::point;
}

void make_grids(const FeatureStore& store, const geodata::LayerSpec& spec, LayerContent& content) {
  content.grids.resize(spec.rules.size());
  std::size_t in_grids = 0;
  for (std::size_t r = 0; r < spec.rules.size(); ++r) {
    if (!spec.rules[r].cluster) continue;
    std::vector<geodata::WorldPoint> points;
    std::vector<FeatureIndex> features;
    for (FeatureIndex f = 0; f < store.size(); ++f) {
      if (content.rule[f] != r || !is_one_point(store, f)) continue;
      points.push_back(store.ring(store.rings(store.parts(f).first).first)[0]);
      features.push_back(f);
    }
    content.grids[r] = std::make_shared<const geodata::PointGrid>(points, features);
    in_grids += features.size();
  }
  const auto drawn = std::count_if(content.rule.begin(), content.rule.end(),
                                   [](std::uint16_t r) { return r != LayerContent::no_rule; });
  content.only_grids = in_grids == static_cast<std::size_t>(drawn);
}

}  // namespace

bool is_added(const Library& library, const Layer& layer) {
  return &layer - library.layers.data() >= static_cast<std::ptrdiff_t>(library.atlas->layers.size());
}

bool may_be_rivers(const Library& library, const Layer& layer) {
  const bool whole = !layer.windows || layer.windows->whole();
  return is_added(library, layer) && layer.content && layer.content->has_lines && whole;
}

std::shared_ptr<const LayerContent> prepare(std::shared_ptr<const FeatureStore> features,
                                            const geodata::LayerSpec& spec) {
  auto content = std::make_shared<LayerContent>();
  const std::uint32_t count = features->size();
  std::vector<geodata::WorldBox> boxes(count);
  content->rule.assign(count, LayerContent::no_rule);
  content->rule_used.assign(spec.rules.size(), 0);
  for (FeatureIndex f = 0; f < count; ++f) {
    if (!spec.filter.matches(*features, f)) continue;  // keeps an empty box: the index never finds it
    boxes[f] = features->box(f);
    for (std::size_t r = 0; r < spec.rules.size(); ++r) {
      if (!spec.rules[r].filter.matches(*features, f)) continue;
      content->rule[f] = static_cast<std::uint16_t>(r);
      content->rule_used[r] = 1;
      break;
    }
  }
  const geodata::PartIndex parts = count > 0 ? features->parts(count - 1).last : 0;
  for (geodata::PartIndex p = 0; p < parts && !content->has_lines; ++p)
    content->has_lines = features->type(p) == geodata::GeometryType::line;
  make_grids(*features, spec, *content);
  if (features->vertex_count() < large_store) content->importance = geodata::compute_importance(*features);
  content->index = geodata::SpatialIndex(boxes);
  content->features = std::move(features);
  return content;
}

std::shared_ptr<const LayerContent> completed(const LayerContent& content, const geodata::Parallel& parallel) {
  auto whole = std::make_shared<LayerContent>(content);
  whole->importance = geodata::compute_importance(*content.features, parallel);
  return whole;
}

namespace {

bool shows(const FeatureStore& store, FeatureIndex f, const geodata::Place& place) {
  if (!place.match.empty()) {
    return std::all_of(place.match.begin(), place.match.end(), [&](const auto& wanted) {
      return geodata::to_string(store.value(f, wanted.first)) == wanted.second;
    });
  }
  if (place.features.empty()) return false;
  const std::string value = place.feature_key.empty() || place.feature_key == "id"
                                ? std::string(store.id(f))
                                : geodata::to_string(store.value(f, place.feature_key));
  return std::find(place.features.begin(), place.features.end(), value) != place.features.end();
}

// Layers over one file hold the same features: a place that names one of them is shown by all.
bool same_source(const Library& library, const Layer& layer, std::string_view other_id) {
  if (layer.spec.id == other_id) return true;
  const Layer* other = library.layer(other_id);
  return other != nullptr && other->spec.file == layer.spec.file;
}

// A place's `layer` is a layer's id, or the name of its file without folder and extension.
bool is_layer_of(const Library& library, const Layer& layer, const geodata::Place& place) {
  if (place.layer.empty()) return false;
  if (same_source(library, layer, place.layer)) return true;
  const std::filesystem::path file(layer.spec.file);
  return file.stem().string() == place.layer;
}

}  // namespace

std::vector<FeatureIndex> features_of(const Library& library, const Layer& layer, const geodata::Place& place) {
  std::vector<FeatureIndex> found;
  if (!layer.content || !is_layer_of(library, layer, place)) return found;
  const FeatureStore& store = *layer.content->features;
  for (FeatureIndex f = 0; f < store.size(); ++f)
    if (layer.content->rule[f] != LayerContent::no_rule && shows(store, f, place)) found.push_back(f);
  return found;
}

ShownBy shown_by(const Library& library, const geodata::Place& place) {
  const Layer* named = library.layer(place.layer);
  if (named != nullptr) {
    auto own = features_of(library, *named, place);
    if (!own.empty()) return {named, std::move(own)};
  }
  for (const Layer& layer : library.layers) {
    auto found = features_of(library, layer, place);
    if (!found.empty()) return {&layer, std::move(found)};
  }
  return {};
}

bool shows_place(const Library& library, const Layer& layer, FeatureIndex feature, const geodata::Place& place) {
  return layer.content && is_layer_of(library, layer, place) && shows(*layer.content->features, feature, place);
}

FeatureNames names_of(const Layer& layer, FeatureIndex feature) {
  if (!layer.content) return {};
  const FeatureStore& store = *layer.content->features;
  const auto name = [&](const std::string& property) {
    return std::string(geodata::trimmed(geodata::to_string(store.value(feature, property))));
  };
  return {name(layer.spec.name_property), name(layer.spec.name_zh_property)};
}

const std::string& in_language(const FeatureNames& names, geodata::Language language) {
  const bool by_zh = names.name.empty() || (language == geodata::Language::chinese && !names.name_zh.empty());
  return by_zh ? names.name_zh : names.name;
}

}  // namespace app
