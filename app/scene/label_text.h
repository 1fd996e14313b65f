// How a rule's names are written: styles of the lines, their colours and sizes, and the symbols beside them. Private to
// app/scene.
#pragma once

#include <vector>

#include "app/scene/label_layer.h"
#include "app/scene/symbols.h"

namespace app {

inline constexpr double least_chinese_px = 11;

struct LabelLook {  // what all names of a frame share
  geodata::Theme theme = geodata::Theme::light;
  NameLanguages names = NameLanguages::both;
  double zoom = 0, scale = 1;
};

// In half pixels, so that a zoom does not ask for new pictures in every frame.
double name_size(const geodata::LabelStyle& style, double zoom);

// The lines to write, the first one large. One line where a language is missing, not wanted, or `one_line`.
std::vector<NameLine> name_lines(const NameTexts& texts, const geodata::LabelStyle& style, double size_px,
                                 bool one_line, const LabelLook& look);

// The rule's symbol; nothing when it has none or it is not seen at this zoom.
std::optional<SymbolStyle> marker_style(const geodata::StyleRule& rule, const LabelLook& look);
// A symbol that yields to another: a small dot of its colour.
SymbolStyle dot_style(const geodata::StyleRule& rule, const LabelLook& look);
// "town-1" ..: stands and falls with its name.
bool belongs_to_name(const geodata::StyleRule& rule);

}  // namespace app
