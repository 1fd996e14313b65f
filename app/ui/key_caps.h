// Keys as people find them on a keyboard: "Ctrl+Shift+Z" as three small caps, "Page up/Page down" as two.
#pragma once

#include <string_view>

#include "app/ui/canvas.h"

namespace app {

// `keys` are in English; caps that the catalogue knows are said in the reader's language. Right aligned, centred about
// `y`. Returns the width.
double key_caps(PanelFrame& f, double right, double y, std::string_view keys);

}  // namespace app
