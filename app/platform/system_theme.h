// Whether the desktop is light or dark, as its settings portal says (XDG Desktop Portal, org.freedesktop.appearance,
// color-scheme). Nothing: there is no session bus, no portal, or it has no preference. Waits 200 ms at most; starts no
// bus of its own.
#pragma once

#include <optional>

namespace app {

std::optional<bool> system_is_dark();

}  // namespace app
