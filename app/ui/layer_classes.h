// The legend of a layer's values by property, under its row in the layers drawer: one line for each class, with the
// class's own look.
#pragma once

#include <string>

#include "app/core/library.h"
#include "app/ui/canvas.h"

namespace app {

// "10–20", "≥ 30", "< 0", a word of the data, or "Other"; units are in the legend's heading.
std::string class_words(const geodata::ClassLegend::Class& c, const geodata::Atlas& atlas, geodata::Language language);

// "Population (thousands)".
std::string classes_heading(const PanelFrame& f, const geodata::ClassLegend& legend);

double classes_height(const geodata::LayerSpec& spec);
// From `at` down; returns the height that it took.
double draw_classes(PanelFrame& f, const geodata::LayerSpec& spec, const ScreenRect& at);

}  // namespace app
