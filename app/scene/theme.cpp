#include "app/scene/theme.h"

namespace app {

namespace {

using geodata::Colour;

constexpr Colour rgb(std::uint32_t hex, std::uint8_t alpha = 255) {
  return {static_cast<std::uint8_t>(hex >> 16 & 255), static_cast<std::uint8_t>(hex >> 8 & 255),
          static_cast<std::uint8_t>(hex & 255), alpha};
}

constexpr std::uint8_t halo_alpha = 230;  // 90 %
constexpr Colour none{0, 0, 0, 0};

ThemeColours light() {
  ThemeColours c{};
  c.paper = rgb(0xFBFAF7), c.panel = rgb(0xFFFFFF), c.field = rgb(0xF2EFE8), c.note = rgb(0xF5F1E8);
  c.ink = rgb(0x22262B), c.muted = rgb(0x5B626A), c.rule = rgb(0xDFDAD0);
  c.accent = rgb(0xB23C1A), c.link = rgb(0x1B629A), c.mark = rgb(0xF6DFC9), c.mark_ink = rgb(0x8E2F13);
  c.land = rgb(0xF5F2EB), c.hills = rgb(0xE4E3CF), c.halo = rgb(0xFAF8F3, halo_alpha), c.sea = rgb(0xBCD5E2);
  c.relief_shade = rgb(0x55503F), c.relief_light = rgb(0xFFFFFF);
  c.relief_shade_strength = 0.62, c.relief_shade_most = 0.42;
  c.relief_light_strength = 1.25, c.relief_light_most = 0.60;
  c.name = rgb(0x2B3036);
  c.glow = rgb(0xE2571E, 96);
  c.shields = {ShieldColours{rgb(0x1F7A4F), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xC8402E)},
               ShieldColours{rgb(0xB93226), rgb(0xFFFFFF), rgb(0xFFFFFF), none},
               ShieldColours{rgb(0x1F7A4F), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xEFBE3C)},
               ShieldColours{rgb(0xF2C84B), rgb(0x22262B), rgb(0x8A6A14), none},
               ShieldColours{rgb(0xFFFFFF), rgb(0x2B3036), rgb(0x8A9098), none}};
  return c;
}

ThemeColours dark() {
  ThemeColours c{};
  c.paper = rgb(0x1C2025), c.panel = rgb(0x23282E), c.field = rgb(0x2A3037), c.note = rgb(0x2B3138);
  c.ink = rgb(0xE8E6E1), c.muted = rgb(0xA3A9B0), c.rule = rgb(0x363C43);
  c.accent = rgb(0xF0845C), c.link = rgb(0x7FBCE6), c.mark = rgb(0x5A3526), c.mark_ink = rgb(0xFFB596);
  c.land = rgb(0x282D33), c.hills = rgb(0x2D352F), c.halo = rgb(0x22272C, halo_alpha), c.sea = rgb(0x14202A);
  c.relief_shade = rgb(0x000000), c.relief_light = rgb(0xFFFFFF);
  c.relief_shade_strength = 0.85, c.relief_shade_most = 0.50;
  c.relief_light_strength = 0.22, c.relief_light_most = 0.10;
  c.name = rgb(0xE9E7E2);
  c.glow = rgb(0xFF8A4F, 110);
  c.shields = {ShieldColours{rgb(0x1E6544), rgb(0xF1F4EF), rgb(0x9DBBA9), rgb(0xD0574B)},
               ShieldColours{rgb(0x943027), rgb(0xF6ECEA), rgb(0xD0A29C), none},
               ShieldColours{rgb(0x1E6544), rgb(0xF1F4EF), rgb(0x9DBBA9), rgb(0xD9AE3C)},
               ShieldColours{rgb(0xC9A23A), rgb(0x1C2025), rgb(0x5D4A12), none},
               ShieldColours{rgb(0x363C43), rgb(0xE8E6E1), rgb(0x7B838C), none}};
  return c;
}

}  // namespace

const ThemeColours& theme_colours(geodata::Theme theme) {
  static const ThemeColours themes[2] = {light(), dark()};
  return themes[theme == geodata::Theme::light ? 0 : 1];
}

}  // namespace app
