#include "app/scene/ground_style.h"

#include <algorithm>
#include <cmath>

namespace app {

using geodata::Colour;
using geodata::StyleRule;

namespace {

constexpr double default_stroke_px = 1, default_band_px = 4;
constexpr float thinnest_px = 0.05f;
constexpr float tick_px = 1;  // along the line

LinePaint centred(Colour colour, double width_px) {
  return {colour, static_cast<float>(-width_px / 2), static_cast<float>(width_px / 2), {}};
}

// "6-3" is 6 on and 3 off; an odd list is said twice, as in SVG, so that on and off change places.
std::array<float, 4> dashes(const std::vector<double>& dash) {
  std::array<float, 4> out{};
  const double sum = std::max(0.0, dash.empty() ? 0.0 : *std::max_element(dash.begin(), dash.end()));
  if (!(sum > 0) || !std::isfinite(sum)) return out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<float>(std::max(0.0, dash[i % dash.size()]));
  return out;
}

std::optional<LinePaint> stroke_paint(const StyleRule& rule, const PaintContext& context) {
  if (!rule.stroke) return std::nullopt;
  const double width = rule.stroke_width.at(context.zoom, default_stroke_px);
  const Colour colour =
      faded(rule.stroke->in(context.theme), context.opacity * rule.stroke_opacity.at(context.zoom, 1));
  LinePaint paint = centred(colour, width);
  paint.dash_px = dashes(rule.dash);
  return paint;
}

std::optional<LinePaint> casing_paint(const StyleRule& rule, const PaintContext& context) {
  if (!rule.casing) return std::nullopt;
  const double added = rule.casing_width.at(context.zoom, 0);
  const double stroke = rule.stroke_width.at(context.zoom, rule.stroke ? default_stroke_px : 0);
  if (rule.stroke && (added <= 0 || stroke <= 0)) return std::nullopt;
  return centred(faded(rule.casing->in(context.theme), context.opacity), stroke + added);
}

std::optional<LinePaint> band_paint(const StyleRule& rule, bool area, const PaintContext& context) {
  if (!rule.band) return std::nullopt;
  const double width = rule.band_width.at(context.zoom, default_band_px);
  const Colour colour = faded(rule.band->in(context.theme), context.opacity * rule.band_opacity.at(context.zoom, 1));
  if (area) return LinePaint{colour, 0, static_cast<float>(width), {}};
  return centred(colour, width);
}

// A tick is one dash of a line as wide as the tick is long.
std::optional<LinePaint> tick_paint(const StyleRule& rule, const PaintContext& context) {
  if (!rule.stroke || !rule.tick_length.set() || !(rule.tick_spacing > static_cast<double>(tick_px)))
    return std::nullopt;
  const double length = rule.tick_length.at(context.zoom);
  if (length <= rule.stroke_width.at(context.zoom, default_stroke_px)) return std::nullopt;
  LinePaint paint =
      centred(faded(rule.stroke->in(context.theme), context.opacity * rule.stroke_opacity.at(context.zoom, 1)), length);
  const auto gap = static_cast<float>(rule.tick_spacing) - tick_px;
  paint.dash_px = {tick_px, gap, tick_px, gap};
  return paint;
}

}  // namespace

Colour faded(Colour colour, double opacity) {
  colour.a = static_cast<std::uint8_t>(std::lround(colour.a * std::clamp(opacity, 0.0, 1.0)));
  return colour;
}

bool visible_at(const StyleRule& rule, double zoom) { return zoom >= rule.min_zoom && zoom < rule.max_zoom; }

std::optional<FillPaint> fill_paint(const StyleRule& rule, const PaintContext& context) {
  if (!rule.fill || !visible_at(rule, context.zoom)) return std::nullopt;
  const Colour colour = faded(rule.fill->in(context.theme), context.opacity * rule.fill_opacity.at(context.zoom, 1));
  if (colour.a == 0) return std::nullopt;
  return FillPaint{colour, rule.hatched};
}

std::optional<LinePaint> line_paint(const StyleRule& rule, LinePass pass, bool area, const PaintContext& context) {
  if (!visible_at(rule, context.zoom)) return std::nullopt;
  std::optional<LinePaint> paint;
  switch (pass) {
    case LinePass::band: paint = band_paint(rule, area, context); break;
    case LinePass::casing: paint = casing_paint(rule, context); break;
    case LinePass::stroke: paint = stroke_paint(rule, context); break;
    case LinePass::tick: paint = tick_paint(rule, context); break;
  }
  if (!paint || paint->colour.a == 0 || !(paint->to_px > paint->from_px + thinnest_px)) return std::nullopt;
  return paint;
}

}  // namespace app
