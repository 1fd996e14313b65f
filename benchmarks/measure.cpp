#include "benchmarks/measure.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace bench {
namespace {

double milliseconds(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; }

}  // namespace

double cpu_ms() { return milliseconds(CLOCK_PROCESS_CPUTIME_ID); }
double thread_cpu_ms() { return milliseconds(CLOCK_THREAD_CPUTIME_ID); }
double wall_ms() { return milliseconds(CLOCK_MONOTONIC); }

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

Cost run(const std::vector<std::string>& words) {
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, 1), ::dup2(nowhere, 2);
    std::vector<char*> arguments;
    for (const std::string& w : words) arguments.push_back(const_cast<char*>(w.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1024,
          WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

Cost run_often(const std::vector<std::string>& words, int times) {
  std::vector<double> cpu, peak;
  for (int i = 0; i <= times; ++i) {
    const Cost cost = run(words);
    if (!cost.done) return cost;
    if (i == 0) continue;  // fills the disk's cache
    cpu.push_back(cost.cpu_s), peak.push_back(cost.peak_mb);
  }
  return {median(cpu), median(peak), true};
}

void print_row(const std::string& what, double value, int digits, const char* unit, const std::string& bound) {
  std::printf("%-58s%9.*f %-3s%s%s%s\n", what.c_str(), digits, value, unit, bound.empty() ? "" : " (", bound.c_str(),
              bound.empty() ? "" : ")");
  std::fflush(stdout);
}

void Session::step(const app::InputEvents& events) {
  time_ms += 1000.0 / 60;
  frame.step(events, time_ms);
  frame.paint();
}

void Session::settle() {
  for (int i = 0; i < 20000; ++i) {
    step();
    if (i > 2 && frame.settled() && explorer.idle() && !frame.animating()) return;
    explorer.jobs().wait();
  }
}

double Session::timed_step(const app::InputEvents& events) {
  const double from = cpu_ms();
  step(events);
  frame.finish();
  return cpu_ms() - from;
}

}  // namespace bench
