// All panels, from the ground up: later ones lie over earlier ones.
#pragma once

#include <memory>
#include <vector>

#include "app/ui/panel.h"
#include "app/ui/picture_furniture.h"

namespace app {

std::vector<std::unique_ptr<Panel>> make_panels();
// Of a picture without a window.
std::vector<std::unique_ptr<Panel>> make_picture_panels(const PictureFurniture& furniture);

}  // namespace app
