#include "app/shell/driver.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <thread>

#include "app/render/picture_file.h"
#include "app/shell/hands.h"
#include "app/shell/key_names.h"
#include "geodata/base/finite_number.h"

namespace app {

namespace {

using Words = std::vector<std::string>;
using Outcome = geodata::Result<void>;

geodata::Unexpected failed(geodata::Text what, geodata::Text why = {}) {
  geodata::Error e;
  e.what = std::move(what);
  e.why = std::move(why);
  return geodata::Unexpected(std::move(e));
}

std::optional<double> number(const std::string& word) { return geodata::finite_number(word); }

}  // namespace

struct Driver::Impl {
  Hands hands;
  std::filesystem::path folder, output, exports;

  Explorer& explorer() { return hands.explorer; }
  Frame& frame() { return hands.frame(); }

  std::string known_items(const std::string& panel) {
    std::string all;
    for (const UiItem& i : frame().ui()->items()) {
      if (i.panel == panel && all.size() < 2000) all += (all.empty() ? "" : ", ") + i.label;
    }
    return all.empty() ? std::string("nothing") : all;
  }
  geodata::Unexpected no_such_item(const std::string& path, geodata::Text what) {
    return failed(std::move(what), geodata::text("this panel shows: {}", known_items(path.substr(0, path.find('/')))));
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
  hands.resize({*width, *height, *scale});
  return {};
}

Outcome Driver::Impl::run_open(const Words& w) {
  const std::filesystem::path path = folder / w[1];
  explorer().open(path);
  hands.step();
  return {};
}

Outcome Driver::Impl::run_click(const Words& w) {
  const UiItem* found = hands.item(w[1]);
  if (found == nullptr) return no_such_item(w[1], geodata::text("There is no {} to click", w[1]));
  hands.press(middle(found->rect));
  return {};
}

Outcome Driver::Impl::run_hover(const Words& w) {
  const UiItem* found = hands.item(w[1]);
  if (found == nullptr) return failed(geodata::text("There is no {} to point at", w[1]));
  hands.move_to(middle(found->rect));
  return {};
}

Outcome Driver::Impl::run_map_click(const Words& w) {
  const auto lng = number(w[1]), lat = number(w[2]);
  if (!lng || !lat) return failed(geodata::text("{} takes LNG LAT", w[0]));
  const ScreenXY at = hands.window_point({*lng, *lat});
  if (!frame().map_rect().contains(at)) return failed(geodata::text("{} {} is not in view", w[1], w[2]));
  if (w[0] == "map-hover") {
    hands.move_to(at);
  } else {
    hands.press(at);
    if (w[0] == "map-double-click") hands.press(at);
  }
  return {};
}

Outcome Driver::Impl::run_drag(const Words& w) {
  const auto dx = number(w[1]), dy = number(w[2]);
  if (!dx || !dy) return failed(geodata::text("drag takes DX DY in px"));
  const ScreenXY from = middle(frame().map_rect());
  Modifiers held;
  held.shift = w.size() > 3 && w[3] == "shift";
  Outcome shown;
  hands.drag(from, {from.x + *dx, from.y + *dy}, held, [&] {
    if (w.size() > 4) shown = expect_item({"expect", "item", w[4]}, true);
  });
  return shown;
}

Outcome Driver::Impl::run_slide(const Words& w) {
  const UiItem* found = hands.item(w[1]);
  const auto share = number(w[2]);
  if (found == nullptr) return failed(geodata::text("There is no {} to slide", w[1]));
  if (!share) return failed(geodata::text("slide takes a widget and a share of its width"));
  const ScreenXY from = middle(found->rect);
  hands.drag(from, {found->rect.min_x + found->rect.width() * *share, from.y});
  return {};
}

Outcome Driver::Impl::run_type(const Words& w) {
  hands.type(w[1]);
  return {};
}

Outcome Driver::Impl::run_key(const Words& w) {
  const auto press = key_named(w[1]);
  if (!press) return failed(geodata::text("There is no key {}", w[1]));
  hands.key(*press);
  return {};
}

Outcome Driver::Impl::run_scroll(const Words& w) {
  const auto notches = number(w[1]);
  if (!notches) return failed(geodata::text("scroll takes notches, and a panel to scroll in"));
  ScreenXY at = middle(frame().map_rect());
  if (w.size() > 2) {
    const UiItem* found = hands.item(w[2]);
    if (found == nullptr) return failed(geodata::text("There is no {} to scroll in", w[2]));
    at = middle(found->rect);
  }
  hands.move_to(at);
  hands.scroll(*notches);
  return {};
}

Outcome Driver::Impl::run_wait(const Words& w) {
  const auto ms = number(w[1]);
  if (!ms) return failed(geodata::text("wait takes milliseconds"));
  for (double t = 0; t < *ms; t += 1000.0 / 60) hands.pass();
  return {};
}

Outcome Driver::Impl::run_settle(const Words&) {
  if (!hands.settle()) return failed(geodata::text("The interface does not come to rest"));
  return {};
}

Outcome Driver::Impl::run_shot(const Words& w) {
  std::error_code ignored;
  std::filesystem::create_directories(output, ignored);
  frame().invalidate();
  hands.step();
  if (!explorer().flying()) frame().paint_to_the_end();  // of what moves, what is seen meanwhile
  const Framebuffer& picture = frame().picture();
  return write_png(output / w[1], picture.width(), picture.height(), picture.read());
}

Outcome Driver::Impl::run_view(const Words& w) {
  const auto lng = number(w[1]), lat = number(w[2]), zoom = number(w[3]);
  if (!lng || !lat || !zoom) return failed(geodata::text("view takes LNG LAT ZOOM"));
  hands.apply(command::SetCamera{camera_at({*lng, *lat}, *zoom)});
  return {};
}

Outcome Driver::Impl::run_setting(const Words& w) {
  Settings s = explorer().settings();
  if (w[0] == "theme") s.theme = w[1] == "dark" ? geodata::Theme::dark : geodata::Theme::light;
  if (w[0] == "language") s.language = w[1] == "zh" ? geodata::Language::chinese : geodata::Language::english;
  if (w[0] == "reduced-motion") s.reduced_motion = w[1] == "on";
  hands.apply(command::SetSettings{s});
  return {};
}

Outcome Driver::Impl::expect_item(const Words& w, bool wanted) {
  const UiItem* found = hands.item(w[2]);
  if (!wanted) {
    if (found != nullptr) return failed(geodata::text("{} is shown, and should not be", w[2]));
    return {};
  }
  if (found == nullptr) {
    return no_such_item(w[2], geodata::text("{} is not shown", w[2]));
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
  const Camera& c = explorer().session().camera;
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
  explorer().export_to(to);
  exports = to;
  return {};
}

// Ten seconds without an event: nothing may be painted.
Outcome Driver::Impl::expect_idle(const Words&) {
  const std::size_t before = frame().frames_painted();
  for (int i = 0; i < 600; ++i) hands.step();  // also where one is made, it shows nothing new
  const std::size_t painted = frame().frames_painted() - before;
  if (painted > 0) return failed(geodata::text("An idle window painted {} frames", painted));
  return {};
}

Outcome Driver::Impl::run_expect(const Words& w) {
  const Session& session = explorer().session();
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
      const Layer* layer = explorer().library().layer(t.layer);
      if (layer != nullptr && layer->content)
        found = t.layer + ":" + std::string(layer->content->features->id(t.feature));
      if (t.place) found = explorer().library().atlas->places[*t.place].id;
    }
  } else if (what == "paragraph") {
    found = session.marked ? std::to_string(session.marked->paragraph + 1) : "none";
  } else if (what == "notices") {
    found = std::to_string(explorer().notices().all().size());
  } else if (what == "exported" && w.size() == 3) {
    std::error_code ignored;
    found = std::filesystem::file_size(exports / wanted, ignored) > 0 && !ignored ? wanted : "not there";
  } else if (what == "copied") {
    found = hands.copied();
  } else if (what == "opacity" && w.size() == 4) {
    const LayerState* state = session.layer(w[2]);
    wanted = w[3];
    found = state == nullptr ? "missing" : fmt::format("{:.0f}", state->opacity * 100);
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
