#include "app/shell/driver.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <thread>

#include "app/render/picture_file.h"
#include "app/shell/key_names.h"
#include "geodata/base/utf8.h"

namespace app {

namespace {

using Words = std::vector<std::string>;
using Outcome = geodata::Result<void>;

constexpr double step_ms = 1000.0 / 60;
constexpr int most_steps = 3000;

geodata::Unexpected failed(geodata::Text what, geodata::Text why = {}) {
  geodata::Error e;
  e.what = std::move(what);
  e.why = std::move(why);
  return geodata::Unexpected(std::move(e));
}

std::optional<double> number(const std::string& word) {
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

}  // namespace

struct Driver::Impl {
  Explorer explorer{2};
  std::unique_ptr<Frame> frame;
  FrameSize size{1280, 800, 1};
  double time_ms = 0;
  std::string copied;
  std::filesystem::path folder, output, exports;

  Impl() {
    explorer.set_interactive(true);
    explorer.mutable_settings().reduced_motion = false;
    explorer.effects().copy_text = [this](const std::string& text) { copied = text; };
    frame = std::make_unique<Frame>(explorer, size, true);
  }

  void step(const InputEvents& events = {}) {
    time_ms += step_ms;
    frame->step(events, time_ms);
    frame->paint();
  }

  bool settle() {
    for (int i = 0; i < most_steps; ++i) {
      step();
      if (i > 1 && frame->settled() && explorer.idle() && !frame->animating()) return true;
      if (!explorer.jobs().idle()) std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    return false;
  }

  const UiItem* item(const std::string& path) {
    const std::size_t slash = path.find('/');
    const std::string panel = path.substr(0, slash);
    const std::string label = slash == std::string::npos ? std::string() : path.substr(slash + 1);
    for (const UiItem& i : frame->ui()->items()) {
      if (i.panel == panel && i.label == label) return &i;
    }
    return nullptr;
  }

  std::string known_items(const std::string& panel) {
    std::string all;
    for (const UiItem& i : frame->ui()->items()) {
      if (i.panel == panel && all.size() < 2000) all += (all.empty() ? "" : ", ") + i.label;
    }
    return all.empty() ? std::string("nothing") : all;
  }

  void move_to(double x, double y) {
    step({input::MouseMove{x, y}});
    step();
  }
  void click_at(double x, double y, int button = 0) {
    move_to(x, y);
    step({input::MouseButton{button, true, {}}});
    step({input::MouseButton{button, false, {}}});
    step();
  }
  ScreenXY window_point(double lng, double lat) {
    const ScreenXY p = frame->view().to_screen(geodata::to_world(geodata::LngLat{lng, lat}));
    return {p.x + frame->map_rect().min_x, p.y + frame->map_rect().min_y};
  }

  Outcome run_size(const Words& w);
  Outcome run_open(const Words& w);
  Outcome run_click(const Words& w);
  Outcome run_hover(const Words& w);
  Outcome run_map_click(const Words& w);
  Outcome run_drag(const Words& w);
  Outcome run_slide(const Words& w);
  Outcome run_type(const Words& w);
  Outcome run_key(const Words& w);
  Outcome run_scroll(const Words& w);
  Outcome run_wait(const Words& w);
  Outcome run_settle(const Words& w);
  Outcome run_shot(const Words& w);
  Outcome run_view(const Words& w);
  Outcome run_setting(const Words& w);
  Outcome run_export_to(const Words& w);
  Outcome run_expect(const Words& w);
  Outcome expect_item(const Words& w, bool wanted);
  Outcome expect_camera(const Words& w);
  Outcome expect_idle(const Words& w);
};

Outcome Driver::Impl::run_size(const Words& w) {
  const auto width = number(w[1]), height = number(w[2]);
  const auto scale = w.size() > 3 ? number(w[3]) : std::optional(1.0);
  if (!width || !height || !scale) return failed(geodata::text("size takes WIDTH HEIGHT and a scale"));
  size = {*width, *height, *scale};
  frame->resize(size);
  step();
  return {};
}

Outcome Driver::Impl::run_open(const Words& w) {
  const std::filesystem::path path = folder / w[1];
  explorer.open(path);
  step();
  return {};
}

Outcome Driver::Impl::run_click(const Words& w) {
  const UiItem* found = item(w[1]);
  if (found == nullptr) {
    return failed(geodata::text("There is no {} to click", w[1]),
                  geodata::text("this panel shows: {}", known_items(w[1].substr(0, w[1].find('/')))));
  }
  const ScreenRect r = found->rect;
  click_at((r.min_x + r.max_x) / 2, (r.min_y + r.max_y) / 2);
  return {};
}

Outcome Driver::Impl::run_hover(const Words& w) {
  const UiItem* found = item(w[1]);
  if (found == nullptr) return failed(geodata::text("There is no {} to point at", w[1]));
  const ScreenRect r = found->rect;
  move_to((r.min_x + r.max_x) / 2, (r.min_y + r.max_y) / 2);
  step();
  return {};
}

Outcome Driver::Impl::run_map_click(const Words& w) {
  const auto lng = number(w[1]), lat = number(w[2]);
  if (!lng || !lat) return failed(geodata::text("{} takes LNG LAT", w[0]));
  const ScreenXY at = window_point(*lng, *lat);
  if (!frame->map_rect().contains(at)) return failed(geodata::text("{} {} is not in view", w[1], w[2]));
  if (w[0] == "map-hover") {
    move_to(at.x, at.y);
  } else {
    click_at(at.x, at.y);
    if (w[0] == "map-double-click") click_at(at.x, at.y);
  }
  return {};
}

Outcome Driver::Impl::run_drag(const Words& w) {
  const auto dx = number(w[1]), dy = number(w[2]);
  if (!dx || !dy) return failed(geodata::text("drag takes DX DY in px"));
  const ScreenRect& r = frame->map_rect();
  const double x = (r.min_x + r.max_x) / 2, y = (r.min_y + r.max_y) / 2;
  move_to(x, y);
  Modifiers held;
  held.shift = w.size() > 3 && w[3] == "shift";
  step({input::MouseButton{0, true, held}});
  constexpr int parts = 12;
  for (int i = 1; i <= parts; ++i) step({input::MouseMove{x + *dx * i / parts, y + *dy * i / parts}});
  if (w.size() > 4) {
    if (auto shown = expect_item({"expect", "item", w[4]}, true); !shown) return shown;
  }
  step({input::MouseButton{0, false, held}});
  return {};
}

Outcome Driver::Impl::run_slide(const Words& w) {
  const UiItem* found = item(w[1]);
  const auto share = number(w[2]);
  if (found == nullptr) return failed(geodata::text("There is no {} to slide", w[1]));
  if (!share) return failed(geodata::text("slide takes a widget and a share of its width"));
  const ScreenRect r = found->rect;
  const double y = (r.min_y + r.max_y) / 2, from = (r.min_x + r.max_x) / 2, to = r.min_x + r.width() * *share;
  move_to(from, y);
  step({input::MouseButton{0, true, {}}});
  constexpr int parts = 6;
  for (int i = 1; i <= parts; ++i) step({input::MouseMove{from + (to - from) * i / parts, y}});
  step({input::MouseButton{0, false, {}}});
  step();
  return {};
}

Outcome Driver::Impl::run_type(const Words& w) {
  std::size_t at = 0;
  while (at < w[1].size()) step({input::Character{geodata::next_code_point(w[1], at)}});
  step();
  return {};
}

Outcome Driver::Impl::run_key(const Words& w) {
  const auto press = key_named(w[1]);
  if (!press) return failed(geodata::text("There is no key {}", w[1]));
  InputEvents events;
  input::KeyPress down = *press, up = *press;
  down.down = true;
  events.push_back(down);
  if (const char32_t c = character_of(*press)) events.push_back(input::Character{c});
  step(events);
  step({up});
  step();
  return {};
}

Outcome Driver::Impl::run_scroll(const Words& w) {
  const auto notches = number(w[1]);
  if (!notches) return failed(geodata::text("scroll takes notches, and a panel to scroll in"));
  double x = (frame->map_rect().min_x + frame->map_rect().max_x) / 2,
         y = (frame->map_rect().min_y + frame->map_rect().max_y) / 2;
  if (w.size() > 2) {
    const UiItem* found = item(w[2]);
    if (found == nullptr) return failed(geodata::text("There is no {} to scroll in", w[2]));
    x = (found->rect.min_x + found->rect.max_x) / 2, y = (found->rect.min_y + found->rect.max_y) / 2;
  }
  move_to(x, y);
  const int count = static_cast<int>(std::abs(*notches));
  for (int i = 0; i < count; ++i) step({input::Scroll{0, *notches > 0 ? 1.0 : -1.0, {}}});
  return {};
}

Outcome Driver::Impl::run_wait(const Words& w) {
  const auto ms = number(w[1]);
  if (!ms) return failed(geodata::text("wait takes milliseconds"));
  for (double t = 0; t < *ms; t += step_ms) step();
  return {};
}

Outcome Driver::Impl::run_settle(const Words&) {
  if (!settle()) return failed(geodata::text("The interface does not come to rest"));
  return {};
}

Outcome Driver::Impl::run_shot(const Words& w) {
  std::error_code ignored;
  std::filesystem::create_directories(output, ignored);
  frame->invalidate();
  step();
  if (!explorer.flying()) frame->paint_to_the_end();  // of what moves, what is seen meanwhile
  const Framebuffer& picture = frame->picture();
  return write_png(output / w[1], picture.width(), picture.height(), picture.read());
}

Outcome Driver::Impl::run_view(const Words& w) {
  const auto lng = number(w[1]), lat = number(w[2]), zoom = number(w[3]);
  if (!lng || !lat || !zoom) return failed(geodata::text("view takes LNG LAT ZOOM"));
  explorer.apply({command::SetCamera{camera_at({*lng, *lat}, *zoom)}}, frame->map_rect().width(),
                 frame->map_rect().height());
  step();
  return {};
}

Outcome Driver::Impl::run_setting(const Words& w) {
  Settings s = explorer.settings();
  if (w[0] == "theme") s.theme = w[1] == "dark" ? geodata::Theme::dark : geodata::Theme::light;
  if (w[0] == "language") s.language = w[1] == "zh" ? geodata::Language::chinese : geodata::Language::english;
  if (w[0] == "reduced-motion") s.reduced_motion = w[1] == "on";
  explorer.apply({command::SetSettings{s}}, frame->map_rect().width(), frame->map_rect().height());
  step();
  return {};
}

Outcome Driver::Impl::expect_item(const Words& w, bool wanted) {
  const UiItem* found = item(w[2]);
  if (!wanted) {
    if (found != nullptr) return failed(geodata::text("{} is shown, and should not be", w[2]));
    return {};
  }
  if (found == nullptr) {
    return failed(geodata::text("{} is not shown", w[2]),
                  geodata::text("this panel shows: {}", known_items(w[2].substr(0, w[2].find('/')))));
  }
  if (w.size() > 3 && found->value != w[3]) {
    return failed(geodata::text("{} is not as expected", w[2]),
                  geodata::text("it is \"{}\" and should be \"{}\"", found->value, w[3]));
  }
  return {};
}

Outcome Driver::Impl::expect_camera(const Words& w) {
  const auto lng = number(w[2]), lat = number(w[3]), zoom = number(w[4]);
  if (!lng || !lat || !zoom) return failed(geodata::text("expect camera takes LNG LAT ZOOM"));
  const Camera& c = explorer.session().camera;
  const geodata::LngLat at = geodata::to_lnglat(c.centre);
  const double slack = 1e-3 + 20 * geodata::world_size / (256 * std::exp2(c.zoom)) * 360 / geodata::world_size;
  if (std::abs(at.lng - *lng) <= slack && std::abs(at.lat - *lat) <= slack && std::abs(c.zoom - *zoom) <= 0.1)
    return {};
  return failed(geodata::text("The camera is elsewhere"),
                geodata::text("it is at {} {}, zoom {}", fmt::format("{:.4f}", at.lng), fmt::format("{:.4f}", at.lat),
                              fmt::format("{:.2f}", c.zoom)));
}

// A folder of the output's, made empty.
Outcome Driver::Impl::run_export_to(const Words& w) {
  const std::filesystem::path to = output / std::filesystem::path(w[1]).filename();
  std::error_code ignored;
  std::filesystem::remove_all(to, ignored);
  explorer.export_to(to);
  exports = to;
  return {};
}

// Ten seconds without an event: nothing may be painted.
Outcome Driver::Impl::expect_idle(const Words&) {
  const std::size_t before = frame->frames_painted();
  for (int i = 0; i < 600; ++i) step();
  const std::size_t painted = frame->frames_painted() - before;
  if (painted > 0) return failed(geodata::text("An idle window painted {} frames", painted));
  return {};
}

Outcome Driver::Impl::run_expect(const Words& w) {
  const Session& session = explorer.session();
  const std::string& what = w[1];
  if (what == "item" && w.size() >= 3) return expect_item(w, true);
  if (what == "no-item" && w.size() >= 3) return expect_item(w, false);
  if (what == "camera" && w.size() == 5) return expect_camera(w);
  if (what == "idle") return expect_idle(w);
  std::string found, wanted = w.size() > 2 ? w[2] : "";
  if (what == "selected") {
    found = "none";
    if (session.selection) {
      const Target& t = session.selection->target();
      const Layer* layer = explorer.library().layer(t.layer);
      if (layer != nullptr && layer->content)
        found = t.layer + ":" + std::string(layer->content->features->id(t.feature));
      if (t.place) found = explorer.library().atlas->places[*t.place].id;
    }
  } else if (what == "paragraph") {
    found = session.marked ? std::to_string(session.marked->paragraph + 1) : "none";
  } else if (what == "notices") {
    found = std::to_string(explorer.notices().all().size());
  } else if (what == "exported" && w.size() == 3) {
    std::error_code ignored;
    found = std::filesystem::file_size(exports / wanted, ignored) > 0 && !ignored ? wanted : "not there";
  } else if (what == "copied") {
    found = copied;
  } else if (what == "layer" && w.size() == 4) {
    const LayerState* state = session.layer(w[2]);
    wanted = w[3];
    found = state == nullptr ? "missing" : state->on ? "on" : "off";
  } else {
    return failed(geodata::text("expect does not know {}", what));
  }
  if (found == wanted) return {};
  return failed(geodata::text("{} is not as expected", what),
                geodata::text("it is \"{}\" and should be \"{}\"", found, wanted));
}

Driver::Driver() : impl_(std::make_unique<Impl>()) {}
Driver::~Driver() = default;

Outcome Driver::run(const Words& words, const std::filesystem::path& folder, const std::filesystem::path& output) {
  struct Row {
    Outcome (Impl::*run)(const Words&);
    std::size_t least;  // words, the command's own included
  };
  static const std::map<std::string, Row> commands{{"size", {&Impl::run_size, 3}},
                                                   {"open", {&Impl::run_open, 2}},
                                                   {"click", {&Impl::run_click, 2}},
                                                   {"hover", {&Impl::run_hover, 2}},
                                                   {"map-click", {&Impl::run_map_click, 3}},
                                                   {"map-hover", {&Impl::run_map_click, 3}},
                                                   {"map-double-click", {&Impl::run_map_click, 3}},
                                                   {"drag", {&Impl::run_drag, 3}},
                                                   {"slide", {&Impl::run_slide, 3}},
                                                   {"type", {&Impl::run_type, 2}},
                                                   {"key", {&Impl::run_key, 2}},
                                                   {"scroll", {&Impl::run_scroll, 2}},
                                                   {"wait", {&Impl::run_wait, 2}},
                                                   {"settle", {&Impl::run_settle, 1}},
                                                   {"shot", {&Impl::run_shot, 2}},
                                                   {"view", {&Impl::run_view, 4}},
                                                   {"theme", {&Impl::run_setting, 2}},
                                                   {"language", {&Impl::run_setting, 2}},
                                                   {"reduced-motion", {&Impl::run_setting, 2}},
                                                   {"export-to", {&Impl::run_export_to, 2}},
                                                   {"expect", {&Impl::run_expect, 2}}};
  const auto it = commands.find(words.front());
  if (it == commands.end()) return failed(geodata::text("There is no command {}", words.front()));
  if (words.size() < it->second.least) return failed(geodata::text("{} needs more words", words.front()));
  impl_->folder = folder;
  impl_->output = output;
  return (impl_.get()->*(it->second.run))(words);
}

}  // namespace app
