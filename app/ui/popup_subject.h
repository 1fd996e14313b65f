// What a popup had better not hide: the part in view of what is chosen, its name, and what stands around it.
//
// Pure functions of the view. The outline costs a look at each vertex of what is chosen, so it is kept while neither
// that nor the camera changes.
#pragma once

#include <vector>

#include "app/core/subject.h"
#include "app/ui/popup_place.h"
#include "app/ui/view.h"

namespace app {

struct SubjectOnScreen {
  ScreenRect keep;                // px from the map's corner, not clipped; empty: nothing but the place itself
  std::vector<ScreenXY> outline;  // every few px along its lines, in view
  bool is_area = false;           // the popup stands off its box, not off a point
};

// `at`: where it was chosen. Areas: the box of the outline's part in view. Points: of their symbols, or of the circle
// in which they surely lie. Lines: the stretch in view is all outline, and only the place where it was chosen stays
// free.
SubjectOnScreen on_screen(const Library& library, const Target& target, const std::optional<geodata::WorldPoint>& at,
                          const View& view);

// The names of what is chosen that stand on the map.
std::vector<ScreenRect> own_names(const UiView& view, const Target& target);

// Names, symbols, the places of the same sentence, and what an open trace passes, each with what hiding it costs.
std::vector<PopupRequest::Thing> things_around(const UiView& view, const Target& target);

}  // namespace app
