#include "app/ui/room.h"

namespace app {
namespace {
constexpr double popup_space = popup_width_px + 12 + 19;  // its margin, its tail and ring
constexpr double drawer_space = drawer_width_px + drawer_inset_px;
constexpr double least_rest = 280;
}  // namespace

bool drawer_folds(double map_width_px, bool popup_open) {
  return map_width_px < drawer_space + least_rest + (popup_open ? popup_space : 0);
}

MapRoom room_beside_drawer(double map_width_px, const Settings& settings) {
  return {0, settings.layers_open && !drawer_folds(map_width_px, false) ? drawer_space : 0};
}

MapRoom room_beside_popup(double map_width_px, const Settings& settings) {
  if (map_width_px < popup_space + least_rest) return {};
  const bool drawer = settings.layers_open && !drawer_folds(map_width_px, true);
  return {popup_space, drawer ? drawer_space : 0};
}

}  // namespace app
