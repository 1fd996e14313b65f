#include "app/scene/label_text.h"

#include <algorithm>
#include <cmath>

#include "app/scene/theme.h"

namespace app {
namespace {

constexpr std::uint8_t halo_alpha = 230;  // 90 %

// Relative luminance of WCAG 2.1.
double luminance(geodata::Colour c) {
  const auto linear = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(geodata::Colour a, geodata::Colour b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

geodata::Colour mixed(geodata::Colour a, geodata::Colour b, double share) {
  const auto mix = [share](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(std::lround(x * share + y * (1 - share)));
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), a.a};
}

// The second language is quieter where that leaves it well legible: black on paper may be grey, a red may not be pink.
geodata::Colour quieter(geodata::Colour colour, geodata::Colour ground) {
  const geodata::Colour quiet = mixed(colour, ground, 0.78);
  return contrast(quiet, ground) >= 5.5 ? quiet : colour;
}

geodata::Colour halo_colour(const LabelLook& look) {
  geodata::Colour c = theme_colours(look.theme).halo;
  c.a = halo_alpha;
  return c;
}

}  // namespace

double name_size(const geodata::LabelStyle& style, double zoom) {
  return std::clamp(std::round(style.size_px.at(zoom, 12) * 2) / 2, 6.0, 64.0);
}

std::vector<NameLine> name_lines(const NameTexts& texts, const geodata::LabelStyle& style, double size_px,
                                 bool one_line, const LabelLook& look) {
  NameStyle first;
  first.size_px = size_px, first.bold = style.bold, first.italic = style.italic;
  first.colour = style.colour ? style.colour->in(look.theme) : theme_colours(look.theme).name;
  first.halo = halo_colour(look);
  first.scale = look.scale;
  NameStyle second = first;
  second.bold = second.italic = false;
  second.size_px = std::max(least_chinese_px, size_px - style.zh_smaller_px);
  second.colour = quieter(first.colour, first.halo);

  const bool above = look.names == NameLanguages::both_chinese_first && !texts.chinese.empty();
  const bool alone = look.names == NameLanguages::chinese && !texts.chinese.empty();
  if (texts.english.empty() || alone || above) {
    first.size_px = std::max(least_chinese_px, size_px), first.italic = false;
    if (!above || texts.english.empty() || one_line) return {{texts.chinese, first}};
    second.italic = style.italic;
    return {{texts.chinese, first}, {texts.english, second}};
  }
  std::vector<NameLine> out{{texts.english, first}};
  if (look.names == NameLanguages::both && !texts.chinese.empty() && !one_line) out.push_back({texts.chinese, second});
  return out;
}

std::optional<SymbolStyle> marker_style(const geodata::StyleRule& rule, const LabelLook& look) {
  if (rule.marker_symbol.empty() || look.zoom < rule.min_zoom || look.zoom >= rule.max_zoom) return std::nullopt;
  SymbolStyle out;
  out.name = rule.marker_symbol;
  out.size_px = std::clamp(std::round(rule.marker_size.at(look.zoom, 18) * 4) / 4, 3.0, 96.0);
  out.colour = rule.marker_colour ? rule.marker_colour->in(look.theme) : theme_colours(look.theme).name;
  if (rule.marker_accent) out.accent = rule.marker_accent->in(look.theme);
  out.halo = halo_colour(look);
  out.hollow = rule.hollow, out.dashed = rule.dashed;
  out.scale = look.scale;
  return out;
}

SymbolStyle dot_style(const geodata::StyleRule& rule, const LabelLook& look) {
  SymbolStyle out;
  out.name = "dot";
  out.size_px = 18;  // its radius is 2.6 on the grid of 18
  out.colour = rule.marker_colour ? rule.marker_colour->in(look.theme) : theme_colours(look.theme).name;
  out.halo = halo_colour(look);
  out.hollow = rule.hollow || rule.dashed;
  out.scale = look.scale;
  return out;
}

bool belongs_to_name(const geodata::StyleRule& rule) { return rule.marker_symbol.rfind("town", 0) == 0 && rule.label; }

}  // namespace app
