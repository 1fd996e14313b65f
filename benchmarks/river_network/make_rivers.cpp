// The made network as text for other programs: make_rivers FILE ROWS COLUMNS. The mouth and a far source first, then a
// line for each reach: its number, the number of the reach below (-1: none), its length in metres.
#include <cstdio>
#include <cstdlib>

#include "benchmarks/river_network/made_rivers.h"

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto rows = static_cast<std::uint32_t>(std::atol(argv[2])),
             columns = static_cast<std::uint32_t>(std::atol(argv[3]));
  if (rows < 2 || columns < 2) return 2;
  const bench::MadeRivers made = bench::made_rivers(rows, columns, bench::Listed::by_rows);
  std::FILE* file = std::fopen(argv[1], "w");
  if (file == nullptr) return 1;
  std::fprintf(file, "%u %u\n", made.mouth, made.far_source);
  for (std::uint32_t i = 0; i < rows * columns; ++i) {
    const bool end = made.next[i] == geodata::no_reach;
    std::fprintf(file, "%u %lld %.0f\n", i, end ? -1LL : static_cast<long long>(made.next[i]), made.length_m[i]);
  }
  return std::fclose(file) == 0 ? 0 : 1;
}
