// Hands at a window without a display: events at a fixed time step, and between them only the frames that a window
// would make. So what scripts and tests see is what a reader sees whose pointer rests after a click. A context must be
// current.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/shell/frame.h"

namespace app {

class Hands {
 public:
  explicit Hands(FrameSize size = {1280, 800, 1});

  // One frame, with what came since the last one.
  void step(const InputEvents& events = {});
  // A sixtieth of a second without an event. False: no frame was asked for, and none was made.
  bool pass();
  // What the last event brings about without another one; of what goes on (a flight, reading) the beginning.
  void answer();
  // Until nothing moves, loads or fades. False: it does not come to rest.
  bool settle();

  void move_to(ScreenXY to);
  void press(ScreenXY at, int button = 0);  // and lets go; the pointer rests from the press on
  void drag(ScreenXY from, ScreenXY to, Modifiers held = {}, const std::function<void()>& before_release = {});
  void type(std::string_view text);
  void key(const input::KeyPress& key);
  void scroll(double notches);
  void resize(FrameSize size);

  // A widget of the last frame by its name "Panel/Label"; null: it is not shown.
  const UiItem* item(std::string_view path) const;
  ScreenXY window_point(geodata::LngLat at) const;
  void apply(Command command);

  Explorer explorer{2};
  Frame& frame() { return *frame_; }
  const Frame& frame() const { return *frame_; }
  const std::string& copied() const { return copied_; }

 private:
  std::unique_ptr<Frame> frame_;
  double time_ms_ = 0;
  std::string copied_;
};

}  // namespace app
