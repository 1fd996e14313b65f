// make_file city SCALE FILE | make_file points COUNT FILE: the files that ./bench measures with, for other programs.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "benchmarks/data/made_files.h"

int main(int argc, char** argv) {
  const std::string_view kind = argc == 4 ? argv[1] : "";
  if (kind != "city" && kind != "points") {
    std::fputs("usage: make_file city SCALE FILE\n       make_file points COUNT FILE\n", stderr);
    return 2;
  }
  try {
    const bench::MadeFile made = kind == "city" ? bench::make_city(argv[3], std::strtod(argv[2], nullptr))
                                                : bench::make_points(argv[3], std::strtoull(argv[2], nullptr, 10));
    std::printf("%s: %llu features, %llu vertices, %.1f MB\n", argv[3], static_cast<unsigned long long>(made.features),
                static_cast<unsigned long long>(made.vertices), static_cast<double>(made.bytes) * 1e-6);
  } catch (const std::exception& thrown) {
    std::fprintf(stderr, "%s\n", thrown.what());
    return 1;
  }
  return 0;
}
