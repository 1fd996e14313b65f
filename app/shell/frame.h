// One frame: events in, commands out and run, scene built, map and panels painted. The same for a window, for a picture
// without a display and for a script; they differ in where events come from and where the picture goes.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/core/input.h"
#include "app/render/framebuffer.h"
#include "app/render/map_renderer.h"
#include "app/scene/scene_builder.h"
#include "app/shell/explorer.h"
#include "app/shell/map_controller.h"
#include "app/ui/ui.h"

namespace app {

struct FrameSize {
  double width_px = 0, height_px = 0;  // of the window's content, at 100 %
  double scale = 1;
  friend bool operator==(const FrameSize&, const FrameSize&) = default;
};

class Frame {
 public:
  enum class Use { window, picture };  // a window will pan: its ground reaches beyond the view
  // `with_panels` false: the map alone fills the picture. A context must be current here and in all calls.
  Frame(Explorer& explorer, FrameSize size, bool with_panels, Use use = Use::window);
  // A picture: the map, and on it what the furniture says.
  Frame(Explorer& explorer, FrameSize size, const PictureFurniture& furniture);
  ~Frame();
  void resize(FrameSize size);

  // Runs events and commands, lets results in, builds the scene. Draws nothing.
  void step(const InputEvents& events, double time_ms);
  // Draws what changed since the last paint into picture(). False: nothing had changed and nothing was drawn.
  bool paint();
  // The same until the ground is sharp, however many frames that takes. Precondition: nothing moves.
  void paint_to_the_end();
  // Waits until all drawing so far is done; for measuring.
  void finish() const { picture_->finish(); }
  // Everything is drawn anew by the next paint().
  void invalidate() { all_ = true; }

  const Framebuffer& picture() const { return *picture_; }
  bool animating() const;  // wants another step soon, without an event
  bool settled() const;    // nothing moves, loads or fades: the picture is final
  PointerShape pointer() const;

  Ui* ui() { return ui_.get(); }
  bool legend_left_out() const;  // a picture was to have one, and it has no room
  const Scene& scene() const { return *scene_; }
  const SceneBuilder& scene_builder() const { return builder_; }
  const MapRenderer& renderer() const { return renderer_; }
  ScreenRect map_rect() const { return map_rect_; }
  View view() const { return explorer_.view(map_rect_.width(), map_rect_.height()); }
  std::size_t frames_painted() const { return frames_painted_; }
  std::size_t lists_painted() const { return lists_painted_; }

 private:
  UiView ui_view() const;
  OpenParts parts() const;
  void run_panels(double time_ms);
  void follow_drop();

  Explorer& explorer_;
  FrameSize size_;
  Use use_;
  std::shared_ptr<Shaping> shaping_ = std::make_shared<Shaping>();
  std::unique_ptr<Ui> ui_;
  SceneBuilder builder_;
  MapRenderer renderer_;
  MapController controller_;
  std::optional<Framebuffer> picture_;
  ScreenRect map_rect_;
  const Scene* scene_ = nullptr;
  UiOutput panels_;
  MapController::Output map_;
  Hover hover_;
  bool hover_changed_ = false;
  double time_ms_ = 0, last_time_ms_ = 0;
  std::uint64_t painted_scene_ = 0;
  ScreenRect painted_rect_;
  geodata::Theme painted_theme_ = geodata::Theme::light;
  bool all_ = true, sharp_ = true;
  std::size_t frames_painted_ = 0, lists_painted_ = 0;
  std::size_t last_draws_ = 0, last_vertices_ = 0;  // of the last painted frame
};

}  // namespace app
