#include "app/ui/layer_classes.h"

#include "app/core/numbers.h"
#include "app/ui/swatch.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double line_height = 18, heading_line = 17, gap_below = 5;

}  // namespace

std::string classes_heading(const PanelFrame& f, const geodata::ClassLegend& legend) {
  const std::string& title = f.own(legend.title, legend.title_zh);
  const std::string& unit = f.own(legend.unit, legend.unit_zh);
  const std::string& shown = title.empty() ? legend.property : title;
  return unit.empty() ? shown : shown + " (" + unit + ")";
}

std::string class_words(const geodata::ClassLegend::Class& c, const geodata::Atlas& atlas, geodata::Language language) {
  if (c.from && c.to) return number(*c.from) + "–" + number(*c.to);
  if (c.from) return "≥ " + number(*c.from);
  if (c.value.empty()) return std::string(geodata::word("Other", language));
  return std::string(atlas.word_in(language, c.value));
}

double classes_height(const geodata::LayerSpec& spec) {
  double height = 0;
  for (const geodata::ClassLegend& legend : spec.classes)
    height += heading_line + line_height * static_cast<double>(legend.classes.size()) + gap_below;
  return height;
}

double draw_classes(PanelFrame& f, const geodata::LayerSpec& spec, const ScreenRect& at) {
  double y = at.min_y;
  for (const geodata::ClassLegend& legend : spec.classes) {
    text_at(f, at.min_x, y + heading_line / 2, font::small, f.colours.muted,
            elided(f, font::small, classes_heading(f, legend), at.width()));
    y += heading_line;
    for (const geodata::ClassLegend::Class& c : legend.classes) {
      const std::string words = class_words(c, *f.view.library->atlas, f.language);
      draw_swatch(f, {at.min_x + 9, y + line_height / 2}, spec,
                  c.rule < spec.rules.size() ? &spec.rules[c.rule] : nullptr);
      text_at(f, at.min_x + 26, y + line_height / 2, font::small, f.colours.ink,
              elided(f, font::small, words, at.width() - 26));
      record(f, {at.min_x, y, at.max_x, y + line_height}, spec.title + " class", words);
      y += line_height;
    }
    y += gap_below;
  }
  return y - at.min_y;
}

}  // namespace app
