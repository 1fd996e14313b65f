// The atlas's home view: from start to the first complete picture, a panned frame, ten seconds alone.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "app/platform/offscreen.h"
#include "app/shell/frame.h"

namespace {

constexpr double step_ms = 1000.0 / 60;
const std::string atlas = std::string(ANSHAN_SOURCE_DIR) + "/atlases/anshan";

double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; }

double cpu_now_ms() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

struct Cost {
  double cpu_s = 0, peak_mb = 0;
  bool done = false;
};

// The program itself, as a user runs it.
Cost render_once(const std::vector<std::string>& words) {
  const pid_t child = fork();
  if (child == 0) {
    std::vector<char*> arguments;
    for (const std::string& w : words) arguments.push_back(const_cast<char*>(w.c_str()));
    arguments.push_back(nullptr);
    execv(ANSHAN_PROGRAM, arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1024,
          WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

bool measure_start(const char* what, bool panels) {
  const std::string output = (std::filesystem::temp_directory_path() / "anshan-bench.png").string();
  std::vector<std::string> words{"anshan", "render", atlas, "--size", "1280x800", "-o", output};
  if (panels) words.emplace_back("--ui");
  std::vector<double> cpu, peak;
  for (int run = 0; run < 10; ++run) {
    const Cost cost = render_once(words);
    if (!cost.done) return false;
    if (run == 0) continue;  // fills the disk's cache
    cpu.push_back(cost.cpu_s), peak.push_back(cost.peak_mb);
  }
  std::filesystem::remove(output);
  std::printf("%-52s%7.2f s   (at most 0.60)\n", (std::string(what) + ": CPU, median of 9").c_str(), median(cpu));
  std::printf("%-52s%7.0f MB  (at most 200)\n", (std::string(what) + ": peak memory").c_str(), median(peak));
  return true;
}

struct Session {
  app::Explorer explorer{2};
  app::Frame frame{explorer, {1280, 800, 1}, true};
  double time_ms = 0;

  void step(const app::InputEvents& events = {}) {
    time_ms += step_ms;
    frame.step(events, time_ms);
    frame.paint();
  }
  void settle() {
    for (int i = 0; i < 3000; ++i) {
      step();
      if (i > 2 && frame.settled() && explorer.idle() && !frame.animating()) return;
      if (!explorer.jobs().idle()) std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
  }
};

void measure_window() {
  Session s;
  s.explorer.set_interactive(true);
  s.explorer.open(atlas);
  s.settle();

  const std::size_t before = s.frame.frames_painted();
  const double idle_from = cpu_now_ms();
  for (int i = 0; i < 600; ++i) s.step();
  std::printf("%-52s%7zu\n", "window alone for ten seconds: frames drawn (0)", s.frame.frames_painted() - before);
  std::printf("%-52s%7.3f ms\n", "  a look whether anything changed: CPU", (cpu_now_ms() - idle_from) / 600);

  // A hand that drags the map 12 px a frame; what llvmpipe's threads do for a frame is counted by waiting for it.
  std::vector<double> frames;
  s.step({app::input::MouseMove{800, 400}});
  s.step({app::input::MouseButton{0, true, {}}});
  for (int i = 1; i <= 61; ++i) {
    const double from = cpu_now_ms();
    s.step({app::input::MouseMove{800.0 - 12 * (i % 40), 400.0 + 4 * (i % 40)}});
    s.frame.finish();
    if (i > 2) frames.push_back(cpu_now_ms() - from);
  }
  s.step({app::input::MouseButton{0, false, {}}});
  std::printf("%-52s%7.1f ms  (at most 16)\n", "a panned frame: CPU, median of 59", median(frames));
  std::printf("%-52s%7.1f ms\n", "a panned frame: CPU, the dearest", *std::max_element(frames.begin(), frames.end()));
}

}  // namespace

int main() {
  if (!measure_start("home view, map alone, start to picture", false)) return 1;
  if (!measure_start("home view, whole window, start to picture", true)) return 1;
  const auto context = app::OffscreenContext::create();
  if (!context) return 1;
  measure_window();
  return 0;
}
