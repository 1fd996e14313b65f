// How a layer, or one of its rules, is shown in a line of text: its marker, or a small area, line or letters in its
// colours.
#pragma once

#include <vector>

#include "app/core/library.h"
#include "app/ui/canvas.h"

namespace app {

void draw_swatch(PanelFrame& f, ScreenXY centre, const geodata::LayerSpec& layer, const geodata::StyleRule* rule);
// The rule that stands for a row of the layers panel best; null: none of them draws.
const geodata::StyleRule* best_rule(const std::vector<const Layer*>& row);
// A row by that rule.
void draw_swatch(PanelFrame& f, ScreenXY centre, const std::vector<const Layer*>& row);
// The rule of a feature; nothing when it has none.
const geodata::StyleRule* rule_of(const Layer& layer, geodata::FeatureIndex feature);

}  // namespace app
