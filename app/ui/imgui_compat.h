// Dear ImGui, 1.86 and 1.90 alike. Private to this folder.
//
// 1.87 replaced io.KeyMap/KeysDown and direct writing of the mouse by a queue of events. We queue for ourselves (one
// change of a button or key a frame, so that a fast click is never lost) and write through these functions.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include "app/core/camera.h"

namespace app::compat {

inline constexpr int key_slots = 512;

inline void set_up(ImGuiIO& io) {
#if IMGUI_VERSION_NUM < 18700
  // The slot of a key is its own number: KeysDown is then indexed by ImGuiKey.
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
#else
  io.ConfigInputTrickleEventQueue = false;
#endif
}

inline void key(ImGuiIO& io, ImGuiKey which, bool down) {
#if IMGUI_VERSION_NUM < 18700
  io.KeysDown[which] = down;
#else
  io.AddKeyEvent(which, down);
#endif
}

inline void modifiers(ImGuiIO& io, bool control, bool shift, bool alt) {
#if IMGUI_VERSION_NUM < 18700
  io.KeyCtrl = control, io.KeyShift = shift, io.KeyAlt = alt;
#else
  io.AddKeyEvent(ImGuiMod_Ctrl, control);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
#endif
}

inline void mouse_position(ImGuiIO& io, float x, float y) {
#if IMGUI_VERSION_NUM < 18700
  io.MousePos = ImVec2(x, y);
#else
  io.AddMousePosEvent(x, y);
#endif
}

inline void mouse_button(ImGuiIO& io, int button, bool down) {
#if IMGUI_VERSION_NUM < 18700
  io.MouseDown[button] = down;
#else
  io.AddMouseButtonEvent(button, down);
#endif
}

inline void mouse_wheel(ImGuiIO& io, float dx, float dy) {
#if IMGUI_VERSION_NUM < 18700
  io.MouseWheelH += dx, io.MouseWheel += dy;
#else
  io.AddMouseWheelEvent(dx, dy);
#endif
}

// min_x, min_y, max_x, max_y, as clip rectangles have them.
inline ScreenRect rect_of(const ImVec4& v) {
  return {static_cast<double>(v.x), static_cast<double>(v.y), static_cast<double>(v.z), static_cast<double>(v.w)};
}

}  // namespace app::compat
