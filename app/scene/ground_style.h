// A style rule at one zoom, in one theme: what is laid on areas and along lines. Nothing where the rule draws nothing.
#pragma once

#include <array>
#include <optional>

#include "geodata/atlas/layer_spec.h"

namespace app {

struct PaintContext {
  double zoom = 0;
  geodata::Theme theme = geodata::Theme::light;
  double opacity = 1;  // the layer's
};

struct FillPaint {
  geodata::Colour colour;
  bool hatched = false;
};

struct LinePaint {
  geodata::Colour colour;
  float from_px = 0, to_px = 0;
  std::array<float, 4> dash_px{};
};

// In drawing order within a layer: each pass over all rules before the next.
enum class LinePass : std::uint8_t { band, casing, stroke, tick };

bool visible_at(const geodata::StyleRule& rule, double zoom);
std::optional<FillPaint> fill_paint(const geodata::StyleRule& rule, const PaintContext& context);
// `area`: the line is an area's outline, its inside on the positive side.
std::optional<LinePaint> line_paint(const geodata::StyleRule& rule, LinePass pass, bool area,
                                    const PaintContext& context);

geodata::Colour faded(geodata::Colour colour, double opacity);

}  // namespace app
