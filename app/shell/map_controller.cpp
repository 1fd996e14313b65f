#include "app/shell/map_controller.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {

constexpr double click_slack_px = 4;
constexpr double double_click_ms = 350;
constexpr double zoom_ease_ms = 60;   // time in which a wheel's zoom covers two thirds of its way
constexpr double zoom_rest_ms = 150;  // after the last notch the map is drawn sharp
constexpr double levels_a_notch = 0.4;
constexpr double arrow_px = 120;

ScreenXY in_map(double x, double y, const ScreenRect& rect) { return {x - rect.min_x, y - rect.min_y}; }

double distance(ScreenXY a, ScreenXY b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

void MapController::set_camera(const Camera& camera, Output& out) {
  view_.camera = clamped(camera, view_.height_px);
  out.commands.push_back(command::SetCamera{view_.camera});
}

void MapController::click(ScreenXY at, const Input& in, Output& out) {
  const bool same_spot = distance(at, last_click_at_) <= click_slack_px;
  const bool twice = same_spot && in.time_ms - last_click_ms_ < double_click_ms;
  const auto& selection = in.pick->session->selection;
  last_click_at_ = at;
  if (twice) {
    last_click_ms_ = -1e9;
    zoom_left_ += 1;
    zoom_fixed_ = at;
    if (click_selected_) out.commands.push_back(command::ClearSelection{});  // the first half was no choice
    click_selected_ = false;
    return;
  }
  last_click_ms_ = in.time_ms;
  click_selected_ = false;
  if (in.pick->session->tool == Tool::trace) {
    out.commands.push_back(command::AddTrace{trace_at(at, in)});
    return;
  }
  if (click_disc(at, in, out)) return;
  if (same_spot && selection && selection->candidates.size() > 1) {
    out.commands.push_back(command::StepCandidate{1});
    return;
  }
  Selection found;
  found.candidates = pick(*in.pick, at);
  if (found.candidates.empty()) {
    if (selection) out.commands.push_back(command::ClearSelection{});
    return;
  }
  geodata::WorldXY w = in.pick->view.to_world(at);
  w.x = std::fmod(w.x + geodata::world_size, geodata::world_size);
  const geodata::WorldPoint clicked{static_cast<std::uint32_t>(std::clamp(w.x, 0.0, geodata::world_size - 1)),
                                    static_cast<std::uint32_t>(std::clamp(w.y, 0.0, geodata::world_size - 1))};
  found.at = popup_point(*in.pick->library, found.candidates.front(), clicked);
  click_selected_ = !selection;
  out.commands.push_back(command::Select{std::move(found), false});
}

// The point under the pointer: perhaps a site along the rivers.
std::optional<Target> MapController::point_at(ScreenXY at, const Input& in) {
  for (const Target& target : pick(*in.pick, at)) {
    const Layer* layer = in.pick->library->layer(target.layer);
    if (layer == nullptr || !layer->content) continue;
    const geodata::FeatureStore& store = *layer->content->features;
    const geodata::IndexRange parts = store.parts(target.feature);
    if (parts.size() > 0 && store.type(parts.first) == geodata::GeometryType::point) return target;
  }
  return std::nullopt;
}

TraceState MapController::trace_at(ScreenXY at, const Input& in) {
  TraceState trace{in.pick->view.to_lnglat(at), {}, in.pick->session->direction(), geodata::no_limit};
  if (const auto point = point_at(at, in)) {
    trace.site = in.pick->library->layer(point->layer)->content->features->id(point->feature);
  }
  return trace;
}

// A disc spreads: by zooming in where that parts its points, else as a fan. True: the click is done with.
bool MapController::click_disc(ScreenXY at, const Input& in, Output& out) {
  const PlacedItem* item = disc_or_fan_at(*in.pick, at);
  if (item == nullptr || item->cluster < 0) {
    if (item == nullptr) fan_.reset();
    return false;
  }
  if (in.pick->session->selection) out.commands.push_back(command::ClearSelection{});
  const bool close = item->fanned;
  fan_.reset();
  if (close || static_cast<std::size_t>(item->cluster) >= in.pick->clusters.size()) return true;
  Spread spread =
      spread_of(*in.pick->library, in.pick->view, in.pick->clusters[static_cast<std::size_t>(item->cluster)]);
  if (spread.camera) {
    out.commands.push_back(command::FlyTo{*spread.camera});
  } else if (!spread.fan.features.empty()) {
    fan_ = std::move(spread.fan);
    fan_zoom_ = in.pick->view.camera.zoom;
  }
  return true;
}

void MapController::press(const input::MouseButton& event, const Input& in, Output&) {
  if (!over_map_ || drag_ != Drag::none) return;
  drag_ = event.button == 1 ? Drag::turn : event.modifiers.shift ? Drag::box : Drag::pan;
  pressed_at_ = pointer_;
  dragged_ = false;
  (void)in;
}

void MapController::release(const input::MouseButton& event, const Input& in, Output& out) {
  const Drag ended = std::exchange(drag_, Drag::none);
  if (ended == Drag::box && dragged_) {
    const ScreenXY middle{(pressed_at_.x + pointer_.x) / 2, (pressed_at_.y + pointer_.y) / 2};
    const double w = std::abs(pointer_.x - pressed_at_.x), h = std::abs(pointer_.y - pressed_at_.y);
    Camera to = view_.camera;
    to.centre = view_.to_world(middle);
    to.zoom += std::log2(std::min(view_.width_px / std::max(w, 8.0), view_.height_px / std::max(h, 8.0)));
    out.commands.push_back(command::FlyTo{clamped(to, view_.height_px)});
    return;
  }
  if (ended == Drag::pan && !dragged_ && event.button == 0) click(pointer_, in, out);
}

void MapController::drag(ScreenXY to, const Input&, Output& out) {
  const ScreenXY from = pointer_;
  if (!dragged_ && distance(to, pressed_at_) <= click_slack_px) return;
  dragged_ = true;
  if (drag_ == Drag::pan) set_camera(panned(view_, to.x - from.x, to.y - from.y), out);
  if (drag_ == Drag::turn) set_camera(turned_about_centre(view_.camera, -(to.x - from.x) * 0.4), out);
}

void MapController::scroll(const input::Scroll& event, const Input& in) {
  if (!over_map_ || event.dy == 0) return;
  zoom_left_ += event.dy * levels_a_notch;
  zoom_fixed_ = pointer_;
  last_scroll_ms_ = in.time_ms;
}

void MapController::key(const input::KeyPress& event, const Input& in, Output& out) {
  if (!event.down || event.modifiers.control || event.modifiers.alt) return;
  switch (event.key) {
    case Key::left: return set_camera(panned(view_, arrow_px, 0), out);
    case Key::right: return set_camera(panned(view_, -arrow_px, 0), out);
    case Key::up: return set_camera(panned(view_, 0, arrow_px), out);
    case Key::down: return set_camera(panned(view_, 0, -arrow_px), out);
    case Key::plus: out.commands.push_back(command::ZoomBy{1}); return;
    case Key::minus: out.commands.push_back(command::ZoomBy{-1}); return;
    case Key::home: out.commands.push_back(command::GoHome{}); return;
    case Key::enter:  // at the cross in the middle
      if (in.pick->session->tool != Tool::trace) return;
      out.commands.push_back(command::AddTrace{trace_at({view_.width_px / 2, view_.height_px / 2}, in)});
      return;
    default: return;
  }
}

void MapController::animate_zoom(const Input& in, Output& out) {
  const double dt = std::clamp(in.time_ms - last_frame_ms_, 1.0, 100.0);
  if (zoom_left_ == 0) return;
  double step = zoom_left_ * (1 - std::exp(-dt / zoom_ease_ms));
  if (in.reduced_motion || std::abs(zoom_left_) < 0.01) step = zoom_left_;
  zoom_left_ -= step;
  set_camera(zoomed_about(view_, zoom_fixed_, step), out);
  const double zoom = view_.camera.zoom;
  if ((zoom <= min_zoom && zoom_left_ < 0) || (zoom >= max_zoom && zoom_left_ > 0)) zoom_left_ = 0;
}

MapController::Output MapController::update(const Input& in) {
  Output out;
  view_ = in.pick->view;
  for (const InputEvent& event : *in.events) {
    if (const auto* move = std::get_if<input::MouseMove>(&event)) {
      const ScreenXY to = in_map(move->x, move->y, in.map_rect);
      over_map_ = in.map_rect.contains({move->x, move->y});
      if (drag_ != Drag::none) drag(to, in, out);
      pointer_ = to;
    } else if (std::holds_alternative<input::MouseLeave>(event)) {
      over_map_ = false;
    } else if (const auto* button = std::get_if<input::MouseButton>(&event)) {
      if (button->down) {
        press(*button, in, out);
      } else {
        release(*button, in, out);
      }
    } else if (const auto* wheel = std::get_if<input::Scroll>(&event)) {
      scroll(*wheel, in);
    } else if (const auto* pressed = std::get_if<input::KeyPress>(&event)) {
      key(*pressed, in, out);
    } else if (const auto* drop = std::get_if<input::Drop>(&event)) {
      for (const std::string& path : drop->paths) out.commands.push_back(command::OpenPath{path});
    }
  }
  animate_zoom(in, out);
  last_frame_ms_ = in.time_ms;

  if (over_map_) {
    out.cursor = view_.to_lnglat(pointer_);
    const bool moved = !(pointer_ == hovered_at_) || !(view_.camera == hovered_view_.camera);
    if (moved && drag_ == Drag::none && zoom_left_ == 0) {
      // With the river tool only what a trace would begin at: the areas under the pointer say nothing there.
      const bool tracing = in.pick->session->tool == Tool::trace;
      const auto found = tracing ? std::vector<Target>() : pick(*in.pick, pointer_);
      hovered_ = tracing ? point_at(pointer_, in) : std::nullopt;
      if (!found.empty()) hovered_ = found.front();
      hovered_at_ = pointer_;
      hovered_view_ = view_;
      if (tracing) trace_ = trace_at(pointer_, in);
    }
    if (in.pick->session->tool != Tool::trace) trace_.reset();
    if (drag_ == Drag::none) out.trace = trace_;
    if (drag_ == Drag::none) out.hovered = hovered_;
  } else {
    hovered_.reset();
    hovered_at_ = {-1, -1};
  }
  if (fan_ && std::abs(view_.camera.zoom - fan_zoom_) > 0.01) fan_.reset();
  out.fan = fan_;
  const bool over_disc = over_map_ && drag_ == Drag::none && disc_or_fan_at(*in.pick, pointer_) != nullptr;
  out.over_clickable = out.hovered.has_value() || over_disc;
  if (drag_ == Drag::box && dragged_) {
    out.box = ScreenRect{std::min(pressed_at_.x, pointer_.x), std::min(pressed_at_.y, pointer_.y),
                         std::max(pressed_at_.x, pointer_.x), std::max(pressed_at_.y, pointer_.y)};
  }
  const bool resting = in.time_ms - last_scroll_ms_ > zoom_rest_ms;
  out.moving = zoom_left_ != 0 || !resting || (drag_ != Drag::none && dragged_);
  out.animating = zoom_left_ != 0 || !resting;
  return out;
}

}  // namespace app
