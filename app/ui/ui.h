// The interface: Dear ImGui behind one class. It is fed with input events, draws the panels and gives commands back;
// the shell paints its draw lists. Knows nothing of windows or OpenGL contexts, except that paint() needs one current.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/input.h"
#include "app/text/shaping.h"
#include "app/ui/picture_furniture.h"
#include "app/ui/view.h"

namespace app {

// A widget that was drawn this frame: "Panel/Label", as scripts name it, and where it is (px at 100 %, window).
struct UiItem {
  std::string panel;  // "Top bar", "Article", "Layers", "Popup", "Search", "Map", "Status", "Commands", "Keys", "About"
  std::string label;  // English, whatever the language: "Relief", "Close", "Read"
  ScreenRect rect;
  std::string value;  // "on", "off", typed text ...; may be empty
  bool pressable = false;
};

// Where the keyboard is: the n-th widget of its name in its panel.
struct UiFocus {
  std::string panel, label;
  int nth = 0;
};

// What paint() should leave out and redo; see paint().
struct UiPaint {
  std::vector<ScreenRect> dirty;  // px at 100 %, window: the map was drawn anew here
  bool all = true;                // everything
};

class Ui {
 public:
  // `scale`: device px per px, fonts are made for it. `shaping`: of the window, shared with its map.
  Ui(double scale, std::shared_ptr<Shaping> shaping);
  // Of a picture: the map fills it, and nothing answers.
  Ui(double scale, std::shared_ptr<Shaping> shaping, const PictureFurniture& furniture);
  ~Ui();
  void set_scale(double scale);

  // Events of this frame, in order. Returns those the panels do not want (they go to the map).
  InputEvents take(const InputEvents& events, double width_px, double height_px, double dt_ms);
  // Where the map lies in a window of this size: beside the column, above the profile of a trace.
  ScreenRect map_rect(double width_px, double height_px, const OpenParts& parts) const;
  // Builds this frame's panels. `width_px` and `height_px` as in take().
  UiOutput draw(const UiView& view);
  // True when the last draw() made other pictures than the painted ones (fonts that grew, text, hover ...).
  bool changed() const;
  // Where a panel of this name stood in the last draw(); empty: it was not shown.
  ScreenRect panel_rect(std::string_view panel) const;
  // Where the map must be drawn again before paint(), and given to it as dirty, because something that floats over the
  // map (with a soft shadow) looks different or went away. Window, px at 100 %; empty when only opaque parts changed.
  std::vector<ScreenRect> stale() const;
  // Draws the panels into the current framebuffer (device px). Windows that lie wholly outside `dirty` and look as when
  // last painted are left as they are: the framebuffer must still hold them. Blending, scissor and program are off
  // afterwards. Returns the number of draw lists painted.
  std::size_t paint(const UiPaint& what);

  const std::vector<UiItem>& items() const;  // of the last draw()
  std::optional<UiFocus> focus() const;      // nothing: the map has it
  bool wants_text() const;                   // a text field has the keyboard
  void focus_search();
  void open(std::string_view panel);  // "Commands", "Keys", "About", "Search"; closes others of its kind
  void on_clipboard(std::function<std::string()> get, std::function<void(const std::string&)> set);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
