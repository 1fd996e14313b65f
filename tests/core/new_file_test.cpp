// A file is written whole or not at all, whichever call fails and whenever the program ends.
#include "app/core/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <sstream>
#include <thread>

#include "tests/catch.h"
#include "tests/temporary_folder.h"

using namespace app;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

geodata::Result<void> save(const fs::path& path, std::string_view bytes,
                           const FileCalls& calls = FileCalls::of_the_system()) {
  NewFile file(path, calls);
  for (std::size_t i = 0; i < bytes.size(); i += 1000) file.write(bytes.substr(i, 1000));
  return file.finish(geodata::text("It was not saved"));
}

// The system's calls, of which the n-th (from 0) ends in `instead`, before it is made.
FileCalls stopped_at(int n, const std::function<void()>& instead, int* made = nullptr) {
  const FileCalls& real = FileCalls::of_the_system();
  auto count = std::make_shared<int>(0);
  const auto due = [=] {
    if (made != nullptr) *made = *count + 1;
    if ((*count)++ != n) return false;
    instead();
    return true;
  };
  return {[=](const char* p, int f, mode_t m) { return due() ? -1 : real.open(p, f, m); },
          [=](int f, const void* b, std::size_t s) { return due() ? ssize_t{-1} : real.write(f, b, s); },
          [=](int f) { return due() ? -1 : real.sync(f); },
          [=](int f) {
            const int closed = real.close(f);
            return due() ? -1 : closed;
          },
          [=](const char* a, const char* b) { return due() ? -1 : real.rename(a, b); }};
}

const std::string old_bytes = "what was there", new_bytes(200'000, 'n');

}  // namespace

TEST_CASE("each call fails in turn: the old file or the new one stands, and nothing beside it") {
  int calls = 0;
  {
    const TemporaryFolder folder;
    REQUIRE(save(folder / "a", new_bytes,
                 stopped_at(
                     -1, [] {}, &calls)));
  }
  CHECK(calls >= 8);  // open, writes, sync, close, rename, and the folder's open, sync, close
  for (int n = 0; n < calls; ++n) {
    INFO("call " << n);
    const TemporaryFolder folder;
    const fs::path path = folder.write("a.txt", old_bytes);
    const auto saved = save(path, new_bytes, stopped_at(n, [] { errno = ENOSPC; }));
    CHECK(bytes_of(path) == (saved ? new_bytes : old_bytes));
    CHECK(folder.listing() == std::set<std::string>{"a.txt"});
    if (!saved) CHECK(say(saved.error()).starts_with("It was not saved: the disk is full."));
    if (n < 5) CHECK_FALSE(saved);
  }
}

TEST_CASE("the program is killed before each call: the file is the old one or the new one") {
  for (int n = 0; n < 12; ++n) {
    const TemporaryFolder folder;
    const fs::path path = folder.write("a.txt", old_bytes);
    const pid_t child = ::fork();
    if (child == 0) {
      (void)save(path, new_bytes, stopped_at(n, [] { ::kill(::getpid(), SIGKILL); }));
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    const std::string found = bytes_of(path);
    INFO("call " << n);
    CHECK((found == old_bytes || found == new_bytes));
  }
}

TEST_CASE("a file that bears the name of an older version's temporary one is left alone") {
  const TemporaryFolder folder;
  const fs::path mine = folder.write("report.md.new", "my own");
  REQUIRE(save(folder / "report.md", "new"));
  CHECK(bytes_of(mine) == "my own");
  CHECK(folder.listing() == std::set<std::string>{"report.md", "report.md.new"});
}

TEST_CASE("a link stays a link, also one that leads to nothing yet") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "elsewhere");
  const fs::path target = folder.write("elsewhere/real.txt", old_bytes);
  fs::create_symlink("elsewhere/real.txt", folder / "link.txt");
  fs::create_symlink("elsewhere/later.txt", folder / "early.txt");
  REQUIRE(save(folder / "link.txt", "new"));
  REQUIRE(save(folder / "early.txt", "new too"));
  CHECK(fs::is_symlink(folder / "link.txt"));
  CHECK(bytes_of(target) == "new");
  CHECK(bytes_of(folder / "elsewhere/later.txt") == "new too");
}

TEST_CASE("mode and owner of the file that was there are kept") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("a.txt", old_bytes);
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  struct stat before {
  }, after{};
  ::stat(path.c_str(), &before);
  REQUIRE(save(path, "new"));
  ::stat(path.c_str(), &after);
  CHECK((after.st_mode & 07777) == 0640);
  CHECK(after.st_uid == before.st_uid);
  CHECK(after.st_gid == before.st_gid);
}

TEST_CASE("several writers at once: one whole file, and nothing beside it") {
  const TemporaryFolder folder;
  std::vector<std::thread> writers;
  for (char c = 'a'; c < 'i'; ++c) {
    writers.emplace_back([&, c] {
      for (int i = 0; i < 20; ++i) (void)save(folder / "shared.txt", std::string(50'000, c));
    });
  }
  for (std::thread& writer : writers) writer.join();
  const std::string found = bytes_of(folder / "shared.txt");
  REQUIRE(found.size() == 50'000);
  CHECK(found.find_first_not_of(found[0]) == std::string::npos);
  CHECK(folder.listing() == std::set<std::string>{"shared.txt"});
}

TEST_CASE("what is no plain file is written as it is, and a folder is refused") {
  const TemporaryFolder folder;
  CHECK(save("/dev/null", "x"));
  const auto full = save("/dev/full", "x");
  REQUIRE_FALSE(full);
  CHECK(say(full.error()).starts_with("It was not saved: the disk is full."));
  const auto to_folder = save(folder.path(), "x");
  REQUIRE_FALSE(to_folder);
  CHECK(say(to_folder.error()).starts_with("It was not saved: it is a folder."));
  const auto nowhere = save(folder / "no", "x");
  CHECK(nowhere);
  const auto deeper = save(folder / "gone/a.txt", "x");
  REQUIRE_FALSE(deeper);
  CHECK(say(deeper.error()).starts_with("It was not saved: its folder is not there."));
}
