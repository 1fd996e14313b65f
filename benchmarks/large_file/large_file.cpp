// Files a hundred times larger than the atlas: loaded, drawn, panned, zoomed and picked in, and how that grows.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <tuple>

#include <fmt/core.h>

#include "app/platform/memory.h"
#include "app/platform/offscreen.h"
#include "app/scene/picker.h"
#include "benchmarks/data/made_files.h"
#include "benchmarks/measure.h"

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(ANSHAN_PROGRAM).parent_path() / "bench-data";

// Made once; a file of an older generator goes with the build folder.
fs::path city(const char* name, double scale) {
  fs::create_directories(folder);
  const fs::path path = folder / name;
  if (!fs::exists(path)) bench::make_city(path, scale);
  return path;
}

fs::path points() {
  const fs::path path = folder / "points.geojson";
  if (!fs::exists(path)) bench::make_points(path, 1'000'000);
  return path;
}

double megabytes(const fs::path& path) { return static_cast<double>(fs::file_size(path)) * 1e-6; }

// What any program must at least do that wants the file in its memory.
double plain_read_s(const fs::path& path) { return bench::run_often({ANSHAN_PLAIN_READ, path.string()}, 5).cpu_s; }

bench::Cost picture_of(const fs::path& path, int times) {
  const std::string output = (folder / "picture.png").string();
  return bench::run_often({ANSHAN_PROGRAM, "render", path.string(), "--bare", "--size", "1280x800", "-o", output},
                          times);
}

// What the program costs before it opens anything, so that it can be told from the file's cost.
double start_s() {
  const fs::path tiny = folder / "tiny.geojson";
  bench::make_points(tiny, 1);
  return picture_of(tiny, 9).cpu_s;
}

void measure_pictures(double start) {
  const fs::path file = city("city.geojson", 1);
  const bench::Cost cost = picture_of(file, 5);
  const double read = plain_read_s(file);
  bench::print_row(fmt::format("city, {:.0f} MB: load and first picture, CPU", megabytes(file)), cost.cpu_s - start, 2,
                   "s", "at most 1.2");
  bench::print_row("  with the program's own start", cost.cpu_s, 2, "s");
  bench::print_row("  peak memory", cost.peak_mb, 0, "MB", "at most 600");
  bench::print_row("  a program that only reads the file into memory, CPU", read, 2, "s");
  bench::print_row("  times a plain read()", (cost.cpu_s - start) / read, 1, "x", "at most 10");
  const bench::Cost of_points = picture_of(points(), 5);
  bench::print_row(fmt::format("1,000,000 points, {:.0f} MB: load and first picture, CPU", megabytes(points())),
                   of_points.cpu_s - start, 2, "s", "at most 1.0");
}

// By turns, because the machine is another one from minute to minute: each round compares what it measured itself.
void measure_growth() {
  const fs::path middle = city("city.geojson", 1);
  for (const auto& [name, scale, rounds, times] :
       {std::tuple{"city-small.geojson", 0.1, 9, 5}, {"city-large.geojson", 5.0, 3, 1}}) {
    const fs::path other = city(name, scale);
    std::vector<double> ratios;
    for (int i = 0; i < rounds; ++i) {
      const double start = picture_of(folder / "tiny.geojson", times).cpu_s;
      const double one = (picture_of(other, times).cpu_s - start) / megabytes(other);
      ratios.push_back(one / ((picture_of(middle, 1).cpu_s - start) / megabytes(middle)));
    }
    bench::print_row(
        fmt::format("growth: {:.0f} MB, CPU a megabyte against {:.0f} MB's", megabytes(other), megabytes(middle)),
        bench::median(ratios), 2, "x", "0.85 to 1.15");
  }
}

struct Loading {
  double first_features_ms = 0, dearest_frame_ms = 0, whole_ms = 0;
};

Loading load_in_window(bench::Session& s, const fs::path& file) {
  for (int i = 0; i < 30; ++i) s.step();  // the empty window stands
  Loading out;
  const double from = bench::wall_ms();
  s.explorer.open(file);
  const std::size_t drawn_before = s.frame.renderer().counters().vertices;
  for (int i = 0; i < 20000; ++i) {
    const double cpu = bench::thread_cpu_ms();
    s.step();
    out.dearest_frame_ms = std::max(out.dearest_frame_ms, bench::thread_cpu_ms() - cpu);
    const bool something =
        s.frame.renderer().counters().vertices > drawn_before + 1000 || s.frame.scene_builder().counters().symbols > 0;
    if (something && out.first_features_ms == 0) out.first_features_ms = bench::wall_ms() - from;
    if (i > 2 && s.frame.settled() && s.explorer.idle() && !s.frame.animating()) break;
    ::usleep(4000);  // a display shows 60 pictures a second and waits between them
  }
  out.whole_ms = bench::wall_ms() - from;
  return out;
}

void measure_hand(bench::Session& s) {
  std::vector<double> frames, zooms, indices, picks;
  s.step({app::input::MouseMove{640, 400}});
  s.step({app::input::MouseButton{0, true, {}}});
  for (int i = 1; i <= 41; ++i) {
    const double cpu = s.timed_step({app::input::MouseMove{640.0 - 3 * i, 400.0 + i}});
    if (i > 2) frames.push_back(cpu);
  }
  s.step({app::input::MouseButton{0, false, {}}});
  s.settle();
  bench::print_row("  a panned frame at the overview: CPU, median", bench::median(frames), 1, "ms", "at most 16");
  bench::print_row("  a panned frame: CPU, the dearest", *std::max_element(frames.begin(), frames.end()), 1, "ms");
  for (const double by : {1.0, -1.0, 1.0, 1.0, -1.0}) {
    const app::Camera camera = s.explorer.session().camera;
    app::Camera to = camera;
    to.zoom += by;
    const double from = bench::cpu_ms();
    const std::size_t before = s.frame.renderer().counters().vertices;
    s.explorer.apply({app::command::SetCamera{to}}, 1280, 800);
    s.settle();
    s.frame.finish();
    zooms.push_back(bench::cpu_ms() - from);
    indices.push_back(static_cast<double>(s.frame.renderer().counters().vertices - before) * 1e-6);
  }
  bench::print_row("  settled picture after a zoom step: CPU, median", bench::median(zooms), 0, "ms", "at most 250");
  bench::print_row("  indices drawn for it, median", bench::median(indices), 2, "M");
  app::PickInput pick;
  pick.library = &s.explorer.library();
  pick.session = &s.explorer.session();
  pick.view = s.frame.view();
  pick.placed = s.frame.scene_builder().placed();
  for (int i = 0; i < 200; ++i) {
    const double from = bench::thread_cpu_ms();
    (void)app::pick(pick, {300.0 + 3 * i, 200.0 + i});
    picks.push_back(bench::thread_cpu_ms() - from);
  }
  bench::print_row("  hover and pick: CPU, median", bench::median(picks), 3, "ms", "under 1");
  bench::print_row("  hover and pick: CPU, the dearest", *std::max_element(picks.begin(), picks.end()), 3, "ms");
}

// Points wait for the whole file (a disc counts all of them), so the city's bounds on the way do not hold for them.
void measure_window(const char* what, const fs::path& file, bool in_parts) {
  bench::Session s;
  const Loading loading = load_in_window(s, file);
  std::printf("%s in a window:\n", what);
  bench::print_row("  first features on screen after", loading.first_features_ms, 0, "ms",
                   in_parts ? "at most 300" : "");
  bench::print_row("  dearest frame while it loads, main thread's CPU", loading.dearest_frame_ms, 1, "ms",
                   in_parts ? "at most 33" : "");
  bench::print_row("  all of it there and at rest after", loading.whole_ms, 0, "ms");
  measure_hand(s);
}

}  // namespace

// large_file --city: only the city's load and first picture, as a number for scripts; --window: only what a hand feels.
int main(int argc, char** argv) {
  app::use_large_pages();
  fs::create_directories(folder);
  const double start = start_s();
  if (argc == 2 && std::string_view(argv[1]) == "--city") {
    std::printf("%.2f\n", picture_of(city("city.geojson", 1), 5).cpu_s - start);
    return 0;
  }
  if (argc != 2 || std::string_view(argv[1]) != "--window") {
    measure_pictures(start);
    measure_growth();
  }
  const auto context = app::OffscreenContext::create();
  if (!context) return 1;
  measure_window("the city", city("city.geojson", 1), true);
  measure_window("a million points", points(), false);
  return 0;
}
