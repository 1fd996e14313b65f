// Files that change under our hands.
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "geodata/io/file_bytes.h"
#include "geodata/io/mapped_file.h"
#include "geodata/io/vector_reader.h"
#include "tests/catch.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;

TEST_CASE("a mapped file that is cut short reads as zeros behind its end, and says so") {
  const TemporaryFolder folder;
  const auto path = folder.write("a.txt", std::string(3 << 20, 'x'));
  const auto bytes = read_file_bytes(path);
  REQUIRE(bytes.has_value());
  CHECK(bytes->view().size() == 3u << 20);
  CHECK(bytes->view()[100] == 'x');
  CHECK_FALSE(bytes->was_cut());
  std::filesystem::resize_file(path, 1 << 20);
  CHECK(bytes->view()[(2u << 20) + 5] == '\0');
  CHECK(bytes->view()[100] == 'x');
  CHECK(bytes->was_cut());
  std::string copy(100, '-');
  CHECK(bytes->copy(1000, copy));
  CHECK(copy == std::string(100, 'x'));
  CHECK_FALSE(bytes->copy(2u << 20, copy));
}

TEST_CASE("a small file is copied and cannot be cut") {
  const TemporaryFolder folder;
  const auto path = folder.write("a.txt", "hello");
  const auto bytes = read_file_bytes(path);
  REQUIRE(bytes.has_value());
  std::filesystem::resize_file(path, 1);
  CHECK(bytes->view() == "hello");
  CHECK_FALSE(bytes->was_cut());
}

TEST_CASE("many mappings can be open at once") {
  const TemporaryFolder folder;
  const auto path = folder.write("a.txt", std::string(2 << 20, 'y'));
  std::vector<FileBytes> all;
  for (int i = 0; i < 100; ++i) {  // more than the handler's table holds: the rest are copies
    auto bytes = read_file_bytes(path);
    REQUIRE(bytes.has_value());
    CHECK(bytes->view().back() == 'y');
    all.push_back(std::move(*bytes));
  }
}
