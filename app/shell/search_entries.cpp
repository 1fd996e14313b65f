#include "app/shell/search_entries.h"

#include <algorithm>
#include <set>
#include <string>

namespace app {

using geodata::LayerRole;

std::vector<geodata::SearchEntry> search_entries(const geodata::Atlas& atlas, const std::vector<Layer>& layers) {
  std::vector<geodata::SearchEntry> entries;
  for (std::size_t i = 0; i < atlas.places.size(); ++i) {
    const geodata::Place& place = atlas.places[i];
    const std::uint64_t payload = (std::uint64_t{1} << 63) | i;
    entries.push_back({place.title, place.title_zh, place.kind, 1000, payload});
    for (const std::string& other : place.names)
      if (other != place.title && other != place.title_zh) entries.push_back({other, {}, place.kind, 900, payload});
  }
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const Layer& layer = layers[l];
    if (!layer.content || layer.spec.role == LayerRole::data) continue;
    const auto named = [](const geodata::StyleRule& rule) { return rule.label.has_value(); };
    const bool has_names = std::any_of(layer.spec.rules.begin(), layer.spec.rules.end(), named);
    if (!layer.spec.clickable && !has_names) continue;
    const geodata::FeatureStore& store = *layer.content->features;
    const std::uint32_t weight = layer.spec.subject ? 500 : layer.spec.role == LayerRole::overlay ? 300 : 100;
    std::set<std::string> seen;  // a river of many reaches is one entry
    for (geodata::FeatureIndex f = 0; f < store.size(); ++f) {
      if (layer.content->rule[f] == LayerContent::no_rule || store.box(f).empty()) continue;
      FeatureNames names = names_of(layer, f);
      if ((names.name.empty() && names.name_zh.empty()) || !seen.insert(names.name + "\n" + names.name_zh).second)
        continue;
      // Of one name the county comes before its station.
      const bool area = store.type(store.parts(f).first) == geodata::GeometryType::polygon;
      entries.push_back({std::move(names.name), std::move(names.name_zh),
                         geodata::to_string(store.value(f, layer.spec.kind_property)), weight + (area ? 50 : 0),
                         (static_cast<std::uint64_t>(l) << 32) | f});
    }
  }
  return entries;
}

}  // namespace app
