// Hands on the map: drag pans, wheel zooms at the cursor, double click zooms in, shift-drag boxes, right-drag turns;
// arrows pan, + and - zoom, Home goes home, N puts north up; a click chooses, again at the same spot steps through what
// lies beneath; on a disc of many points it spreads them. Turns input events into commands and says what is hovered;
// changes nothing itself.
#pragma once

#include <optional>

#include "app/core/commands.h"
#include "app/core/input.h"
#include "app/scene/picker.h"

namespace app {

class MapController {
 public:
  struct Input {
    const InputEvents* events = nullptr;  // those that no panel wanted
    const PickInput* pick = nullptr;      // of the last scene
    ScreenRect map_rect;                  // in the window
    double time_ms = 0;
    bool reduced_motion = false;
  };
  struct Output {
    Commands commands;
    std::optional<Target> hovered;
    std::optional<geodata::LngLat> cursor;  // under the pointer, when it is over the map
    std::optional<ScreenRect> box;          // shift-drag, map coordinates
    bool moving = false;                    // zoom or drag under way: names keep, the ground may be scaled
    bool animating = false;                 // wants another frame without waiting for events
    bool over_clickable = false;
    std::optional<TraceState> trace;  // what a click would ask of the rivers, with that tool
    std::optional<Fan> fan;           // the disc that is spread, its members around it
  };
  Output update(const Input& input);

 private:
  void press(const input::MouseButton& event, const Input& in, Output& out);
  void release(const input::MouseButton& event, const Input& in, Output& out);
  void drag(ScreenXY to, const Input& in, Output& out);
  void scroll(const input::Scroll& event, const Input& in);
  void key(const input::KeyPress& event, const Input& in, Output& out);
  void click(ScreenXY at, const Input& in, Output& out);
  static std::optional<Target> point_at(ScreenXY at, const Input& in);
  static TraceState trace_at(ScreenXY at, const Input& in);
  bool click_disc(ScreenXY at, const Input& in, Output& out);
  void animate_zoom(const Input& in, Output& out);
  void set_camera(const Camera& camera, Output& out);

  enum class Drag : std::uint8_t { none, pan, turn, box };
  Drag drag_ = Drag::none;
  bool over_map_ = false;
  ScreenXY pointer_, pressed_at_, last_click_at_;
  double last_click_ms_ = -1e9, last_scroll_ms_ = -1e9, last_frame_ms_ = 0;
  bool dragged_ = false;
  std::optional<Fan> fan_;
  double fan_zoom_ = 0;          // it closes when the map leaves this zoom
  bool click_selected_ = false;  // the last click opened a popup where none was
  double zoom_left_ = 0;         // levels still to go, eased over some frames
  ScreenXY zoom_fixed_;
  View view_;  // as the commands of this frame leave it
  std::optional<Target> hovered_;
  std::optional<TraceState> trace_;  // at the pointer
  ScreenXY hovered_at_{-1, -1};
  View hovered_view_;
};

}  // namespace app
