#include "app/core/saved_layers.h"

#include <algorithm>
#include <cmath>
#include <system_error>

#include <nlohmann/json.hpp>

#include "app/core/json_member.h"
#include "app/core/small_file.h"
#include "geodata/atlas/sha256.h"

namespace app {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

using Changed = std::optional<geodata::ThemeColour>;

std::string hex(geodata::Colour c) { return fmt::format("#{:02X}{:02X}{:02X}{:02X}", c.r, c.g, c.b, c.a); }

void put(json& to, const char* key, const Changed& colour) {
  if (colour) to[key] = {{"light", hex(colour->light)}, {"dark", hex(colour->dark)}};
}

void take(const json& from, const char* key, Changed& colour) {
  const auto in = [&](const char* theme) {
    const json* pair = member(from, key);
    const json* text = pair != nullptr ? member(*pair, theme) : nullptr;
    return text != nullptr && text->is_string() ? geodata::parse_colour(text->get<std::string>()) : std::nullopt;
  };
  const auto light = in("light"), dark = in("dark");
  if (light && dark) colour = geodata::ThemeColour{*light, *dark};
}

void take(const json& from, const char* key, double& number, double least, double most) {
  const json* value = member(from, key);
  if (value == nullptr || !value->is_number()) return;
  const auto read = value->get<double>();
  if (std::isfinite(read)) number = std::clamp(read, least, most);
}

json difference(const LayerState& from, const LayerState& to) {
  json out = json::object();
  if (to.on != from.on) out["on"] = to.on;
  if (to.opacity != from.opacity) out["opacity"] = to.opacity;
  put(out, "fill", to.style.fill), put(out, "stroke", to.style.stroke), put(out, "symbol", to.style.symbol);
  if (to.style.width != 1) out["width"] = to.style.width;
  if (to.style.size != 1) out["size"] = to.style.size;
  return out;
}

void apply(const json& saved, LayerState& state) {
  if (const json* on = member(saved, "on"); on != nullptr && on->is_boolean()) state.on = on->get<bool>();
  take(saved, "opacity", state.opacity, 0, 1);
  take(saved, "fill", state.style.fill), take(saved, "stroke", state.style.stroke);
  take(saved, "symbol", state.style.symbol);
  take(saved, "width", state.style.width, StyleChange::least_factor, StyleChange::most_factor);
  take(saved, "size", state.style.size, StyleChange::least_factor, StyleChange::most_factor);
}

auto find(const LayerStates& in, const std::string& id) {
  return std::find_if(in.begin(), in.end(), [&](const LayerState& state) { return state.id == id; });
}

// Saved ones in their order; one that is new follows the one that it follows in the atlas.
LayerStates in_order(const json& order, const LayerStates& layers) {
  LayerStates out;
  for (const json& id : order) {
    if (!id.is_string()) continue;
    const auto known = find(layers, id.get<std::string>());
    if (known != layers.end() && find(out, known->id) == out.end()) out.push_back(*known);
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (find(out, layers[i].id) != out.end()) continue;
    out.insert(i == 0 ? out.begin() : std::next(find(out, layers[i - 1].id)), layers[i]);
  }
  return out;
}

std::vector<std::string> ids_of(const LayerStates& layers, const LayerStates& among) {
  std::vector<std::string> ids;
  for (const LayerState& state : layers)
    if (find(among, state.id) != among.end()) ids.push_back(state.id);
  return ids;
}

}  // namespace

LayerStates layers_of(const geodata::Atlas& atlas) {
  LayerStates out;
  for (const geodata::LayerSpec& spec : atlas.layers) {
    if (spec.role != geodata::LayerRole::data) out.push_back({spec.id, spec.on, 1.0});
  }
  return out;
}

fs::path saved_layers_path(const fs::path& folder, const fs::path& atlas) {
  if (folder.empty() || atlas.empty()) return {};
  std::error_code error;
  fs::path whole = fs::weakly_canonical(atlas, error);
  if (error) whole = atlas;
  // The name is for people, the hash tells atlases of one name apart.
  return folder / (whole.filename().string() + "-" + geodata::sha256_hex(whole.string()).substr(0, 16) + ".json");
}

geodata::WithWarnings<LayerStates> load_layers(const fs::path& path, const LayerStates& defaults) {
  geodata::WithWarnings<LayerStates> result;
  result.value = defaults;
  const auto bytes = read_small_file(path);
  if (!bytes) return result;
  const json saved = json::parse(*bytes, nullptr, false);
  if (!saved.is_object()) {
    geodata::Error e;
    e.what = geodata::text("Your changes to the layers cannot be read");
    e.why = geodata::text("the file is damaged");
    e.todo = geodata::text("The layers are as the atlas has them; the next change writes the file anew");
    e.file = path.string();
    result.warnings.push_back(std::move(e));
    return result;
  }
  const json* layers = member(saved, "layers");
  for (LayerState& state : result.value)
    if (const json* change = layers != nullptr ? member(*layers, state.id.c_str()) : nullptr) apply(*change, state);
  if (const json* order = member(saved, "order"); order != nullptr && order->is_array())
    result.value = in_order(*order, result.value);
  return result;
}

geodata::Result<void> save_layers(const fs::path& path, const LayerStates& defaults, const LayerStates& now) {
  if (path.empty()) return {};
  json saved = json::object();
  for (const LayerState& state : now) {
    const auto known = find(defaults, state.id);
    if (known == defaults.end()) continue;
    json changed = difference(*known, state);
    if (!changed.empty()) saved["layers"][state.id] = std::move(changed);
  }
  if (const auto order = ids_of(now, defaults); order != ids_of(defaults, defaults)) saved["order"] = order;
  if (saved.empty()) {
    std::error_code ignored;
    fs::remove(path, ignored);
    return {};
  }
  return write_small_file(path, saved.dump(2) + "\n", geodata::text("Your changes to the layers were not saved"));
}

LayerStates merged(const LayerStates& base, LayerStates ours, const LayerStates& theirs) {
  const auto find = [](const LayerStates& in, const std::string& id) {
    return std::find_if(in.begin(), in.end(), [&](const LayerState& l) { return l.id == id; });
  };
  for (LayerState& state : ours) {
    const auto before = find(base, state.id), other = find(theirs, state.id);
    if (before != base.end() && other != theirs.end() && *before == state) state = *other;
  }
  return ours;
}

}  // namespace app
