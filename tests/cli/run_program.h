// The program as people run it: its exit code and what it says.
#pragma once

#include <string>
#include <vector>

struct Run {
  int exit_code = -1;  // 128 + n: ended by signal n
  std::string out, err;
  double cpu_s = 0;
};

// Runs the built program with these arguments and waits for it. `output`: a file that takes what it prints, such as
// /dev/full; null: it is in `out`.
Run run_program(const std::vector<std::string>& arguments, const char* output = nullptr);
