// Input events on their way: to the panels, to the keys of the interface, or on to the map.
//
// A button or key changes at most once a frame; what comes after waits for the next, so that a click within one frame
// is seen as one. A press belongs to the panel or the map it began on until it is released.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

#include "app/core/camera.h"
#include "app/core/input.h"

struct ImGuiIO;

namespace app {

class InputFeed {
 public:
  struct Keys {  // of this frame, for the interface
    struct One {
      Key key = Key::none;
      Modifiers modifiers;
    };
    std::vector<One> pressed;  // while no text field has the keyboard; true from `takes` keeps it from the map
    std::vector<One> in_text;  // while one has
    std::vector<char32_t> characters;
  };

  // The interface wants a key though no text is being typed; the last: it opens a field, and what is typed next is
  // meant for that.
  enum class Taken : std::uint8_t { no, yes, opens_field };
  struct Asks {
    std::function<bool(ScreenXY)> holds;  // a panel has the mouse there
    std::function<Taken(const input::KeyPress&)> takes;
    bool field_opens = false;  // a field that was opened has not got the keyboard yet: keys wait for it
  };
  InputEvents feed(const InputEvents& events, ImGuiIO& io, const Asks& asks);
  const Keys& keys() const { return keys_; }
  ScreenXY mouse() const { return mouse_; }
  bool mouse_inside() const { return inside_; }
  bool waiting() const { return !queue_.empty(); }
  bool pressed_map() const { return pressed_map_; }  // a press on the map: text fields let go

 private:
  enum class Owner { none, panels, map };
  bool is_next_frames(const InputEvent& event) const;
  void move(double x, double y, ImGuiIO& io, InputEvents& to_map, const Asks& asks);
  void button(const input::MouseButton& event, ImGuiIO& io, InputEvents& to_map, const Asks& asks);
  void key(const input::KeyPress& event, ImGuiIO& io, InputEvents& to_map, const Asks& asks);
  void watch_pointer(InputEvents& to_map, const Asks& asks);
  Owner owner() const;

  std::deque<InputEvent> queue_;
  Keys keys_;
  ScreenXY mouse_{-1, -1};
  bool inside_ = false, over_panel_ = false;
  Owner owners_[3] = {Owner::none, Owner::none, Owner::none};
  bool button_changed_ = false, key_changed_ = false, pressed_map_ = false;
  bool keys_wait_ = false;  // for a field that opens
  int waited_ = 0;          // frames
};

}  // namespace app
