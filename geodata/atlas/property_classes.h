// Style values that depend on a property. One rule of atlas.json becomes one rule for each class, so that all that
// draws knows only plain rules, and a legend is exact: a class is its rule.
//
//   { "property": "kind", "values": { "mine": V, "works": V }, "else": V }   or [["mine", V], ...]: keeps its order
//   { "property": "grade", "classes": [[0, V], [10, V], [20, V]], "else": V }     from <= value < the next from
//   { "property": "grade", "breaks": [0, 10, 20], "ramp": [COLOUR, COLOUR, ...], "else": V }
//
// V is what the member could be without a property. A feature of no class lacks the member where there is no "else".
// Members with the same property and the same classes share them; others multiply.
#pragma once

#include <functional>
#include <vector>

#include <nlohmann/json.hpp>

#include "geodata/atlas/layer_spec.h"

namespace geodata {

inline constexpr std::size_t most_classes = 256;      // of one value
inline constexpr std::size_t most_class_rules = 512;  // of one written rule

struct ClassedRule {
  std::vector<nlohmann::json> rules;  // plain ones, in the order in which a feature tries them; at least one
  std::vector<ClassLegend> legends;   // their rule numbers count from the first of `rules`
};

// `warn` takes a member that cannot be used and why; it then counts as missing.
using WarnOfMember = std::function<void(const std::string& member, Text why)>;
ClassedRule expand_classes(const nlohmann::json& rule, const Palette& palette, const WarnOfMember& warn);

}  // namespace geodata
