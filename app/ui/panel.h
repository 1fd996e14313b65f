// One part of the window. A panel says where it stands and fills its rectangle; the base opens and closes the Dear
// ImGui window, draws the ground it stands on, and keeps an exception inside one panel and one frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/ui/canvas.h"
#include "app/ui/panel_frame.h"

struct ImDrawList;

namespace app {

class Panel {
 public:
  enum class Ground : std::uint8_t {
    paper,  // opaque paper: bars and columns
    card,   // panel colour, radius 6, soft shadow: what floats
    plate,  // translucent panel colour, radius 4: scale bar, credits
    none    // the panel draws its own
  };
  struct Traits {
    std::string_view name;  // as in UiItem::panel
    Ground ground = Ground::paper;
    bool over_map = false;  // an obstacle to names
    bool takes_mouse = true;
    bool modal = false;    // while it is shown, mouse and keyboard are its own
    bool insists = false;  // it wants an answer before anything else opens
  };

  explicit Panel(Traits traits) : traits_(traits) {}
  virtual ~Panel() = default;
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;

  // Draws the panel, or nothing when place() gives nothing.
  void show(PanelFrame& f);
  // Opens what can be opened by name ("Search", "Commands"); does nothing elsewhere.
  virtual void open() {}
  // A text field of it was opened and has not got the keyboard yet.
  virtual bool awaits_keyboard() const { return false; }
  // Another panel was opened by name: what stands above everything makes room.
  virtual void give_way() {}
  // Esc: closes the topmost thing of this panel. True when there was one.
  virtual bool close(PanelFrame&) { return false; }

  const Traits& traits() const { return traits_; }
  // What the last show() made.
  bool shown() const { return list_ != nullptr; }
  const ScreenRect& rect() const { return rect_; }
  const ImDrawList* list() const { return list_; }
  // All that it painted: shadow and tail lie outside rect().
  ScreenRect painted() const;
  // The mouse belongs to the panel there.
  bool holds(ScreenXY p) const { return shown() && traits_.takes_mouse && (traits_.modal || rect_.contains(p)); }

 protected:
  // Where it stands in the window; nothing: not shown. Called once a frame, before fill().
  virtual std::optional<ScreenRect> place(PanelFrame& f) = 0;
  virtual void fill(PanelFrame& f, const ScreenRect& rect) = 0;

 private:
  void draw_ground(PanelFrame& f);

  Traits traits_;
  ScreenRect rect_;
  std::string window_id_;  // several panels may share a name
  const ImDrawList* list_ = nullptr;
};

}  // namespace app
