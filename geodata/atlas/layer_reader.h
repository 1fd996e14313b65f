// Layers, styles, labels, legends and facts out of atlas.json.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "geodata/atlas/json_document.h"
#include "geodata/atlas/layer_spec.h"

namespace geodata {

// What the layers of one atlas.json share.
struct LayerContext {
  const std::filesystem::path& folder;
  const Palette& palette;
  const std::set<std::string>& credits;  // known keys
  std::set<std::string>& ids;            // taken so far
  JsonWarnings& warnings;
};

// One item of "base" or "overlays". None where it has no usable id or file; the warning is then added.
std::optional<LayerSpec> read_layer(const nlohmann::json& item, const std::string& pointer, LayerRole role,
                                    const LayerContext& context);

// One member of "data".
std::optional<LayerSpec> read_data_file(const nlohmann::json& item, const std::string& pointer, const std::string& id,
                                        const LayerContext& context);

// One item of a layer's "style", after its values by property have become classes.
StyleRule read_rule(const nlohmann::json& item, const std::string& pointer, const std::string& layer,
                    const Palette& palette, JsonWarnings& warnings);

}  // namespace geodata
