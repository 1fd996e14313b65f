// The atlas's home view: from start to the first complete picture, a panned frame, ten seconds alone.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "app/platform/memory.h"
#include "app/platform/offscreen.h"
#include "benchmarks/measure.h"

namespace {

const std::string atlas = std::string(ANSHAN_SOURCE_DIR) + "/atlases/anshan";

bool measure_start(const std::string& what, bool panels) {
  const std::string output = (std::filesystem::temp_directory_path() / "anshan-bench.png").string();
  const std::string what_else = panels ? "--ui" : "--bare";
  const std::vector<std::string> words{ANSHAN_PROGRAM, "render", atlas, what_else, "--size", "1280x800", "-o", output};
  const bench::Cost cost = bench::run_often(words, 9);
  std::filesystem::remove(output);
  if (!cost.done) return false;
  bench::print_row(what + ": CPU, median of 9", cost.cpu_s, 2, "s", "at most 0.60");
  bench::print_row(what + ": peak memory", cost.peak_mb, 0, "MB", "at most 200");
  return true;
}

void measure_window() {
  bench::Session s;
  s.explorer.open(atlas);
  s.settle();

  const std::size_t before = s.frame.frames_painted();
  const double idle_from = bench::cpu_ms();
  for (int i = 0; i < 600; ++i) s.step();
  bench::print_row("window alone for ten seconds: frames drawn", static_cast<double>(s.frame.frames_painted() - before),
                   0, "", "0");
  bench::print_row("  a look whether anything changed: CPU", (bench::cpu_ms() - idle_from) / 600, 3, "ms");

  // A hand that drags the map 12 px a frame.
  std::vector<double> frames;
  s.step({app::input::MouseMove{800, 400}});
  s.step({app::input::MouseButton{0, true, {}}});
  for (int i = 1; i <= 61; ++i) {
    const double cpu = s.timed_step({app::input::MouseMove{800.0 - 12 * (i % 40), 400.0 + 4 * (i % 40)}});
    if (i > 2) frames.push_back(cpu);
  }
  s.step({app::input::MouseButton{0, false, {}}});
  bench::print_row("a panned frame: CPU, median of 59", bench::median(frames), 1, "ms", "at most 16");
  bench::print_row("a panned frame: CPU, the dearest", *std::max_element(frames.begin(), frames.end()), 1, "ms");
}

}  // namespace

int main() {
  app::use_large_pages();
  if (!measure_start("home view, map alone, start to picture", false)) return 1;
  if (!measure_start("home view, whole window, start to picture", true)) return 1;
  const auto context = app::OffscreenContext::create();
  if (!context) return 1;
  measure_window();
  return 0;
}
