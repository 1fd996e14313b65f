// Small files are written whole, wherever their name leads.
#include "app/core/small_file.h"

#include "tests/catch.h"
#include "tests/temporary_folder.h"

namespace fs = std::filesystem;
using namespace app;

TEST_CASE("a bare name is a file of the working folder, a longer one makes its folders") {
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(fs::path(folder / "."));
  const auto bare = write_small_file("report.md", "bare", geodata::text("The trace was not saved"));
  const auto deep = write_small_file("a/b/report.md", "deep", geodata::text("The trace was not saved"));
  fs::current_path(before);
  CHECK(bare);
  CHECK(deep);
  CHECK(read_small_file(folder / "report.md") == "bare");
  CHECK(read_small_file(folder / "a/b/report.md") == "deep");
  CHECK_FALSE(fs::exists(folder / "report.md.new"));
}
