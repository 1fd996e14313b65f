// All panels, from the ground up: later ones lie over earlier ones.
#pragma once

#include <memory>
#include <vector>

#include "app/ui/panel.h"

namespace app {

std::vector<std::unique_ptr<Panel>> make_panels();

}  // namespace app
