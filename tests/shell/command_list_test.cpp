// The list of all commands: each once, in both languages, and no key twice.
#include "app/ui/command_list.h"

#include <set>

#include "tests/shell/opened.h"

using namespace app;

namespace {

UiView view_of(const Opened& opened) {
  UiView view;
  view.library = &opened.explorer.library();
  view.session = &opened.explorer.session();
  view.settings = &opened.explorer.settings();
  view.notices = &opened.explorer.notices();
  view.map = opened.explorer.view(864, 736);
  return view;
}

}  // namespace

TEST_CASE("each command has an id, a title in both languages, and does something") {
  const Opened opened;
  std::set<std::string> ids, keys;
  for (const CommandEntry& entry : command_list(view_of(opened))) {
    INFO(entry.id);
    CHECK(ids.insert(entry.id).second);
    CHECK_FALSE(entry.title.empty());
    CHECK_FALSE(entry.title_zh.empty());
    CHECK(entry.title != entry.title_zh);
    CHECK((!entry.commands.empty() || !entry.opens.empty()));
    if (!entry.keys.empty()) CHECK(keys.insert(entry.keys).second);
  }
  for (const char* id :
       {"find", "home", "save-picture", "undo", "keys", "about", "quit", "layer:relief", "next-mention"}) {
    INFO(id);
    CHECK(ids.count(id) == 1);
  }
}

TEST_CASE("a command that would change nothing cannot be chosen") {
  Opened opened;
  const auto enabled = [&](std::string_view id) {
    for (const CommandEntry& entry : command_list(view_of(opened)))
      if (entry.id == id) return entry.enabled;
    FAIL("there is no command " << id);
    return false;
  };
  CHECK_FALSE(enabled("close-popup"));
  CHECK_FALSE(enabled("north-up"));
  opened.apply(command::SelectPlace{opened.place("qianshan"), 0, false});
  CHECK(enabled("close-popup"));
}

TEST_CASE("keys of their own run where they belong") {
  CHECK(command_of_key(Key::f11, {}) == "full-screen");
  CHECK(command_of_key(Key::f11, {}, true) == "full-screen");
  CHECK(command_of_key(Key::n, {.shift = true}) == "north-up");
  CHECK(command_of_key(Key::n, {.shift = true}, true).empty());  // a letter that is typed
  CHECK(command_of_key(Key::q, {.control = true}) == "quit");
  CHECK(command_of_key(Key::s, {.shift = true, .control = true}, true) == "save-picture");
  CHECK(command_of_key(Key::n, {}).empty());
}
