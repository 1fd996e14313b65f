// What happened at the window since the last frame, the same from GLFW, from a script and from a test.
// Positions are px at 100 % from the window's top left corner.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace app {

// What the pointer looks like.
enum class PointerShape : std::uint8_t { arrow, hand, text, resize_across };

enum class Key : std::uint8_t {
  none,
  a,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
  j,
  k,
  l,
  m,
  n,
  o,
  p,
  q,
  r,
  s,
  t,
  u,
  v,
  w,
  x,
  y,
  z,
  zero,
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
  space,
  enter,
  escape,
  tab,
  backspace,
  del,
  insert,
  home,
  end,
  page_up,
  page_down,
  left,
  right,
  up,
  down,
  plus,
  minus,
  slash,
  question,
  comma,
  period,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
  count
};

struct Modifiers {
  bool shift = false, control = false, alt = false;
  friend bool operator==(Modifiers, Modifiers) = default;
};

namespace input {
struct MouseMove {
  double x = 0, y = 0;
};
struct MouseLeave {};
struct MouseButton {
  int button = 0;
  bool down = false;
  Modifiers modifiers;
};  // 0 left, 1 right, 2 middle
struct Scroll {
  double dx = 0, dy = 0;
  Modifiers modifiers;
};  // notches; dy > 0: away from the user
struct KeyPress {
  Key key = Key::none;
  bool down = false;
  bool repeat = false;
  Modifiers modifiers;
};
struct Character {
  char32_t code_point = 0;
};
struct Drop {
  std::vector<std::string> paths;
};
struct Focus {
  bool focused = true;
};
}  // namespace input

using InputEvent = std::variant<input::MouseMove, input::MouseLeave, input::MouseButton, input::Scroll, input::KeyPress,
                                input::Character, input::Drop, input::Focus>;
using InputEvents = std::vector<InputEvent>;

}  // namespace app
