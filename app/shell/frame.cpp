#include "app/shell/frame.h"

#include <algorithm>
#include <cmath>

#include "app/core/subject.h"
#include "app/scene/scene_signature.h"

namespace app {

namespace {

// A wider one is drawn with every zoom; a narrower one is filled more often by a pan, in strips that cost little less.
constexpr double ground_margin_px = 64;
constexpr double near_trace_px = 8;

}  // namespace

Frame::Frame(Explorer& explorer, FrameSize size, bool with_panels, Use use)
    : explorer_(explorer), use_(use), builder_(explorer.jobs(), shaping_) {
  if (with_panels) ui_ = std::make_unique<Ui>(size.scale, shaping_);
  size_ = {};
  resize(size);
}

Frame::Frame(Explorer& explorer, FrameSize size, const PictureFurniture& furniture)
    : explorer_(explorer), use_(Use::picture), builder_(explorer.jobs(), shaping_) {
  ui_ = std::make_unique<Ui>(size.scale, shaping_, furniture);
  size_ = {};
  resize(size);
}

Frame::~Frame() = default;

void Frame::resize(FrameSize size) {
  if (size == size_) return;
  if (ui_ && size.scale != size_.scale) ui_->set_scale(size.scale);
  size_ = size;
  const auto device = [&](double px) { return static_cast<int>(std::lround(px * size.scale)); };
  picture_.emplace(device(size.width_px), device(size.height_px));
  all_ = true;
}

OpenParts Frame::parts() const {
  return open_parts(explorer_.settings(), *explorer_.library().atlas, explorer_.session(), explorer_.rivers(),
                    size_.width_px);
}

UiView Frame::ui_view() const {
  UiView view;
  view.library = &explorer_.library();
  view.session = &explorer_.session();
  view.settings = &explorer_.settings();
  view.notices = &explorer_.notices();
  view.rivers = &explorer_.rivers();
  view.measurements = &explorer_.measurements();
  view.folder = explorer_.folder();
  view.layer_choice = explorer_.layer_choice() ? &*explorer_.layer_choice() : nullptr;
  view.nothing_open = explorer_.files_alone() && view.library->layers.size() == view.library->atlas->layers.size();
  view.jobs = const_cast<Explorer&>(explorer_).jobs().status();
  view.map = this->view();
  view.placed = builder_.placed();
  view.moving = map_.moving || explorer_.flying();
  view.window_width_px = size_.width_px;
  view.parts = parts();
  view.map_rect = map_rect_;
  view.hover = hover_;
  view.cursor = map_.cursor;
  view.zoom_box = map_.box;
  view.undo_name = explorer_.history().undo_name();
  view.redo_name = explorer_.history().redo_name();
  view.time_ms = time_ms_;
  const SceneCounters& scene = builder_.counters();
  view.debug = {
      last_draws_,      last_vertices_,          renderer_.uploaded_bytes(), scene.tiles_cached,
      scene.tile_bytes, scene.tile_bytes_budget, renderer_.mesh_bytes(),     MapRenderer::mesh_bytes_budget()};
  return view;
}

void Frame::run_panels(double) {
  panels_ = ui_->draw(ui_view());
  explorer_.apply(panels_.commands, map_rect_.width(), map_rect_.height());
}

void Frame::step(const InputEvents& events, double time_ms) {
  last_time_ms_ = time_ms_;
  time_ms_ = time_ms;
  InputEvents left = events;
  if (ui_) {
    left = ui_->take(events, size_.width_px, size_.height_px, std::clamp(time_ms_ - last_time_ms_, 1.0, 100.0));
    map_rect_ = ui_->map_rect(size_.width_px, size_.height_px, parts());
  } else {
    map_rect_ = {0, 0, size_.width_px, size_.height_px};
  }
  explorer_.advance(time_ms);

  PickInput pick;
  pick.library = &explorer_.library();
  pick.session = &explorer_.session();
  pick.view = view();
  pick.placed = builder_.placed();
  pick.clusters = builder_.clusters();
  pick.focus = builder_.focus();
  pick.measurements = &explorer_.measurements();
  MapController::Input input;
  input.events = &left;
  input.pick = &pick;
  input.map_rect = map_rect_;
  input.time_ms = time_ms;
  input.reduced_motion = explorer_.settings().reduced_motion;
  map_ = controller_.update(input);
  explorer_.apply(map_.commands, map_rect_.width(), map_rect_.height());

  explorer_.trace_from(map_.moving || explorer_.flying() ? std::nullopt : map_.trace);
  if (ui_) run_panels(time_ms);
  if (ui_) map_rect_ = ui_->map_rect(size_.width_px, size_.height_px, parts());
  const Hover before = std::exchange(hover_, panels_.hover);
  if (map_.hovered) {
    hover_.target = map_.hovered;
    hover_.on_map = true;
    hover_.place = told_place(explorer_.library(), *map_.hovered);  // its mentions in the text glow
  }

  if (!hover_.trace_m && map_.cursor) {
    hover_.trace_m = explorer_.on_open_trace(*map_.cursor, near_trace_px * view().metres_per_px());
  }
  follow_drop();
  hover_changed_ = !(hover_ == before);  // text and lists show it in the next frame

  SceneInput scene;
  scene.rivers = &explorer_.rivers();
  scene.measurements = &explorer_.measurements();
  scene.library = &explorer_.library();
  scene.session = &explorer_.session();
  scene.hover = &hover_;
  scene.view = view();
  scene.scale = size_.scale;
  scene.margin_px = use_ == Use::window ? ground_margin_px : 0;
  scene.theme = explorer_.settings().theme;
  scene.names = explorer_.settings().names_on_map();
  scene.obstacles = panels_.obstacles;
  scene.moving = map_.moving || explorer_.flying();
  scene.fan = map_.fan ? &*map_.fan : nullptr;
  scene.time_ms = time_ms;
  scene.reduced_motion = explorer_.settings().reduced_motion;
  scene.picture = use_ == Use::picture;
  scene_ = &builder_.build(scene);
}

// List and profile go with the drop; one that stands still goes with them.
void Frame::follow_drop() {
  if (!explorer_.rivers().drop) return;
  if (hover_.trace_m) explorer_.point_drop(*hover_.trace_m);
  const std::optional<Drop>& drop = explorer_.rivers().drop;
  if (drop->running || !hover_.trace_m) hover_.trace_m = drop->trace_m;
}

bool Frame::paint() {
  const geodata::Theme theme = explorer_.settings().theme;
  const bool moving = map_.moving || explorer_.zooming();
  const std::uint64_t signature = scene_signature(*scene_);
  bool map_changed = all_ || signature != painted_scene_ || map_rect_ != painted_rect_ || theme != painted_theme_;
  // A ground that is still being made is shown when it is done, not with every stroke.
  if (!map_changed && !sharp_ && !moving) map_changed = renderer_.improve(*scene_, theme);
  const bool panels_changed = ui_ && (all_ || ui_->changed() || theme != painted_theme_);
  if (!map_changed && !panels_changed) return false;
  const auto device = [&](double px) { return static_cast<int>(std::lround(px * size_.scale)); };
  const Framebuffer::Rect rect{device(map_rect_.min_x), picture_->height() - device(map_rect_.max_y),
                               device(map_rect_.width()), device(map_rect_.height())};
  using Motion = MapRenderer::Motion;
  const Motion motion = use_ == Use::picture ? Motion::still : moving ? Motion::moving : Motion::resting;
  const DrawCounters before = renderer_.counters();
  sharp_ = renderer_.draw(*scene_, theme, picture_->id(), rect, motion);
  if (ui_) {
    picture_->bind();
    lists_painted_ = ui_->paint({{map_rect_}, all_ || theme != painted_theme_});
  }
  last_draws_ = renderer_.counters().draws - before.draws;
  last_vertices_ = renderer_.counters().vertices - before.vertices;
  painted_scene_ = signature;
  painted_rect_ = map_rect_;
  painted_theme_ = theme;
  all_ = false;
  ++frames_painted_;
  return true;
}

void Frame::paint_to_the_end() {
  do {
    paint();
  } while (!sharp_);
}

bool Frame::legend_left_out() const {
  if (!ui_) return false;
  const auto& items = ui_->items();
  return std::any_of(items.begin(), items.end(),
                     [](const UiItem& i) { return i.panel == "Picture" && i.label == "No room for the legend"; });
}

PointerShape Frame::pointer() const {
  if (panels_.pointer != PointerShape::arrow) return panels_.pointer;
  return map_.over_clickable ? PointerShape::hand : PointerShape::arrow;
}

bool Frame::animating() const {
  return panels_.animating || map_.animating || hover_changed_ || explorer_.flying() || explorer_.exporting() ||
         !sharp_ || (scene_ != nullptr && !scene_->complete);
}

bool Frame::settled() const {
  return scene_ != nullptr && scene_->complete && !panels_.animating && !map_.moving && !explorer_.flying() &&
         explorer_.idle();
}

}  // namespace app
