// `anshan render`: the map in a file, without a display.
#include <cstdio>
#include <ctime>
#include <span>
#include <thread>

#include "app/cli/verbs.h"
#include "app/core/extent.h"
#include "app/platform/offscreen.h"
#include "app/render/picture_file.h"
#include "app/shell/frame.h"
#include "app/ui/room.h"

namespace app {

namespace {

constexpr double step_ms = 1000.0 / 60;
constexpr int most_steps = 6000;

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

geodata::Error unknown(const char* what, const std::string& id, const std::string& known) {
  geodata::Error e;
  e.what = geodata::text(what, id);
  e.why = geodata::text("the atlas does not have it");
  e.todo = geodata::text("It has: {}", known);
  return e;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

// The files' extent, above the row of plates along the lower edge of a furnished picture.
Camera above_the_plates(const geodata::WorldBox& box, double width, double height) {
  constexpr double plates_px = 96, least_height_px = 400, padding_px = 24;
  const double taken = height < least_height_px ? 0 : plates_px;
  const Camera camera = fitted(box, width, height - taken, padding_px);
  return panned(View{camera, width, height}, 0, -taken / 2);
}

// Runs frames until nothing is loading or moving.
void settle(Explorer& explorer, Frame& frame, double& time_ms) {
  for (int i = 0; i < most_steps; ++i) {
    time_ms += step_ms;
    frame.step({}, time_ms);
    if (frame.settled()) return;
    explorer.jobs().wait();
  }
}

std::optional<geodata::Error> choose_layers(Explorer& explorer, const std::vector<std::string>& wanted) {
  std::vector<std::string> known;
  for (const Layer& layer : explorer.library().layers) {
    if (layer.spec.role == geodata::LayerRole::overlay) known.push_back(layer.spec.id);
  }
  Commands commands;
  for (const std::string& id : known) commands.push_back(command::SetLayer{id, false, std::nullopt, 0});
  for (const std::string& id : wanted) {
    if (explorer.library().layer(id) == nullptr) return unknown("There is no layer {}", id, joined(known));
    commands.push_back(command::SetLayer{id, true, std::nullopt, 0});
  }
  explorer.apply(commands, 0, 0);
  return std::nullopt;
}

std::optional<geodata::Error> choose_place(Explorer& explorer, Frame& frame, const std::string& id, bool fly,
                                           double& time_ms) {
  const auto place = explorer.library().atlas->find_place(id);
  if (!place) {
    std::vector<std::string> known;
    for (const geodata::Place& p : explorer.library().atlas->places) known.push_back(p.id);
    return unknown("There is no place {}", id, joined(known));
  }
  // The layer that shows the place must be there before the popup can tell of it.
  explorer.apply({command::SelectPlace{*place, 0, false}}, frame.map_rect().width(), frame.map_rect().height());
  settle(explorer, frame, time_ms);
  explorer.apply({command::SelectPlace{*place, 0, fly}}, frame.map_rect().width(), frame.map_rect().height());
  return std::nullopt;
}

void print_statistics(const Frame& frame, double cpu_s) {
  const SceneCounters& scene = frame.scene_builder().counters();
  const DrawCounters& drawn = frame.renderer().counters();
  std::fprintf(
      stderr,
      "cpu %.3f s; tiles %zu, ground ops %zu, symbols %zu, names %zu; draws %zu, indices %zu, uploaded %zu bytes\n",
      cpu_s, scene.tiles_built, scene.ground_ops, scene.symbols, scene.names, drawn.draws, drawn.vertices,
      frame.renderer().uploaded_bytes());
}

std::optional<geodata::Error> prepare_picture(Explorer& explorer, Frame& frame, const RenderArguments& a,
                                              double& time_ms) {
  if (!a.layers.empty()) {
    if (auto error = choose_layers(explorer, a.layers)) return error;
  }
  time_ms += step_ms;
  frame.step({}, time_ms);  // lays out the panels: the map's size is known from here on
  const double width = frame.map_rect().width(), height = frame.map_rect().height();
  const std::string& id = a.popup.empty() ? a.place : a.popup;
  if (!id.empty()) {
    if (auto error = choose_place(explorer, frame, id, true, time_ms)) return error;
    if (a.popup.empty()) explorer.apply({command::ClearSelection{}}, width, height);
  }
  if (a.view) {
    const auto& v = *a.view;
    explorer.apply({command::SetCamera{camera_at({v[0], v[1]}, v[2])}}, width, height);
  } else if (explorer.files_alone()) {
    Extent all;
    const auto files = std::span(explorer.library().layers).subspan(explorer.library().atlas->layers.size());
    for (const Layer& layer : files)
      if (layer.content) all.add(Extent(*layer.content->features));
    const Camera camera = all.on_world(a.with_panels ? beside_drawer(all.box(), width, height, explorer.settings())
                                       : a.bare      ? fitted(all.box(), width, height, 24)
                                                     : above_the_plates(all.box(), width, height));
    if (!all.empty()) explorer.apply({command::SetCamera{camera}}, width, height);
  }
  settle(explorer, frame, time_ms);
  return std::nullopt;
}

}  // namespace

int render(const RenderArguments& a) {
  auto context = OffscreenContext::create();
  if (!context) return refuse(context.error(), a.language);
  Explorer explorer(std::min(2u, std::max(1u, std::thread::hardware_concurrency())));
  Settings& settings = explorer.mutable_settings();
  settings.theme = a.theme;
  settings.language = a.language;
  settings.reduced_motion = true;
  bool opened = open_paths(explorer, a.paths, !a.bare);
  opened = explorer.finish_reading() && opened;
  if (!opened) {
    print_notices(explorer.notices(), a.language);
    return 1;
  }
  const FrameSize size{static_cast<double>(a.width_px), static_cast<double>(a.height_px), a.scale};
  const bool furnished = !a.with_panels && !a.bare;
  const auto made = furnished ? std::make_unique<Frame>(explorer, size, a.furniture)
                              : std::make_unique<Frame>(explorer, size, a.with_panels, Frame::Use::picture);
  Frame& frame = *made;
  double time_ms = 0;
  if (auto error = prepare_picture(explorer, frame, a, time_ms)) return refuse(*error, a.language);
  frame.paint();
  if (frame.legend_left_out()) explorer.notices().add(Notice::Level::warning, no_room_for_legend());
  if (a.statistics) print_statistics(frame, cpu_seconds());
  const int px_per_metre = static_cast<int>(96 * a.scale / 0.0254);
  const Framebuffer& picture = frame.picture();
  const auto rows = [&](int first, int count, std::uint8_t* to) { picture.read_rows(first, count, to); };
  const auto written = write_png(a.output, picture.width(), picture.height(), rows, px_per_metre);
  if (!written) return refuse(written.error(), a.language);
  print_notices(explorer.notices(), a.language);
  return 0;
}

}  // namespace app
