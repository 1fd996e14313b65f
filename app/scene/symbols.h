// Symbols of our own drawing, as pictures: map markers and the interface's icons. Outlines on an 18 x 18 grid are
// filled by FreeType's rasteriser at the exact size asked for.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/scene/bitmap.h"
#include "geodata/atlas/layer_spec.h"

namespace app {

struct SymbolStyle {
  std::string_view name;  // "pit", "works", "temple" ...; see symbol_names()
  double size_px = 18;    // of the grid, at 100 %
  geodata::Colour colour;
  std::optional<geodata::Colour> accent;  // second colour: the ember of a works, the core of town-1
  std::optional<geodata::Colour> halo;    // 1.6 px round the outline; nothing: none
  bool hollow = false;                    // outline only, paper inside: planned or mothballed
  bool dashed = false;                    // outline dashed: place estimated
  double scale = 1;                       // device px per px
};

// Cached by all of the above; unknown names give the "dot". A square picture with the grid in its middle: as large as
// the grid without a halo (icons), a little larger with one. Main thread.
BitmapPtr symbol(const SymbolStyle& style);

// What a symbol's ink covers without its halo, as shares of its size from its centre (-0.5 .. 0.5 or a little more).
struct SymbolBox {
  double min_x = 0, min_y = 0, max_x = 0, max_y = 0;
};
SymbolBox symbol_box(std::string_view name);

// All markers ("pit", "works", "temple", "buddha", "peak", "station", "museum", "gate", "tree", "plane", "spring",
// "section", "section-circle" .. "section-hexagon" without and "section-1" .. "section-6" with their class's numeral,
// "power", "town-1", "town-2", "town-3", "dot"), icons ("icon-search", "icon-layers" ...), marks of notes
// ("note-supported" ...) and swatches of layers ("swatch-area" ...).
std::vector<std::string_view> symbol_names();

}  // namespace app
