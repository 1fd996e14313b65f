// What the benchmarks share: CPU clocks, the program run as a user runs it, and a window without a display.
#pragma once

#include <string>
#include <vector>

#include "app/shell/frame.h"

namespace bench {

double cpu_ms();         // of the process, all threads
double thread_cpu_ms();  // of the calling thread
double wall_ms();
double median(std::vector<double> values);

struct Cost {
  double cpu_s = 0, peak_mb = 0;
  bool done = false;
};
// Runs a program and waits for it; its output is thrown away.
Cost run(const std::vector<std::string>& words);
// The same several times, after one that is thrown away; medians.
Cost run_often(const std::vector<std::string>& words, int times);

void print_row(const std::string& what, double value, int digits, const char* unit, const std::string& bound = {});

// The whole window of the program, 1280 x 800, in a framebuffer; 60 steps a second of its own time.
struct Session {
  app::Explorer explorer{2};
  app::Frame frame{explorer, {1280, 800, 1}, true};
  double time_ms = 0;

  Session() { explorer.set_interactive(true); }
  void step(const app::InputEvents& events = {});
  // Until nothing loads, moves or fades.
  void settle();
  // CPU of a step whose drawing is waited for; what llvmpipe's threads do for it is counted too.
  double timed_step(const app::InputEvents& events = {});
};

}  // namespace bench
