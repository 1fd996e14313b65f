// The look that a file's features ask for themselves: the properties of simplestyle 1.1
// (https://github.com/mapbox/simplestyle-spec), which GeoJSON files carry and our KML reader makes of KML's styles.
#pragma once

#include <string_view>
#include <vector>

#include "geodata/atlas/layer_spec.h"
#include "geodata/features/feature_store.h"

namespace app {

struct PlainRule {
  const char* type;  // of geometry, as a filter's "$type" has it
  geodata::StyleRule rule;
};

// The plain rules, each for its type, and before it one for each combination that features of the type ask for (at
// most 200 in all). What a value cannot be read for stays plain.
std::vector<geodata::StyleRule> with_simple_style(const geodata::FeatureStore& features,
                                                  const std::vector<PlainRule>& plain);

// "stroke", "marker-color" ...: says how a feature looks, and nothing of the place.
bool is_simple_style(std::string_view property);

}  // namespace app
