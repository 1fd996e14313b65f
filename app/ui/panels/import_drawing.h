// What the parts of the sheet for a table of measurements are drawn by. Private to this folder.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app::import_drawing {

inline constexpr double margin = 24, row_height = 24, line_height = 18, heading_height = 34, label_width = 130;

inline double heading(PanelFrame& f, double x, double y, std::string_view words) {
  text(f, x, y + 24, font::small_bold, f.colours.ink, words);
  return y + heading_height;
}

inline double paragraph(PanelFrame& f, const std::string& words, geodata::Colour colour, double x, double y,
                        double width) {
  const TextLayout layout(f.fonts, font::small, words, width, line_height);
  layout.draw(f, {x, y}, colour, {}, -1e9, 1e9);
  return y + layout.height_px();
}

}  // namespace app::import_drawing
