// Every command of the program by name: the palette lists them, the sheet of keys reads their keys, and keys that
// neither the map nor the article use run through them. One list, so that none of the three can say what another does
// not.
//
// Pure: a view in, a list out, in the order in which people are shown it; titles in both languages, because a reader
// searches in either. Costs some microseconds a layer; made anew each frame that shows it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/input.h"
#include "app/ui/view.h"

namespace app {

enum class CommandGroup : std::uint8_t { map, reading, window };

struct CommandEntry {
  std::string id;  // "home", "layer:relief"
  std::string title, title_zh;
  CommandGroup group = CommandGroup::window;
  std::string keys;  // "Ctrl+Shift+Z"; empty: none
  bool enabled = true;
  Commands commands;
  std::string opens;  // a panel by its name; empty: none
};

std::vector<CommandEntry> command_list(const UiView& view);

// The id of the command that a key runs by itself, whatever is in front; empty for all other keys. While text is typed
// only keys that type nothing do.
std::string_view command_of_key(Key key, Modifiers modifiers, bool typing = false);

// What hands do that is no command: drag, wheel, arrows. For the sheet of keys.
struct Habit {
  std::string_view title;  // key of the catalogue
  std::string_view keys;   // likewise, each between "+" and "/"
  CommandGroup group = CommandGroup::map;
};
const std::vector<Habit>& habits();

}  // namespace app
