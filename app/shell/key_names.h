// Keys as scripts write them.
#pragma once

#include <optional>
#include <string>

#include "app/core/input.h"

namespace app {

// "Ctrl+Shift+Z", "Escape", "?"; nothing for what is no key.
std::optional<input::KeyPress> key_named(std::string name);
// The character that a key press types; 0: none.
char32_t character_of(const input::KeyPress& press);

}  // namespace app
