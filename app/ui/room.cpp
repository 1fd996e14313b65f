#include "app/ui/room.h"

#include <algorithm>

#include "app/ui/popup_place.h"

namespace app {
namespace {
constexpr double popup_space = popup_width_px + 12 + 30;  // its margin, and how far it stands off an outline
constexpr double drawer_space = drawer_width_px + drawer_inset_px;
constexpr double least_rest = 280;
}  // namespace

bool has_column(const geodata::Atlas& atlas, const Session& session) {
  return !atlas.article.paragraphs.empty() || !atlas.places.empty() || session.shows_traces();
}

OpenParts open_parts(const Settings& settings, const geodata::Atlas& atlas, const Session& session,
                     const RiverView& rivers, double window_px) {
  OpenParts out;
  if (settings.column_open(window_px) && has_column(atlas, session)) out.column_px = settings.article_width_px;
  out.profile = !session.series && session.shows_profile() && !rivers.error;
  if (session.series) out.strip_px = measurements_height_px;
  if (out.profile) out.strip_px = profile_height_px;
  return out;
}

bool drawer_folds(double map_width_px, bool popup_open) {
  return map_width_px < drawer_space + least_rest + (popup_open ? popup_space : 0);
}

MapRoom room_beside_drawer(double map_width_px, const Settings& settings) {
  return {0, settings.layers_open && !drawer_folds(map_width_px, false) ? drawer_space : 0, 0};
}

Camera beside_drawer(const geodata::WorldBox& all, double map_width_px, double map_height_px,
                     const Settings& settings) {
  constexpr double padding_px = 40;
  const double taken = room_beside_drawer(map_width_px, settings).right_px, width = map_width_px - taken;
  return panned({fitted(all, width, map_height_px, padding_px), width, map_height_px}, -taken / 2, 0);
}

MapRoom room_beside_popup(double map_width_px, double map_height_px, const Settings& settings, bool point) {
  if (map_width_px < popup_space + least_rest) return {0, 0, std::min(popup_strip_px + 12, map_height_px / 2)};
  const bool drawer = settings.layers_open && !drawer_folds(map_width_px, true);
  constexpr double least_for_point = 160;
  const bool unfolds = point && room_beside_drawer(map_width_px, settings).right_px > 0 &&
                       map_width_px - popup_space - drawer_space >= least_for_point;
  return {popup_space, drawer || unfolds ? drawer_space : 0, 0};
}

}  // namespace app
