#include "app/core/layer_rows.h"

#include <algorithm>

namespace app {
namespace {

bool among(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

std::vector<std::string> LayerRow::ids() const {
  std::vector<std::string> out;
  for (const Layer* layer : layers) out.push_back(layer->spec.id);
  return out;
}

bool is_shown(const Layer& layer, const Session& session, double zoom) {
  const LayerState* state = session.layer(layer.spec.id);
  return state != nullptr && state->on && zoom >= layer.spec.min_zoom && zoom < layer.spec.max_zoom;
}

std::vector<LayerGroup> layer_groups(const Library& library, const Session& session) {
  std::vector<const Layer*> listed;
  for (const Layer& layer : library.layers)
    if (!layer.spec.group.empty() && layer.spec.role != geodata::LayerRole::data) listed.push_back(&layer);
  // The atlas's numbers order the headings; what stands under one follows the drawing.
  std::stable_sort(listed.begin(), listed.end(),
                   [](const Layer* a, const Layer* b) { return a->spec.panel < b->spec.panel; });
  std::vector<LayerGroup> groups;
  for (const Layer* layer : listed) {
    const geodata::LayerSpec& spec = layer->spec;
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.title == spec.group; });
    if (group == groups.end()) group = groups.insert(groups.end(), LayerGroup{spec.group, spec.group_zh, {}});
    const std::string id = spec.row.empty() ? spec.id : spec.row;
    auto row = std::find_if(group->rows.begin(), group->rows.end(), [&](const LayerRow& r) { return r.id == id; });
    if (row == group->rows.end()) row = group->rows.insert(group->rows.end(), LayerRow{id, {}});
    row->layers.push_back(layer);
  }
  const auto height_of = [&](const LayerRow& row) {
    std::ptrdiff_t highest = -1;
    for (const Layer* layer : row.layers) {
      const auto at = std::find_if(session.layers.begin(), session.layers.end(),
                                   [&](const LayerState& s) { return s.id == layer->spec.id; });
      if (at != session.layers.end()) highest = std::max(highest, at - session.layers.begin());
    }
    return highest;
  };
  for (LayerGroup& group : groups) {
    std::stable_sort(group.rows.begin(), group.rows.end(),
                     [&](const LayerRow& a, const LayerRow& b) { return height_of(a) > height_of(b); });
  }
  return groups;
}

std::vector<LayerState> with_layers_at(const Library& library, std::vector<LayerState> order,
                                       const std::vector<std::string>& ids, const std::vector<std::string>& others,
                                       bool above) {
  const Layer* moved = ids.empty() ? nullptr : library.layer(ids.front());
  const Layer* other = others.empty() ? nullptr : library.layer(others.front());
  if (moved == nullptr || other == nullptr || moved->spec.role != other->spec.role || ids == others) return order;
  std::vector<LayerState> rest, taken;
  for (LayerState& state : order) (among(ids, state.id) ? taken : rest).push_back(std::move(state));
  const auto is_other = [&](const LayerState& s) { return among(others, s.id); };
  auto at = rest.end();
  if (above) {
    at = std::find_if(rest.rbegin(), rest.rend(), is_other).base();
  } else {
    at = std::find_if(rest.begin(), rest.end(), is_other);
  }
  rest.insert(at, std::make_move_iterator(taken.begin()), std::make_move_iterator(taken.end()));
  return rest;
}

}  // namespace app
