#include "app/shell/hands.h"

#include <cmath>

#include "app/shell/key_names.h"
#include "geodata/base/utf8.h"

namespace app {

namespace {
constexpr double step_ms = 1000.0 / 60;
constexpr int most_steps = 3000, most_frames_to_answer = 4, parts_of_a_drag = 12;
}  // namespace

Hands::Hands(FrameSize size) {
  explorer.set_interactive(true);
  explorer.mutable_settings().reduced_motion = false;
  explorer.effects().copy_text = [this](const std::string& text) { copied_ = text; };
  frame_ = std::make_unique<Frame>(explorer, size, true);
}

void Hands::step(const InputEvents& events) {
  time_ms_ += step_ms;
  frame_->step(events, time_ms_);
  frame_->paint();
}

bool Hands::pass() {
  if (frame_->animating() || !explorer.idle()) {
    step();
    return true;
  }
  time_ms_ += step_ms;
  return false;
}

void Hands::answer() {
  for (int i = 0; i < most_frames_to_answer && pass(); ++i) continue;
}

bool Hands::settle() {
  for (int i = 0; i < most_steps; ++i) {
    if (!pass() && frame_->settled()) return true;
    explorer.jobs().wait();
  }
  return false;
}

void Hands::move_to(ScreenXY to) {
  step({input::MouseMove{to.x, to.y}});
  answer();
}

void Hands::press(ScreenXY at, int button) {
  move_to(at);
  // Both within one frame, as a tap comes: what is slower is easier.
  step({input::MouseButton{button, true, {}}, input::MouseButton{button, false, {}}});
  answer();
}

void Hands::drag(ScreenXY from, ScreenXY to, Modifiers held, const std::function<void()>& before_release) {
  move_to(from);
  step({input::MouseButton{0, true, held}});
  for (int i = 1; i <= parts_of_a_drag; ++i) {
    const double share = static_cast<double>(i) / parts_of_a_drag;
    step({input::MouseMove{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share}});
  }
  if (before_release) before_release();
  step({input::MouseButton{0, false, held}});
  answer();
}

void Hands::type(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) step({input::Character{geodata::next_code_point(text, at)}});
  answer();
}

void Hands::key(const input::KeyPress& key) {
  input::KeyPress down = key, up = key;
  down.down = true, up.down = false;
  InputEvents events{down};
  if (const char32_t c = character_of(key)) events.emplace_back(input::Character{c});
  step(events);
  answer();
  step({up});
  answer();
}

void Hands::scroll(double notches) {
  for (int i = 0; i < std::abs(static_cast<int>(notches)); ++i) step({input::Scroll{0, notches > 0 ? 1.0 : -1.0, {}}});
  answer();
}

void Hands::resize(FrameSize size) {
  frame_->resize(size);
  step();
}

const UiItem* Hands::item(std::string_view path) const {
  const std::size_t slash = path.find('/');
  const std::string_view panel = path.substr(0, slash);
  const std::string_view label = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  const std::vector<UiItem>& items = const_cast<Frame&>(*frame_).ui()->items();
  for (const UiItem& i : items)
    if (i.panel == panel && i.label == label) return &i;
  return nullptr;
}

ScreenXY Hands::window_point(geodata::LngLat at) const {
  const ScreenXY p = frame_->view().to_screen(geodata::to_world(at));
  return {p.x + frame_->map_rect().min_x, p.y + frame_->map_rect().min_y};
}

void Hands::apply(Command command) {
  explorer.apply({std::move(command)}, frame_->map_rect().width(), frame_->map_rect().height());
  step();
  answer();
}

}  // namespace app
