// The foot of the popup: read what the article says, follow the water, copy the position, go closer.
#pragma once

#include "app/ui/canvas.h"
#include "app/ui/popup_content.h"

namespace app {

inline constexpr double popup_buttons_px = 52;

void draw_popup_buttons(PanelFrame& f, const PopupContent& content, const ScreenRect& popup);

}  // namespace app
