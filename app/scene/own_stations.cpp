#include "app/scene/own_stations.h"

#include "app/scene/theme.h"

namespace app {

namespace {

constexpr float ring_radius_px = 6.5f, ring_width_px = 1.8f;
constexpr float dot_radius_px = 1.6f, dot_width_px = 3.2f;  // a ring without a hole

}  // namespace

void add_own_stations(const MeasurementView& measurements, const View& view, geodata::Theme theme, Scene& scene) {
  const ThemeColours& colours = theme_colours(theme);
  for (const SectionOfTable& station : own_stations(measurements)) {
    constexpr auto reach = static_cast<double>(ring_radius_px + ring_width_px);
    for (const ScreenXY at : view.in_every_copy(view.to_screen(geodata::to_world(*station.section->at)), reach)) {
      scene.glows.push_back({GlowOp::Kind::ring, at, ring_radius_px, ring_width_px, colours.accent, true});
      scene.glows.push_back({GlowOp::Kind::ring, at, dot_radius_px, dot_width_px, colours.link});
    }
  }
}

}  // namespace app
