// A window on the desktop, through GLFW: events in, pictures out. Main thread only; one at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/core/input.h"
#include "geodata/base/result.h"

namespace app {

class Window {
 public:
  // px at 100 %. The context is current when it returns. Errors: no display, no OpenGL 3.3.
  static geodata::Result<std::unique_ptr<Window>> create(const std::string& title, int width_px, int height_px);
  ~Window();

  double width_px() const;  // of the content, at 100 %
  double height_px() const;
  int width_device() const;  // of the framebuffer
  int height_device() const;
  double scale() const;  // device px per px at 100 %
  // Everything this much larger than the screen asks for; the size in px shrinks by as much.
  void set_text_scale(double scale);
  bool wants_close() const;
  bool visible() const;  // false while minimised: draw nothing

  // Events since the last call. wait: sleeps until one comes, wake() is called, or the seconds are over (< 0: for
  // ever).
  InputEvents poll();
  InputEvents wait(double seconds);
  static void wake();   // from any thread
  bool needs_redraw();  // the system lost the picture, or the size changed; resets

  void show_frame();  // swaps buffers
  void set_title(const std::string& title);
  void set_pointer(PointerShape shape);
  void toggle_full_screen();
  std::string clipboard() const;
  void set_clipboard(const std::string& text);

  struct Impl;

 private:
  explicit Window(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
