#include "app/ui/input_feed.h"

#include <cfloat>

#include "app/ui/imgui_compat.h"

namespace app {
namespace {

ImGuiKey imgui_key(Key key) {
  switch (key) {
    case Key::tab: return ImGuiKey_Tab;
    case Key::left: return ImGuiKey_LeftArrow;
    case Key::right: return ImGuiKey_RightArrow;
    case Key::up: return ImGuiKey_UpArrow;
    case Key::down: return ImGuiKey_DownArrow;
    case Key::home: return ImGuiKey_Home;
    case Key::end: return ImGuiKey_End;
    case Key::insert: return ImGuiKey_Insert;
    case Key::del: return ImGuiKey_Delete;
    case Key::backspace: return ImGuiKey_Backspace;
    case Key::enter: return ImGuiKey_Enter;
    case Key::escape: return ImGuiKey_Escape;
    case Key::a: return ImGuiKey_A;
    case Key::c: return ImGuiKey_C;
    case Key::v: return ImGuiKey_V;
    case Key::x: return ImGuiKey_X;
    case Key::y: return ImGuiKey_Y;
    case Key::z: return ImGuiKey_Z;
    default: return ImGuiKey_COUNT;
  }
}

}  // namespace

InputFeed::Owner InputFeed::owner() const {
  for (const Owner o : owners_)
    if (o != Owner::none) return o;
  return Owner::none;
}

bool InputFeed::is_next_frames(const InputEvent& event) const {
  const bool mouse = std::holds_alternative<input::MouseMove>(event) ||
                     std::holds_alternative<input::MouseButton>(event) || std::holds_alternative<input::Scroll>(event);
  const bool key = std::holds_alternative<input::KeyPress>(event) || std::holds_alternative<input::Character>(event);
  if (mouse) return button_changed_ || key_changed_;
  if (key && keys_wait_) return true;
  if (key) return button_changed_ || (key_changed_ && std::holds_alternative<input::KeyPress>(event));
  return false;
}

InputEvents InputFeed::feed(const InputEvents& events, ImGuiIO& io, const Asks& asks) {
  constexpr int most_frames = 10;  // a field that never comes must not keep the keyboard
  queue_.insert(queue_.end(), events.begin(), events.end());
  keys_ = {};
  button_changed_ = key_changed_ = pressed_map_ = false;
  keys_wait_ = (keys_wait_ || asks.field_opens) && !io.WantTextInput && waited_ < most_frames;
  waited_ = keys_wait_ ? waited_ + 1 : 0;
  InputEvents to_map;
  while (!queue_.empty() && !is_next_frames(queue_.front())) {
    const InputEvent event = std::move(queue_.front());
    queue_.pop_front();
    if (const auto* m = std::get_if<input::MouseMove>(&event)) {
      move(m->x, m->y, io, to_map, asks);
    } else if (std::holds_alternative<input::MouseLeave>(event)) {
      inside_ = over_panel_ = false;
      compat::mouse_position(io, -FLT_MAX, -FLT_MAX);
      to_map.push_back(event);
    } else if (const auto* b = std::get_if<input::MouseButton>(&event)) {
      button(*b, io, to_map, asks);
    } else if (const auto* s = std::get_if<input::Scroll>(&event)) {
      if (asks.holds(mouse_)) {
        compat::mouse_wheel(io, static_cast<float>(s->dx), static_cast<float>(s->dy));
      } else {
        to_map.push_back(event);
      }
    } else if (const auto* k = std::get_if<input::KeyPress>(&event)) {
      key(*k, io, to_map, asks);
    } else if (const auto* c = std::get_if<input::Character>(&event)) {
      // What types is not held with Ctrl; the last key's modifiers may still be, where its release was not seen.
      compat::modifiers(io, false, false, false);
      if (io.WantTextInput) io.AddInputCharacter(static_cast<unsigned>(c->code_point));
      keys_.characters.push_back(c->code_point);
    } else {
      to_map.push_back(event);  // dropped files, focus: the shell's
    }
  }
  watch_pointer(to_map, asks);
  return to_map;
}

// A panel that came or went under a pointer at rest: the map is no longer, or is again, under it.
void InputFeed::watch_pointer(InputEvents& to_map, const Asks& asks) {
  if (!inside_ || owner() != Owner::none || asks.holds(mouse_) == over_panel_) return;
  over_panel_ = !over_panel_;
  if (over_panel_) {
    to_map.emplace_back(input::MouseLeave{});
  } else {
    to_map.emplace_back(input::MouseMove{mouse_.x, mouse_.y});
  }
}

void InputFeed::move(double x, double y, ImGuiIO& io, InputEvents& to_map, const Asks& asks) {
  mouse_ = {x, y};
  inside_ = true;
  const Owner owned = owner();
  const bool panels = owned == Owner::panels || (owned == Owner::none && asks.holds(mouse_));
  // While the map is dragged no panel shall light up under the pointer.
  if (owned == Owner::map) {
    compat::mouse_position(io, -FLT_MAX, -FLT_MAX);
  } else {
    compat::mouse_position(io, static_cast<float>(x), static_cast<float>(y));
  }
  if (panels && !over_panel_) to_map.emplace_back(input::MouseLeave{});
  over_panel_ = panels;
  if (!panels) to_map.emplace_back(input::MouseMove{x, y});
}

void InputFeed::button(const input::MouseButton& event, ImGuiIO& io, InputEvents& to_map, const Asks& asks) {
  if (event.button < 0 || event.button > 2) return;
  Owner& mine = owners_[event.button];
  if (event.down && mine == Owner::none) {
    const Owner other = owner();
    mine = other != Owner::none ? other : asks.holds(mouse_) ? Owner::panels : Owner::map;
    pressed_map_ = pressed_map_ || mine == Owner::map;
  }
  if (mine == Owner::map) {
    to_map.emplace_back(event);
  } else if (mine == Owner::panels) {
    compat::modifiers(io, event.modifiers.control, event.modifiers.shift, event.modifiers.alt);
    compat::mouse_button(io, event.button, event.down);
    button_changed_ = true;
  }
  if (!event.down) mine = Owner::none;
}

void InputFeed::key(const input::KeyPress& event, ImGuiIO& io, InputEvents& to_map, const Asks& asks) {
  compat::modifiers(io, event.modifiers.control, event.modifiers.shift, event.modifiers.alt);
  const ImGuiKey imgui = imgui_key(event.key);
  if (io.WantTextInput || !event.down) {
    if (imgui != ImGuiKey_COUNT) {
      compat::key(io, imgui, event.down);
      key_changed_ = true;
    }
  }
  if (io.WantTextInput) {
    if (event.down) keys_.in_text.push_back({event.key, event.modifiers});
    return;
  }
  const Taken taken = event.down ? asks.takes(event) : Taken::no;
  if (taken == Taken::opens_field) keys_wait_ = true;
  if (taken != Taken::no) {
    keys_.pressed.push_back({event.key, event.modifiers});
  } else {
    to_map.emplace_back(event);
  }
}

}  // namespace app
