// How a class of water is shown: the symbol of the atlas's own sections for it, else the program's; the shape carries
// the class, the colour only helps.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/core/measurement_view.h"
#include "app/ui/canvas.h"

namespace app {

// With its numeral from 12 px on, as a plain shape below that. No class: a disc.
SymbolStyle class_symbol(const PanelFrame& f, std::optional<geodata::WaterClass> c, double size_px);

// A limit of one or several classes, as a line in a plot.
struct ClassLine {
  double value = 0;
  std::string name;  // "I", "II III"; of oxygen the least that the class allows
};
std::vector<ClassLine> class_lines(const MeasureKind& kind, geodata::WaterBody body);

// Axis of values: limits of the plot and the step between its lines.
struct ValueScale {
  double low = 0, high = 1, step = 1;
  int decimals = 0;
};
// For values between two, with the first limit of a class in view where it has any.
ValueScale value_scale(const MeasureKind& kind, double least, double greatest, std::span<const ClassLine> lines,
                       double steps);

// "Dissolved oxygen, mg/L" in the reader's language.
std::string title_of(const PanelFrame& f, const MeasureKind& kind);

}  // namespace app
