// The keyboard in the interface: which widget it is at, how it goes from one to the next, and what each key asks for.
//
// Tab, F6 and Ctrl+Tab go from panel to panel, and come back to where each was left; arrows go from widget to widget
// within one. A sheet or a menu is one panel: there Tab goes within it as well. A popup that a key opened has the
// keyboard until it is closed, and then what had it before has it again. Knows widgets only by what they recorded in
// the last frame.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/commands.h"
#include "app/ui/input_feed.h"
#include "app/ui/panel_frame.h"

namespace app {

class Keyboard {
 public:
  // What the keys of one frame ask for.
  struct Asked {
    Commands commands;
    int escapes = 0;
    std::vector<std::string> open;            // panels by name
    std::vector<std::string_view> shortcuts;  // ids of commands
    std::vector<PanelKey> panel_keys;
  };

  KeyboardFocus& focus() { return focus_; }
  // The mouse is used: no ring is drawn until a key is.
  void mouse_used() { focus_.visible = false; }
  // The interface wants this key although no text is typed. `modal`: the panel that has all keys; empty: none.
  bool takes(const input::KeyPress& key, std::string_view modal) const;
  // `stops`: the widgets of the last frame, in the order in which they were drawn.
  Asked handle(const InputFeed::Keys& keys, const std::vector<KeyboardStop>& stops, std::string_view modal,
               bool typing);
  // Before the panels are drawn: a popup that came or went since the last frame takes the keyboard or gives it back.
  void follow_popup(const Session& session);
  // After they were: where the keyboard is in a popup that has just come.
  void settle(const std::vector<KeyboardStop>& stops);

 private:
  struct At {
    std::string panel, label;
    int nth = 0;
    bool visible = false;
  };
  void press(const InputFeed::Keys::One& key, std::string_view modal, Asked& out);
  void move(const InputFeed::Keys::One& key, std::string_view modal);
  void to_panel(int by);
  void within(int by, std::string_view panel, bool around);
  void up_or_down(int by);
  void go_to(const KeyboardStop& stop);
  const KeyboardStop* here() const;
  bool is_here(const KeyboardStop& stop) const;
  void stay_near(const std::vector<KeyboardStop>& stops);

  KeyboardFocus focus_;
  std::vector<KeyboardStop> stops_;
  std::map<std::string, At, std::less<>> left_at_;  // by panel
  At before_popup_;
  std::optional<ScreenRect> here_rect_;  // of the widget that has the keyboard, when it was last drawn
  At before_here_;                       // the widget before it, of the same panel
  std::optional<Target> popup_of_;
  int frames_since_key_ = 1000;
};

}  // namespace app
