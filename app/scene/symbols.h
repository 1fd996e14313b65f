// Symbols of our own drawing, as pictures: map markers and the interface's icons. Outlines on an 18 x 18 grid are filled
// by FreeType's rasteriser at the exact size asked for.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/scene/bitmap.h"
#include "geodata/atlas/layer_spec.h"

namespace app {

struct SymbolStyle {
  std::string_view name;        // "pit", "works", "temple" ...; see symbol_names()
  double size_px = 18;          // of the grid, at 100 %
  geodata::Colour colour;
  std::optional<geodata::Colour> accent;  // second colour: the ember of a works, the core of town-1
  std::optional<geodata::Colour> halo;    // 1.6 px round the outline; nothing: none
  bool hollow = false;          // outline only, paper inside: planned or mothballed
  bool dashed = false;          // outline dashed: place estimated
  double scale = 1;             // device px per px
};

// Cached by all of the above; unknown names give the "dot". Main thread.
BitmapPtr symbol(const SymbolStyle& style);

// All markers ("pit", "works", "temple", "peak", "station", "museum", "gate", "tree", "plane", "spring", "section",
// "power", "town-1", "town-2", "town-3", "dot") and icons ("icon-search", "icon-layers" ...).
std::vector<std::string_view> symbol_names();

}  // namespace app
