#include "app/scene/site_focus.h"

#include <algorithm>

namespace app {

namespace {

std::shared_ptr<const SiteFocus> focus_of(const Library& library, const RiverGuide& guide, const RiverAnswer& answer) {
  auto focus = std::make_shared<SiteFocus>();
  for (const geodata::RiverSpec::Along& along : guide.atlas->rivers.along) {
    const Layer* layer = library.layer(along.layer);
    if (layer != nullptr && layer->spec.role == geodata::LayerRole::overlay) focus->features[along.layer];
  }
  const auto add = [&](std::size_t index) {
    const RiverSite& site = guide.sites[index];
    const auto of_layer = focus->features.find(site.layer);
    if (of_layer == focus->features.end()) return;
    const Layer* layer = library.layer(site.layer);
    if (!layer->content) return;
    if (const auto feature = layer->content->features->find(site.id)) of_layer->second.push_back(*feature);
  };
  for (const RiverEvent& event : answer.events) {
    if (event.site) add(*event.site);
  }
  for (const std::size_t index : answer.sites_above_start) add(index);
  for (auto& [layer, features] : focus->features) {
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
  }
  return focus;
}

}  // namespace

const std::vector<geodata::FeatureIndex>* SiteFocus::of(std::string_view layer) const {
  const auto found = features.find(layer);
  return found == features.end() ? nullptr : &found->second;
}

bool SiteFocus::hides(std::string_view layer, geodata::FeatureIndex feature) const {
  const std::vector<geodata::FeatureIndex>* shown = of(layer);
  return shown != nullptr && !std::binary_search(shown->begin(), shown->end(), feature);
}

bool hidden_by(const SiteFocus* focus, std::string_view layer, geodata::FeatureIndex feature) {
  return focus != nullptr && focus->hides(layer, feature);
}

const std::shared_ptr<const SiteFocus>& TraceFocus::update(const Library& library, const RiverView* rivers) {
  const std::shared_ptr<const ShownTrace> shown = rivers != nullptr ? rivers->shown : nullptr;
  std::vector<const LayerContent*> contents;
  for (const Layer& layer : library.layers) contents.push_back(layer.content.get());
  if (shown == shown_ && contents == contents_) return focus_;
  shown_ = shown, contents_ = std::move(contents);
  focus_ = shown ? focus_of(library, *rivers->guide, shown->answer) : nullptr;
  return focus_;
}

}  // namespace app
