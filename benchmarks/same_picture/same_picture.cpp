// The same command gives the same picture: 200 runs at five sizes, by turns on one core and on all, where tiles and
// names arrive in another order.
#include <sched.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <fmt/core.h>

#include "benchmarks/measure.h"

namespace {

namespace fs = std::filesystem;

constexpr int runs_a_size = 40;
constexpr const char* sizes[] = {"305x200", "640x400", "1013x640", "1280x800", "1920x1080"};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Of this process, and of those it starts.
void use_cores(bool one) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (std::size_t core = 0; core < (one ? 1 : CPU_SETSIZE); ++core) CPU_SET(core, &set);
  sched_setaffinity(0, sizeof set, &set);
}

// How many different ones there are.
std::size_t pictures_of(const char* size, const fs::path& output) {
  const std::string atlas = std::string(ANSHAN_SOURCE_DIR) + "/atlases/anshan";
  std::set<std::string> seen;
  for (int i = 0; i < runs_a_size; ++i) {
    use_cores(i % 2 == 1);
    const bench::Cost cost = bench::run({ANSHAN_PROGRAM, "render", atlas, "--size", size, "-o", output.string()});
    seen.insert(cost.done ? bytes_of(output) : fmt::format("failed {}", i));
  }
  use_cores(false);
  return seen.size();
}

}  // namespace

int main() {
  const fs::path output = fs::temp_directory_path() / fmt::format("anshan-same-{}.png", getpid());
  bool all_same = true;
  for (const char* size : sizes) {
    const std::size_t pictures = pictures_of(size, output);
    all_same = all_same && pictures == 1;
    bench::print_row(fmt::format("{}: different pictures of {} runs", size, runs_a_size), static_cast<double>(pictures),
                     0, "", "1");
  }
  fs::remove(output);
  return all_same ? 0 : 1;
}
